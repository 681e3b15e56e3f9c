"""What the parameters of a distribution, and analysts pooled, do to it (method.md 1.12)."""

import math
from itertools import pairwise

import pytest

from tests.scoring.doubts import (
    backed,
    fixed,
    known,
    sampled,
    trial_of,
    uncertainty,
)
from tests.scoring.edits import (
    tune,
)
from tests.scoring.rows import exposure, sample
from tests.scoring.test_conditions import ALONE
from tests.strategies import (
    LEVELS,
    answered,
)
from wizard.scoring.uncertainty.distribution import Distribution


def test_nothing_in_play_has_no_distribution() -> None:
    """Where no exposure has weight there is nothing to say."""
    assert uncertainty(sample([exposure("a.e", weight=0)], {"a.e": 40})) is None
    assert uncertainty(sample([exposure("a.e")], {"a.e": 40}, weights={"a": 0})) is None


def test_pooled_distribution_replaces_that_of_the_answer() -> None:
    """Several analysts' pool is drawn instead of the answer, and drawn from in its shares."""
    found = fixed(sample([exposure("a.e", LEVELS)], {"a.e": 0}))
    pooled = Distribution(((0.0, 0.0), (0.75, 3.0)), (0.3, 0.7))
    result = uncertainty(found, {"a.e": pooled})
    assert result is not None
    assert result.bands == pytest.approx((0.3, 0, 0, 0.7))


def test_one_dimension_is_exact_whatever_the_spread() -> None:
    """A weight alone cannot vary: it is divided out."""
    found = known(sampled(sample([exposure("a.e", LEVELS)], {"a.e": 2}), weight_spread=1.0))
    assert (found.is_exact, found.draws) == (True, 5)


def test_draws_come_in_blocks() -> None:
    """At least as many draws are made as are asked for."""
    two = sample([exposure("a.e"), exposure("b.e")], {"a.e": 30, "b.e": 60})
    assert [known(sampled(two, draws=n)).draws for n in (1, 1024, 1025, 10_000)] == [
        1024,
        1024,
        2048,
        10_240,
    ]


@pytest.mark.parametrize(("spread", "low", "high"), [(0.5, 0.5, 1.5), (1.0, 0.0, 2.0)])
def test_weights_stay_within_their_spread(spread: float, low: float, high: float) -> None:
    """Factors fill the spread evenly and never leave it."""
    two = sample([exposure("a.e"), exposure("b.e")], {"a.e": 30, "b.e": 60})
    column = trial_of(sampled(two, weight_spread=spread)).risk_weights["a"]
    assert low < min(column) < low + 0.01
    assert high - 0.01 < max(column) < high
    assert math.isclose(math.fsum(column) / len(column), 1, abs_tol=1e-4)


def test_unknown_weights_are_uniform_over_all_there_are() -> None:
    """Of two dimensions each has any share of the weight with the same chance."""
    two = sample(
        [exposure("a.e"), exposure("b.e")], {"a.e": 30, "b.e": 60}, weights={"a": 9, "b": 1}
    )
    weights = trial_of(sampled(two, weights="unknown")).risk_weights
    shares = sorted(a / (a + b) for a, b in zip(weights["a"], weights["b"], strict=True))
    for tenths in range(1, 10):
        assert abs(shares[len(shares) * tenths // 10] - tenths / 10) < 0.02


def test_dimension_without_weight_stays_without() -> None:
    """Weights unknown are those of the dimensions that have any."""
    two = sample([exposure("a.e"), exposure("b.e")], {"a.e": 30}, weights={"b": 0})
    assert list(trial_of(sampled(two, weights="unknown")).risk_weights) == ["a"]


def test_less_confidence_makes_the_residual_less_certain() -> None:
    """The deviation grows from certain to high to medium to low."""
    two = fixed(sample([exposure("a.e", LEVELS), exposure("b.e", LEVELS)], {"a.e": 2, "b.e": 2}))
    spread = [
        known(backed(two, confidence=c)).deviation for c in ("certain", "high", "medium", "low")
    ]
    assert spread[0] == 0
    assert all(less < more for less, more in pairwise(spread))


def test_own_shift_table_is_used() -> None:
    """The shares of the shift table are parameters."""
    one = backed(sample([exposure("a.e", LEVELS)], {"a.e": 2}), confidence="high")
    stated = one.assessment.parameters.sampling.model_dump()
    shifts = {**stated["shifts"], "high": {"one_step": 0.25, "two_steps": 0.25}}
    found = known(tune(one, sampling={**stated, "shifts": shifts}))
    assert found.bands == pytest.approx((0.25, 0.25, 0, 0.5))


def test_answer_of_high_confidence_is_stable() -> None:
    """Stability is the chance of the band at working values."""
    one = backed(sample([exposure("a.e", LEVELS)], {"a.e": answered(2, "high")}))
    assert known(one).stability == pytest.approx(0.9)


def test_percentile_is_the_least_figure_that_reaches_its_share() -> None:
    """At .05, .9 and .05 the lowest figure reaches the 5th percentile, the middle the 95th."""
    one = backed(sample([exposure("a.e", LEVELS)], {"a.e": answered(2, "high")}))
    assert known(one).percentiles == pytest.approx((0.25, 0.5, 0.5))


@pytest.mark.parametrize(
    ("code", "verdicts"), [("T4", (0, 0, 1, 0)), ("T10", (0, 1, 0, 0)), ("T14", (0, 1, 0, 0))]
)
def test_one_trigger_alone_decides_a_draw(code: str, verdicts: tuple[float, ...]) -> None:
    """What is certain has the verdict of its one trigger in every draw, though all is low."""
    assert known(backed(ALONE[code], confidence="certain")).verdicts == verdicts


def test_severe_exposure_holds_the_whole_in_every_draw() -> None:
    """One critical exposure among many that weigh more leaves no draw low, however low the mean."""
    rows = [exposure("a.e0", weight=0.0001), exposure("a.e1")]
    found = known(backed(sample(rows, {"a.e0": 100, "a.e1": 0}), confidence="certain"))
    assert found.mean < 0.2
    assert found.bands == (0, 1, 0, 0)
