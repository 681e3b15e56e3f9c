"""Unanswered, unknown, ranged and not applicable (method.md 2, P17-P23, P27)."""

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic import ValidationError

from tests.scoring.edits import (
    EPS,
    board,
    change,
    completions,
    ends_of_answer,
    of_kind,
    open_questions,
    ranged_only,
    say,
    score,
    with_one,
    with_safeguard,
)
from tests.strategies import (
    NOT_APPLICABLE,
    PROFILE,
    UNKNOWN,
    Sample,
    answered,
    inner_answers,
    kind_of,
    point_answers,
    samples,
)
from wizard.model.assessment import CONFIDENCES, Answer
from wizard.model.checklist import Exposure, Question, Safeguard
from wizard.model.result import DimensionScore, Interval, Result
from wizard.scoring.advice.inquire import rank_inquiries
from wizard.scoring.scores.case import build_case
from wizard.scoring.scores.scenario import working_scenario
from wizard.scoring.scores.verdict import scenario_verdict


def width(interval: Interval | None) -> float:
    """Return the width of an interval, 0 where there is none."""
    return interval.worst - interval.best if interval else 0.0


@PROFILE
@given(samples())
def test_working_residuals_lie_between_best_and_worst_case(sample: Sample) -> None:
    """The working residual of the whole and of each dimension lies in its interval (P17)."""
    result = score(sample)
    parts: list[Result | DimensionScore] = [result, *result.dimensions]
    outside = [
        part
        for part in parts
        if part.interval
        and not part.interval.best - EPS <= (part.residual or 0) <= part.interval.worst + EPS
    ]
    assert outside == []


@PROFILE
@given(samples())
def test_working_bands_lie_between_best_and_worst_case(sample: Sample) -> None:
    """The band of the whole and of each dimension lies between its best and worst band (P17)."""
    result = score(sample)
    parts: list[Result | DimensionScore] = [result, *result.dimensions]
    outside = [
        part
        for part in parts
        if part.band_range
        and part.band is not None
        and not part.band_range[0] <= part.band <= part.band_range[1]
    ]
    assert outside == []


@PROFILE
@given(samples())
def test_working_verdict_lies_between_best_and_worst_case(sample: Sample) -> None:
    """The scenario recommendation at working values lies between those at both ends (P17)."""
    said = score(sample).recommendation
    working = scenario_verdict(working_scenario(build_case(*sample)))
    assert said.best_case <= working <= said.worst_case


@PROFILE
@given(completions())
def test_no_completion_leaves_the_interval(pair: tuple[Sample, Sample]) -> None:
    """However open questions are answered, the residual stays in the interval shown (P17)."""
    interval, residual = score(pair[0]).interval, score(pair[1]).residual
    assume(interval is not None and residual is not None)
    low, high = (interval.best, interval.worst) if interval else (0.0, 1.0)
    assert low - EPS <= (residual or 0) <= high + EPS


@PROFILE
@given(completions())
def test_no_completion_leaves_the_range_of_verdicts(pair: tuple[Sample, Sample]) -> None:
    """However open questions are answered, the verdict stays between those at both ends (P17)."""
    said = score(pair[0]).recommendation
    completed = scenario_verdict(working_scenario(build_case(*pair[1])))
    assert said.best_case <= completed <= said.worst_case


@pytest.mark.parametrize("end", ["best", "worst"])
@PROFILE
@given(sample=samples())
def test_both_ends_of_the_interval_are_attained(end: str, sample: Sample) -> None:
    """There are answers at which the residual is exactly each end of the interval (P18)."""
    answers: dict[str, Answer | None] = {}
    for question in open_questions(sample):
        said = ranged_only(sample, question)
        answers |= ends_of_answer(question, said, worst=end == "worst")
    interval, attained = score(sample).interval, score(say(sample, answers)).residual
    assert attained == (interval and getattr(interval, end))


@PROFILE
@given(samples(), st.data())
def test_answering_never_widens_the_interval(sample: Sample, data: st.DataObject) -> None:
    """An answer inside what was open moves neither end of the interval outwards (P19)."""
    found = open_questions(sample)
    assume(found)
    question = data.draw(st.sampled_from(found))
    answer = data.draw(st.sampled_from(inner_answers(question, ranged_only(sample, question))))
    before, after = score(sample).interval, score(say(sample, {question.id: answer})).interval
    assume(before and after)
    assert before is not None
    assert after is not None
    assert before.best - EPS <= after.best <= after.worst <= before.worst + EPS


@PROFILE
@given(samples(answered_only=True))
def test_complete_answers_leave_no_interval(sample: Sample) -> None:
    """Where every question is answered by a point, best and worst case are the same (P19)."""
    assert width(score(sample).interval) == 0.0


@PROFILE
@given(with_one(Exposure, answered_only=True) | with_one(Safeguard, answered_only=True))
def test_swing_of_the_only_open_question_is_the_width(found: tuple[Sample, Question]) -> None:
    """With one question open its swing equals the width of the interval (P20)."""
    sample, question = found
    opened = say(sample, {question.id: None})
    (inquiry,) = [
        inquiry
        for inquiry in rank_inquiries(build_case(*opened), opened.assessment)
        if inquiry.question == question.id
    ]
    assert math.isclose(width(score(opened).interval), inquiry.swing, abs_tol=EPS)


