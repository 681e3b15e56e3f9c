"""From raw answers to values and levels (method.md 1.2)."""

from typing import Any

import pytest
from pydantic import ValidationError

from tests.scoring.rows import scale
from tests.strategies import (
    CHOICE,
    CONVEX,
    FALLING,
    ITEMS,
    KINDS,
    LEVELS,
    NO_YES,
    PARTLY,
    RISING,
    YES_NO,
    Kind,
)
from wizard.model.assessment import Value
from wizard.model.scale import Scale
from wizard.scoring.answers.scale import (
    Point,
    accepts_range,
    find_complaint,
    is_clipped,
    ladder,
    point_of,
    shift_point,
    words_of,
)

KNOTS = scale(
    type="number",
    unit="years",
    knots=[{"at": 5, "value": 0}, {"at": 10, "value": 0.2}, {"at": 30, "value": 1}],
    minimum=0,
)
FALLING_KNOTS = scale(
    type="number", unit="km", knots=[{"at": 0, "value": 1}, {"at": 50, "value": 0}]
)
WEIGHTED = scale(
    type="multiple_choice",
    options=[
        {"id": "courts", "text": "Courts", "weight": 3},
        {"id": "police", "text": "Police", "weight": 2},
        {"id": "parks", "text": "Parks", "weight": 5},
    ],
)
MISSING_ITEMS = scale(
    type="multiple_choice",
    options=[{"id": "audit", "text": "Audit"}, {"id": "appeal", "text": "Appeal"}],
    reversed=True,
)
TEXT, DATE = scale(type="text"), scale(type="date")
GOALPOSTS = scale(type="percent", goalposts=[0, 60])
PARTLY_REVERSED = scale(type="yes_partly_no", reversed=True)


@pytest.mark.parametrize(
    ("level", "point"), [(0, (0, 0)), (1, (0.25, 1)), (2, (0.5, 2)), (3, (0.75, 3)), (4, (1, 4))]
)
def test_level_is_a_quarter_each(level: int, point: Point) -> None:
    """A level counts a quarter for each step, and stands for itself in red lines."""
    assert point == point_of(LEVELS.scale, level)


@pytest.mark.parametrize(
    ("level", "point"), [(0, (0, 0)), (1, (0.1, 1)), (2, (0.3, 2)), (3, (0.6, 3)), (4, (1, 4))]
)
def test_level_with_a_table_of_its_own(level: int, point: Point) -> None:
    """A table of its own changes the value of a level, not the level red lines read."""
    assert point == point_of(CONVEX.scale, level)


def test_falling_table_is_refused() -> None:
    """A table of values that falls is no scale."""
    with pytest.raises(ValidationError, match="must not fall"):
        scale(
            type="levels", levels=list("abcde"), values=[0, 0.5, 0.4, 0.8, 1], values_reason="So."
        )


@pytest.mark.parametrize(
    ("kind", "raw", "value"),
    [
        (YES_NO, "yes", 1.0),
        (YES_NO, "no", 0.0),
        (NO_YES, "yes", 0.0),
        (NO_YES, "no", 1.0),
        (PARTLY, "no", 0.0),
        (PARTLY, "partly", 0.5),
        (PARTLY, "yes", 1.0),
        (CHOICE, "good", 0.0),
        (CHOICE, "fair", 0.4),
        (CHOICE, "bad", 1.0),
        (ITEMS, (), 0.0),
        (ITEMS, ("two",), 0.5),
        (ITEMS, ("two", "one"), 1.0),
    ],
)
def test_word_has_its_value(kind: Kind, raw: Value, value: float) -> None:
    """Words, options and items have fixed values, and red lines read four times as much."""
    assert (value, 4 * value) == point_of(kind.scale, raw)


@pytest.mark.parametrize(("raw", "value"), [("no", 1.0), ("partly", 0.5), ("yes", 0.0)])
def test_partly_stays_in_the_middle_when_reversed(raw: str, value: float) -> None:
    """Reversed, yes and no change places and partly stays."""
    assert value == point_of(PARTLY_REVERSED, raw)[0]


