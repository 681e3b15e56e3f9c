"""The figures of the method that are judgements; defaults and ranges of method.md 1.21."""

from typing import Annotated, Literal, Self, TypeVar

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from wizard.model.base import Items, Record
from wizard.model.scale import Share

Strength = Annotated[float, Field(ge=0, le=0.9)]

HALF = 0.5


class Potencies(Record):
    """How much of an exposure a fully working safeguard takes away, 0 to 0.9."""

    weak: Strength = 0.25
    moderate: Strength = 0.5
    strong: Strength = 0.75


HalfShare = Annotated[float, Field(ge=0, le=0.5)]


class Shift(Record):
    """How much of an answer's distribution lies off the answer, on each side, 0 to 0.5."""

    one_step: HalfShare = 0.0
    two_steps: HalfShare = 0.0

    @model_validator(mode="after")
    def _leaves_a_share_for_the_answer(self) -> Self:
        if self.one_step + self.two_steps > HALF:
            raise PydanticCustomError("shift", "one_step and two_steps make more than half")
        return self

    @property
    def shares(self) -> tuple[tuple[int, float], ...]:
        """Return (steps, share) pairs in rising order of steps; the shares add up to 1."""
        one, two = self.one_step, self.two_steps
        stated = 1.0 - 2 * (one + two)
        return ((-2, two), (-1, one), (0, stated), (1, one), (2, two))


class Shifts(Record):
    """The shift of each confidence; what is certain does not shift (method.md 1.12)."""

    high: Shift = Shift(one_step=0.05)
    medium: Shift = Shift(one_step=0.2)
    low: Shift = Shift(one_step=0.2, two_steps=0.1)


class Sampling(Record):
    """How misjudged answers and unsettled weights are tried out (method.md 1.12)."""

    draws: Annotated[int, Field(ge=1, le=1_000_000)] = 10_000
    """The least number of draws; they come in blocks of 1024."""
    seed: Annotated[int, Field(ge=0, lt=2**63)] = 1
    weights: Literal["around-stated", "unknown"] = "around-stated"
    """Weights of dimensions near those stated, or any weights at all."""
    weight_spread: Share = 0.5
    """A weight is multiplied by anything from 1 less this to 1 plus this."""
    shifts: Shifts = Shifts()


R = TypeVar("R", bound=Record)


def _merge(kept: R, changes: R) -> R:
    stated = {name: getattr(changes, name) for name in changes.model_fields_set}
    merged = {
        name: _merge(getattr(kept, name), value) if isinstance(value, Record) else value
        for name, value in stated.items()
    }
    return type(kept).model_validate({**dict(kept), **merged})


class Parameters(Record):
    """Everything besides the answers that a result depends on."""

    power: Annotated[float, Field(ge=1, le=50)] = 3.0
    """Exponent of the power mean; 1 is the arithmetic mean."""
    coverage_cap: Annotated[float, Field(ge=0.5, le=0.99)] = 0.9
    """No exposure is ever lowered by more than this share."""
    potency: Potencies = Potencies()
    band_edges: Annotated[Items[Share], Field(min_length=3, max_length=3)] = (0.2, 0.4, 0.6)
    """Where moderate, high and critical begin, 0 to 1."""
    opportunity_edges: Annotated[Items[Share], Field(min_length=3, max_length=3)] = (0.2, 0.4, 0.6)
    """Where modest, substantial and strong begin; the first two also enter T7 and T3."""
    completeness_limit: Share = 0.8
    """Below this overall completeness T12 fires."""
    dimension_completeness_limit: Share = 0.6
    """Below this completeness in any dimension T12 fires."""
    high_chance_limit: Share = 0.1
    """Above this probability of an overall band High or worse T13 fires."""
    sampling: Sampling = Sampling()

    @model_validator(mode="after")
    def _edges_rise(self) -> Self:
        for edges in (self.band_edges, self.opportunity_edges):
            if not 0 < edges[0] < edges[1] < edges[2]:
                raise PydanticCustomError("edges", "the three edges must rise and be above 0")
        return self

    def changed_by(self, changes: "Parameters") -> "Parameters":
        """Return these parameters with those that `changes` states explicitly."""
        return _merge(self, changes)
