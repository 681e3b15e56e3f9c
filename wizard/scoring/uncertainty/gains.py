"""How great the opportunity is in every draw (method.md 1.8, 1.12)."""

import math
from bisect import bisect_right
from enum import IntEnum
from operator import attrgetter

from wizard.scoring.numerics import settled_limit
from wizard.scoring.scores.case import Case
from wizard.scoring.uncertainty.draws import Draws, Numbers
from wizard.scoring.uncertainty.outlook import weigh
from wizard.scoring.uncertainty.sums import add_up
from wizard.scoring.uncertainty.trial import Weights


class Gain(IntEnum):
    """How great an opportunity is, as far as a trigger asks."""

    WEAK = 0
    MODEST = 1
    SUBSTANTIAL = 2


def find_gains(case: Case, draws: Draws, weights: Weights) -> list[int]:
    """Return how great the opportunity is in each draw; substantial if none is in play."""
    if not weights:
        return [Gain.SUBSTANTIAL] * draws.count
    means = {dimension: _mean(case, draws, dimension) for dimension in weights}
    edges = [settled_limit(edge) for edge in case.parameters.opportunity_edges[: Gain.SUBSTANTIAL]]
    return [bisect_right(edges, mean) for mean in weigh(means, weights)]


def _mean(case: Case, draws: Draws, dimension: str) -> Numbers:
    benefits = [benefit for benefit in case.benefits if benefit.dimension == dimension]
    total = math.fsum(benefit.weight for benefit in benefits)
    terms = []
    for benefit in sorted(benefits, key=attrgetter("id")):
        axis = draws.axes[benefit.id]
        terms.append((axis, [benefit.weight / total * value for value in axis.values]))
    return add_up(draws, terms)
