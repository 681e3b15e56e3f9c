"""How two assessments differ, and why the residual moved (method.md 1.18)."""

from typing import Literal, NamedTuple

from wizard.model.assessment import Answer
from wizard.model.checklist import RedLine
from wizard.model.result import DimensionScore, RedLineState, Result, Trigger

Way = Literal["answered", "differently"]
"""More or less is known of a question, or it is answered otherwise."""
Cause = Literal["weights", "parameters", "partnership", "questionnaire"]
"""What besides answers can move the residual: weights of dimensions, parameters of the method,
form or stage of the partnership, and which questions are asked."""


class Change(NamedTuple):
    """A question answered otherwise after than before."""

    question: str
    before: Answer | None
    """What was said, also where it is set aside; None where nothing was that its scale allows."""
    after: Answer | None
    way: Way
    effect: float
    """Its part of the change of the residual; the parts of all changes and causes add up to it."""


class DimensionChange(NamedTuple):
    """One dimension in scope before or after."""

    id: str
    before: DimensionScore | None
    after: DimensionScore | None
    effect: float
    """The sum of the effects of its changed answers on the overall residual."""


class RedLineChange(NamedTuple):
    """A red line whose state is another; None where the pack does not have it."""

    line: RedLine
    """As the later pack words it, if it has it."""
    before: RedLineState | None
    after: RedLineState | None


class EndChange(NamedTuple):
    """Why one end of the interval moved; the three add up to the change."""

    answered: float
    differently: float
    otherwise: float
    """By weights, parameters, the partnership or the questionnaire."""


class Comparison(NamedTuple):
    """Two assessments side by side; figures are after less before, 0 where nothing is in play."""

    before: Result
    after: Result
    change: float
    """Of the overall residual."""
    changes: tuple[Change, ...]
    """The greatest effect first."""
    causes: tuple[tuple[Cause, float], ...]
    """What else differs, each with its part of the change."""
    exact: bool
    """Whether the split is exact; else it is the mean of two opposite orders."""
    common: tuple[float, float]
    """The residuals before and after on the questions both ask alike."""
    only_before: tuple[str, ...]
    """Questions in scope that are asked only before, or otherwise than after."""
    only_after: tuple[str, ...]
    dimensions: tuple[DimensionChange, ...]
    red_lines: tuple[RedLineChange, ...]
    triggers_gone: tuple[Trigger, ...]
    triggers_new: tuple[Trigger, ...]
    best_case: EndChange
    worst_case: EndChange
