"""What confidence, and its lack, does to a result: caps, distributions and the stress test."""

import math
from collections.abc import Mapping
from typing import NamedTuple

from wizard.model.assessment import Confidence
from wizard.model.result import Band, Verdict


class EffectiveConfidence(NamedTuple):
    """The confidence an answer is given after its evidence was looked at (method.md 1.3)."""

    level: Confidence
    reason: str = ""
    """Why it is less than stated, in one sentence; empty if it is not."""
    is_flagged: bool = False
    """Whether the best evidence is one nobody can judge (F or 6)."""


class Uncertainty(NamedTuple):
    """How far misjudged answers and weights could move the result (method.md 1.12).

    Probabilities and indices are from 0 to 1, residuals too.
    """

    draws: int
    """Draws, or combinations of answers where these were enumerated."""
    is_exact: bool
    """Whether every combination was enumerated, so that nothing was drawn."""
    seed: int
    bands: tuple[float, ...]
    """Probability of each overall band, from low to critical."""
    stability: float
    """Probability of the band of the working values."""
    verdicts: tuple[float, ...]
    """Probability of each verdict by T1-T10 and T14, from proceed to do not proceed."""
    red_lines: Mapping[str, float]
    """Probability that each red line examined is crossed, by id; waivers are not looked at."""
    percentiles: tuple[float, float, float]
    """5th, 50th and 95th percentile of the overall residual."""
    mean: float
    deviation: float
    """Standard deviation of the overall residual."""
    entropy: float
    """How undecided the band is, in bits: 0 if one band is certain, 2 if all four are alike."""
    indices: Mapping[str, float]
    """First-order index of each question drawn: the share of the residual's variance that would
    go if its answer were known (method.md 1.16)."""

    @property
    def high_chance(self) -> float:
        """Return the probability that the overall band is High or worse."""
        return math.fsum(self.bands[Band.HIGH :])

    def standard_error(self, probability: float) -> float:
        """Return the most a probability above may be off by, as a standard error.

        That of as many plain draws: the draws are spread evenly, which can only lower it.
        """
        if self.is_exact:
            return 0.0
        return math.sqrt(probability * (1.0 - probability) / self.draws)


class StressTest(NamedTuple):
    """The result if all doubtful answers err to the bad side at once (method.md 1.12)."""

    residual: float | None
    band: Band | None
    verdict: Verdict
    residuals: Mapping[str, float]
    """Residual of each exposure in play."""
    dimensions: Mapping[str, float]
    """Residual of each dimension that has an exposure in play."""
    moved: tuple[str, ...]
    """The questions put one step worse, by id."""
