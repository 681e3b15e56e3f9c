"""Scoring after one answer equals scoring from scratch, in every figure and to the last digit."""

from hypothesis import given
from hypothesis import strategies as st

from tests.packs.answering import answered as all_answered
from tests.scoring.rows import exposure, sample
from tests.strategies import (
    NOT_APPLICABLE,
    PROFILE,
    UNKNOWN,
    Sample,
    conditional_samples,
    point_answers,
    samples,
)
from tests.strategies import answered as given_answer
from wizard.model.assessment import Answer, Assessment
from wizard.model.result import Result
from wizard.report.study import Study
from wizard.scoring.answers.applicability import settle
from wizard.scoring.answers.moves import stands_alone
from wizard.scoring.scores.case import build_case
from wizard.scoring.scores.evaluate import score_assessment
from wizard.scoring.scores.follow import follow_case
from wizard.storage.packs.loading import load_pack


def same(one: Result, other: Result) -> bool:
    """Tell whether two results are equal; the order of readings in a mapping is no part of it."""
    return one == other and dict(one.readings) == dict(other.readings)


def put(assessment: Assessment, question: str, answer: Answer | None) -> Assessment:
    answers = {q: a for q, a in assessment.answers.items() if q != question}
    if answer is not None:
        answers[question] = answer
    return assessment.model_copy(update={"answers": answers})


def changed(study: Study, question: str, answer: Answer | None) -> tuple[Assessment, str | None]:
    """Return an assessment with another answer, settled, and the question if it stands alone."""
    after = put(study.assessment, question, answer)
    settled = settle(study.pack, after)
    is_aside = question in study.assessment.set_aside
    if is_aside or not stands_alone(study.pack, study.case.readings, question):
        return settled, None
    assert settled is after, "it was said to stand alone"
    return settled, question


EDITS = st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99)), min_size=1, max_size=4)


def check(sample: Sample, edits: list[tuple[int, int]]) -> None:
    """Follow a chain of edits, and score each step from scratch beside it."""
    sample = Sample(sample.pack, settle(sample.pack, sample.assessment))
    study = Study(*sample)
    assert study.result is not None
    for which, what in edits:
        questions = list(sample.pack.questions.values())
        question = questions[which % len(questions)]
        options = (*point_answers(question), None, UNKNOWN, NOT_APPLICABLE)
        after, only = changed(study, question.id, options[what % len(options)])
        study, fresh = study.followed_by(after, only), Study(sample.pack, after)
        assert same(study.result, fresh.result)
        assert (study.case.asked, study.case.shown) == (fresh.case.asked, fresh.case.shown)


@PROFILE
@given(samples(), EDITS)
def test_following_answers_equals_scoring_from_scratch(
    sample: Sample, edits: list[tuple[int, int]]
) -> None:
    """After each of several edits in a row, without conditions."""
    check(sample, edits)


@PROFILE
@given(conditional_samples(), EDITS)
def test_following_answers_that_open_questions_equals_scoring_from_scratch(
    sample: Sample, edits: list[tuple[int, int]]
) -> None:
    """Also where answers decide which questions apply, and in scope and depth of all kinds."""
    check(sample, edits)


def test_following_holds_for_every_question_of_the_shipped_pack() -> None:
    """With computed exposures and red lines on them: each question taken back and given again."""
    pack = load_pack()
    full = all_answered(pack, best=False)
    study = Study(pack, full)
    assert study.result.residual == 1.0
    for question in [q for q in pack.questions if q in full.answers]:
        answers = {q: a for q, a in full.answers.items() if q != question}
        less = settle(pack, full.model_copy(update={"answers": answers}))
        without = study.followed_by(less)
        assert same(without.result, score_assessment(pack, less))


def test_one_answer_is_followed_without_preparing_the_case_again() -> None:
    """A scored answer no condition looks at keeps the case; one that decides does not."""
    pack = load_pack()
    full = all_answered(pack, best=False)
    case = Study(pack, full).case
    scored = next(q for q in full.answers if q not in pack.tested and q in case.readings)
    gate = next(q for q in full.answers if q in pack.tested)
    steps = []
    for question in (scored, gate):
        answers = {q: a for q, a in full.answers.items() if q != question}
        step = follow_case(case, full, full.model_copy(update={"answers": answers}))
        steps.append(step is not None)
    assert steps == [True, False]


def test_only_answers_are_followed() -> None:
    """Other weights are scored from scratch; the same ones, read from a file again, are not."""
    one = sample([exposure("alpha.e0")], {"alpha.e0": 40}, weights={"alpha": 2.0})
    case, then = build_case(*one), one.assessment
    raised = {"answers": {"alpha.e0": given_answer(60)}}
    again = then.model_copy(update={**raised, "weights": dict(then.weights)})
    other = then.model_copy(update={**raised, "weights": {"alpha": 3.0}})
    step = follow_case(case, then, again)
    assert step is not None
    assert step.moved["alpha.e0"].working == 0.6
    assert follow_case(case, then, other) is None


def test_settling_what_is_settled_makes_nothing_new() -> None:
    """Where no answer moves the assessment itself is returned, so that it counts as unchanged."""
    one = sample([exposure("alpha.e0")], {"alpha.e0": 40})
    assert settle(*one) is one.assessment
