"""Weights of dimensions: swings, ranks, shares, and the warning (method.md 1.20)."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.scoring.edits import change, score
from tests.scoring.example import example
from tests.strategies import PROFILE
from wizard.scoring.weights import (
    dictating_dimension,
    mean_weights,
    rank_weights,
    swing_weights,
    weight_shares,
)

# Ranks


@pytest.mark.parametrize(
    ("count", "weights"),
    [
        (1, [1.0]),
        (2, [0.75, 0.25]),
        (3, [0.6111, 0.2778, 0.1111]),
        (4, [0.5208, 0.2708, 0.1458, 0.0625]),
        (5, [0.4567, 0.2567, 0.1567, 0.09, 0.04]),
    ],
)
def test_rank_order_centroid(count: int, weights: list[float]) -> None:
    """The published weights of two to five ranks.

    F. H. Barron and B. E. Barrett, Decision Quality Using Ranked Attribute Weights, Management
    Science 42 (1996); three ranks also in method.md 1.20.
    """
    names = [f"rank {place}" for place in range(count)]
    assert [round(rank_weights(names)[name], 4) for name in names] == weights


rankings = st.lists(st.integers(0, 99).map(str), min_size=1, max_size=12, unique=True)


@PROFILE
@given(rankings)
def test_centroid_is_the_mean_of_its_corners(ranking: list[str]) -> None:
    """The corners share all weight equally among the first few; the centroid is their mean."""
    count = len(ranking)
    corners = [[1 / size] * size + [0.0] * (count - size) for size in range(1, count + 1)]
    means = [math.fsum(column) / count for column in zip(*corners, strict=True)]
    assert [*rank_weights(ranking).values()] == pytest.approx(means)


@PROFILE
@given(rankings)
def test_rank_weights_fall_and_add_up(ranking: list[str]) -> None:
    """Each rank weighs more than the next, and all together 1."""
    weights = [*rank_weights(ranking).values()]
    assert weights == sorted(set(weights), reverse=True)
    assert math.isclose(math.fsum(weights), 1.0)


# Swings


def test_swings_are_weights() -> None:
    """Ratings are weights as they are: 100 and 60 share as 62.5 and 37.5 per cent."""
    weights = swing_weights({"security": 60.0, "economy": 100.0})
    assert weights == {"security": 60.0, "economy": 100.0}
    assert weight_shares(weights) == {"security": 0.375, "economy": 0.625}


@pytest.mark.parametrize(
    ("ratings", "complaint"),
    [
        ({"economy": 100.0, "security": 101.0}, "security is rated 101"),
        ({"economy": 100.0, "security": -1.0}, "security is rated -1"),
        ({"economy": 100.0, "security": math.nan}, "security is rated nan"),
        ({"economy": 90.0, "security": 60.0}, "no dimension is rated 100"),
        ({}, "no dimension is rated 100"),
    ],
)
def test_swings_that_cannot_be_meant_are_refused(ratings: dict[str, float], complaint: str) -> None:
    """A rating lies between 0 and 100, and the first is 100."""
    with pytest.raises(ValueError, match=complaint):
        swing_weights(ratings)


weights_of_some = st.dictionaries(
    st.sampled_from("abcdef"), st.floats(0, 1e6, allow_subnormal=False), min_size=1
)


@PROFILE
@given(weights_of_some, st.sampled_from((0.5, 3.0, 1000.0)))
def test_only_ratios_matter(weights: dict[str, float], factor: float) -> None:
    """Weights all multiplied by one number have the same shares (P9)."""
    scaled = {name: factor * weight for name, weight in weights.items()}
    assert weight_shares(scaled) == pytest.approx(weight_shares(weights))


def test_nothing_weighs() -> None:
    """Where all weights are 0, so are all shares."""
    assert weight_shares({"economy": 0.0, "security": 0.0}) == {"economy": 0.0, "security": 0.0}


def test_scale_of_weights_changes_no_residual() -> None:
    """The example's residual is the same under 60 and 40 as under 3 and 2 (P9)."""
    other = change(example(), weights={"economy": 3.0, "security": 2.0})
    assert score(other).residual == pytest.approx(score(example()).residual, abs=1e-15)


def test_swing_rating_may_be_nothing() -> None:
    """A dimension whose swing is worth nothing is rated 0, and weighs nothing."""
    assert swing_weights({"economy": 100.0, "security": 0.0}) == {"economy": 100, "security": 0}


# One dimension above all others


@pytest.mark.parametrize(
    ("weights", "dictating"),
    [
        ({"economy": 1.0, "security": 1.0}, None),
        ({"economy": 60.0, "security": 40.0}, "economy"),
        ({"economy": 50.0, "security": 25.0, "energy": 25.0}, None),
        ({"economy": 50.1, "security": 25.0, "energy": 24.9}, "economy"),
        ({"economy": 1.0}, None),
        ({"economy": 0.0, "security": 0.0}, None),
        ({"economy": 0.3, "security": 0.1, "energy": 0.2}, None),
    ],
)
def test_more_than_half_is_warned_of(weights: dict[str, float], dictating: str | None) -> None:
    """A dimension with more than half of all weight is named; a half is not more than that."""
    assert dictating_dimension(weights) == dictating


def test_first_of_three_ranks_dictates() -> None:
    """Of three ranks the first has .6111: rank weights alone may call for the warning."""
    assert dictating_dimension(rank_weights(["a", "b", "c"])) == "a"
    assert dictating_dimension(rank_weights(["a", "b", "c", "d", "e"])) is None


# Several analysts


def test_mean_of_shares() -> None:
    """Each analyst counts the same, whatever the sum of the weights stated."""
    several = [{"a": 100.0, "b": 100.0}, {"a": 1.0, "b": 3.0}]
    assert mean_weights(several) == {"a": 0.375, "b": 0.625}
