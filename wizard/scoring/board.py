"""Residuals, roll-ups and bands for one set of values (method.md 1.4-1.8).

A board is immutable; `with_values` gives the board after some answers changed and recomputes only
what they touch.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from wizard.model.checklist import FAMILIES
from wizard.model.result import Band
from wizard.scoring.case import Case, Threat
from wizard.scoring.numerics import band_of, guard, power_mean, weighted_mean

Values = Mapping[str, float]
"""A value from 0 to 1 for every scored question that counts."""


def family_effects(threat: Threat, values: Values) -> list[tuple[float, str]]:
    """Return per family the best effect on an exposure, 0 to 0.9, and the safeguard that has it."""
    best: list[tuple[float, str]] = [(0.0, "")] * len(FAMILIES)
    for shield in threat.shields:
        effect = shield.potency * values[shield.safeguard]
        if effect > best[shield.family][0]:
            best[shield.family] = (effect, shield.safeguard)
    return best


def coverage_of(threat: Threat, values: Values, cap: float) -> float:
    """Return the share of an exposure its safeguards take away, at most `cap` (method.md 1.5)."""
    left = 1.0
    for effect, _ in family_effects(threat, values):
        left *= 1.0 - effect
    return min(cap, 1.0 - left)


def residual_of(threat: Threat, values: Values, cap: float) -> float:
    """Return what is left of an exposure after its safeguards (method.md 1.6)."""
    exposure = values[threat.id]
    return exposure * (1.0 - coverage_of(threat, values, cap)) if exposure else 0.0


@dataclass(frozen=True)
class Board:
    """All residuals of a case at one set of values."""

    case: Case
    values: Values
    residuals: Mapping[str, float]
    """Residual of each exposure in play, 0 to 1."""

    def with_values(self, changes: Values) -> "Board":
        """Return the board after `changes`; only exposures they touch are computed again."""
        values = {**self.values, **changes}
        touched = {t for question in changes for t in self.case.touched.get(question, ())}
        cap = self.case.parameters.coverage_cap
        fresh = {threat.id: residual_of(threat, values, cap) for threat in touched}
        return replace(self, values=values, residuals={**self.residuals, **fresh})

    @cached_property
    def dimension_residuals(self) -> Mapping[str, float]:
        """Return the residual of each dimension that has an exposure in play."""
        return roll_up(self.case, self.residuals)

    @cached_property
    def residual(self) -> float | None:
        """Return the overall residual; None if no exposure is in play."""
        return overall(self.case, self.dimension_residuals)

    @cached_property
    def exposure_bands(self) -> Mapping[str, Band]:
        """Return the band of each exposure in play."""
        edges = self.case.parameters.band_edges
        return {exposure: band_of(value, edges) for exposure, value in self.residuals.items()}

    @cached_property
    def dimension_bands(self) -> Mapping[str, Band]:
        """Return the guarded band of each dimension that has an exposure in play."""
        return guarded_bands(self.case, self.dimension_residuals, self.exposure_bands)

    @cached_property
    def band(self) -> Band | None:
        """Return the guarded overall band; None if no exposure is in play."""
        return guarded_band(self.case, self.residual, self.dimension_bands)

    @cached_property
    def dimension_opportunities(self) -> Mapping[str, float]:
        """Return the opportunity score of each dimension that has an opportunity in play."""
        terms: dict[str, list[tuple[float, float]]] = {}
        for benefit in self.case.benefits:
            pair = (benefit.weight, self.values[benefit.id])
            terms.setdefault(benefit.dimension, []).append(pair)
        means = {dimension: weighted_mean(pairs) for dimension, pairs in terms.items()}
        return {dimension: mean for dimension, mean in means.items() if mean is not None}

    @cached_property
    def opportunity(self) -> float | None:
        """Return the overall opportunity score; None if no opportunity is in play."""
        weights = self.case.opportunity_weights
        scores = self.dimension_opportunities
        return weighted_mean([(weights[d], score) for d, score in scores.items()])

    @cached_property
    def floor_band(self) -> Band | None:
        """Return the overall band with every linked safeguard at full."""
        full = dict.fromkeys((safeguard.id for safeguard in self.case.safeguards), 1.0)
        cap = self.case.parameters.coverage_cap
        values = {**self.values, **full}
        return Board(self.case, values, _residuals(self.case, values, cap)).band


def build_board(case: Case, values: Values) -> Board:
    """Compute every residual of a case at `values`."""
    return Board(case, values, _residuals(case, values, case.parameters.coverage_cap))


def _residuals(case: Case, values: Values, cap: float) -> dict[str, float]:
    return {threat.id: residual_of(threat, values, cap) for threat in case.threats}


def roll_up(case: Case, exposures: Mapping[str, float]) -> dict[str, float]:
    """Return the power mean of exposure figures for each dimension that has any."""
    terms: dict[str, list[tuple[float, float]]] = {}
    for threat in case.threats:
        terms.setdefault(threat.dimension, []).append((threat.weight, exposures[threat.id]))
    means = {d: power_mean(pairs, case.parameters.power) for d, pairs in terms.items()}
    return {dimension: mean for dimension, mean in means.items() if mean is not None}


def overall(case: Case, dimensions: Mapping[str, float]) -> float | None:
    """Return the power mean of dimension figures, by the weights for risk."""
    terms = [(case.risk_weights[d], value) for d, value in dimensions.items()]
    return power_mean(terms, case.parameters.power)


def guarded_bands(
    case: Case, dimensions: Mapping[str, float], exposures: Mapping[str, Band]
) -> dict[str, Band]:
    """Return each dimension's band, at most one better than its worst exposure."""
    parts: dict[str, list[Band]] = {}
    for threat in case.threats:
        parts.setdefault(threat.dimension, []).append(exposures[threat.id])
    edges = case.parameters.band_edges
    return {d: guard(band_of(value, edges), parts[d]) for d, value in dimensions.items()}


def guarded_band(case: Case, residual: float | None, dimensions: Mapping[str, Band]) -> Band | None:
    """Return the overall band, at most one better than the worst dimension with weight."""
    if residual is None:
        return None
    weighty = [band for d, band in dimensions.items() if case.risk_weights[d] > 0]
    return guard(band_of(residual, case.parameters.band_edges), weighty)
