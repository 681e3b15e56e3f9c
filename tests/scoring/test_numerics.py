"""Means, bands, the guard and how figures are shown (method.md 1.7, 1.8, 1.21)."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.scoring.edits import score
from tests.scoring.rows import exposure, sample
from tests.strategies import PROFILE
from wizard.model.result import Band
from wizard.scoring.numerics import (
    band_of,
    display,
    display_percent,
    distance_to_next_band,
    guard,
    opportunity_word,
    power_mean,
    settle_float,
    weighted_mean,
)

EDGES = (0.2, 0.4, 0.6)
TERMS = st.lists(st.tuples(st.floats(0.01, 100), st.floats(0, 1)), min_size=1, max_size=12)
EVEN = [30] * 11
ONE_AWFUL = [100, *[23] * 10]


def eleven(percents: list[int]) -> list[tuple[float, float]]:
    """Return equally weighted terms."""
    return [(1.0, percent / 100) for percent in percents]


@pytest.mark.parametrize("percents", [EVEN, ONE_AWFUL])
def test_arithmetic_mean_cannot_tell_one_awful_dimension(percents: list[int]) -> None:
    """Eleven dimensions at 30, and one at 100 with ten at 23, have the same plain mean, 30.0."""
    assert display(power_mean(eleven(percents), 1.0) or 0) == 30.0


@pytest.mark.parametrize(("percents", "shown"), [(EVEN, 30.0), (ONE_AWFUL, 46.7)])
def test_power_mean_tells_one_awful_dimension(percents: list[int], shown: float) -> None:
    """The power mean of the same two cases is 30.0 and 46.7."""
    assert shown == display(power_mean(eleven(percents), 3.0) or 0)


@pytest.mark.parametrize(
    ("percents", "shown", "band"), [(EVEN, 30.0, Band.MODERATE), (ONE_AWFUL, 46.7, Band.HIGH)]
)
def test_one_awful_dimension_among_eleven(percents: list[int], shown: float, band: Band) -> None:
    """In a whole assessment the two cases are moderate and high."""
    names = [f"{letter}.e" for letter in "abcdefghijk"]
    rows = [exposure(name) for name in names]
    result = score(sample(rows, dict(zip(names, percents, strict=True))))
    assert (shown, band) == (display(result.residual or 0), result.band)


def test_guard_lifts_a_dimension_with_one_critical_exposure() -> None:
    """One exposure at 75 among seven at 0 gives 37.5, moderate by score, and is shown as high."""
    names = [f"alpha.e{number}" for number in range(8)]
    answers = dict(zip(names, [75, *[0] * 7], strict=True))
    (dimension,) = score(sample([exposure(name) for name in names], dict(answers))).dimensions
    assert dimension.residual is not None
    assert (
        display(dimension.residual),
        band_of(dimension.residual, EDGES),
    ) == (37.5, Band.MODERATE)
    assert dimension.band == Band.HIGH


def test_power_mean_by_hand() -> None:
    """The cube root of (2 x .125 + 1 x .001) / 3 is .43737."""
    assert round(power_mean([(2.0, 0.5), (1.0, 0.1)], 3.0) or 0, 5) == 0.43737


def test_weighted_mean_by_hand() -> None:
    """The mean of .5 twice and .2 once is .4."""
    assert round(weighted_mean([(2.0, 0.5), (1.0, 0.2)]) or 0, 12) == 0.4


@pytest.mark.parametrize("terms", [[], [(0.0, 0.7)]])
def test_mean_of_nothing_is_nothing(terms: list[tuple[float, float]]) -> None:
    """Without weight there is no mean, rather than a zero."""
    assert (power_mean(terms, 3.0), weighted_mean(terms)) == (None, None)


@PROFILE
@given(TERMS, st.randoms(use_true_random=False))
def test_mean_is_the_same_to_the_last_bit_in_any_order(
    terms: list[tuple[float, float]], random: Random
) -> None:
    """The order of the terms cannot matter, not even in the last digit."""
    shuffled = sorted(terms, key=lambda _: random.random())
    assert power_mean(terms, 3.0) == power_mean(shuffled, 3.0)
    assert weighted_mean(terms) == weighted_mean(shuffled)


@pytest.mark.parametrize(
    ("value", "band"),
    [
        (0.0, Band.LOW),
        (0.19, Band.LOW),
        (0.199999999, Band.LOW),
        (0.2, Band.MODERATE),
        (0.39, Band.MODERATE),
        (0.399999999, Band.MODERATE),
        (0.39999999999, Band.HIGH),
        (0.4, Band.HIGH),
        (0.4000000001, Band.HIGH),
        (0.59999999999, Band.CRITICAL),
        (0.6, Band.CRITICAL),
        (1.0, Band.CRITICAL),
    ],
)
def test_band_begins_at_its_edge(value: float, band: Band) -> None:
    """A band begins at its edge, and a hair below the edge, by rounding, is on it."""
    assert band == band_of(value, EDGES)


@pytest.mark.parametrize(
    ("level", "band"),
    [(0, Band.LOW), (1, Band.MODERATE), (2, Band.HIGH), (3, Band.CRITICAL), (4, Band.CRITICAL)],
)
def test_band_of_a_uniform_profile(level: int, band: Band) -> None:
    """Level 1 throughout is moderate, level 2 high, levels 3 and 4 critical."""
    assert band == band_of(level / 4, EDGES)


@pytest.mark.parametrize(
    ("band", "parts", "shown"),
    [
        (Band.LOW, [], Band.LOW),
        (Band.LOW, [Band.LOW, Band.MODERATE], Band.LOW),
        (Band.LOW, [Band.HIGH], Band.MODERATE),
        (Band.MODERATE, [Band.LOW, Band.CRITICAL], Band.HIGH),
        (Band.CRITICAL, [Band.LOW], Band.CRITICAL),
    ],
)
def test_guard(band: Band, parts: list[Band], shown: Band) -> None:
    """A total is at most one band better than its worst part, and never better than its own."""
    assert shown == guard(band, parts)


@pytest.mark.parametrize(
    ("value", "distance"),
    [(0.0, 0.2), (0.357, 0.043), (0.39999999999, 0.2), (0.4, 0.2), (0.6, None), (1.0, None)],
)
def test_distance_to_the_next_band(value: float, distance: float | None) -> None:
    """The distance goes to the next edge above, and there is none above the last."""
    found = distance_to_next_band(value, EDGES)
    assert distance == (None if found is None else round(found, 6))


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0.0, 0.0),
        (0.0005, 0.1),
        (0.00049, 0.0),
        (0.0025, 0.3),
        (0.1245, 12.5),
        (0.3565, 35.7),
        (0.3575, 35.8),
        (0.28205, 28.2),
        (0.9995, 100.0),
        (0.9994, 99.9),
        (1.0, 100.0),
        (0.39999999999, 40.0),
        (0.1 + 0.2, 30.0),
        (-0.0005, -0.1),
    ],
)
def test_figure_is_shown_half_up(value: float, shown: float) -> None:
    """A figure is shown times 100 to one decimal, and a half goes up, unlike Python's rounding."""
    assert shown == display(value)


