"""Residuals, roll-ups and bands for one set of values (method.md 1.4-1.8).

A board is immutable; `with_values` gives the board after some answers changed and recomputes only
what they touch.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from wizard.model.result import Band
from wizard.scoring.numerics import band_of, guard, power_mean, weighted_mean
from wizard.scoring.scores.case import Case
from wizard.scoring.scores.coverage import Threat, Values, coverage_of


def residual_of(threat: Threat, values: Values, cap: float) -> float:
    """Return what is left of an exposure after its safeguards (method.md 1.6)."""
    exposure = values[threat.id]
    return exposure * (1.0 - coverage_of(threat, values, cap)) if exposure else 0.0


@dataclass(frozen=True)
class Board:
    """All residuals and bands of a case at one set of values."""

    case: Case
    values: Values
    residuals: Mapping[str, float]
    """Residual of each exposure in play, 0 to 1."""
    dimension_residuals: Mapping[str, float]
    """Residual of each dimension that has an exposure in play, 0 to 1."""
    dimension_bands: Mapping[str, Band]
    """Guarded band of each of these dimensions."""

    def with_values(self, changes: Values) -> "Board":
        """Return the board after `changes`; only what they touch is computed again."""
        values = {**self.values, **changes}
        touched = {t.id: t for question in changes for t in self.case.touched.get(question, ())}
        cap = self.case.parameters.coverage_cap
        fresh = {threat.id: residual_of(threat, values, cap) for threat in touched.values()}
        residuals = {**self.residuals, **fresh}
        dimensions = {threat.dimension for threat in touched.values()}
        rolled = roll_up(self.case, residuals, dimensions)
        bands = guarded_bands(self.case, rolled, residuals)
        return Board(
            self.case,
            values,
            residuals,
            {**self.dimension_residuals, **rolled},
            {**self.dimension_bands, **bands},
        )

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
    def band(self) -> Band | None:
        """Return the guarded overall band; None if no exposure is in play.

        It is at most one band better than the worst dimension that has weight.
        """
        if self.residual is None:
            return None
        weights = self.case.risk_weights
        parts = [band for d, band in self.dimension_bands.items() if weights[d] > 0]
        return guard(band_of(self.residual, self.case.parameters.band_edges), parts)

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
        full = self.case.full_coverage
        values = self.values
        floors = {t.id: values[t.id] * (1.0 - full[t.id]) for t in self.case.threats}
        return _roll_board(self.case, values, floors).band


def build_board(case: Case, values: Values) -> Board:
    """Compute every residual of a case at `values`."""
    cap = case.parameters.coverage_cap
    residuals = {threat.id: residual_of(threat, values, cap) for threat in case.threats}
    return _roll_board(case, values, residuals)


def _roll_board(case: Case, values: Values, residuals: Mapping[str, float]) -> Board:
    rolled = roll_up(case, residuals)
    return Board(case, values, residuals, rolled, guarded_bands(case, rolled, residuals))


def roll_up(
    case: Case, exposures: Mapping[str, float], dimensions: Iterable[str] | None = None
) -> dict[str, float]:
    """Return the power mean of exposure figures for each dimension that has any.

    With `dimensions` only for those.
    """
    power = case.parameters.power
    means = {}
    for dimension in case.threats_by_dimension if dimensions is None else dimensions:
        threats = case.threats_by_dimension[dimension]
        means[dimension] = power_mean([(t.weight, exposures[t.id]) for t in threats], power)
    return {dimension: mean for dimension, mean in means.items() if mean is not None}


def overall(case: Case, dimensions: Mapping[str, float]) -> float | None:
    """Return the power mean of dimension figures, by the weights for risk."""
    terms = [(case.risk_weights[d], value) for d, value in dimensions.items()]
    return power_mean(terms, case.parameters.power)


def guarded_bands(
    case: Case, dimensions: Mapping[str, float], exposures: Mapping[str, float]
) -> dict[str, Band]:
    """Return each dimension's band, at most one better than its worst exposure."""
    edges = case.parameters.band_edges
    worst = {
        d: max(exposures[threat.id] for threat in case.threats_by_dimension[d]) for d in dimensions
    }
    return {
        dimension: guard(band_of(value, edges), [band_of(worst[dimension], edges)])
        for dimension, value in dimensions.items()
    }
