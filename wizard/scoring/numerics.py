"""Power means, bands and rounding (method.md 1.7, 1.8, 1.21)."""

import math
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal

from wizard.model.result import Band, OpportunityWord

_PLACES = 9
"""Decimals kept when comparing with an edge, so that 0.39999999999 is 0.4."""
_STEP = 10.0**-_PLACES


def settle_float(value: float) -> float:
    """Return `value` as it is compared with edges."""
    return round(value, _PLACES)


def settled_limit(edge: float) -> float:
    """Return the least value that reaches `edge` once it is settled."""
    settled = settle_float(edge)
    return (settled if settled >= edge else settled + _STEP) - _STEP / 2


def power_mean(terms: Sequence[tuple[float, float]], power: float) -> float | None:
    """Return the power mean of (weight, value) pairs, or None if nothing has weight.

    The sums are exact, so that the order of the terms cannot matter.
    """
    total = math.fsum(weight for weight, _ in terms)
    if total <= 0:
        return None
    mean = math.fsum(weight * value**power for weight, value in terms) / total
    return float(mean ** (1 / power))


def weighted_mean(terms: Sequence[tuple[float, float]]) -> float | None:
    """Return the arithmetic mean of (weight, value) pairs, or None if nothing has weight."""
    total = math.fsum(weight for weight, _ in terms)
    return math.fsum(weight * value for weight, value in terms) / total if total > 0 else None


_BANDS = tuple(Band)


def band_of(value: float, edges: Sequence[float]) -> Band:
    """Return the band of a residual from 0 to 1."""
    return _BANDS[bisect_right(edges, settle_float(value))]


def guard(band: Band, parts: Iterable[Band]) -> Band:
    """Return `band`, but never more than one band better than the worst of its parts."""
    worst = max(parts, default=Band.LOW)
    return Band(max(band, worst - 1))


def distance_to_next_band(value: float, edges: Sequence[float]) -> float | None:
    """Return how far `value` lies below the next worse band; None in the worst."""
    settled = settle_float(value)
    return next((edge - value for edge in edges if settled < edge), None)


def display(value: float) -> float:
    """Return 100 x `value` to one decimal, halves up, as every figure is shown."""
    exact = Decimal(repr(settle_float(value))) * 100
    return float(exact.quantize(Decimal("0.1"), rounding=ROUND_HALF_UP))


def display_percent(value: float) -> int:
    """Return a share as whole per cent, never 100 unless it is whole, never 0 unless nothing."""
    exact = Decimal(repr(settle_float(value))) * 100
    whole = int(exact.quantize(Decimal(1), rounding=ROUND_HALF_UP))
    if exact < 100:  # noqa: PLR2004 - per cent
        whole = min(whole, 99)
    return max(whole, 1) if exact > 0 else whole


_OPPORTUNITY_WORDS: tuple[OpportunityWord, ...] = ("weak", "modest", "substantial", "strong")


def opportunity_word(score: float, edges: Sequence[float]) -> OpportunityWord:
    """Return the word for an opportunity score from 0 to 1."""
    return _OPPORTUNITY_WORDS[bisect_right(edges, settle_float(score))]
