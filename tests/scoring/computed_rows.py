"""A small pack with both kinds of computed exposures: a difference and a bundle."""

from tests.scoring.rows import Said, context, exposure, red_line, safeguard, sample, scale
from tests.strategies import LEVELS, Kind, Sample

LEASE, ACCESS, GAP = "alpha.lease", "alpha.access", "alpha.gap"
FIRST, SECOND, BOTH = "alpha.e0", "alpha.e1", "alpha.both"
EXIT, AUDIT = "alpha.exit", "alpha.audit"

YEARS = Kind(scale(type="number", unit="years"), (0, 10, 20, 30), spread=True)
DIFFERENCE = Kind(
    scale(type="difference", of=LEASE, less=ACCESS, unit="years", goalposts=[0, 20]),
    (),
    spread=False,
)
BUNDLE = Kind(
    scale(
        type="bundle",
        parts=[{"question": FIRST, "at_least": 3}, {"question": SECOND, "at_least": 2}],
        values=[0, 0.5, 1],
        values_reason="Together they leave no way out.",
    ),
    (),
    spread=False,
)

ANSWERS: dict[str, Said] = {LEASE: 30, ACCESS: 20, FIRST: 2, SECOND: 2, EXIT: 2, AUDIT: 4}
"""The gap is 10 years, half its scale; one of the bundle's two parts holds."""


def computed(**changes: Said) -> Sample:
    """Return the small pack with its answers, some of them changed by the end of their id."""
    rows = [
        context(LEASE, YEARS),
        context(ACCESS, YEARS),
        exposure(FIRST, LEVELS),
        exposure(SECOND, LEVELS),
        exposure(GAP, DIFFERENCE),
        exposure(BOTH, BUNDLE, weight=2),
        safeguard(EXIT, {GAP: "strong", BOTH: "moderate"}),
        safeguard(AUDIT, {FIRST: "weak", BOTH: "weak"}, family="oversight"),
    ]
    line = red_line("alpha.trap", "absolute", {"question": BOTH, "at_least": 4})
    said = {**ANSWERS, **{f"alpha.{name}": value for name, value in changes.items()}}
    return sample(rows, said, (line,))
