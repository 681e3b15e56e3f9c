"""How a question is answered, or computed: the scales, as they are written in a checklist."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from wizard.model.base import Items, Record
from wizard.model.text import DottedId, FullLine, FullParagraph, Slug

LEVELS = 5

GREATEST = 1e100
"""No quantity of states is greater; what is would not survive being computed with."""

Quantity = Annotated[float, Field(ge=-GREATEST, le=GREATEST)]
"""A number in a question's unit."""

Share = Annotated[float, Field(ge=0, le=1)]
"""A number from 0 to 1."""


class Levels(Record):
    """Five levels from 0 to 4, each recognised by its own sentence."""

    type: Literal["levels"]
    levels: Annotated[Items[FullParagraph], Field(min_length=LEVELS, max_length=LEVELS)]
    values: Annotated[Items[Share], Field(min_length=LEVELS, max_length=LEVELS)] | None = None
    """A value table of its own, 0 to 1, never falling."""
    values_reason: FullParagraph | None = None

    @model_validator(mode="after")
    def _values_rise_and_are_explained(self) -> Self:
        if self.values is None:
            return self
        if list(self.values) != sorted(self.values):
            raise PydanticCustomError("values", "values must not fall from level 0 to level 4")
        if self.values_reason is None:
            raise PydanticCustomError("values", "values need a values_reason")
        return self


class Meanings(Record):
    """A sentence for each word of a yes-or-no scale."""

    yes: FullParagraph | None = None
    partly: FullParagraph | None = None
    no: FullParagraph | None = None


class YesNo(Record):
    """Yes is 1 and no is 0, or the other way round if reversed."""

    type: Literal["yes_no"]
    meanings: Meanings = Meanings()
    reversed: bool = False


class YesPartlyNo(Record):
    """Yes is 1, partly one half and no 0, or the other way round if reversed."""

    type: Literal["yes_partly_no"]
    meanings: Meanings = Meanings()
    reversed: bool = False


class Option(Record):
    """One option of a single choice; `value` from 0 to 1 where the question scores."""

    id: Slug
    text: FullParagraph
    value: Share | None = None


class SingleChoice(Record):
    """Exactly one of the options."""

    type: Literal["single_choice"]
    options: Annotated[Items[Option], Field(min_length=2, max_length=30)]


class Item(Record):
    """One item of a multiple choice and its weight among all items."""

    id: Slug
    text: FullParagraph
    weight: Annotated[float, Field(gt=0, le=1_000_000)] = 1.0


class MultipleChoice(Record):
    """Any of the items; the value is the chosen weight over all weight."""

    type: Literal["multiple_choice"]
    options: Annotated[Items[Item], Field(min_length=2, max_length=30)]
    reversed: bool = False


class Knot(Record):
    """One corner of a piecewise linear scale: at `at` (in the unit) the value is `value`."""

    at: Quantity
    value: Share


class CornerScale(Record):
    """A piecewise linear scale of numbers, clipped at its ends (method.md 1.2)."""

    goalposts: Annotated[Items[Quantity], Field(min_length=2, max_length=2)] | None = None
    """The numbers whose values are 0 and 1, in the unit; the first may be the greater one."""
    knots: Annotated[Items[Knot], Field(min_length=2, max_length=20)] | None = None

    @model_validator(mode="after")
    def _one_scale_that_is_monotone(self) -> Self:
        if self.goalposts and self.knots:
            raise PydanticCustomError("scale", "give goalposts or knots, not both")
        if self.goalposts and self.goalposts[0] == self.goalposts[1]:
            raise PydanticCustomError("scale", "the two goalposts must differ")
        if self.knots:
            _check_knots(self.knots)
        return self

    @property
    def corners(self) -> tuple[tuple[float, float], ...]:
        """Return (number, value) pairs in rising order of number; empty if it scores nothing."""
        if self.goalposts:
            return tuple(sorted(zip(self.goalposts, (0.0, 1.0), strict=True)))
        return tuple((knot.at, knot.value) for knot in self.knots or ())


def _check_knots(knots: tuple[Knot, ...]) -> None:
    places = [knot.at for knot in knots]
    values = [knot.value for knot in knots]
    if places != sorted(set(places)):
        raise PydanticCustomError("knots", "knots must be in rising order of `at`")
    if values not in (sorted(values), sorted(values, reverse=True)):
        raise PydanticCustomError("knots", "values of knots must only rise or only fall")


class NumberScale(CornerScale):
    """A number that a person gives."""

    minimum: Quantity | None = None
    """The least number that can be true, in the unit."""
    maximum: Quantity | None = None

    @model_validator(mode="after")
    def _limits_in_order(self) -> Self:
        if self.minimum is not None and self.maximum is not None and self.minimum > self.maximum:
            raise PydanticCustomError("scale", "minimum is greater than maximum")
        return self


class Number(NumberScale):
    """A number in a unit."""

    type: Literal["number"]
    unit: FullLine


class Percent(NumberScale):
    """A number of per cent; above 100 unless `maximum` forbids it."""

    type: Literal["percent"]

    @property
    def unit(self) -> str:
        """Return the sign of per cent."""
        return "%"


class Text(Record):
    """Free text; context questions only."""

    type: Literal["text"]


class Date(Record):
    """A calendar day; context questions only."""

    type: Literal["date"]


class Difference(CornerScale):
    """Computed: the number answered at `of` less the one answered at `less`, in their unit."""

    type: Literal["difference"]
    of: DottedId
    less: DottedId
    unit: FullLine

    @model_validator(mode="after")
    def _scores(self) -> Self:
        if not self.corners:
            raise PydanticCustomError("scale", "a difference needs goalposts or knots")
        return self

    @property
    def reads(self) -> tuple[str, ...]:
        """Return the ids of the questions it is computed from."""
        return (self.of, self.less)


class Part(Record):
    """One condition of a bundle: an exposure at or above a level from 0 to 4."""

    question: DottedId
    at_least: Annotated[float, Field(gt=0, le=LEVELS - 1)]


class Bundle(Record):
    """Computed: how bad it is, by how many of several exposures come together."""

    type: Literal["bundle"]
    parts: Annotated[Items[Part], Field(min_length=2, max_length=10)]
    values: Annotated[Items[Share], Field(min_length=3, max_length=11)]
    """The value for no part, one part, and so on to all of them; from 0 to 1, never falling."""
    values_reason: FullParagraph

    @model_validator(mode="after")
    def _values_fit_the_parts(self) -> Self:
        values = list(self.values)
        if len(values) != len(self.parts) + 1:
            raise PydanticCustomError("values", "values need one number more than there are parts")
        if values != sorted(values) or (values[0], values[-1]) != (0, 1):
            raise PydanticCustomError("values", "values must run from 0 to 1 without falling")
        return self

    @property
    def reads(self) -> tuple[str, ...]:
        """Return the ids of the questions it is computed from."""
        return tuple(part.question for part in self.parts)


Scale = Annotated[
    Levels
    | YesNo
    | YesPartlyNo
    | SingleChoice
    | MultipleChoice
    | Number
    | Percent
    | Text
    | Date
    | Difference
    | Bundle,
    Field(discriminator="type"),
]
"""Any of the scales, told apart by `type`."""
