"""What safeguards bought, family by family, from the inherent figure down (method.md 1.17)."""

from collections.abc import Iterable

from wizard.model.analysis import FamilyShare, Waterfall
from wizard.model.checklist import FAMILIES, Family
from wizard.model.result import FamilyEffect
from wizard.scoring.numerics import settle_float
from wizard.scoring.scores.board import overall, roll_up
from wizard.scoring.scores.case import Case
from wizard.scoring.scores.coverage import Threat, Values, family_effects
from wizard.scoring.scores.scenario import working_scenario
from wizard.scoring.shapley import shapley_values

CARRYING = 0.25
"""The least effect on an exposure, 0 to 0.9, that can be relied on by itself."""

_SETS = 2 ** len(FAMILIES)


def split_by_family(case: Case) -> Waterfall | None:
    """Return what each of the six families takes from the overall residual at working values.

    Each family's change is its Shapley value over the 64 sets of families; they add up to the
    residual less the inherent figure. None if no exposure is in play.
    """
    board = working_scenario(case).board
    if board.residual is None:
        return None
    worths = _residuals_by_set(case, board.values)
    shares = shapley_values(worths)
    families = tuple(FamilyShare(*pair) for pair in zip(FAMILIES, shares, strict=True))
    return Waterfall(worths[0], worths[-1], families)


def _residuals_by_set(case: Case, values: Values) -> list[float]:
    """Return the overall residual for every set of families, as if the others were not there."""
    cap = case.parameters.coverage_cap
    lefts = {threat.id: _lefts_by_set(threat, values) for threat in case.threats}
    found = []
    for families in range(_SETS):
        residuals = {
            exposure: values[exposure] * (1.0 - min(cap, 1.0 - left[families]))
            for exposure, left in lefts.items()
        }
        found.append(overall(case, roll_up(case, residuals)) or 0.0)
    return found


def _lefts_by_set(threat: Threat, values: Values) -> list[float]:
    """Return, for every set of families, the product of what each of them leaves."""
    lefts = [1.0]
    for effect, _ in family_effects(threat, values):
        lefts += [left * (1.0 - effect) for left in lefts]
    return lefts


def carrying_family(effects: Iterable[FamilyEffect]) -> Family | None:
    """Return the only family with an effect of .25 or more on an exposure, if there is just one.

    If its safeguard fails, next to nothing is left.
    """
    carrying = [e.family for e in effects if settle_float(e.effect) >= CARRYING]
    return carrying[0] if len(carrying) == 1 else None
