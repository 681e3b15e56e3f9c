"""What is learnt beside the scores: variants of the method, sequences, splits and swings.

Plain values; residuals and what is taken from them run from 0 to 1.
"""

from typing import NamedTuple

from wizard.model.checklist import Family
from wizard.model.result import Band, Improvement, Verdict


class Variant(NamedTuple):
    """What comes out under one choice of method (method.md 1.13)."""

    id: str
    name: str
    """The choice in plain words."""
    residual: float | None
    """The overall residual; None if no exposure is in play."""
    band: Band | None
    verdict: Verdict
    """The verdict of the triggers that look at answers only: T1 to T10 and T14."""


class Panel(NamedTuple):
    """The method as it stands beside its variants (method.md 1.13)."""

    present: Variant
    variants: tuple[Variant, ...]

    @property
    def differing(self) -> tuple[Variant, ...]:
        """Return the variants under which the overall band is another one."""
        return tuple(v for v in self.variants if v.band != self.present.band)

    @property
    def same(self) -> int:
        """Return under how many variants the overall band is the same."""
        return len(self.variants) - len(self.differing)


class SequenceStep(NamedTuple):
    """One safeguard brought to full after those before it (method.md 1.15)."""

    improvement: Improvement
    """Its drop, the residual and band after, and cures, as they are at this step."""
    verdict_after: Verdict
    """The verdict of T1 to T10 and T14."""


class Counterfactual(NamedTuple):
    """The first safeguards of a sequence that together lower the overall band (method.md 1.17)."""

    safeguards: tuple[str, ...]
    band: Band
    """The band as it stands."""
    last: SequenceStep
    """The step that lowers it, with residual, band and verdict after all of them."""


class FamilyShare(NamedTuple):
    """What one family of safeguards takes from the overall residual: 0 or less."""

    family: Family
    change: float


class Waterfall(NamedTuple):
    """From the inherent figure down to the residual, by family (method.md 1.17)."""

    inherent: float
    residual: float
    families: tuple[FamilyShare, ...]
    """All six, in their usual order; their changes add up to residual - inherent."""


class TornadoBar(NamedTuple):
    """The overall residual with one answer a step of its own ladder down, and up (1.16)."""

    question: str
    down: float
    up: float

    @property
    def width(self) -> float:
        """Return the distance between the two."""
        return abs(self.up - self.down)
