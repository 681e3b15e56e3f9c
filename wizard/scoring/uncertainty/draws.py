"""Many ways an assessment could be true at once: where every question is in each (1.12)."""

import math
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, compress
from typing import NamedTuple, TypeVar

from wizard.model.parameters import Sampling
from wizard.scoring.answers.scale import Point
from wizard.scoring.numerics import settle_float
from wizard.scoring.uncertainty.distribution import Distribution
from wizard.scoring.uncertainty.lanes import (
    Column,
    Flags,
    Places,
    all_flags,
    count_reached,
    find_places,
    marks_of,
    narrow,
    numbers_of,
    widen,
)
from wizard.scoring.uncertainty.nets import BLOCK, RANGE, even_numbers

K = TypeVar("K", bound=Hashable)

Numbers = Sequence[float]
"""A figure for each draw."""


class Axis(NamedTuple):
    """Where one question is in each draw: the place among its points, which rise."""

    points: tuple[Point, ...]
    places: Places

    @property
    def values(self) -> list[float]:
        """Return the values of the points, 0 to 1."""
        return [value for value, _ in self.points]

    def reach(self, level: float) -> Flags:
        """Return which draws are at a level, 0 to 4, or above it."""
        return find_places(self.places, [settle_float(own) >= level for _, own in self.points])


def combinations_of(axes: Iterable[Axis]) -> int:
    """Return how many combinations of places some axes have."""
    return math.prod(len(axis.points) for axis in axes)


@dataclass(frozen=True)
class Draws:
    """The draws of some questions; `shares` is None if all draws weigh the same."""

    count: int
    axes: Mapping[str, Axis]
    shares: Sequence[float] | None = None

    @cached_property
    def masses(self) -> Sequence[float]:
        """Return the share of each draw; they add up to 1."""
        return self.shares or [1.0 / self.count] * self.count

    @cached_property
    def everywhere(self) -> Flags:
        """Return a one for each draw."""
        return all_flags(self.count)

    def marks(self, flags: Flags) -> bytes:
        """Return flags as bytes, to select draws by."""
        return marks_of(flags, self.count)

    def look_up(self, table: Sequence[float], axes: Iterable[Axis]) -> list[float]:
        """Return a table's figure for each draw: for the places on axes, the last the fastest.

        The axes have at most 2**16 combinations of places.
        """
        if len(table) == 1:
            return [table[0]] * self.count
        return [table[place] for place in numbers_of(_join(axes), self.count)]

    def among(self, marks: Sequence[bool], questions: Iterable[str]) -> "Draws":
        """Return the marked draws, of some questions only; what each weighs is left out."""
        axes = {
            question: Axis(axis.points, bytes(compress(axis.places, marks)))
            for question, axis in self.axes.items()
            if question in questions
        }
        return Draws(sum(marks), axes)

    def join(self, axes: Iterable[Axis]) -> Places:
        """Return the places on several axes as one; they have at most 256 combinations."""
        return narrow(_join(axes), self.count)

    def share(self, flags: Flags) -> float:
        """Return the share of the draws that are flagged."""
        if self.shares is None:
            return flags.bit_count() / self.count
        return math.fsum(compress(self.shares, self.marks(flags)))

    def tally(self, keys: Iterable[K]) -> dict[K, float]:
        """Return the share of the draws that have each key; `keys` holds one for each draw."""
        if self.shares is None:
            return {key: number / self.count for key, number in Counter(keys).items()}
        found: dict[K, list[float]] = {}
        for key, share in zip(keys, self.shares, strict=True):
            found.setdefault(key, []).append(share)
        return {key: math.fsum(shares) for key, shares in found.items()}


def _join(axes: Iterable[Axis]) -> Column:
    joined = 0
    for axis in axes:
        joined = joined * len(axis.points) + widen(axis.places)
    return joined


def enumerate_points(distributions: Mapping[str, Distribution]) -> Draws:
    """Return every combination of points once, with its share."""
    shares = [1.0]
    places: dict[str, Places] = {}
    for question, distribution in sorted(distributions.items()):
        size = len(distribution.points)
        places = {earlier: column * size for earlier, column in places.items()}
        places[question] = b"".join(bytes([place]) * len(shares) for place in range(size))
        shares = [share * own for own in distribution.shares for share in shares]
    axes = {q: Axis(distributions[q].points, column) for q, column in places.items()}
    return Draws(len(shares), axes, shares)


def draw_points(distributions: Mapping[str, Distribution], sampling: Sampling) -> Draws:
    """Return draws of points, each question by itself; all draws weigh the same."""
    blocks = blocks_of(sampling)
    count = blocks * BLOCK
    axes = {}
    for question, distribution in sorted(distributions.items()):
        numbers = even_numbers(sampling.seed, question, blocks)
        # The greater a number, the higher its point: what is worse stays worse in every draw.
        reached = list(accumulate(distribution.shares))[:-1]
        limits = [min(RANGE, round(share * RANGE)) for share in reached]
        axes[question] = Axis(distribution.points, count_reached(numbers, limits, count))
    return Draws(count, axes)


def blocks_of(sampling: Sampling) -> int:
    """Return how many blocks the draws asked for need."""
    return -(-sampling.draws // BLOCK)


def draw_factors(dimension: str, sampling: Sampling) -> list[float]:
    """Return what a dimension's weight is multiplied by, or replaced with, in each draw.

    Near the stated weights: anything within the spread. With weights unknown: exponentials, which
    after division by their sum are uniform over all weights there are.
    """
    blocks = blocks_of(sampling)
    numbers = numbers_of(even_numbers(sampling.seed, dimension, blocks), blocks * BLOCK)
    if sampling.weights == "unknown":
        return [-math.log((number + 0.5) / RANGE) for number in numbers]
    step = 2.0 * sampling.weight_spread / RANGE
    least = 1.0 - sampling.weight_spread + step / 2
    return [least + step * number for number in numbers]
