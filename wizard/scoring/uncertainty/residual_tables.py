"""What each exposure brings to its dimension in every draw, by tables over places (1.5-1.7)."""

import math
from collections.abc import Mapping, Sequence
from itertools import groupby
from operator import attrgetter

from wizard.scoring.scores.case import Case
from wizard.scoring.scores.coverage import Shield, Threat, coverage_of
from wizard.scoring.uncertainty.bearing import risk_dimensions
from wizard.scoring.uncertainty.draws import Axis, Draws, Numbers, combinations_of
from wizard.scoring.uncertainty.sums import TABLE_LIMIT

COLUMN_LIMIT = 1 << 16
"""Most combinations of places that can be looked up at once."""

Parts = Mapping[str, Mapping[str, Numbers]]
"""By dimension and exposure, what the exposure adds to the mean of the dimension's powers."""


def tabulate_parts(case: Case, draws: Draws) -> Parts:
    """Return w r^p / sum w of every exposure in a dimension with weight, in each draw."""
    return {
        dimension: {
            threat.id: _tabulate(threat, share, case, draws)
            for threat, share in shares_of(case, dimension)
        }
        for dimension in risk_dimensions(case)
    }


def shares_of(case: Case, dimension: str) -> list[tuple[Threat, float]]:
    """Return a dimension's exposures with their shares of its weight, in the order of ids."""
    threats = sorted(case.threats_by_dimension[dimension], key=attrgetter("id"))
    total = math.fsum(threat.weight for threat in threats)
    return [(threat, threat.weight / total) for threat in threats]


def _tabulate(threat: Threat, share: float, case: Case, draws: Draws) -> Numbers:
    power, own = case.parameters.power, draws.axes[threat.id]
    shields = sorted(threat.shields, key=attrgetter("family"))
    axes = [draws.axes[shield.safeguard] for shield in shields]
    exposed = [share * value**power for value in own.values]
    if combinations_of(axes) > COLUMN_LIMIT:
        left = _compute_met(threat, case, draws)
        return [exposed[place] * rest for place, rest in zip(own.places, left, strict=True)]
    cap = case.parameters.coverage_cap
    table = [(1.0 - min(cap, 1.0 - rest)) ** power for rest in _leave(shields, axes)]
    if combinations_of([own, *axes]) <= TABLE_LIMIT:
        return draws.look_up([part * rest for part in exposed for rest in table], [own, *axes])
    left = draws.look_up(table, axes)
    return [exposed[place] * rest for place, rest in zip(own.places, left, strict=True)]


def _leave(shields: Sequence[Shield], axes: Sequence[Axis]) -> list[float]:
    """Return what safeguards leave of an exposure, by their places, the last the fastest."""
    values = iter([axis.values for axis in axes])
    left = [1.0]
    for _, family in groupby(shields, attrgetter("family")):
        effects = [0.0]
        for shield in family:
            own = [shield.potency * value for value in next(values)]
            effects = [max(best, effect) for best in effects for effect in own]
        left = [rest * (1.0 - effect) for rest in left for effect in effects]
    return left


def _compute_met(threat: Threat, case: Case, draws: Draws) -> list[float]:
    """Return what safeguards leave, to the power, computed once for each combination met."""
    names = [shield.safeguard for shield in threat.shields]
    axes = [draws.axes[name] for name in names]
    rows = list(zip(*(axis.places for axis in axes), strict=True))
    values = [axis.values for axis in axes]
    met = {}
    for row in set(rows):
        chosen = {n: own[place] for n, own, place in zip(names, values, row, strict=True)}
        covered = coverage_of(threat, chosen, case.parameters.coverage_cap)
        met[row] = (1.0 - covered) ** case.parameters.power
    return [met[row] for row in rows]