@PROFILE
@given(st.floats(0, 1))
def test_shown_figure_is_the_nearest(value: float) -> None:
    """What is shown is never more than half a tenth away."""
    assert abs(display(value) - 100 * value) <= 0.05 + 1e-6


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0.0, 0),
        (0.0001, 1),
        (0.004, 1),
        (0.005, 1),
        (0.145, 15),
        (0.5, 50),
        (0.994, 99),
        (0.9999, 99),
        (0.9999999999, 100),
        (1.0, 100),
    ],
)
def test_share_is_shown_whole_only_if_it_is(value: float, shown: int) -> None:
    """A share is 100 per cent only if nothing is missing, and 0 only if there is nothing."""
    assert shown == display_percent(value)


@pytest.mark.parametrize(
    ("score_", "word"),
    [
        (0.0, "weak"),
        (0.19, "weak"),
        (0.2, "modest"),
        (0.39999999999, "substantial"),
        (0.4, "substantial"),
        (0.6, "strong"),
        (1.0, "strong"),
    ],
)
def test_word_for_an_opportunity(score_: float, word: str) -> None:
    """Words for an opportunity begin at their edges, as bands do."""
    assert word == opportunity_word(score_, EDGES)


def test_comparison_keeps_nine_decimals() -> None:
    """Values are compared after rounding to nine decimals."""
    assert (settle_float(0.1234567891), settle_float(0.39999999999)) == (0.123456789, 0.4)
