"""Random numbers spread evenly over the draws (method.md 1.12).

Draws come in blocks of 1024. In a block, draw i of a question gets the number a*i + b, computed in
the field of 1024 elements, with a and b random and a not 0: a polynomial lattice with random
multipliers. So each 1024th of the range is hit once a block, and any two draws lie to each other as
two draws of a Latin hypercube do. The variance of a mean depends on pairs alone; hence it is that
of the Latin hypercube, which is at most 1024/1023 of that of as many plain draws, whatever is
estimated (Owen 1997).

a and b are a hash of seed and name, so a name has its numbers whatever else is drawn: files may
change order, questions come and go, and two assessments can be compared draw by draw.
"""

import struct
from collections.abc import Sequence
from hashlib import shake_256

from wizard.scoring.uncertainty.lanes import DEPTH, LANE, Column, repeat_ones

FIELD_BITS = 10
BLOCK = 1 << FIELD_BITS
"""Draws of a block."""
RANGE = 1 << DEPTH
"""The numbers run from 0 to this less 1."""

_POLYNOMIAL = 0b100_0000_1001
"""x**10 + x**3 + 1: it has no factors, and so makes the field."""
_FINE = DEPTH - FIELD_BITS
"""The bits below those spread evenly; a block is shifted in them as a whole."""


def even_numbers(seed: int, name: str, blocks: int) -> Column:
    """Return numbers from 0 to 32767 for all draws, those of the blocks taking turns."""
    noise = shake_256(f"{seed} {name}".encode()).digest(8 * blocks)
    words = struct.unpack(f"<{2 * blocks}I", noise)
    steps = _column([word % (BLOCK - 1) + 1 for word in words[:blocks]])
    numbers = _column([word % RANGE for word in words[blocks:]])
    width = LANE * blocks
    for bit in range(FIELD_BITS):
        # The draws whose number has this bit are those before them, moved by one step; sums in the
        # field are exclusive ors.
        step = int.from_bytes((steps << _FINE).to_bytes(width, "little") * (1 << bit), "little")
        numbers |= (numbers ^ step) << (8 * width << bit)
        steps = _double(steps, blocks)
    return numbers


def _column(numbers: Sequence[int]) -> Column:
    return int.from_bytes(struct.pack(f"<{len(numbers)}H", *numbers), "little")


def _double(steps: Column, blocks: int) -> Column:
    """Return twice each step in the field: x times it, less the polynomial if it grew too long."""
    grown = steps << 1
    too_long = (grown >> FIELD_BITS) & repeat_ones(blocks)
    return grown ^ (too_long * _POLYNOMIAL)
