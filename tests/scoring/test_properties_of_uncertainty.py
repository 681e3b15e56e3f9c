"""What holds of every distribution (method.md 2, P7-P9, P15, P24, P27-P33)."""

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.scoring.doubts import (
    backed,
    fixed,
    one_block,
    outlook_of,
    quick,
    trial_of,
    uncertainty,
)
from tests.scoring.edits import (
    EPS,
    Change,
    alter,
    change,
    of_kind,
    raised,
    say,
    score,
    with_one,
)
from tests.scoring.test_properties_of_structure import shuffled
from tests.strategies import (
    COSTLY,
    Sample,
    answered,
    conditional_samples,
    kind_of,
    samples,
)
from wizard.model.checklist import Exposure, Opportunity, Question, Safeguard
from wizard.model.result import Verdict
from wizard.scoring.scores.case import build_case
from wizard.scoring.uncertainty.bearing import verdict_questions


@COSTLY
@given(samples())
def test_confidence_never_changes_a_result(sample: Sample) -> None:
    """Scores, bands, red lines and recommendation are the same at any confidence (P27)."""
    assert score(backed(sample, confidence="low")) == score(backed(sample, confidence="certain"))


@COSTLY
@given(samples())
def test_certain_answers_stay_within_the_interval(sample: Sample) -> None:
    """All certain and weights fixed, every draw lies between best and worst case (P29)."""
    found = quick(backed(sample, confidence="certain"), weight_spread=0.0)
    interval = score(found).interval
    assume(interval is not None)
    assert interval is not None
    residuals = outlook_of(found, trial_of(found)).residuals
    assert interval.best - 1e-6 <= min(residuals) <= max(residuals) <= interval.worst + 1e-6


@COSTLY
@given(samples(answered_only=True))
def test_certain_and_complete_is_one_value(sample: Sample) -> None:
    """With nothing open and nothing in doubt one band and one verdict are certain (P29)."""
    certain = fixed(backed(sample, confidence="certain"))
    found, result = uncertainty(certain), score(certain)
    assume(found is not None)
    assert found is not None
    assert result.residual is not None
    assert result.band is not None
    assert (found.draws, found.deviation, found.entropy) == (1, 0, 0)
    assert (found.bands[result.band], found.stability) == (1, 1)
    assert found.percentiles == pytest.approx((result.residual,) * 3)
    assert max(found.verdicts) == 1


@COSTLY
@given(raised(Exposure))
def test_worse_exposure_is_no_better_in_any_draw(pair: Change) -> None:
    """With the same seed no draw improves, so no P(band >= b) falls (P31)."""
    before, after = quick(pair.before), quick(pair.after)
    trial = trial_of(before)
    assume(trial.risk_weights)
    first, second = outlook_of(before, trial), outlook_of(after, trial_of(after))
    figures = zip(first.residuals, second.residuals, strict=True)
    assert all(worse >= better - EPS for better, worse in figures)
    assert all(w >= b for b, w in zip(first.bands, second.bands, strict=True))


@COSTLY
@given(raised(Safeguard))
def test_better_safeguard_is_no_worse_in_any_draw(pair: Change) -> None:
    """The same the other way round, verdicts included."""
    before, after = one_block(pair.before), one_block(pair.after)
    for least in (1, 2, 3):
        assert sum(after.bands[least:]) <= sum(before.bands[least:]) + EPS
        assert sum(after.verdicts[least:]) <= sum(before.verdicts[least:]) + EPS


@COSTLY
@given(raised(Opportunity))
def test_better_opportunity_worsens_no_verdict(pair: Change) -> None:
    """A better opportunity never makes a severe verdict likelier, and moves no residual (P7)."""
    before, after = (one_block(one) for one in (pair.before, pair.after))
    for least in (1, 2, 3):
        assert sum(after.verdicts[least:]) <= sum(before.verdicts[least:]) + EPS
    assert (before.bands, before.percentiles) == (after.bands, after.percentiles)


@COSTLY
@given(conditional_samples())
def test_probabilities_add_up(sample: Sample) -> None:
    """Bands and verdicts each sum to 1; percentiles rise; entropy is between 0 and 2 bits (P32)."""
    found = one_block(sample)
    assert math.isclose(math.fsum(found.bands), 1, abs_tol=1e-9)
    assert math.isclose(math.fsum(found.verdicts), 1, abs_tol=1e-9)
    assert list(found.percentiles) == sorted(found.percentiles)
    assert -EPS <= found.entropy <= 2 + EPS
    assert all(0 <= share <= 1 for share in found.red_lines.values())


@COSTLY
@given(samples())
def test_absolute_red_lines_are_no_likelier_than_a_stop(sample: Sample) -> None:
    """Probabilities come from the same draws, and so never contradict each other (P24)."""
    found = one_block(change(sample, waivers=()))
    lines = sample.pack.red_lines
    absolute = [share for line, share in found.red_lines.items() if lines[line].kind == "absolute"]
    assert max(absolute, default=0) <= found.verdicts[Verdict.STOP] + EPS


@COSTLY
@given(samples())
def test_indices_are_shares_of_the_variance(sample: Sample) -> None:
    """Indices are from 0 to 1; without link, weight or doubt they are 0 (P33)."""
    found = one_block(sample)
    case = build_case(*sample)
    weights = case.risk_weights
    bearing = {t.id for t in case.threats if weights[t.dimension] > 0}
    bearing |= {s.safeguard for t in case.threats if t.id in bearing for s in t.shields}
    assert all(0 <= index <= 1 for index in found.indices.values())
    assert {question for question, index in found.indices.items() if index > 0} <= bearing


@COSTLY
@given(shuffled())
def test_order_changes_nothing(pair: tuple[Sample, Sample]) -> None:
    """Reordering the pack and the answers leaves every figure as it was, to the last bit (P8)."""
    assert one_block(pair[0]) == one_block(pair[1])


@COSTLY
@given(samples(), st.sampled_from((0.5, 3.0, 1000.0)))
def test_scale_of_weights_does_not_matter(sample: Sample, factor: float) -> None:
    """Multiplying all weights of dimensions moves nothing (P9)."""
    every = {c.id: sample.assessment.weights.get(c.id, 1.0) for c in sample.pack.checklists}
    scaled = change(sample, weights={d: weight * factor for d, weight in every.items()})
    before, after = (one_block(one) for one in (sample, scaled))
    assert after.percentiles == pytest.approx(before.percentiles)
    assert after.bands == pytest.approx(before.bands, abs=2 / 1024)


@COSTLY
@given(samples())
def test_question_without_weight_is_not_drawn(sample: Sample) -> None:
    """An exposure without weight, in no red line, moves no figure of the distribution (P15)."""
    read = {atom.question for line in sample.pack.red_lines.values() for atom in line.when}
    free = [q for q in of_kind(sample.pack, Exposure) if q.id not in read]
    assume(free)
    weightless = alter(sample, free[0], weight=0.0)
    assert free[0].id not in verdict_questions(build_case(*weightless))


@COSTLY
@given(with_one(Exposure))
def test_other_questions_keep_their_draws(pair: tuple[Sample, Question]) -> None:
    """What is drawn for a question depends on seed and id alone, not on what else is drawn."""
    before, question = pair
    after = say(before, {question.id: answered(kind_of(question).ladder[0], "low")})
    one, other = (trial_of(quick(sample)).risks.axes for sample in (before, after))
    shared = (one.keys() & other.keys()) - {question.id}
    assert all(one[other_question] == other[other_question] for other_question in shared)
