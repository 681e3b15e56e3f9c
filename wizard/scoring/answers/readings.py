"""What is known of every question in scope: its state and the interval of its value (1.1, 1.10)."""

from wizard.model.assessment import Answer, Assessment
from wizard.model.checklist import Question
from wizard.model.pack import Pack
from wizard.model.result import Reading, Status
from wizard.model.scale import Bundle, Difference
from wizard.scoring.answers.applicability import Truth, find_applicability, is_valid
from wizard.scoring.answers.computed import read_computed
from wizard.scoring.answers.scale import Point, find_complaint, point_of, working_point_of


def read_answers(pack: Pack, assessment: Assessment) -> dict[str, Reading]:
    """Return the reading of every question in scope, in the order in which they are asked."""
    answers = assessment.answers
    readings: dict[str, Reading] = {}
    for question, truth in find_applicability(pack, assessment).items():
        scale = pack.questions[question].scale
        if isinstance(scale, Difference | Bundle) and truth is not False:
            # What it reads is asked earlier; while its own condition waits, anything is possible.
            found = read_computed(scale, answers, readings) if truth else Reading("computed")
        else:
            found = read_answer(pack, question, answers.get(question), truth)
        readings[question] = found
    return readings


def read_answer(pack: Pack, question_id: str, answer: Answer | None, applies: Truth) -> Reading:
    """Return the reading of one question.

    An answer its scale does not allow, and "not applicable" where an absolute red line reads the
    question, count as unanswered: the wizard asks again.
    """
    question = pack.questions[question_id]
    if applies is False:
        return Reading("does-not-apply", 0.0, 0.0, 0.0, 0.0)
    if applies is None:
        return _open(question, "waiting")
    if answer is None or not is_valid(question, answer):
        return _open(question, "unanswered")
    if answer.state == "not-applicable":
        if question_id in pack.absolute_exposures:
            return _open(question, "unanswered")
        return Reading("not-applicable", 0.0, 0.0, 0.0, 0.0)
    if question.kind == "context":
        return Reading(answer.state, 0.0, 0.0, 0.0, 0.0)
    return _read_value(question, answer)


def _open(question: Question, status: Status) -> Reading:
    if question.kind == "context":
        return Reading(status, 0.0, 0.0, 0.0, 0.0)
    return Reading(status)


def _read_value(question: Question, answer: Answer) -> Reading:
    scale = question.scale
    if answer.state == "answered" and answer.value is not None:
        value, level = point_of(scale, answer.value)
        return Reading("answered", value, value, level, level)
    if answer.state == "range" and answer.low is not None and answer.high is not None:
        points = sorted(point_of(scale, end) for end in (answer.low, answer.high))
        (low, level_low), (high, level_high) = points
        return Reading("range", low, high, level_low, level_high, _median(question, answer))
    if answer.state == "unknown":
        return Reading("unknown", median=_median(question, answer))
    return _open(question, "unanswered")


def _median(question: Question, answer: Answer) -> Point | None:
    if answer.working is None:
        return None
    # Within a range it was checked with the ends; beside "unknown" it stands alone.
    if answer.state == "unknown" and find_complaint(question.scale, answer.working):
        return None
    return working_point_of(question.scale, answer.working)
