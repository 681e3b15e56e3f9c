"""How an answer is put into words."""

from decimal import Decimal

from wizard.model.assessment import Answer, Assessment
from wizard.model.checklist import Question
from wizard.model.result import LEVEL_STATES, Reading, SafeguardState
from wizard.model.scale import (
    Levels,
    MultipleChoice,
    Number,
    Percent,
    Scale,
    SingleChoice,
    YesNo,
    YesPartlyNo,
)
from wizard.scoring.answers.applicability import is_valid
from wizard.scoring.answers.scale import is_clipped


def describe_value(scale: Scale, raw: object) -> str:
    """Return the option's wording, or the number with its unit."""
    match scale:
        case Levels():
            if isinstance(raw, int) and 0 <= raw < len(scale.levels):
                return scale.levels[raw]
            return str(raw)
        case YesNo() | YesPartlyNo():
            meaning = getattr(scale.meanings, str(raw), None)
            return meaning or str(raw).capitalize()
        case SingleChoice():
            return next((o.text for o in scale.options if o.id == raw), str(raw))
        case MultipleChoice():
            chosen = raw if isinstance(raw, tuple) else ()
            known = {item.id: item.text for item in scale.options if item.id in chosen}
            texts = [*known.values(), *(item for item in chosen if item not in known)]
            return "; ".join(texts) if texts else "none of them"
        case Number() | Percent():
            return f"{format_number(raw)} {scale.unit}"
        case _:
            return str(raw)


def wanted_by(scale: Scale) -> str:
    """Return what is typed on a scale without choices: `percentage`, `number of months`, `date`."""
    unit = getattr(scale, "unit", "")
    if unit == "%":
        return "percentage"
    if unit.startswith("percent "):
        return f"percentage{unit.removeprefix('percent')}"
    return f"number of {unit}" if unit else scale.type


def format_number(raw: object) -> str:
    """Return a number in digits, without a needless fraction or an exponent."""
    if not isinstance(raw, int | float):
        return str(raw)
    return f"{Decimal(repr(raw)):f}".removesuffix(".0")


def describe_answer(question: Question, answer: Answer | None) -> str:
    """Return one sentence for an answer in any state; what was chosen keeps its old wording."""
    if answer is None or answer.state == "unanswered":
        return "Open"
    if answer.state == "unknown":
        return f"Unknown: {answer.reason}"
    if answer.state == "not-applicable":
        return f"Not applicable: {answer.reason}"
    if answer.state == "range":
        unit = question.scale.unit if isinstance(question.scale, Number | Percent) else ""
        ends = f"{format_number(answer.low)} and {format_number(answer.high)}"
        taken = "" if answer.working is None else f", taken as {format_number(answer.working)}"
        if unit:
            return f"Between {ends} {unit}{taken}"
        return f"Between levels {ends}{taken}"
    wording = describe_value(question.scale, answer.value)
    if is_worded_otherwise(question, answer):
        wording += f" (when it was answered: {answer.chosen})"
    if isinstance(question.scale, Levels):
        return f"Level {format_number(answer.value)}: {wording}"
    if isinstance(answer.value, int | float) and is_clipped(question.scale, answer.value):
        wording += " (beyond the scale: counts as its end)"
    return wording


def was_asked_otherwise(question: Question, answer: Answer) -> bool:
    """Tell whether the question was worded otherwise, in the same language, when it was asked."""
    return answer.language == question.language and answer.asked not in ("", question.text)


def is_worded_otherwise(question: Question, answer: Answer) -> bool:
    """Tell whether the level or option chosen was worded otherwise when it was chosen."""
    if answer.state != "answered" or not answer.chosen or answer.language != question.language:
        return False
    return answer.chosen != describe_value(question.scale, answer.value)


def describe(assessment: Assessment, question: Question) -> str:
    """Return the sentence for what an assessment says to a question."""
    answer = assessment.answers.get(question.id)
    if answer is not None and not is_valid(question, answer):
        return f"Open: the file holds an answer that is not allowed ({answer.value})"
    return describe_answer(question, answer)


def safeguard_state(reading: Reading) -> SafeguardState:
    """Return what a safeguard's reading means in one word."""
    if reading.status == "answered":
        return LEVEL_STATES[int(reading.level_low)]
    if reading.status in ("range", "unknown"):
        return "range" if reading.status == "range" else "unknown"
    return "open"
