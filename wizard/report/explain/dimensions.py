"""Figures of one dimension."""

from wizard.model.explanation import Step
from wizard.report.explain.draft import Draft, percent
from wizard.report.explain.known import draft_completeness
from wizard.report.explain.opportunity import draft_dimension_opportunity
from wizard.report.explain.rollups import (
    RESIDUALS,
    ROLLED,
    dimension,
    draft_band,
    draft_coverage,
    draft_residual,
)
from wizard.report.explain.sheet import Sheet

NAMES = (*ROLLED, "safeguard_coverage", "share_of_risk", "opportunity", "completeness")


def draft_dimension(sheet: Sheet, name: str, figure: str) -> Draft:
    """Return how a figure of a dimension came about."""
    whole = dimension(sheet, name)
    if figure in RESIDUALS:
        return draft_band(sheet, whole, figure)
    if figure == "safeguard_coverage":
        return draft_coverage(sheet, whole)
    if figure == "share_of_risk":
        return _draft_share(sheet, name)
    if figure == "opportunity":
        return draft_dimension_opportunity(sheet, name)
    if figure == "completeness":
        return draft_completeness(sheet, name)
    return draft_residual(sheet, whole, figure)


def _draft_share(sheet: Sheet, name: str) -> Draft:
    total, share = sheet.result.residual, sheet.dimensions[name].share
    parts = [e for e in sheet.result.exposures if e.dimension == name and e.contribution and total]
    lines = [Step(sheet.label(e.id), e.contribution / total) for e in parts if total]
    return Draft(
        f"{sheet.title(name)}, share of the overall residual",
        share,
        "The sum of the shares of its exposures; the shares of all dimensions add up to the whole.",
        (*lines, Step("Sum", share)),
        tuple(f"exposures.{e.id}.share_of_risk" for e in parts),
        shown=percent(share),
    )
