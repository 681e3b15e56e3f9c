"""Identities, shape and continuity of the means (method.md 2, P2, P12, P13, P16)."""

import math

from hypothesis import assume, given
from hypothesis import strategies as st

from tests.scoring.edits import (
    EPS,
    Change,
    board,
    change,
    differing,
    figures,
    of_kind,
    raised,
    risen,
    say,
    score,
    tune,
    without_safeguards,
)
from tests.strategies import (
    PROFILE,
    Dice,
    Sample,
    answered,
    dice,
    kind_of,
    point_answers,
    samples,
)
from wizard.model.checklist import Exposure, Opportunity
from wizard.model.result import Band

POTENCY = {"weak": 0.25, "moderate": 0.5, "strong": 0.75}


@PROFILE
@given(samples(answered_only=True))
def test_no_exposure_gives_zero_and_low(sample: Sample) -> None:
    """With every exposure at 0 the residual is 0 and the band low, whatever the weights (P2)."""
    none = {e.id: answered(kind_of(e).ladder[0]) for e in of_kind(sample.pack, Exposure)}
    result = score(say(sample, none))
    assume(result.residual is not None)
    assert (result.residual, result.band) == (0.0, Band.LOW)


@PROFILE
@given(samples(), st.floats(0, 1))
def test_equal_exposures_without_safeguards_give_their_value(sample: Sample, value: float) -> None:
    """If all exposures are alike and nothing lowers them, that is the residual (P2)."""
    plain = board(without_safeguards(sample))
    uniform = plain.with_values({threat.id: value for threat in plain.case.threats})
    assert differing(dict.fromkeys(figures(uniform), value), figures(uniform)) == []


@PROFILE
@given(samples())
def test_half_the_exposure_gives_half_the_residual(sample: Sample) -> None:
    """Halving every exposure halves every residual (P12)."""
    whole = board(sample)
    half = whole.with_values({t.id: whole.values[t.id] / 2 for t in whole.case.threats})
    expected = {name: figure / 2 for name, figure in figures(whole).items()}
    assert differing(expected, figures(half)) == []


@PROFILE
@given(samples())
def test_two_steps_of_rolling_up_equal_one_flat_mean(sample: Sample) -> None:
    """The residual is the flat power mean over all exposures, weighted by both weights (P13)."""
    result, power = score(sample), sample.assessment.parameters.power
    assume(result.residual is not None)
    shares: dict[str, float] = {}
    for dimension in result.dimensions:
        own = [e.id for e in result.exposures if e.dimension == dimension.id]
        total = sum(sample.pack.questions[exposure].weight for exposure in own)
        shares |= {e: dimension.weight * sample.pack.questions[e].weight / total for e in own}
    flat = sum(shares[e.id] * e.residual**power for e in result.exposures) / sum(shares.values())
    assert math.isclose(flat ** (1 / power), result.residual or 0, abs_tol=EPS)


@PROFILE
@given(samples())
def test_power_one_gives_the_arithmetic_mean(sample: Sample) -> None:
    """With p = 1 the residual is the weighted arithmetic mean of the dimensions (P13)."""
    result = score(tune(sample, power=1.0))
    assume(result.residual is not None)
    parts = [d for d in result.dimensions if d.residual is not None]
    mean = sum(d.weight * (d.residual or 0) for d in parts) / sum(d.weight for d in parts)
    assert math.isclose(mean, result.residual or 0, abs_tol=EPS)


@PROFILE
@given(samples(), st.floats(1, 12), st.floats(1, 12))
def test_residual_never_falls_with_the_power(sample: Sample, one: float, other: float) -> None:
    """A greater p gives no lower residual (P13)."""
    low, high = sorted((one, other))
    less, more = (figures(board(tune(sample, power=power))) for power in (low, high))
    assert risen(more, less) == []


@PROFILE
@given(samples(answered_only=True), dice())
def test_residual_moves_no_further_than_the_exposure_that_moved_most(
    sample: Sample, luck: Dice
) -> None:
    """The whole changes by at most the greatest change of any single residual (P16)."""
    answers = {q.id: luck.pick(point_answers(q)) for q in sample.pack.questions.values()}
    other = say(sample, dict(answers))
    one, two = board(sample), board(other)
    assume(one.residual is not None)
    step = max(abs(one.residuals[e] - two.residuals[e]) for e in one.residuals)
    assert abs((one.residual or 0) - (two.residual or 0)) <= step + EPS


@PROFILE
@given(raised(Exposure))
def test_residual_moves_no_further_than_the_answer(worse: Change) -> None:
    """The whole rises by at most the step of the exposure answer that changed (P16)."""
    before, after = board(worse.before), board(worse.after)
    step = after.values[worse.question] - before.values[worse.question]
    assert (after.residual or 0) - (before.residual or 0) <= step + EPS


@PROFILE
@given(samples())
def test_opportunity_is_the_weighted_mean_and_apart_from_risk(sample: Sample) -> None:
    """Opportunity is the mean of dimension means, by the weights for opportunity (1.8)."""
    result, answers = score(sample), sample.assessment
    means = {}
    for dimension in result.dimensions:
        own = [
            (q.weight, result.readings[q.id].working)
            for q in of_kind(sample.pack, Opportunity)
            if q.dimension == dimension.id and q.weight > 0 and result.readings[q.id].counts
        ]
        if own:
            means[dimension.id] = sum(w * v for w, v in own) / sum(w for w, _ in own)
    weights = {d: answers.opportunity_weights.get(d, answers.weights[d]) for d in means}
    total = sum(weights.values())
    expected = sum(weights[d] * means[d] for d in means) / total if total else None
    assert (expected is None) == (result.opportunity is None)
    assert math.isclose(expected or 0, result.opportunity or 0, abs_tol=EPS)


@PROFILE
@given(samples())
def test_changed_values_give_the_board_built_afresh(sample: Sample) -> None:
    """A board changed step by step equals the board of the changed answers."""
    none = {e.id: answered(kind_of(e).ladder[0]) for e in of_kind(sample.pack, Exposure)}
    zeros = dict.fromkeys(none, 0.0)
    before = board(sample)
    stepped = before.with_values({q: zeros[q] for q in zeros if q in before.values})
    kept = {q: a for q, a in none.items() if q in before.values}
    afresh = board(change(say(sample, kept)))
    assert differing(figures(afresh), figures(stepped)) == []
