"""Ladders, ends and the shape of scales (method.md 1.2, 1.12)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.scoring.rows import scale
from tests.strategies import (
    CHOICE,
    CONVEX,
    FALLING,
    ITEMS,
    LEVELS,
    NO_YES,
    PARTLY,
    PROFILE,
    YES_NO,
)
from wizard.model.scale import Scale
from wizard.scoring.answers.scale import (
    Point,
    ends_of,
    interpolate,
    ladder,
)

KNOTS = scale(
    type="number",
    unit="years",
    knots=[{"at": 5, "value": 0}, {"at": 10, "value": 0.2}, {"at": 30, "value": 1}],
    minimum=0,
)
NARROW = scale(type="percent", knots=[{"at": 0, "value": 0.8}, {"at": 9, "value": 0.2}])
TEXT, DATE = scale(type="text"), scale(type="date")
TENTHS = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]


@pytest.mark.parametrize(
    ("on", "values"),
    [
        (LEVELS.scale, [0, 0.25, 0.5, 0.75, 1]),
        (CONVEX.scale, [0, 0.1, 0.3, 0.6, 1]),
        (YES_NO.scale, [0, 1]),
        (NO_YES.scale, [0, 1]),
        (PARTLY.scale, [0, 0.5, 1]),
        (CHOICE.scale, [0, 0.4, 1]),
        (ITEMS.scale, TENTHS),
        (KNOTS, TENTHS),
        (FALLING.scale, TENTHS),
        (TEXT, []),
        (DATE, []),
    ],
)
def test_ladder(on: Scale, values: list[float]) -> None:
    """The ladder holds every level or word, and tenths where there are too many to name."""
    assert values == [value for value, _ in ladder(on)]


def test_ladder_of_a_table_of_its_own_keeps_the_levels() -> None:
    """Along the ladder red lines read the level, whatever its value."""
    assert [level for _, level in ladder(CONVEX.scale)] == [0, 1, 2, 3, 4]


@pytest.mark.parametrize(
    ("on", "ends"),
    [
        (LEVELS.scale, ((0, 0), (1, 4))),
        (FALLING.scale, ((0, 0), (1, 4))),
        (NARROW, ((0.2, 0.8), (0.8, 3.2))),
        (YES_NO.scale, ((0, 0), (1, 4))),
        (ITEMS.scale, ((0, 0), (1, 4))),
    ],
)
def test_ends(on: Scale, ends: tuple[Point, Point]) -> None:
    """The ends are the least and the greatest value an answer can have."""
    rounded = [tuple(round(figure, 9) for figure in point) for point in ends_of(on)]
    assert list(ends) == rounded


def test_scale_without_corners_scores_nothing() -> None:
    """A number of a context question has no value."""
    assert interpolate((), 7.0) == 0.0


@st.composite
def corners(draw: st.DrawFn) -> tuple[tuple[float, float], ...]:
    """Return corners of a rising scale."""
    places = draw(st.lists(st.integers(-1000, 1000), min_size=2, max_size=6, unique=True))
    shares = [draw(st.floats(0, 1)) for _ in places]
    return tuple(zip(map(float, sorted(places)), sorted(shares), strict=True))


@PROFILE
@given(corners(), st.floats(-2000, 2000), st.floats(-2000, 2000))
def test_rising_scale_never_falls(
    at: tuple[tuple[float, float], ...], one: float, other: float
) -> None:
    """On a rising scale a greater number never counts less."""
    low, high = sorted((one, other))
    assert interpolate(at, low) <= interpolate(at, high) + 1e-12


@PROFILE
@given(corners(), st.floats(allow_nan=False))
def test_value_stays_between_the_ends(at: tuple[tuple[float, float], ...], number: float) -> None:
    """No number, however great, counts less than the first corner or more than the last."""
    assert at[0][1] - 1e-12 <= interpolate(at, number) <= at[-1][1] + 1e-12
