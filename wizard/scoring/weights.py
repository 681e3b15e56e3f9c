"""Weights of dimensions: elicited by swings or by rank, and whether one dictates (1.20)."""

import math
from collections.abc import Mapping, Sequence

from wizard.scoring.numerics import settle_float

FULL_SWING = 100.0
"""The rating of the dimension one would bring from its worst to its best first."""
DICTATING = 0.5
"""A share above which one dimension decides whatever the others say."""


def swing_weights(ratings: Mapping[str, float]) -> dict[str, float]:
    """Return swing ratings from 0 to 100 as weights: as they are, since only ratios matter.

    ValueError says what is wrong with them; the greatest must be 100.
    """
    for name, rating in ratings.items():
        if not 0 <= rating <= FULL_SWING:
            raise ValueError(f"{name} is rated {rating:g}; a rating lies between 0 and 100")
    if FULL_SWING not in ratings.values():
        raise ValueError("no dimension is rated 100, as the one to be improved first is")
    return dict(ratings)


def rank_weights(ranking: Sequence[str]) -> dict[str, float]:
    """Return the rank-order centroid of a ranking, the most important first; 1 in sum.

    It is the middle of all weights that agree with the ranking.
    """
    count = len(ranking)
    return {
        name: math.fsum(1 / rank for rank in range(place, count + 1)) / count
        for place, name in enumerate(ranking, 1)
    }


def weight_shares(weights: Mapping[str, float]) -> dict[str, float]:
    """Return each weight's share of all, 0 to 1; only ratios matter. All 0 if nothing weighs."""
    total = math.fsum(weights.values())
    return {name: weight / total if total else 0.0 for name, weight in weights.items()}


def dictating_dimension(weights: Mapping[str, float]) -> str | None:
    """Return the dimension that has more than half of all weight, among several; else None."""
    if len(weights) == 1:
        return None
    shares = weight_shares(weights).items()
    return next((name for name, share in shares if settle_float(share) > DICTATING), None)


def mean_weights(several: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """Return the mean of several analysts' shares; each analyst counts the same."""
    shares = [weight_shares(weights) for weights in several]
    return {name: math.fsum(share[name] for share in shares) / len(shares) for name in shares[0]}
