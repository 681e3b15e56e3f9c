"""Figures of the two rankings: what to negotiate first, what to find out first (1.15, 1.16)."""

from collections.abc import Iterator

from wizard.model.explanation import Step
from wizard.model.result import Inquiry
from wizard.report.explain.draft import Draft, digits, percent
from wizard.report.explain.sheet import Sheet

DROPS = ("residual_drop", "residual_after")
SWINGS = ("swing", "change_probability")


def draft_improvement(sheet: Sheet, safeguard: str, name: str) -> Draft:
    """Return what bringing one safeguard to full would do to the overall residual."""
    entry, label = sheet.improvements[safeguard], sheet.label(safeguard)
    now = sheet.result.residual or 0.0
    lines = [
        *_moved_exposures(sheet, safeguard),
        Step("Overall residual then", entry.residual_after),
    ]
    parts = ("risk.residual", f"answers.{safeguard}")
    if name == "residual_after":
        formula = "The overall residual with this safeguard at full and all else as it is."
        title = f"{label} at full, overall residual"
        return Draft(title, entry.residual_after, formula, tuple(lines), parts)
    last = Step(f"{digits(now)} - {digits(entry.residual_after)}", entry.drop)
    cures = (f"Cures {', '.join(entry.cures)}.",) if entry.cures else ()
    return Draft(
        f"{label} at full, drop in the overall residual",
        entry.drop,
        "The overall residual now, less what it would be with this safeguard at full and all "
        "else as it is. Drops of several safeguards do not add up.",
        (*lines, last),
        parts,
        cures,
    )


def _moved_exposures(sheet: Sheet, safeguard: str) -> Iterator[Step]:
    """Yield the exposures the safeguard would lower, with what would be left of them."""
    now = sheet.working.board.residuals
    then = sheet.working.with_full((safeguard,)).board.residuals
    for threat in sheet.case.touched.get(safeguard, ()):
        before, after = now[threat.id], then[threat.id]
        if before != after:
            yield Step(f"{sheet.label(threat.id)}: now {digits(before)}, then", after)


def draft_inquiry(sheet: Sheet, question: str, name: str) -> Draft:
    """Return what answering one question could do."""
    entry = sheet.inquiries[question]
    figure = "opportunity score" if entry.is_opportunity else "overall residual"
    count = len(entry.outcomes)
    label, parts = sheet.label(question), (f"answers.{question}",)
    lines = tuple(
        Step(f"Point {place} of {count} of its ladder: {figure}", outcome)
        for place, outcome in enumerate(entry.outcomes, 1)
    )
    if name == "swing":
        formula = f"The greatest less the least {figure} along its ladder, all else as it is."
        last = Step(f"{digits(max(entry.outcomes))} - {digits(min(entry.outcomes))}", entry.swing)
        return Draft(f"{label}, swing", entry.swing, formula, (*lines, last), parts)
    return Draft(
        f"{label}, change probability",
        entry.change_probability,
        "The share of points of its ladder whose verdict differs from the present one. It "
        "counts points; it is no forecast.",
        tuple(_verdict_steps(entry)),
        parts,
        shown=percent(entry.change_probability),
    )


def _verdict_steps(entry: Inquiry) -> Iterator[Step]:
    count = len(entry.outcomes)
    differing = round(entry.change_probability * count)
    yield Step("The verdict now", entry.present.word)
    yield Step("Verdicts met", ", ".join(verdict.word for verdict in entry.verdicts))
    yield Step(f"{differing} of {count} points differ", entry.change_probability)
