"""How far several analysts agree: Krippendorff's alpha (method.md 1.19)."""

import math
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import accumulate, combinations
from typing import Literal

from wizard.model.consensus import Agreement, AgreementWord
from wizard.scoring.numerics import settle_float

Metric = Literal["nominal", "ordinal", "interval"]
Distance = Callable[[float, float], float]
"""The squared difference of two values."""

USABLE = 0.8
TENTATIVE = 0.667
PLACES = 3
"""Decimals an alpha is read and shown with."""


def measure_agreement(units: Sequence[Sequence[float]], metric: Metric = "ordinal") -> Agreement:
    """Return Krippendorff's alpha of `units`, each the values one question was given.

    Missing values are left out, and so is a unit with less than two of them. Undefined, not 1,
    where all values are the same: without variation nothing shows that analysts tell it apart.
    """
    pairable = [[settle_float(value) for value in unit] for unit in units if len(unit) > 1]
    counts = Counter(value for unit in pairable for value in unit)
    distance = _distance(metric, counts)
    total = counts.total()
    within = [_disagreement(Counter(unit), distance) / (len(unit) - 1) for unit in pairable]
    observed = math.fsum(within) / total if total else 0.0
    expected = _disagreement(counts, distance) / (total * (total - 1)) if total else 0.0
    alpha = 1.0 - observed / expected if expected else None
    return Agreement(alpha, observed, expected, len(pairable), total, agreement_word(alpha))


def agreement_word(alpha: float | None) -> AgreementWord:
    """Return how an alpha is read, to three decimals: usable from .800, tentative from .667."""
    if alpha is None:
        return "undefined"
    shown = round(alpha, PLACES)
    if shown >= USABLE:
        return "usable"
    return "tentative" if shown >= TENTATIVE else "discuss first"


def _disagreement(counts: Counter[float], distance: Distance) -> float:
    """Return the squared differences summed over all ordered pairs of values."""
    pairs = combinations(sorted(counts), 2)
    return 2.0 * math.fsum(counts[a] * counts[b] * distance(a, b) for a, b in pairs)


def _distance(metric: Metric, counts: Counter[float]) -> Distance:
    if metric == "nominal":
        return lambda a, b: float(a != b)
    if metric == "interval":
        return lambda a, b: (a - b) ** 2
    # A value's place: half of those given it stand before it, half behind.
    values = sorted(counts)
    passed = accumulate((counts[value] for value in values), initial=0)
    places = {v: before + counts[v] / 2 for v, before in zip(values, passed, strict=False)}
    return lambda a, b: (places[a] - places[b]) ** 2
