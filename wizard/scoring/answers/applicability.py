"""Which questions apply, in three values: yes, no, or waiting for an earlier answer (method.md 3).

`None` stands for unknown throughout.
"""

import math
from collections.abc import Mapping
from typing import Literal

from wizard.model.assessment import Answer, Assessment, Partnership, SetAside, Value
from wizard.model.checklist import Question
from wizard.model.condition import All, AnyOf, Condition, Not, PartnershipTest, QuestionTest
from wizard.model.pack import Pack
from wizard.scoring.answers.scale import accepts_range, find_complaint

Truth = bool | None


def is_in_scope(question: Question, assessment: Assessment) -> bool:
    """Tell whether depth and dimensions of the assessment include a question."""
    if question.dimension in assessment.skipped_dimensions:
        return False
    return assessment.depth == "full" or question.depth == "core"


def find_applicability(pack: Pack, assessment: Assessment) -> dict[str, Truth]:
    """Return for each question in scope, in order, whether it applies; None while it waits."""
    found: dict[str, Truth] = {}
    facts = Circumstances(pack, assessment.partnership, assessment.answers, found)
    for question in pack.questions.values():
        if is_in_scope(question, assessment):
            condition = question.applies_when
            found[question.id] = True if condition is None else is_met(condition, facts)
    return found


def is_valid(question: Question, answer: Answer) -> bool:
    """Tell whether an answer's value or range fits the question's scale."""
    if answer.state == "range":
        ends = (answer.low, answer.high)
        return accepts_range(question.scale) and all(
            end is not None and not find_complaint(question.scale, as_level(end)) for end in ends
        )
    return answer.value is None or not find_complaint(question.scale, answer.value)


def as_level(end: float) -> float:
    """Return the end of a range as a whole number if it is one, as levels are written."""
    return int(end) if math.isfinite(end) and end == int(end) else end


class Circumstances:
    """What a condition may look at: the partnership and the answers to earlier questions."""

    def __init__(
        self,
        pack: Pack,
        partnership: Partnership,
        answers: Mapping[str, Answer],
        applies: Mapping[str, Truth],
    ) -> None:
        self.partnership = partnership
        self._pack = pack
        self._answers = answers
        self._applies = applies

    def applies(self, question: str) -> Truth:
        """Tell whether an earlier question applies; one out of scope does not."""
        return self._applies.get(question, False)

    def answer(self, question: str) -> Answer | None:
        """Return the answer to a question, if its scale allows it."""
        answer = self._answers.get(question)
        return answer if answer and is_valid(self._pack.questions[question], answer) else None


def is_met(condition: Condition, facts: Circumstances) -> Truth:
    """Return the truth of a condition; unknown parts decide nothing by themselves."""
    match condition:
        case All():
            return all_of([is_met(part, facts) for part in condition.all])
        case AnyOf():
            return any_of([is_met(part, facts) for part in condition.any])
        case Not():
            return negate(is_met(condition.part, facts))
        case PartnershipTest():
            return _test_partnership(condition, facts.partnership)
        case QuestionTest():
            return _test_question(condition, facts)


def all_of(parts: list[Truth]) -> Truth:
    """Return false if any part is false, else unknown if any is, else true."""
    if False in parts:
        return False
    return None if None in parts else True


def any_of(parts: list[Truth]) -> Truth:
    """Return true if any part is true, else unknown if any is, else false."""
    if True in parts:
        return True
    return None if None in parts else False


def negate(part: Truth) -> Truth:
    """Return the opposite; unknown stays unknown."""
    return None if part is None else not part


def _test_partnership(test: PartnershipTest, partnership: Partnership) -> bool:
    value = partnership.stage if test.partnership == "stage" else partnership.form
    return value == test.is_ if test.is_one_of is None else value in test.is_one_of


def _test_question(test: QuestionTest, facts: Circumstances) -> Truth:
    applies = facts.applies(test.question)
    if not applies:
        return applies
    answer = facts.answer(test.question)
    if answer is not None and answer.state == "not-applicable":
        return False
    if test.is_answered:
        return answer is not None and answer.state in ("answered", "range")
    if answer is None or answer.state not in ("answered", "range"):
        return None
    if answer.state == "range":
        return _test_range(test, answer.low or 0.0, answer.high or 0.0)
    return test_value(test, answer.value)


def test_value(test: QuestionTest, value: Value | None) -> bool:
    """Tell whether one raw answer passes a test."""
    if test.is_ is not None:
        return value == test.is_
    if test.is_one_of is not None:
        return value in test.is_one_of
    if test.includes is not None:
        return isinstance(value, tuple) and test.includes in value
    if not isinstance(value, int | float):
        return False
    if test.at_least is not None:
        return value >= test.at_least
    return test.at_most is not None and value <= test.at_most


def _test_range(test: QuestionTest, low: float, high: float) -> Truth:
    if test.at_least is not None:
        return True if low >= test.at_least else (None if high >= test.at_least else False)
    if test.at_most is not None:
        return True if high <= test.at_most else (None if low <= test.at_most else False)
    wanted = (test.is_,) if test.is_one_of is None else test.is_one_of
    inside = any(isinstance(w, int | float) and low <= w <= high for w in wanted)
    return None if inside else False


def settle(pack: Pack, assessment: Assessment) -> Assessment:
    """Set aside answers whose question does not apply or has gone; bring back those that apply.

    Nothing is dropped: an answer is always in exactly one of `answers` and `set_aside`.
    """
    answers, aside = dict(assessment.answers), dict(assessment.set_aside)
    while True:
        current = assessment.model_copy(update={"answers": answers})
        applies = find_applicability(pack, current)
        moves = {qid: why for qid in answers if (why := _reason_to_leave(pack, applies, qid))}
        returns = [qid for qid in aside if qid not in answers and _may_return(pack, applies, qid)]
        if not moves and not returns:
            break
        # Together, both ways: a returning answer may decide whether another one stays.
        for qid, why in moves.items():
            aside[qid] = SetAside(why=why, answer=answers.pop(qid))
        for qid in returns:
            answers[qid] = aside.pop(qid).answer
    if answers == assessment.answers and aside == assessment.set_aside:
        return assessment
    return assessment.model_copy(update={"answers": answers, "set_aside": aside})


def _reason_to_leave(
    pack: Pack, applies: Mapping[str, Truth], question: str
) -> Literal["condition", "gone"] | None:
    if question not in pack.questions:
        return "gone"
    return "condition" if applies.get(question) is False else None


def _may_return(pack: Pack, applies: Mapping[str, Truth], question: str) -> bool:
    return question in pack.questions and applies.get(question, True) is not False
