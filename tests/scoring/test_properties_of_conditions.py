"""Conditions, scope and setting aside on random packs (method.md 3)."""

from datetime import UTC, datetime
from typing import Literal

from hypothesis import assume, given
from hypothesis import strategies as st

from tests.scoring.edits import change, say, score
from tests.strategies import PROFILE, Dice, Sample, conditional_samples, dice, point_answers
from wizard.lint.references import find_broken_references
from wizard.model.assessment import Assessment, SetAside
from wizard.report.build import build_summary
from wizard.scoring.answers.applicability import find_applicability, is_in_scope, settle
from wizard.scoring.numerics import display

NOW = datetime(2026, 3, 1, 10, tzinfo=UTC)


def every_answer(assessment: Assessment) -> dict[str, object]:
    """Return all answers, in force and set aside."""
    aside = {question: entry.answer for question, entry in assessment.set_aside.items()}
    return {**assessment.answers, **aside}


@st.composite
def with_some_aside(draw: st.DrawFn) -> Sample:
    """Return samples in which some answers begin set aside, with either cause."""
    sample = draw(conditional_samples())
    answers = dict(sample.assessment.answers)
    moved = draw(st.lists(st.sampled_from(sorted(answers)), unique=True)) if answers else []
    why: Literal["condition", "gone"] = draw(st.sampled_from(("condition", "gone")))
    aside = {question: SetAside(why=why, answer=answers.pop(question)) for question in moved}
    return change(sample, answers=answers, set_aside=aside)


@PROFILE
@given(with_some_aside())
def test_settling_never_loses_an_answer(sample: Sample) -> None:
    """Every answer is there afterwards, as it was, in exactly one place."""
    after = settle(*sample)
    assert every_answer(sample.assessment) == every_answer(after)
    assert not after.answers.keys() & after.set_aside.keys()


@PROFILE
@given(with_some_aside())
def test_settling_twice_changes_nothing_more(sample: Sample) -> None:
    """What is settled stays as it is."""
    once = settle(*sample)
    assert once == settle(sample.pack, once)


@PROFILE
@given(with_some_aside())
def test_settled_answers_are_where_their_question_has_them(sample: Sample) -> None:
    """An answer is set aside if and only if its question does not apply."""
    after = settle(*sample)
    applies = find_applicability(sample.pack, after)
    assert not [question for question in after.answers if applies.get(question) is False]
    assert not [question for question in after.set_aside if applies.get(question) is not False]


@PROFILE
@given(conditional_samples(), st.data())
def test_answers_come_back_when_an_answer_is_taken_back(
    sample: Sample, data: st.DataObject
) -> None:
    """Changing one answer and changing it back gives the same assessment again."""
    start = Sample(sample.pack, settle(*sample))
    applies = find_applicability(*start)
    free = [q for q, truth in applies.items() if truth is not False]
    assume(free)
    question = data.draw(st.sampled_from(free))
    first = start.assessment.answers.get(question)
    other = data.draw(st.sampled_from(point_answers(sample.pack.questions[question])))
    away = Sample(sample.pack, settle(*say(start, {question: other})))
    back = settle(*say(away, {question: first}))
    assert start.assessment == back


@PROFILE
@given(conditional_samples())
def test_answers_that_do_not_apply_never_score(sample: Sample) -> None:
    """The result is the same before and after such answers are set aside."""
    assert score(sample) == score(Sample(sample.pack, settle(*sample)))


@PROFILE
@given(conditional_samples())
def test_every_question_in_scope_has_one_reading_and_no_other(sample: Sample) -> None:
    """Readings stand for the questions in scope, in the order in which they are asked."""
    inside = [q.id for q in sample.pack.questions.values() if is_in_scope(q, sample.assessment)]
    assert inside == list(score(sample).readings)


@PROFILE
@given(conditional_samples())
def test_reading_tells_whether_a_question_applies(sample: Sample) -> None:
    """A question waits while its condition is unknown, and does not apply when it is false."""
    names = {None: "waiting", False: "does-not-apply"}
    applies = find_applicability(*sample)
    found = {q: reading.status for q, reading in score(sample).readings.items()}
    expected = {q: names[truth] for q, truth in applies.items() if truth is not True}
    assert expected == {q: s for q, s in found.items() if s in names.values()}


@PROFILE
@given(conditional_samples(), dice())
def test_questions_out_of_scope_change_no_result(sample: Sample, luck: Dice) -> None:
    """What is answered to questions beyond depth and scope moves nothing."""
    beyond = [q for q in sample.pack.questions.values() if not is_in_scope(q, sample.assessment)]
    other = {q.id: luck.pick((None, *point_answers(q))) for q in beyond}
    assert score(sample) == score(say(sample, other))


@PROFILE
@given(conditional_samples())
def test_every_assessment_has_a_summary(sample: Sample) -> None:
    """A summary, whose record refuses figures outside 0 to 100, can always be made."""
    summary = build_summary(*sample, NOW)
    assert summary.completeness == display(score(sample).completeness)


@PROFILE
@given(conditional_samples())
def test_random_packs_are_sound(sample: Sample) -> None:
    """The packs of these properties are ones the program would load."""
    assert not find_broken_references(sample.pack)
