"""From an answer and its confidence to a distribution (method.md 1.12, P28, 1.19)."""

import math
from itertools import pairwise

import pytest

from tests.scoring.rows import exposure, sample, scale
from tests.strategies import (
    CONVEX,
    ITEMS,
    KINDS,
    LEVELS,
    NO_YES,
    PARTLY,
    RISING,
    YES_NO,
    Kind,
)
from wizard.model.assessment import Confidence
from wizard.model.parameters import Shift, Shifts
from wizard.model.result import Reading
from wizard.scoring.answers.scale import Point, point_of
from wizard.scoring.scores.case import build_case
from wizard.scoring.uncertainty.distribution import (
    Distribution,
    distribute,
    find_distributions,
    gather,
    pool,
    shift_of,
)

TABLE: dict[Confidence, float] = {"high": 0.9, "medium": 0.6, "low": 0.4}


def at(kind: Kind, raw: object, confidence: Confidence) -> Distribution:
    """Return the distribution of one answer."""
    question = sample([exposure("a.e", kind)], {}).pack.questions["a.e"]
    value, level = point_of(kind.scale, raw)  # type: ignore[arg-type]
    reading = Reading("answered", value, value, level, level)
    return distribute(question, reading, shift_of(confidence, Shifts()))


def shares(found: Distribution) -> dict[float, float]:
    """Return shares by value, rounded."""
    pairs = zip(found.points, found.shares, strict=True)
    return {round(value, 9): round(share, 9) for (value, _), share in pairs}


def opened(kind: Kind, reading: Reading) -> dict[float, float]:
    """Return the shares of a question that is not answered by a point."""
    question = sample([exposure("a.e", kind)], {}).pack.questions["a.e"]
    return shares(distribute(question, reading, Shift()))


@pytest.mark.parametrize(
    ("kind", "raw", "confidence", "expected"),
    [
        (LEVELS, 2, "certain", {0.5: 1}),
        (LEVELS, 2, "high", {0.25: 0.05, 0.5: 0.9, 0.75: 0.05}),
        (LEVELS, 2, "medium", {0.25: 0.2, 0.5: 0.6, 0.75: 0.2}),
        (LEVELS, 2, "low", {0: 0.1, 0.25: 0.2, 0.5: 0.4, 0.75: 0.2, 1: 0.1}),
        (LEVELS, 0, "low", {0: 0.7, 0.25: 0.2, 0.5: 0.1}),
        (LEVELS, 4, "high", {0.75: 0.05, 1: 0.95}),
        (CONVEX, 3, "medium", {0.3: 0.2, 0.6: 0.6, 1: 0.2}),
        (PARTLY, "partly", "low", {0: 0.3, 0.5: 0.4, 1: 0.3}),
        (YES_NO, "yes", "medium", {0: 0.2, 1: 0.8}),
        (NO_YES, "yes", "medium", {0: 0.8, 1: 0.2}),
        (RISING, 75, "high", {0.65: 0.05, 0.75: 0.9, 0.85: 0.05}),
        (RISING, 95, "low", {0.75: 0.1, 0.85: 0.2, 0.95: 0.4, 1: 0.3}),
        (ITEMS, ("one",), "medium", {0.4: 0.2, 0.5: 0.6, 0.6: 0.2}),
    ],
)
def test_answer_moves_along_its_ladder_and_stops_at_the_ends(
    kind: Kind, raw: object, confidence: Confidence, expected: dict[float, float]
) -> None:
    """The shift table is applied in the steps of the question's own ladder."""
    assert shares(at(kind, raw, confidence)) == expected


def test_levels_follow_the_values() -> None:
    """A red line reads the level of the point, not that of the answer."""
    assert at(CONVEX, 3, "medium").points == ((0.3, 2.0), (0.6, 3.0), (1.0, 4.0))


@pytest.mark.parametrize("kind", KINDS)
def test_shares_add_up_and_stay_within_the_scale(kind: Kind) -> None:
    """Shares sum to 1, values lie in 0 to 1, the answer has its table share at least (P28)."""
    for raw in kind.ladder:
        for confidence, least in TABLE.items():
            found = at(kind, raw, confidence)
            values = [value for value, _ in found.points]
            stated = shares(found)[round(point_of(kind.scale, raw)[0], 9)]
            assert math.isclose(math.fsum(found.shares), 1, abs_tol=1e-12)
            assert 0 <= values[0] <= values[-1] <= 1
            assert values == sorted(set(values))
            assert stated >= least - 1e-9


@pytest.mark.parametrize("kind", KINDS)
def test_less_confidence_spreads_wider(kind: Kind) -> None:
    """The variance grows from certain to high to medium to low, at every answer (P28)."""
    for raw in kind.ladder:
        spread = [at(kind, raw, c).variance for c in ("certain", "high", "medium", "low")]
        assert spread[0] == 0
        assert all(less < more for less, more in pairwise(spread))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("confidence", TABLE)
