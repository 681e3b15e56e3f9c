"""Where every figure ends: an answer and the value it has (method.md 1.2, 1.10)."""

from collections.abc import Iterable, Iterator
from typing import assert_never

from wizard.model.assessment import Answer
from wizard.model.checklist import Question
from wizard.model.explanation import Step
from wizard.model.result import Reading, Status
from wizard.model.scale import (
    Bundle,
    CornerScale,
    Date,
    Difference,
    Levels,
    MultipleChoice,
    Scale,
    SingleChoice,
    Text,
    YesNo,
    YesPartlyNo,
)
from wizard.report.computed_text import describe_known
from wizard.report.explain.draft import Draft, digits, show_reading
from wizard.report.explain.sheet import Sheet
from wizard.report.wording import format_number

_OPEN = {
    "unanswered": "Not answered: anything is possible.",
    "unknown": "Looked for and not to be established: anything is possible.",
    "waiting": "Whether it applies hangs on an earlier open question: anything is possible.",
    "not-applicable": "Set not applicable by the analyst: it takes no part.",
    "does-not-apply": "Its condition is not met: it takes no part.",
}


def draft_answer(sheet: Sheet, question: str, _: str) -> Draft:
    """Return the value of a question and the answer it comes from, or what it is computed from."""
    asked, reading = sheet.pack.questions[question], sheet.result.readings[question]
    scores = asked.kind != "context" and reading.counts
    said = describe_known(sheet.pack, sheet.assessment, asked, sheet.result.readings)
    return Draft(
        asked.label,
        reading.working if scores else None,
        _rule(asked, reading.status),
        tuple(_steps(reading, said)) if scores else (),
        tuple(f"answers.{read}" for read in asked.reads if read in sheet.result.readings),
        (asked.text, said, *_grounds(sheet.assessment.answers.get(question))),
        show_reading(reading) if scores else said,
    )


def _rule(asked: Question, status: Status) -> str:
    if status in _OPEN:
        return _OPEN[status]
    return "A fact; it scores nothing." if asked.kind == "context" else describe_scale(asked.scale)


def _steps(reading: Reading, said: str) -> Iterator[Step]:
    if reading.width == 0:
        yield Step(said, reading.low)
        return
    yield Step("The lowest value it may have", reading.low)
    yield Step("The highest", reading.high)
    yield Step("The working value, halfway", reading.working)


def _grounds(answer: Answer | None) -> Iterator[str]:
    if answer is None:
        return
    if answer.confidence:
        yield f"Confidence: {answer.confidence}."
    for entry in answer.evidence:
        grade = f"{entry.reliability or ''}{entry.credibility or ''}"
        facts = (entry.source, entry.locator, str(entry.date or ""), grade)
        yield f"Evidence: {', '.join(fact for fact in facts if fact)}."
    if answer.note:
        yield f"Note: {answer.note}"


def describe_scale(scale: Scale) -> str:
    """Return how an answer on a scale becomes a value from 0 to 1, in words."""
    match scale:
        case Levels():
            return _describe_levels(scale)
        case YesNo():
            return "No is 1 and yes 0." if scale.reversed else "Yes is 1 and no 0."
        case YesPartlyNo():
            return f"{'No' if scale.reversed else 'Yes'} is 1, partly one half, the other 0."
        case SingleChoice():
            return "The value written beside the option."
        case MultipleChoice():
            lead = "1 less the" if scale.reversed else "The"
            return f"{lead} weight of what was chosen over all weight."
        case Difference():
            return f"The first number less the second. {_describe_corners(scale)}"
        case CornerScale():
            return _describe_corners(scale)
        case Bundle():
            counts = _list(scale.values)
            return f"By how many parts hold, from none on: {counts}. {scale.values_reason}"
        case Text() | Date():
            return "It scores nothing."
        case _:
            assert_never(scale)


def _describe_levels(scale: Levels) -> str:
    if scale.values is None:
        return "The level over 4."
    return f"The value of its level, from 0 to 4: {_list(scale.values)}. {scale.values_reason}"


def _list(values: Iterable[float]) -> str:
    return ", ".join(digits(value) for value in values)


def _describe_corners(scale: CornerScale) -> str:
    corners = [f"{digits(value)} at {format_number(at)}" for at, value in scale.corners]
    return f"Straight lines between {', '.join(corners)}; beyond the ends, the value of the end."
