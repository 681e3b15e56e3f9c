"""What scoring returns: plain values, all between 0 and 1 unless said otherwise."""

from collections.abc import Mapping
from enum import IntEnum
from typing import Literal, NamedTuple

from wizard.model.checklist import Family, RedLine, Safeguard

BandWord = Literal["low", "moderate", "high", "critical"]
VerdictWord = Literal["proceed", "proceed-with-conditions", "renegotiate", "do-not-proceed"]
OpportunityWord = Literal["weak", "modest", "substantial", "strong"]

SafeguardState = Literal[
    "absent", "promised", "written", "binding", "operating", "range", "unknown", "open"
]
LEVEL_STATES: tuple[SafeguardState, ...] = (
    "absent",
    "promised",
    "written",
    "binding",
    "operating",
)


class Band(IntEnum):
    """How bad a residual is, in words; the greater, the worse."""

    LOW = 0
    MODERATE = 1
    HIGH = 2
    CRITICAL = 3

    @property
    def word(self) -> BandWord:
        """Return the band's word."""
        return _BAND_WORDS[self]


_BAND_WORDS: tuple[BandWord, ...] = ("low", "moderate", "high", "critical")


class Verdict(IntEnum):
    """What is recommended; the greater, the more severe."""

    PROCEED = 0
    CONDITIONS = 1
    RENEGOTIATE = 2
    STOP = 3

    @property
    def word(self) -> VerdictWord:
        """Return the verdict's words, joined by hyphens."""
        return _VERDICT_WORDS[self]


_VERDICT_WORDS: tuple[VerdictWord, ...] = (
    "proceed",
    "proceed-with-conditions",
    "renegotiate",
    "do-not-proceed",
)

Status = Literal[
    "answered",
    "range",
    "unknown",
    "unanswered",
    "computed",
    "waiting",
    "not-applicable",
    "does-not-apply",
]
"""The state of a question in scope: as answered, computed from other answers, waiting for an
earlier answer, set not applicable by the analyst, or not applicable by its condition."""

RedLineState = Literal["crossed", "unknown", "disputed", "waived", "clear", "not-examined"]
"""Disputed: not crossed by what the analysts agree on, but by what one of them said alone."""


class Reading(NamedTuple):
    """What is known of one question in scope: its value from `low` to `high`.

    `level_low` and `level_high` are the same in levels from 0 to 4, as red lines read them.
    """

    status: Status
    low: float = 0.0
    high: float = 1.0
    level_low: float = 0.0
    level_high: float = 4.0
    median: tuple[float, float] | None = None
    """Value and level of the analysts' median, where they differ."""

    @property
    def working(self) -> float:
        """Return the analysts' median where there is one, else the middle of the interval."""
        return (self.low + self.high) / 2 if self.median is None else self.median[0]

    @property
    def working_level(self) -> float:
        """Return the level of the working value."""
        return (self.level_low + self.level_high) / 2 if self.median is None else self.median[1]

    @property
    def width(self) -> float:
        """Return how much is open, 0 to 1."""
        return self.high - self.low

    @property
    def is_shown(self) -> bool:
        """Tell whether a list of questions holds the question."""
        return self.status != "does-not-apply"

    @property
    def is_asked(self) -> bool:
        """Tell whether a person is to answer the question."""
        return self.status not in ("computed", "does-not-apply")

    @property
    def counts(self) -> bool:
        """Tell whether the question applies, or may."""
        return self.status not in ("not-applicable", "does-not-apply")

    @property
    def is_open(self) -> bool:
        """Tell whether the question still has to be looked at."""
        return self.status in ("unanswered", "waiting")


class FamilyEffect(NamedTuple):
    """The best safeguard of one family on one exposure; `effect` is potency x implementation."""

    family: Family
    safeguard: str
    effect: float


class ExposureScore(NamedTuple):
    """One exposure in play at working values."""

    id: str
    dimension: str
    inherent: float
    coverage: float
    residual: float
    band: Band
    band_range: tuple[Band, Band]
    """Its bands in the best and in the worst case."""
    contribution: float
    """Its part of the overall residual; the parts of all exposures add up to it."""
    effects: tuple[FamilyEffect, ...]


class Interval(NamedTuple):
    """Best and worst case."""

    best: float
    worst: float


class DimensionScore(NamedTuple):
    """One dimension in scope; figures are None where nothing of their kind applies."""

    id: str
    weight: float
    residual: float | None
    interval: Interval | None
    inherent: float | None
    band: Band | None
    band_range: tuple[Band, Band] | None
    coverage: float | None
    opportunity: float | None
    completeness: float
    share: float
    """Its share of the overall residual."""
    open_questions: int
    not_applicable: int


class RedLineResult(NamedTuple):
    """The state of one red line, and which of its questions decide it."""

    line: RedLine
    state: RedLineState
    questions: tuple[str, ...]
    cures: tuple[str, ...]
    """Safeguards that would clear it."""


class Trigger(NamedTuple):
    """One rule that fired, with the verdict it asks for (method.md 1.14)."""

    code: str
    verdict: Verdict
    text: str
    questions: tuple[str, ...] = ()


class Recommendation(NamedTuple):
    """The verdict, why, and how far it could still move."""

    verdict: Verdict
    provisional: bool
    best_case: Verdict
    worst_case: Verdict
    reasons: tuple[Trigger, ...]


class Result(NamedTuple):
    """Everything that follows from the answers at once."""

    readings: Mapping[str, Reading]
    """Every question in scope, in order."""
    residual: float | None
    interval: Interval | None
    band: Band | None
    band_range: tuple[Band, Band] | None
    to_next_band: float | None
    """Distance to the next worse band; None if there is none."""
    inherent: float | None
    coverage: float | None
    opportunity: float | None
    completeness: float
    dimensions: tuple[DimensionScore, ...]
    exposures: tuple[ExposureScore, ...]
    red_lines: tuple[RedLineResult, ...]
    recommendation: Recommendation
    residual_without_exclusions: float | None
    """The residual with every exposure set not applicable by the analyst at level 2."""


class Improvement(NamedTuple):
    """What bringing one safeguard to full would do (method.md 1.15)."""

    safeguard: Safeguard
    drop: float
    residual_after: float
    band_after: Band
    cures: tuple[str, ...]
    touches: int


class Inquiry(NamedTuple):
    """What answering one question could do (method.md 1.16)."""

    question: str
    is_opportunity: bool
    outcomes: tuple[float, ...]
    """The residual (for an opportunity: the opportunity score) along the ladder."""
    swing: float
    present: Verdict
    """The verdict at working values."""
    verdicts: tuple[Verdict, ...]
    """The verdicts met along the ladder, in rising severity."""
    change_probability: float
    decides: tuple[str, ...]
    """Unknown red lines it would decide."""
    decides_absolute: bool
