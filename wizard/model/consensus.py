"""What comes of several analysts' answers: how far they agree, and where they do not (1.19)."""

from typing import Literal, NamedTuple

from wizard.model.assessment import Assessment, Opinion
from wizard.model.result import RedLineResult

AgreementWord = Literal["usable", "tentative", "discuss first", "undefined"]
Dissent = Literal["level", "state", "fact"]
"""Levels at least two apart; some answered where others could not or need not; a fact stated
differently."""


class Agreement(NamedTuple):
    """Krippendorff's alpha of some questions, and what it was computed from."""

    alpha: float | None
    """1 if the analysts agree, 0 if as by chance, below 0 if worse; None if nothing varies."""
    observed: float
    """Observed disagreement, in the squared differences of the metric."""
    expected: float
    """The disagreement chance would bring."""
    units: int
    """Questions at least two analysts gave a value to."""
    values: int
    """Values given to these questions."""
    word: AgreementWord


class Disagreement(NamedTuple):
    """One question the analysts should discuss before its answer is used."""

    question: str
    why: Dissent
    spread: float | None
    """Levels between the least and the greatest answer; None where they have no order."""
    opinions: tuple[Opinion, ...]


class Dispute(NamedTuple):
    """A red line not crossed by the consensus, but by what some analysts said alone."""

    line: RedLineResult
    analysts: int
    """How many of them."""


class Merger(NamedTuple):
    """Several assessments made one, and how far their analysts agree."""

    assessment: Assessment
    analysts: tuple[str, ...]
    overall: Agreement
    dimensions: tuple[tuple[str, Agreement], ...]
    """By dimension in scope, in the order of the pack."""
    disagreements: tuple[Disagreement, ...]
    disputes: tuple[Dispute, ...]
    remarks: tuple[str, ...]
    """What besides answers the assessments say differently, and what was made of it."""
