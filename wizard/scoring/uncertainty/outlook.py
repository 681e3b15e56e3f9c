"""Overall residual and band in every draw (method.md 1.7, 1.12)."""

import math
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import compress
from typing import NamedTuple

from wizard.model.result import Band
from wizard.scoring.numerics import settled_limit
from wizard.scoring.scores.case import Case
from wizard.scoring.scores.verdict import SEVERE_RESIDUAL
from wizard.scoring.uncertainty.draws import Numbers
from wizard.scoring.uncertainty.residual_tables import Parts, shares_of
from wizard.scoring.uncertainty.trial import Weights


class Outlook(NamedTuple):
    """The overall figures of each draw."""

    residuals: Numbers
    bands: Sequence[int]
    severe: Sequence[bool]
    """Whether a single exposure asks for a condition; looked at only where the residual is Low, as
    all others ask for as much."""


def look_over(case: Case, parts: Parts, weights: Weights) -> Outlook:
    """Roll up what exposures bring to their dimensions in each draw.

    Bands are guarded as a board guards them: an exposure holds its dimension, and a dimension the
    whole, to at most one band better; so an exposure holds the whole to at most two.
    """
    power = case.parameters.power
    means = {d: list(map(math.fsum, zip(*own.values(), strict=True))) for d, own in parts.items()}
    wholes = weigh(means, weights)
    bands = band_by_dimensions(case, means, wholes)
    is_low = bytes(band == Band.LOW for band in bands)
    if any(is_low):
        worst = iter(_worst_parts(case, parts, is_low))
        peaks = [next(worst) if low else 0.0 for low in is_low]
    else:
        peaks = [0.0] * len(bands)
    edges, severe = raise_edges(case), settled_limit(SEVERE_RESIDUAL) ** power
    return Outlook(
        [whole ** (1 / power) for whole in wholes],
        [max(band, bisect_right(edges, peak) - 2) for band, peak in zip(bands, peaks, strict=True)],
        [peak >= severe for peak in peaks],
    )


def band_by_dimensions(case: Case, means: Mapping[str, Numbers], wholes: Numbers) -> list[int]:
    """Return the overall band in each draw, guarded by dimensions alone."""
    edges = raise_edges(case)
    worst = map(max, zip(*means.values(), strict=True))
    return [
        max(bisect_right(edges, whole), bisect_right(edges, peak) - 1)
        for whole, peak in zip(wholes, worst, strict=True)
    ]


def raise_edges(case: Case) -> list[float]:
    """Return the band edges to the power of the mean."""
    return [settled_limit(edge) ** case.parameters.power for edge in case.parameters.band_edges]


def _worst_parts(case: Case, parts: Parts, marks: bytes) -> list[float]:
    """Return the greatest residual of a single exposure, to the power, in the draws marked."""
    columns = [
        [figure / share for figure in compress(parts[dimension][threat.id], marks)]
        for dimension in parts
        for threat, share in shares_of(case, dimension)
    ]
    return list(map(max, zip(*columns, strict=True)))


def weigh(means: Mapping[str, Numbers], weights: Weights) -> list[float]:
    """Return the mean over the dimensions in each draw."""
    tops = [
        [weight * mean for weight, mean in zip(weights[dimension], column, strict=True)]
        for dimension, column in means.items()
    ]
    sums = map(math.fsum, zip(*tops, strict=True))
    totals = map(math.fsum, zip(*(weights[dimension] for dimension in means), strict=True))
    return [top / total for top, total in zip(sums, totals, strict=True)]
