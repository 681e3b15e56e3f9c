"""What tests of explanations share."""

from tests.scoring.edits import score
from tests.strategies import (
    Sample,
)
from wizard.model.explanation import Explanation
from wizard.report.explain import explain, explain_all
from wizard.report.study import Study


def study(of: Sample) -> Study:
    """Return a sample with everything computed from it."""
    return Study(*of)


def explained(of: Sample, address: str) -> Explanation:
    """Return the explanation of one figure of a sample."""
    return explain(study(of), address)


def all_explained(of: Sample) -> dict[str, Explanation]:
    """Return the explanations of all figures of a sample, by address."""
    return {found.figure.address: found for found in explain_all(study(of))}


def words(found: Explanation) -> list[str]:
    """Return the steps in words."""
    return [step.words for step in found.steps]


def figures(of: Sample) -> dict[str, object]:
    """Return the figures of a result by the addresses they should have."""
    result = score(of)
    found: dict[str, object] = {
        "risk.residual": result.residual,
        "risk.interval.best": result.interval and result.interval.best,
        "risk.interval.worst": result.interval and result.interval.worst,
        "risk.inherent": result.inherent,
        "risk.safeguard_coverage": result.coverage,
        "risk.band": None if result.band is None else result.band.word,
        "risk.to_next_band": result.to_next_band,
        "risk.with_excluded_at_level_2": result.residual_without_exclusions,
        "opportunity.score": result.opportunity,
        "completeness": result.completeness,
        "recommendation": result.recommendation.verdict.word,
    }
    for line in result.red_lines:
        found[f"red_lines.{line.line.id}"] = line.state
    for name, value in _dimension_figures(of).items():
        found[f"dimensions.{name}"] = value
    for name, value in _exposure_figures(of).items():
        found[f"exposures.{name}"] = value
    return found


def _dimension_figures(of: Sample) -> dict[str, object]:
    found: dict[str, object] = {}
    for d in score(of).dimensions:
        low, high = d.band_range or (None, None)
        found |= {
            f"{d.id}.residual": d.residual,
            f"{d.id}.interval.best": d.interval and d.interval.best,
            f"{d.id}.interval.worst": d.interval and d.interval.worst,
            f"{d.id}.inherent": d.inherent,
            f"{d.id}.safeguard_coverage": d.coverage,
            f"{d.id}.band": None if d.band is None else d.band.word,
            f"{d.id}.best_band": None if low is None else low.word,
            f"{d.id}.worst_band": None if high is None else high.word,
            f"{d.id}.opportunity": d.opportunity,
            f"{d.id}.completeness": d.completeness,
            f"{d.id}.share_of_risk": d.share,
        }
    return found


def _exposure_figures(of: Sample) -> dict[str, object]:
    found: dict[str, object] = {}
    for e in score(of).exposures:
        found |= {
            f"{e.id}.residual": e.residual,
            f"{e.id}.inherent": e.inherent,
            f"{e.id}.safeguard_coverage": e.coverage,
            f"{e.id}.band": e.band.word,
            f"{e.id}.best_band": e.band_range[0].word,
            f"{e.id}.worst_band": e.band_range[1].word,
        }
    return found