def test_worse_answer_is_stochastically_worse(kind: Kind, confidence: Confidence) -> None:
    """At every value, the higher answer has no less above it."""
    found = [shares(at(kind, raw, confidence)) for raw in kind.ladder]
    cuts = {value for one in found for value in one}
    ranked = sorted(found, key=lambda one: sum(value * share for value, share in one.items()))
    for lower, higher in pairwise(ranked):
        for cut in cuts:
            above = [sum(s for v, s in one.items() if v >= cut) for one in (lower, higher)]
            assert above[0] <= above[1] + 1e-9


@pytest.mark.parametrize(
    ("kind", "reading", "expected"),
    [
        (LEVELS, Reading("unanswered"), {v / 4: 0.2 for v in range(5)}),
        (YES_NO, Reading("unknown"), {0: 0.5, 1: 0.5}),
        (RISING, Reading("waiting"), {v / 10: 1 / 11 for v in range(11)}),
        (LEVELS, Reading("range", 0.25, 0.75, 1, 3), {0.25: 1 / 3, 0.5: 1 / 3, 0.75: 1 / 3}),
        (RISING, Reading("range", 0.33, 0.5, 1.32, 2), {0.33: 1 / 3, 0.4: 1 / 3, 0.5: 1 / 3}),
        (RISING, Reading("range", 0.41, 0.42, 1.64, 1.68), {0.41: 0.5, 0.42: 0.5}),
    ],
)
def test_open_question_is_anywhere_in_its_interval(
    kind: Kind, reading: Reading, expected: dict[float, float]
) -> None:
    """Ladder points inside the interval and its ends are equally likely."""
    assert opened(kind, reading) == {v: round(share, 9) for v, share in expected.items()}


def test_range_holds_levels_of_equal_value() -> None:
    """Levels that share a value differ to a red line, and each counts."""
    flat = Kind(
        scale(type="levels", levels=["a"] * 5, values=[0, 0, 0.5, 1, 1], values_reason="Why."),
        (),
        spread=True,
    )
    question = sample([exposure("a.e", flat)], {}).pack.questions["a.e"]
    found = distribute(question, Reading("range", 0, 1, 0, 4), Shift())
    assert [level for _, level in found.points] == [0, 1, 2, 3, 4]


def test_difference_is_where_its_numbers_put_it() -> None:
    """What is computed from points is one point; no confidence moves it."""
    scored = Kind(scale(type="percent", goalposts=[0, 100]), (), spread=True)
    found = opened(scored, Reading("computed", 0.35, 0.35, 1.4, 1.4))
    assert found == {0.35: 1}


def test_bundles_have_no_distribution_of_their_own() -> None:
    """They are counted from the levels of their parts, in each draw."""
    parts = [{"question": f"a.e{n}", "at_least": 3} for n in (1, 2)]
    bundle = Kind(
        scale(type="bundle", parts=parts, values=[0, 0.5, 1], values_reason="Why."),
        (),
        spread=False,
    )
    rows = [exposure("a.e1", LEVELS), exposure("a.e2", LEVELS), exposure("a.e3", bundle)]
    found = sample(rows, {"a.e1": 3})
    assert list(find_distributions(build_case(*found), found.assessment)) == ["a.e1", "a.e2"]


def test_pool_keeps_disagreement() -> None:
    """The linear pool of the example in 1.22: two at level 2 and one at level 3, all medium."""
    two, three = at(LEVELS, 2, "medium"), at(LEVELS, 3, "medium")
    found = pool([(1.0, two), (1.0, two), (1.0, three)])
    rounded = {value: round(share, 4) for value, share in shares(found).items()}
    assert rounded == {0.25: 0.1333, 0.5: 0.4667, 0.75: 0.3333, 1: 0.0667}


def test_pool_weighs_its_parts() -> None:
    """Only ratios of weights matter."""
    low, high = gather([((0.0, 0.0), 1.0)]), gather([((1.0, 4.0), 1.0)])
    assert shares(pool([(3.0, low), (1.0, high)])) == {0: 0.75, 1: 0.25}


def test_pool_of_very_many_numbers_is_rounded() -> None:
    """More points than a byte can number become hundredths, and the mean hardly moves."""
    parts = [(1.0, gather([((v, 4 * v), 1.0)])) for v in (step / 999 for step in range(1000))]
    found = pool(parts)
    assert len(found.points) == 101
    assert math.isclose(math.fsum(found.shares), 1)
    assert abs(found.mean - 0.5) < 0.005


def test_equal_points_are_joined_within_rounding() -> None:
    """0.1 + 0.2 and 0.3 are one point."""
    points: list[tuple[Point, float]] = [((0.1 + 0.2, 1.2), 0.5), ((0.3, 1.2), 0.5)]
    assert len(gather(points).points) == 1
