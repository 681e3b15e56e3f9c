"""How a computed figure came about, in one sentence."""

from collections.abc import Mapping

from wizard.model.assessment import Answer, Assessment
from wizard.model.checklist import Question
from wizard.model.pack import Pack
from wizard.model.result import Reading
from wizard.model.scale import Bundle, Difference
from wizard.report.wording import describe, format_number
from wizard.scoring.answers.computed import find_difference


def describe_known(
    pack: Pack, assessment: Assessment, question: Question, readings: Mapping[str, Reading]
) -> str:
    """Return the sentence for what is known of a question, asked or computed."""
    scale = question.scale
    if isinstance(scale, Difference):
        return f"Computed: {describe_difference(scale, assessment.answers)}"
    if isinstance(scale, Bundle):
        held = [describe_part(pack, part.question, part.at_least, readings) for part in scale.parts]
        return f"Computed: {'; '.join(held)}"
    return describe(assessment, question)


def describe_difference(scale: Difference, answers: Mapping[str, Answer]) -> str:
    """Return a difference with its unit, or that it is open."""
    found = find_difference(scale, answers)
    if found is None:
        return "open while one of the two numbers is"
    low, high = (format_number(end) for end in found)
    return f"{low} {scale.unit}" if low == high else f"between {low} and {high} {scale.unit}"


def describe_part(pack: Pack, question: str, limit: float, readings: Mapping[str, Reading]) -> str:
    """Return whether one part of a bundle holds."""
    label, reading = pack.questions[question].label, readings.get(question)
    if reading is None or not reading.counts:
        return f"{label}: does not apply"
    if reading.level_low >= limit:
        return f"{label}: holds"
    return f"{label}: {'open' if reading.level_high >= limit else 'does not hold'}"
