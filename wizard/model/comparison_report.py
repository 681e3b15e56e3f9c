"""A comparison as it is printed; figures are on 0-100 with one decimal, after less before."""

from typing import Annotated, Any, Literal

from pydantic import Field

from wizard.model.base import Items, Record
from wizard.model.comparison import Cause, Way
from wizard.model.result import BandWord, VerdictWord
from wizard.model.summary import Figure, Pair, Reason
from wizard.model.text import DottedId, FullLine, Line, Passage, Slug

Move = Annotated[float, Field(ge=-100, le=100)]
"""A signed difference of two figures."""

ComparedState = Literal[
    "crossed", "unknown", "disputed", "waived", "clear", "not-examined", "not in the pack"
]


class ComparedAssessment(Record):
    """One of the two assessments and what follows from it."""

    title: FullLine
    file: Line = ""
    analyst: Line = ""
    pack: Line = ""
    """Its checklists and their version."""
    residual: Figure | None = None
    interval: Pair | None = None
    band: BandWord | None = None
    best_band: BandWord | None = None
    worst_band: BandWord | None = None
    opportunity: Figure | None = None
    completeness: Figure
    verdict: VerdictWord
    provisional: bool


class ComparedAnswer(Record):
    """A question answered otherwise, with both answers in words."""

    id: DottedId
    label: FullLine
    dimension: Slug
    before: Passage
    after: Passage
    way: Way
    effect: Move


class ComparedCause(Record):
    """Something besides answers that differs."""

    cause: Cause
    text: FullLine
    effect: Move


class ComparedDimension(Record):
    """One dimension; `effect` is that of its changed answers on the overall residual."""

    id: Slug
    title: FullLine
    before: Figure | None = None
    after: Figure | None = None
    band_before: BandWord | None = None
    band_after: BandWord | None = None
    effect: Move


class ComparedRedLine(Record):
    """A red line whose state is another."""

    id: DottedId
    title: FullLine
    kind: Literal["absolute", "curable"]
    before: ComparedState
    after: ComparedState


class ComparedEnd(Record):
    """One end of the interval: how it moved, and why; the last three add up to the move."""

    moved: Move
    because_answered: Move
    because_answered_differently: Move
    otherwise: Move


class ComparisonReport(Record):
    """What changed between two assessments, and why the residual moved (method.md 1.18)."""

    kind: Literal["partnership-comparison"]
    before: ComparedAssessment
    after: ComparedAssessment
    residual_change: Move
    on_common_questions: Pair
    """The residuals before and after on the questions both sides ask alike."""
    exact: bool
    """Whether the effects are Shapley values, and not the mean of two opposite orders."""
    answers: Items[ComparedAnswer] = ()
    causes: Items[ComparedCause] = ()
    dimensions: Items[ComparedDimension] = ()
    red_lines: Items[ComparedRedLine] = ()
    reasons_gone: Items[Reason] = ()
    reasons_new: Items[Reason] = ()
    best_case: ComparedEnd
    worst_case: ComparedEnd
    asked_only_before: Items[DottedId] = ()
    asked_only_after: Items[DottedId] = ()
    notes: Items[Passage] = ()
    """Where a pack differs from the one an assessment was made with."""

    def plain(self) -> dict[str, Any]:
        """Return the report's data; lists stand even when empty, so nothing seems forgotten."""
        data = super().plain()
        return {
            name: data.get(name, [])
            for name in type(self).model_fields
            if name in data or getattr(self, name) == ()
        }
