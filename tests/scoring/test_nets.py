"""Numbers spread evenly over the draws, and columns of them (method.md 1.12)."""

from collections import Counter

import pytest

from wizard.scoring.uncertainty.lanes import (
    count_reached,
    find_places,
    marks_of,
    narrow,
    numbers_of,
    repeat_ones,
    widen,
)
from wizard.scoring.uncertainty.nets import BLOCK, RANGE, even_numbers

BLOCKS = 3
COUNT = BLOCKS * BLOCK
FIRST = (13447, 15214, 10973, 18567, 14478, 7293)


def numbers(seed: int = 1, name: str = "economy.e1") -> tuple[int, ...]:
    """Return the numbers of a name."""
    return numbers_of(even_numbers(seed, name, BLOCKS), COUNT)


def multiply(one: int, other: int) -> int:
    """Return a product in the field of 1024 elements, the schoolbook way."""
    product = 0
    for bit in range(10):
        if other >> bit & 1:
            product ^= one << bit
    for bit in range(20, 9, -1):
        if product >> bit & 1:
            product ^= 0b100_0000_1001 << (bit - 10)
    return product


@pytest.mark.parametrize("block", range(BLOCKS))
def test_each_block_hits_each_part_of_the_range_once(block: int) -> None:
    """In a block, every 1024th of the range holds one number."""
    parts = sorted(number // (RANGE // BLOCK) for number in numbers()[block::BLOCKS])
    assert parts == list(range(BLOCK))


def test_block_is_a_line_in_the_field() -> None:
    """Draw i has factor * i + shift, as the schoolbook computes it."""
    column = numbers()[::BLOCKS]
    shift = column[0]
    factor = (column[1] ^ shift) >> 5
    assert column == tuple(shift ^ (multiply(factor, i) << 5) for i in range(BLOCK))


def test_pairs_of_draws_are_spread_like_a_latin_hypercube() -> None:
    """Over many names, two draws of a block differ by every part but none about equally often."""
    distances = Counter(
        (column[9 * BLOCKS] ^ column[500 * BLOCKS]) >> 5
        for column in (numbers(name=f"a.q{n}") for n in range(3000))
    )
    assert 0 not in distances
    assert max(distances.values()) < 15
    assert len(distances) > 900


def test_seed_and_name_decide_alone() -> None:
    """The same seed and name give the same numbers, any other ones others."""
    assert numbers() == numbers()
    assert numbers() != numbers(seed=2)
    assert numbers() != numbers(name="economy.e2")


def test_numbers_are_the_same_on_every_platform() -> None:
    """The first numbers are these, whatever the machine and the version of Python."""
    assert numbers()[:6] == FIRST


def test_count_reached_compares_every_number() -> None:
    """Each number is told how many limits it reaches, ends included."""
    column = even_numbers(1, "economy.e1", BLOCKS)
    limits = (0, 1, 3000, 16384, 32767, 32768)
    expected = [sum(number >= limit for limit in limits) for number in numbers()]
    assert list(count_reached(column, limits, COUNT)) == expected


def test_places_survive_as_columns() -> None:
    """Places widened, added and narrowed are added draw by draw."""
    places = bytes(number % 100 for number in numbers())
    assert narrow(widen(places) + 3 * repeat_ones(COUNT), COUNT) == bytes(p + 3 for p in places)


def test_find_places_marks_what_is_wanted() -> None:
    """A flag stands where the place is wanted; places nobody speaks of are not."""
    flags = find_places(bytes([0, 1, 2, 1, 3]), [False, True, True])
    assert marks_of(flags, 5) == bytes([0, 1, 1, 1, 0])
