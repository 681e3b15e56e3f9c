"""Columns of small whole numbers, one number a draw, packed side by side.

Python adds, shifts and masks a long integer, and translates bytes, at the speed of C: one operation
serves all draws.
"""

import struct
from collections.abc import Sequence
from functools import cache
from typing import TypeAlias

Places: TypeAlias = bytes
"""A place from 0 to 255 for each draw."""
Flags: TypeAlias = int
"""A zero or a one for each draw, a byte each; `&`, `|` and `^` work draw by draw."""
Column: TypeAlias = int
"""A number below 2**16 for each draw, two bytes each; columns can be added."""

PLACES = 256
"""Places a byte can tell apart."""
LANE = 2
"""Bytes of a number in a column."""
DEPTH = 15
"""Bits of a number that can be compared: the bit above them must be free."""


@cache
def repeat_ones(count: int) -> Column:
    """Return the column of `count` ones; times a number, it is the column of that number."""
    return int.from_bytes(b"\1\0" * count, "little")


def widen(places: Places) -> Column:
    """Return places as a column."""
    wide = bytearray(LANE * len(places))
    wide[::LANE] = places
    return int.from_bytes(wide, "little")


def narrow(column: Column, count: int) -> Places:
    """Return a column of numbers below 256 as places."""
    return column.to_bytes(LANE * count, "little")[::LANE]


def numbers_of(column: Column, count: int) -> tuple[int, ...]:
    """Return the numbers of a column."""
    return struct.unpack(f"<{count}H", column.to_bytes(LANE * count, "little"))


def count_reached(column: Column, limits: Sequence[int], count: int) -> Places:
    """Return how many of the limits, from 0 to 2**15, each number below 2**15 reaches."""
    ones = repeat_ones(count)
    reached = 0
    for limit in limits:
        # What reaches 2**15 after this addition has the free bit set.
        reached += ((column + ((1 << DEPTH) - limit) * ones) >> DEPTH) & ones
    return narrow(reached, count)


def find_places(places: Places, wanted: Sequence[bool]) -> Flags:
    """Return which draws are at a place that is wanted; `wanted` says so of each place."""
    return int.from_bytes(places.translate(bytes(wanted).ljust(PLACES, b"\0")), "little")


def all_flags(count: int) -> Flags:
    """Return a one for each draw."""
    return int.from_bytes(b"\1" * count, "little")


def marks_of(flags: Flags, count: int) -> bytes:
    """Return flags as bytes, to select draws by."""
    return flags.to_bytes(count, "little")
