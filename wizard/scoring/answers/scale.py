"""From a raw answer to a value from 0 to 1, and to a level from 0 to 4 (method.md 1.2)."""

from collections.abc import Sequence
from itertools import pairwise
from typing import assert_never

from wizard.model.assessment import Value
from wizard.model.base import parse_day
from wizard.model.result import Reading
from wizard.model.scale import (
    GREATEST,
    LEVELS,
    Bundle,
    Date,
    Difference,
    Levels,
    MultipleChoice,
    Number,
    Percent,
    Scale,
    SingleChoice,
    Text,
    YesNo,
    YesPartlyNo,
)
from wizard.scoring.numerics import settle_float

TOP_LEVEL = LEVELS - 1

_WORDS = {"no": 0.0, "partly": 0.5, "yes": 1.0}
_NUMBER_STEPS = 10

Point = tuple[float, float]
"""A value from 0 to 1 and the level from 0 to 4 that a red line reads."""


def find_complaint(scale: Scale, raw: Value) -> str:
    """Return what is wrong with `raw` as an answer on `scale`, or nothing."""
    match scale:
        case Levels():
            fits = isinstance(raw, int) and 0 <= raw <= TOP_LEVEL
            return "" if fits else f"must be a whole number from 0 to {TOP_LEVEL}"
        case YesNo() | YesPartlyNo():
            return _choice_complaint(raw, words_of(scale))
        case SingleChoice():
            return _choice_complaint(raw, [option.id for option in scale.options])
        case MultipleChoice():
            return _choices_complaint(raw, [item.id for item in scale.options])
        case Number() | Percent():
            return _number_complaint(scale, raw)
        case Text():
            return "" if isinstance(raw, str) else "must be text"
        case Date():
            return _date_complaint(raw)
        case Difference() | Bundle():
            return f"is computed from {' and '.join(scale.reads)}: answer those"
        case _:
            assert_never(scale)


def words_of(scale: YesNo | YesPartlyNo) -> tuple[str, ...]:
    """Return the words a yes-or-no question may be answered with."""
    return ("no", "yes") if isinstance(scale, YesNo) else ("no", "partly", "yes")


def _choice_complaint(raw: Value, allowed: Sequence[str]) -> str:
    return "" if raw in allowed else f"must be one of: {', '.join(allowed)}"


def _choices_complaint(raw: Value, allowed: Sequence[str]) -> str:
    if not isinstance(raw, tuple):
        return f"must be a list of: {', '.join(allowed)}"
    strangers = [item for item in raw if item not in allowed]
    if strangers:
        return f"holds {strangers[0]}, which is not one of: {', '.join(allowed)}"
    return "" if len(set(raw)) == len(raw) else "names an item twice"


def _number_complaint(scale: Number | Percent, raw: Value) -> str:
    if not isinstance(raw, int | float):
        return f"must be a number of {scale.unit}"
    if not -GREATEST <= raw <= GREATEST:
        return "is no number that could be true"
    if scale.minimum is not None and raw < scale.minimum:
        return f"must be at least {scale.minimum:g} {scale.unit}"
    if scale.maximum is not None and raw > scale.maximum:
        return f"may be at most {scale.maximum:g} {scale.unit}"
    return ""


def _date_complaint(raw: Value) -> str:
    try:
        parse_day(str(raw) if isinstance(raw, str) else "")
    except ValueError:
        return "must be a date such as 2026-01-31"
    return ""


def accepts_range(scale: Scale) -> bool:
    """Tell whether an answer on `scale` may be a range."""
    return isinstance(scale, Levels | Number | Percent)


def point_of(scale: Scale, raw: Value) -> Point:
    """Return value and level of an answer that fits its scale; (0, 0) where nothing scores."""
    if isinstance(scale, Levels):
        level = int(raw)  # type: ignore[arg-type]
        return _level_value(scale, level), float(level)
    value = _value_of(scale, raw)
    return value, value * TOP_LEVEL


def working_point_of(scale: Scale, raw: Value) -> Point:
    """Return value and level of a working value, which may lie between two levels."""
    if isinstance(scale, Levels) and isinstance(raw, float):
        corners = [(float(level), _level_value(scale, level)) for level in range(LEVELS)]
        return interpolate(corners, raw), raw
    return point_of(scale, raw)


def _level_value(scale: Levels, level: int) -> float:
    return scale.values[level] if scale.values else level / TOP_LEVEL


