"""How far a result can be relied upon: records of the summary."""

from typing import Annotated

from pydantic import Field

from wizard.model.assessment import Confidence, LoweredPotency
from wizard.model.base import Items, Record
from wizard.model.checklist import Family, Potency
from wizard.model.result import BandWord, VerdictWord
from wizard.model.text import DottedId, FullLine, Passage

Figure = Annotated[float, Field(ge=0, le=100)]
"""A figure from 0 to 100 with one decimal."""
Move = Annotated[float, Field(ge=-100, le=100)]
WholePercent = Annotated[int, Field(ge=0, le=100)]


class BandChances(Record):
    """The probability of each overall band, in whole per cent."""

    low: WholePercent
    moderate: WholePercent
    high: WholePercent
    critical: WholePercent


class ChanceEntry(Record):
    """How far misjudged answers and weights could move the result (method.md 1.12)."""

    stability: WholePercent
    """Probability of the band of the working value."""
    said: Passage
    """The same in one sentence, in the words of one lexicon."""
    percentiles: Annotated[Items[Figure], Field(min_length=3, max_length=3)]
    """5th, 50th and 95th of the overall residual."""
    entropy: Annotated[float, Field(ge=0, le=2)]
    """How undecided the band is, in bits."""
    verdicts: dict[VerdictWord, WholePercent]
    red_lines: dict[DottedId, WholePercent] = {}
    """Probability that a red line is crossed, of those that may be."""
    exact: bool
    draws: Annotated[int, Field(ge=1)]
    seed: int


class StressEntry(Record):
    """Everything of medium or low confidence one step worse at once (method.md 1.12)."""

    residual: Figure
    band: BandWord
    verdict: VerdictWord
    moved: Annotated[int, Field(ge=0)]
    """How many answers were moved."""


class VariantEntry(Record):
    """A choice of method under which the band is another one."""

    name: FullLine
    residual: Figure | None
    band: BandWord | None
    verdict: VerdictWord


class PanelEntry(Record):
    """Under how many choices of method the band is the same (method.md 1.13)."""

    same: Annotated[int, Field(ge=0)]
    of: Annotated[int, Field(ge=1)]
    differing: Items[VariantEntry] = ()


class TornadoEntry(Record):
    """The residual with one answer a step better and worse (method.md 1.16)."""

    id: DottedId
    label: FullLine
    down: Figure
    up: Figure


class FamilyEntry(Record):
    """What one family of safeguards takes from the residual: 0 or less (method.md 1.17)."""

    family: Family
    change: Move


class StepEntry(Record):
    """One safeguard brought to full after those before it (method.md 1.15)."""

    id: DottedId
    title: FullLine
    drop: Figure
    residual_after: Figure
    band_after: BandWord
    verdict_after: VerdictWord
    cures: Items[DottedId] = ()


class CapEntry(Record):
    """An answer whose evidence allows less confidence than was stated (method.md 1.3)."""

    id: DottedId
    label: FullLine
    counts_as: Confidence
    reason: Passage


class JudgedLinkEntry(Record):
    """A link the analyst holds to be weaker here than the pack says."""

    safeguard: DottedId
    exposure: DottedId
    pack_says: Potency
    judged: LoweredPotency
    reason: Passage


class Robustness(Record):
    """Everything that says how far the result holds."""

    chance: ChanceEntry | None = None
    stress_test: StressEntry | None = None
    panel: PanelEntry
    counterfactual: Passage
    sequence: Items[StepEntry] = ()
    sequence_by_effort: Items[StepEntry] = ()
    """The same by drop per difficulty, where the analyst rated how hard clauses are to obtain."""
    families: Items[FamilyEntry] = ()
    tornado: Items[TornadoEntry] = ()
    capped: Items[CapEntry] = ()
    judged_links: Items[JudgedLinkEntry] = ()
