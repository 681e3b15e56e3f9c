"""A checklist: the questions of one dimension, its red lines, and what they rest on."""

from functools import cached_property
from typing import Annotated, Literal, Self, TypeAlias

from pydantic import Field, PrivateAttr, model_validator
from pydantic_core import PydanticCustomError

from wizard.model.base import Items, Record, SchemaVersion
from wizard.model.condition import Condition
from wizard.model.scale import (
    Bundle,
    Date,
    Difference,
    NumberScale,
    Scale,
    SingleChoice,
    Text,
)
from wizard.model.text import DottedId, FullLine, FullParagraph, Paragraph, Slug

Depth = Literal["core", "full"]
Family = Literal[
    "sovereignty", "oversight", "transparency", "capability", "diversification", "exit"
]
Potency = Literal["weak", "moderate", "strong"]

FAMILIES: tuple[Family, ...] = (
    "sovereignty",
    "oversight",
    "transparency",
    "capability",
    "diversification",
    "exit",
)

Year = Annotated[int, Field(ge=1600, le=2100)]
Weight = Annotated[float, Field(ge=0, le=1_000_000)]
"""A share within its group; only ratios matter."""


class Source(Record):
    """A work a reader can find: author, title and publisher, year, and its own address if any."""

    work: FullLine
    year: Year
    address: FullLine | None = None


class Precedent(Record):
    """A real agreement: who, when, what the clause said, what happened."""

    title: FullLine
    parties: Annotated[Items[FullLine], Field(min_length=1)]
    stronger: FullLine
    """The stronger party, or a company's home state."""
    year: Year
    outcome: Literal["good", "bad", "mixed"]
    clause: FullParagraph
    happened: FullParagraph
    source: Source


class Threshold(Record):
    """A cut-off, with its source or marked as this tool's convention."""

    text: FullParagraph
    source: Source | None = None
    convention: bool = False

    @model_validator(mode="after")
    def _founded(self) -> Self:
        if (self.source is None) != self.convention:
            raise PydanticCustomError(
                "threshold", "give either a source or `convention: true`, not both"
            )
        return self


class Link(Record):
    """One exposure a safeguard lowers, how strongly if it fully works, and why."""

    exposure: DottedId
    potency: Potency
    reason: FullParagraph


class BaseQuestion(Record):
    """What questions of every kind have."""

    id: DottedId
    depth: Depth
    label: FullLine
    text: FullParagraph
    applies_when: Condition | None = None
    scale: Scale
    why: Paragraph = ""
    look_at: Items[FullLine] = ()
    threshold: Threshold | None = None
    weight: Weight = 1.0
    precedents: Items[Precedent] = ()
    sources: Items[Source] = ()
    _language: str = PrivateAttr(default="")

    @property
    def language(self) -> str:
        """Return the language its texts were translated into; empty if they are as written."""
        return self._language

    def spoken_in(self, language: str) -> Self:
        """Return the question, known to be in a language."""
        spoken = self.model_copy()
        spoken._language = language  # noqa: SLF001 - its own kind
        return spoken

    @cached_property
    def dimension(self) -> str:
        """Return the id of the dimension the question belongs to."""
        return self.id.partition(".")[0]

    @cached_property
    def reads(self) -> tuple[str, ...]:
        """Return the ids of the questions it is computed from; none if it is asked."""
        scale = self.scale
        return scale.reads if isinstance(scale, Difference | Bundle) else ()


class ScoredQuestion(BaseQuestion):
    """A question whose answer has a value from 0 to 1."""

    @model_validator(mode="after")
    def _has_values(self) -> Self:
        scale = self.scale
        if isinstance(scale, Text | Date):
            raise PydanticCustomError("scale", "text and date are for context questions only")
        if isinstance(scale, NumberScale) and not scale.corners:
            raise PydanticCustomError("scale", "a scored number needs goalposts or knots")
        if isinstance(scale, SingleChoice) and any(o.value is None for o in scale.options):
            raise PydanticCustomError("scale", "every option of a scored question needs a value")
        return self


class Exposure(ScoredQuestion):
    """What can go wrong, before safeguards; 1 is worst."""

    kind: Literal["exposure"]
    incurable: Paragraph = ""
    """Why no set of safeguards brings it below moderate; empty if one does."""


class Safeguard(ScoredQuestion):
    """A clause or mechanism that lowers named exposures; 1 is best."""

    kind: Literal["safeguard"]
    family: Family
    mandatory: bool = False
    lowers: Items[Link] = ()
    good: Paragraph = ""
    weak: Paragraph = ""
    clause: Paragraph = ""
    fallback: Paragraph = ""


class Opportunity(ScoredQuestion):
    """What is gained; 1 is best."""

    kind: Literal["opportunity"]


class Context(BaseQuestion):
    """A fact that scores nothing but decides which questions apply, or is quoted."""

    kind: Literal["context"]


Question: TypeAlias = Exposure | Safeguard | Opportunity | Context


class Section(Record):
    """A titled group of questions."""

    id: Slug
    title: FullLine
    questions: Items[Annotated[Question, Field(discriminator="kind")]] = ()


class Atom(Record):
    """One part of a red line: an exposure `at_least`, or a safeguard `below`, a level 0-4."""

    question: DottedId
    at_least: Annotated[float, Field(gt=0, le=4)] | None = None
    below: Annotated[float, Field(gt=0, le=4)] | None = None

    @model_validator(mode="after")
    def _one_limit(self) -> Self:
        if (self.at_least is None) == (self.below is None):
            raise PydanticCustomError("atom", "needs either at_least or below")
        return self


class RedLine(Record):
    """A condition on raw answers that no score outvotes (method.md 1.9)."""

    id: DottedId
    kind: Literal["absolute", "curable"]
    title: FullLine
    reason: FullParagraph
    when: Annotated[Items[Atom], Field(min_length=1)]
    sources: Items[Source] = ()


class Checklist(Record):
    """The questions of one dimension."""

    kind: Literal["checklist"]
    schema_version: SchemaVersion
    id: Slug
    title: FullLine
    short: FullLine
    introduction: Paragraph = ""
    sections: Annotated[Items[Section], Field(min_length=1)]
    red_lines: Items[RedLine] = ()

    @property
    def questions(self) -> tuple[Question, ...]:
        """Return all questions in the order in which they are asked."""
        return tuple(question for section in self.sections for question in section.questions)
