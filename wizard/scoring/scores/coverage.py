"""How much of one exposure its safeguards take away (method.md 1.5)."""

from collections.abc import Mapping
from typing import NamedTuple

from wizard.model.checklist import FAMILIES

Values = Mapping[str, float]
"""A value from 0 to 1 for every scored question that counts."""


class Shield(NamedTuple):
    """One safeguard on one exposure: its family's index and its potency, 0 to 0.9."""

    safeguard: str
    family: int
    potency: float


class Threat(NamedTuple):
    """One exposure in play, with its weight and the safeguards that bear on it."""

    id: str
    dimension: str
    weight: float
    shields: tuple[Shield, ...]
    families: int = len(FAMILIES)
    """How many groups the shields fall into; in each of them only the best counts."""


def family_effects(threat: Threat, values: Values) -> list[tuple[float, str]]:
    """Return per family the best effect on an exposure, 0 to 0.9, and the safeguard that has it."""
    best: list[tuple[float, str]] = [(0.0, "")] * threat.families
    for shield in threat.shields:
        effect = shield.potency * values[shield.safeguard]
        known, holder = best[shield.family]
        # Equal effects are told apart by id, so that the order of a file cannot matter.
        if effect > known or (effect == known > 0 and shield.safeguard < holder):
            best[shield.family] = (effect, shield.safeguard)
    return best


def coverage_of(threat: Threat, values: Values, cap: float) -> float:
    """Return the share of an exposure its safeguards take away, at most `cap` (method.md 1.5)."""
    left = 1.0
    for effect, _ in family_effects(threat, values):
        left *= 1.0 - effect
    return min(cap, 1.0 - left)
