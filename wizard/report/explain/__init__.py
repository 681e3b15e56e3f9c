"""How each figure of an assessment came about, down to the answers (method.md 1.17)."""

from wizard.report.explain.addresses import (
    OVERALL,
    Listing,
    explain,
    explain_all,
    find_addresses,
    list_figures,
    trace,
)

__all__ = [
    "OVERALL",
    "Listing",
    "explain",
    "explain_all",
    "find_addresses",
    "list_figures",
    "trace",
]