def _value_of(scale: Scale, raw: Value) -> float:
    match scale:
        case YesNo() | YesPartlyNo():
            return _turn(_WORDS[str(raw)], reverse=scale.reversed)
        case SingleChoice():
            return next((o.value or 0.0 for o in scale.options if o.id == raw), 0.0)
        case MultipleChoice():
            chosen = raw if isinstance(raw, tuple) else ()
            total = sum(item.weight for item in scale.options)
            share = sum(item.weight for item in scale.options if item.id in chosen) / total
            return _turn(share, reverse=scale.reversed)
        case Number() | Percent():
            return interpolate(scale.corners, float(raw))  # type: ignore[arg-type]
        case _:
            return 0.0


def _turn(value: float, *, reverse: bool) -> float:
    return 1.0 - value if reverse else value


def interpolate(corners: Sequence[tuple[float, float]], number: float) -> float:
    """Return the piecewise linear value of `number`, clipped to the end corners."""
    if not corners:
        return 0.0
    if number <= corners[0][0]:
        return corners[0][1]
    for (left, low), (right, high) in pairwise(corners):
        if number <= right:
            return low + (high - low) * (number - left) / (right - left)
    return corners[-1][1]


def is_clipped(scale: Scale, raw: Value) -> bool:
    """Tell whether a number lies outside its goalposts, so that its value was clipped."""
    if not isinstance(scale, Number | Percent) or not scale.corners:
        return False
    return not scale.corners[0][0] <= float(raw) <= scale.corners[-1][0]  # type: ignore[arg-type]


def ladder(scale: Scale) -> tuple[Point, ...]:
    """Return the points a question is run over, in rising order of value."""
    match scale:
        case Levels():
            return tuple((_level_value(scale, level), float(level)) for level in range(LEVELS))
        case YesNo():
            values = [0.0, 1.0]
        case YesPartlyNo():
            values = [0.0, 0.5, 1.0]
        case SingleChoice():
            values = sorted({option.value or 0.0 for option in scale.options})
        case Bundle():
            values = sorted(set(scale.values))
        case MultipleChoice() | Number() | Percent() | Difference():
            values = [step / _NUMBER_STEPS for step in range(_NUMBER_STEPS + 1)]
        case Text() | Date():
            values = []
        case _:
            assert_never(scale)
    return tuple((value, value * TOP_LEVEL) for value in values)


def points_within(scale: Scale, reading: Reading) -> tuple[Point, ...]:
    """Return the points a question may be at: its ladder, or what of it lies within its interval.

    The ends of an interval that an answer sets are always among them.
    """
    points = ladder(scale)
    if reading.status not in ("range", "computed"):
        return points
    low, high = (reading.low, reading.level_low), (reading.high, reading.level_high)
    # Levels tell points apart whose values are alike.
    inside = [point for point in points if _settle(low) < _settle(point) < _settle(high)]
    return (low,) if low == high else (low, *inside, high)


def _settle(point: Point) -> Point:
    return settle_float(point[0]), settle_float(point[1])


def shift_point(scale: Scale, point: Point, steps: int) -> Point:
    """Return the point `steps` up the ladder, or the last one there is.

    Numbers and multiple choices move by tenths from where they are.
    """
    match scale:
        case MultipleChoice() | Number() | Percent() | Difference():
            value = min(1.0, max(0.0, point[0] + steps / _NUMBER_STEPS))
            return (value, value * TOP_LEVEL) if steps else point
        case _:
            points = ladder(scale)
            return points[min(len(points) - 1, max(0, points.index(point) + steps))]


def ends_of(scale: Scale) -> tuple[Point, Point]:
    """Return the least and the greatest point an answer on a scored scale can have."""
    if isinstance(scale, Levels | SingleChoice):
        points = ladder(scale)
        return points[0], points[-1]
    if isinstance(scale, Number | Percent):
        limits = [limit for limit in (scale.minimum, scale.maximum) if limit is not None]
        inside = [at for at, _ in scale.corners if not find_complaint(scale, at)]
        return _ends([interpolate(scale.corners, number) for number in (*limits, *inside)])
    if isinstance(scale, Difference):
        return _ends([value for _, value in scale.corners])
    return (0.0, 0.0), (1.0, float(TOP_LEVEL))


def _ends(values: list[float]) -> tuple[Point, Point]:
    low, high = min(values), max(values)
    return (low, low * TOP_LEVEL), (high, high * TOP_LEVEL)
