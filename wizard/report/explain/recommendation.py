"""Why the verdict is what it is: the triggers that fired (method.md 1.14)."""

from collections.abc import Iterator

from wizard.model.explanation import Step
from wizard.model.result import Band, Trigger
from wizard.report.explain.draft import Draft
from wizard.report.explain.sheet import Sheet
from wizard.scoring.numerics import settle_float

_FIGURES = {
    "T2": ("risk.band",),
    "T3": ("risk.band", "opportunity.score"),
    "T5": ("risk.band",),
    "T7": ("risk.band", "opportunity.score"),
    "T8": ("risk.band",),
}


def draft_recommendation(sheet: Sheet, _: str, __: str) -> Draft:
    """Return the recommendation with every trigger that fired."""
    said = sheet.result.recommendation
    lines = [
        Step(f"{trigger.code}: {trigger.text}", trigger.verdict.word) for trigger in said.reasons
    ]
    parts = [part for trigger in said.reasons for part in _parts(sheet, trigger)]
    best, worst = said.best_case.word, said.worst_case.word
    return Draft(
        "Recommendation",
        said.verdict.word,
        "The most severe verdict among the triggers that fire; proceed if none does.",
        (*lines, Step("The most severe of them", said.verdict.word)),
        tuple(dict.fromkeys(parts)),
        (
            f"If every open question turned out well: {best}; badly: {worst}.",
            *(("Provisional: something open could still change it.",) if said.provisional else ()),
        ),
    )


def _parts(sheet: Sheet, trigger: Trigger) -> Iterator[str]:
    """Yield the figures a trigger read."""
    match trigger.code:
        case "T1" | "T4" | "T11":
            yield from _red_lines(sheet, trigger.code)
        case "T6" | "T9":
            yield from _dimension_bands(sheet, Band.CRITICAL if trigger.code == "T6" else Band.HIGH)
        case "T10":
            yield from (f"exposures.{question}.residual" for question in trigger.questions)
        case "T12":
            yield from _open_figures(sheet)
        case code if code in _FIGURES:
            yield from _FIGURES[code]
        case _:
            yield from (f"answers.{question}" for question in trigger.questions)


def _red_lines(sheet: Sheet, code: str) -> Iterator[str]:
    kind = "absolute" if code == "T1" else "curable"
    for found in sheet.result.red_lines:
        is_settled = found.state in ("crossed", "clear", "not-examined")
        is_crossed = found.state == "crossed" and found.line.kind == kind
        if not is_settled if code == "T11" else is_crossed:
            yield f"red_lines.{found.line.id}"


def _dimension_bands(sheet: Sheet, least: Band) -> Iterator[str]:
    weights = sheet.case.risk_weights
    for dimension, band in sheet.working.board.dimension_bands.items():
        if band >= least and weights[dimension] > 0:
            yield f"dimensions.{dimension}.band"


def _open_figures(sheet: Sheet) -> Iterator[str]:
    """Yield what says that too little is known."""
    parameters, result = sheet.case.parameters, sheet.result
    worst = sheet.boards["worst"].band
    if worst is None or worst >= Band.HIGH:
        yield "risk.worst_band"
    if settle_float(result.completeness) < parameters.completeness_limit:
        yield "completeness"
    for score in result.dimensions:
        if settle_float(score.completeness) < parameters.dimension_completeness_limit:
            yield f"dimensions.{score.id}.completeness"
