"""Figures of the whole: residual, interval, bands, coverage, and the checks beside them."""

from collections.abc import Iterator

from wizard.model.explanation import Step
from wizard.report.explain.draft import Draft, digits
from wizard.report.explain.means import describe_edges
from wizard.report.explain.rollups import (
    RESIDUALS,
    ROLLED,
    draft_band,
    draft_coverage,
    draft_residual,
    overall,
)
from wizard.report.explain.sheet import Sheet
from wizard.scoring.scores.evaluate import EXCLUDED_VALUE
from wizard.scoring.scores.waterfall import split_by_family

NEXT, EXCLUDED = "to_next_band", "with_excluded_at_level_2"
NAMES = (*ROLLED, "safeguard_coverage", NEXT, EXCLUDED)


def draft_risk(sheet: Sheet, _: str, name: str) -> Draft:
    """Return how a figure of the whole came about."""
    whole = overall(sheet)
    if name in RESIDUALS:
        return draft_band(sheet, whole, name)
    if name == "safeguard_coverage":
        return draft_coverage(sheet, whole, [*_family_steps(sheet)])
    if name == NEXT:
        return _draft_distance(sheet)
    if name == EXCLUDED:
        return _draft_excluded(sheet)
    return draft_residual(sheet, whole, name)


def _family_steps(sheet: Sheet) -> Iterator[Step]:
    """Yield what each family takes: its share averaged over all orders of adding families."""
    waterfall = split_by_family(sheet.case)
    for share in waterfall.families if waterfall else ():
        if share.change:
            yield Step(f"Safeguards of {share.family}, averaged over all orders", share.change)


def _draft_distance(sheet: Sheet) -> Draft:
    result, edges = sheet.result, sheet.case.parameters.band_edges
    value, residual = result.to_next_band, result.residual
    steps: tuple[Step, ...] = ()
    if value is not None and residual is not None:
        steps = (Step(f"{digits(residual + value)} - {digits(residual)}", value),)
    formula = f"The next edge above the residual, less the residual: {describe_edges(edges)}."
    remark = () if steps else ("There is no worse band.",)
    title = "Overall, distance to the next worse band"
    return Draft(title, value, formula, steps, ("risk.residual",), remark)


def _draft_excluded(sheet: Sheet) -> Draft:
    value, pack = sheet.result.residual_without_exclusions, sheet.pack
    left_out = [
        question
        for question, reading in sheet.result.readings.items()
        if reading.status == "not-applicable" and pack.questions[question].kind == "exposure"
    ]
    lines = [
        Step(f"{sheet.label(q)}: not applicable, counted as level 2", EXCLUDED_VALUE)
        for q in left_out
    ]
    last = () if value is None else (Step("The residual with them", value),)
    return Draft(
        "Overall, residual with exclusions at level 2",
        value,
        "The overall residual if every exposure set not applicable were at level 2, with its "
        "safeguards as they stand: a check against convenient exclusions.",
        (*lines, *last) if last else (),
        ("risk.residual", *(f"answers.{question}" for question in left_out)),
        () if last else ("No exposure with weight was set not applicable.",),
    )