@pytest.mark.parametrize(
    ("chosen", "value"),
    [((), 0.0), (("courts",), 0.3), (("police", "courts"), 0.5), (("parks", "police"), 0.7)],
)
def test_items_count_by_weight(chosen: tuple[str, ...], value: float) -> None:
    """A multiple choice is the weight chosen over all weight, in any order."""
    assert value == point_of(WEIGHTED, chosen)[0]


@pytest.mark.parametrize(("chosen", "value"), [((), 1.0), (("audit",), 0.5)])
def test_items_may_be_reversed(chosen: tuple[str, ...], value: float) -> None:
    """Reversed, what is not chosen counts."""
    assert value == point_of(MISSING_ITEMS, chosen)[0]


@pytest.mark.parametrize(("raw", "value"), [(0, 0.0), (1.5, 0.025), (15, 0.25), (60, 1.0)])
def test_goalposts_are_the_ends(raw: float, value: float) -> None:
    """Between two goalposts a number counts in proportion."""
    assert value == point_of(GOALPOSTS, raw)[0]


@pytest.mark.parametrize(("raw", "value"), [(100, 0.0), (75, 0.25), (120, 0.0), (-5, 1.0)])
def test_goalposts_may_fall(raw: float, value: float) -> None:
    """If the first goalpost is the greater, a smaller number counts more."""
    assert value == point_of(FALLING.scale, raw)[0]


@pytest.mark.parametrize(
    ("raw", "value"),
    [(0, 0.0), (5, 0.0), (7.5, 0.1), (10, 0.2), (20, 0.6), (30, 1.0), (31, 1.0), (1e300, 1.0)],
)
def test_knots_join_by_straight_lines(raw: float, value: float) -> None:
    """Between knots the value runs straight, beyond the last it stays."""
    assert value == pytest.approx(point_of(KNOTS, raw)[0], abs=1e-12)


@pytest.mark.parametrize(("raw", "value"), [(-1, 1.0), (0, 1.0), (25, 0.5), (50, 0.0), (51, 0.0)])
def test_knots_may_fall(raw: float, value: float) -> None:
    """Knots with falling values make a falling scale."""
    assert value == point_of(FALLING_KNOTS, raw)[0]


@pytest.mark.parametrize(("on", "raw"), [(TEXT, "Secret."), (DATE, "2026-01-31")])
def test_text_and_dates_score_nothing(on: Scale, raw: str) -> None:
    """What has no value counts nothing."""
    assert point_of(on, raw) == (0.0, 0.0)


@pytest.mark.parametrize(
    ("raw", "clipped"), [(-0.1, True), (0, False), (60, False), (60.1, True), (45, False)]
)
def test_number_beyond_the_goalposts_is_flagged(raw: float, clipped: bool) -> None:
    """A number outside its goalposts is told to be clipped; one on a goalpost is not."""
    assert clipped == is_clipped(GOALPOSTS, raw)


@pytest.mark.parametrize(("raw", "clipped"), [(4, True), (5, False), (20, False), (31, True)])
def test_number_beyond_the_knots_is_flagged(raw: float, clipped: bool) -> None:
    """With several knots the first and the last are the ends."""
    assert clipped == is_clipped(KNOTS, raw)


def test_only_numbers_are_clipped() -> None:
    """A level is never clipped."""
    assert not is_clipped(LEVELS.scale, 4)


def test_percent_may_exceed_a_hundred() -> None:
    """A percentage above 100 is allowed where no maximum forbids it, and counts as the end."""
    assert (find_complaint(RISING.scale, 240), point_of(RISING.scale, 240)[0]) == ("", 1.0)


