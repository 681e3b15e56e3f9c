"""How much is known: completeness, of the whole and of a dimension (method.md 1.10)."""

import math

from wizard.model.explanation import Step
from wizard.report.explain.draft import Draft, digits, percent
from wizard.report.explain.sheet import Sheet


def draft_known(sheet: Sheet, _: str, __: str) -> Draft:
    """Return how the overall completeness came about."""
    return draft_completeness(sheet, "")


def draft_completeness(sheet: Sheet, dimension: str) -> Draft:
    """Return how the completeness of a dimension came about; of the whole if it is empty."""
    questions = sheet.pack.questions
    asked = [
        (questions[question], reading.width)
        for question, reading in sheet.result.readings.items()
        if reading.counts and reading.is_asked and questions[question].kind != "context"
        if dimension in ("", questions[question].dimension)
    ]
    lines = [Step(f"{q.label}: weight {digits(q.weight)}", q.weight * w) for q, w in asked if w]
    total = math.fsum(q.weight for q, _ in asked)
    left = math.fsum(q.weight * width for q, width in asked)
    found = sheet.dimensions[dimension].completeness if dimension else sheet.result.completeness
    return Draft(
        f"{sheet.title(dimension)}, known" if dimension else "Known",
        found,
        "1 less the average width of what is open, by weight: a question answered by one value "
        "has width 0, an open one 1.",
        (*lines, Step(f"1 - {digits(left)} / {digits(total)}", found)) if total else (),
        tuple(f"answers.{q.id}" for q, width in asked if width),
        () if total else ("Nothing is asked.",),
        percent(found),
    )