@PROFILE
@given(with_one(Exposure))
def test_unanswered_exposure_is_not_level_zero(found: tuple[Sample, Question]) -> None:
    """Unanswered differs from no exposure in state, worst case and completeness (P21)."""
    sample, question = found
    home = question.dimension
    assume(question.weight > 0 and sample.assessment.weights[home] > 0)
    nothing = score(say(sample, {question.id: None}))
    zero = score(say(sample, {question.id: answered(kind_of(question).ladder[0])}))
    states = (nothing.readings[question.id].status, zero.readings[question.id].status)
    assert states == ("unanswered", "answered")
    assert nothing.interval is not None
    assert zero.interval is not None
    assert nothing.interval.worst > zero.interval.worst
    assert nothing.completeness < zero.completeness


@PROFILE
@given(samples())
def test_completeness_is_whole_only_if_everything_is_known(sample: Sample) -> None:
    """Completeness is 1 if and only if every question that counts is answered by a point (P22)."""
    result, questions = score(sample), sample.pack.questions
    vague = [
        question
        for question, reading in result.readings.items()
        if reading.counts and reading.status != "answered" and questions[question].weight > 0
    ]
    assert (result.completeness == 1.0) == (vague == [])


@PROFILE
@given(samples())
def test_unknown_counts_as_unanswered(sample: Sample) -> None:
    """A question sought in vain enters every figure as one not answered (P21)."""
    states = sample.assessment.answers.items()
    untold = {q: None for q, answer in states if answer.state == "unknown"}
    one, other = score(sample), score(say(sample, untold))
    figures = [(r.residual, r.interval, r.completeness, r.recommendation) for r in (one, other)]
    assert figures[0] == figures[1]


@PROFILE
@given(with_one(Exposure))
def test_unknown_is_told_from_unanswered(found: tuple[Sample, Question]) -> None:
    """A question sought in vain keeps its state, and is no longer open (P21)."""
    sample, question = found
    reading = score(say(sample, {question.id: UNKNOWN})).readings[question.id]
    assert (reading.status, reading.is_open) == ("unknown", False)


@PROFILE
@given(with_one(Exposure))
def test_not_applicable_differs_from_unanswered(found: tuple[Sample, Question]) -> None:
    """Setting a question not applicable is told from leaving it open (P23)."""
    sample, question = found
    assume(question.id not in sample.pack.absolute_exposures)
    counts = []
    for answer in (None, NOT_APPLICABLE):
        result = score(say(sample, {question.id: answer}))
        (home,) = [d for d in result.dimensions if d.id == question.dimension]
        counts.append((home.open_questions, home.not_applicable))
    (open_before, aside_before), after = counts
    assert (open_before - 1, aside_before + 1) == after


@PROFILE
@given(with_safeguard())
def test_not_applicable_safeguard_equals_an_absent_one(found: tuple[Sample, Safeguard]) -> None:
    """A safeguard set not applicable lowers exactly as much as one that is absent (P23)."""
    sample, safeguard = found
    absent = say(sample, {safeguard.id: answered(kind_of(safeguard).ladder[0])})
    aside = say(sample, {safeguard.id: NOT_APPLICABLE})
    assert board(absent).residuals == board(aside).residuals


@PROFILE
@given(with_safeguard(), st.data())
def test_not_applicable_safeguard_never_helps_the_verdict(
    found: tuple[Sample, Safeguard], data: st.DataObject
) -> None:
    """No answer to a safeguard gives a harsher scenario verdict than not applicable (P23)."""
    sample, safeguard = found
    told = say(sample, {safeguard.id: data.draw(st.sampled_from(point_answers(safeguard)))})
    aside = say(sample, {safeguard.id: NOT_APPLICABLE})
    verdicts = [scenario_verdict(working_scenario(build_case(*s))) for s in (told, aside)]
    assert verdicts[0] <= verdicts[1]


@pytest.mark.parametrize("reason", ["", "  "])
def test_not_applicable_needs_a_reason(reason: str) -> None:
    """Not applicable without a reason is refused (P23)."""
    with pytest.raises(ValidationError, match="needs a `reason`"):
        Answer.model_validate({"state": "not-applicable", "reason": reason})


@PROFILE
@given(samples(), st.sampled_from([NOT_APPLICABLE, UNKNOWN]))
def test_exposure_of_an_absolute_red_line_cannot_be_set_aside(
    sample: Sample, answer: Answer
) -> None:
    """Where an absolute red line reads a question, not applicable leaves it open (P23)."""
    read = dict.fromkeys(sample.pack.absolute_exposures, answer)
    result = score(say(sample, dict(read)))
    spans = {(result.readings[q].low, result.readings[q].high) for q in read}
    assert spans <= {(0.0, 1.0)}


@PROFILE
@given(samples(), st.sampled_from((None, *CONFIDENCES)))
def test_confidence_changes_no_result(sample: Sample, confidence: str | None) -> None:
    """Confidence enters no value, residual, band, red line or verdict (P27)."""
    doubted = {
        question: answer.model_copy(update={"confidence": confidence})
        for question, answer in sample.assessment.answers.items()
    }
    assert score(sample) == score(change(sample, answers=doubted))


@PROFILE
@given(samples())
def test_excluded_exposures_are_counted_back_in_at_level_two(sample: Sample) -> None:
    """The check on exclusions equals the residual with each of them at the middle (1.11)."""
    result = score(sample)
    aside = [
        exposure
        for exposure in of_kind(sample.pack, Exposure)
        if result.readings[exposure.id].status == "not-applicable" and exposure.weight > 0
    ]
    # An unanswered exposure stands at the middle as well.
    middle = score(say(sample, {exposure.id: None for exposure in aside}))
    expected = middle.residual if aside else None
    assert expected == result.residual_without_exclusions