@pytest.mark.parametrize(
    ("on", "raw", "said"),
    [
        (LEVELS.scale, 5, "whole number from 0 to 4"),
        (LEVELS.scale, -1, "whole number from 0 to 4"),
        (LEVELS.scale, 2.5, "whole number from 0 to 4"),
        (LEVELS.scale, "2", "whole number from 0 to 4"),
        (YES_NO.scale, "partly", "one of: no, yes"),
        (PARTLY.scale, "Yes", "one of: no, partly, yes"),
        (CHOICE.scale, "best", "one of: good, fair, bad"),
        (CHOICE.scale, ("good",), "one of: good, fair, bad"),
        (ITEMS.scale, "one", "list of: one, two"),
        (ITEMS.scale, ("one", "three"), "holds three"),
        (ITEMS.scale, ("one", "one"), "names an item twice"),
        (KNOTS, "ten", "number of years"),
        (KNOTS, -1, "at least 0 years"),
        (scale(type="percent", goalposts=[0, 1], maximum=100), 101, "at most 100 %"),
        (TEXT, 3, "must be text"),
        (DATE, "2026-02-30", "must be a date"),
        (DATE, 3, "must be a date"),
    ],
)
def test_answer_that_does_not_fit(on: Scale, raw: Value, said: str) -> None:
    """An answer its scale does not allow is refused with what would be allowed."""
    assert said in find_complaint(on, raw)


@pytest.mark.parametrize(
    ("on", "raw"), [(TEXT, ""), (DATE, "2026-02-28"), (KNOTS, 0), (GOALPOSTS, 60.5)]
)
def test_answer_that_fits(on: Scale, raw: Value) -> None:
    """An answer its scale allows draws no complaint."""
    assert not find_complaint(on, raw)


@pytest.mark.parametrize("kind", KINDS)
def test_every_answer_tried_in_properties_fits(kind: Kind) -> None:
    """The answers the property tests draw are allowed, and rise from 0 to 1."""
    assert [""] * len(kind.ladder) == [find_complaint(kind.scale, raw) for raw in kind.ladder]
    values = [point_of(kind.scale, raw)[0] for raw in kind.ladder]
    assert (values[0], values[-1], values) == (0.0, 1.0, sorted(values))


@pytest.mark.parametrize(
    ("on", "words"), [(YES_NO.scale, ("no", "yes")), (PARTLY.scale, ("no", "partly", "yes"))]
)
def test_words(on: Any, words: tuple[str, ...]) -> None:
    """A yes-or-no question is answered in words, from no to yes."""
    assert words == words_of(on)


@pytest.mark.parametrize(
    ("on", "accepts"),
    [
        (LEVELS.scale, True),
        (RISING.scale, True),
        (KNOTS, True),
        (PARTLY.scale, False),
        (CHOICE.scale, False),
        (ITEMS.scale, False),
        (TEXT, False),
    ],
)
def test_ranges_are_for_levels_and_numbers(on: Scale, accepts: bool) -> None:
    """Only levels and numbers may be answered by a range."""
    assert accepts == accepts_range(on)


# Steps


BUNDLE = scale(
    type="bundle",
    parts=[{"question": f"alpha.e{n}", "at_least": 3} for n in range(3)],
    values=[0, 0, 0.5, 1],
    values_reason="Why.",
)


def test_what_is_computed_cannot_be_answered() -> None:
    """The complaint names the questions to answer instead."""
    wanted = "is computed from alpha.e0 and alpha.e1 and alpha.e2: answer those"
    assert find_complaint(BUNDLE, 2) == wanted


def test_bundle_runs_over_its_values() -> None:
    """A bundle may be at any value of its table, each of them once."""
    assert ladder(BUNDLE) == ((0.0, 0.0), (0.5, 2.0), (1.0, 4.0))


@pytest.mark.parametrize(("steps", "value"), [(1, 0.35), (-2, 0.05), (-3, 0.0), (8, 1.0)])
def test_number_moves_by_tenths(steps: int, value: float) -> None:
    """A step up is a tenth more, and no step leads beyond an end."""
    assert shift_point(RISING.scale, (0.25, 1.0), steps) == pytest.approx((value, 4 * value))
