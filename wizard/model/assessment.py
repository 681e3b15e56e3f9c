"""An assessment: one analyst's answers about one partnership, as it is kept in a file."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from wizard.model.base import Day, Instant, Items, Record, SchemaVersion
from wizard.model.checklist import Depth, Weight
from wizard.model.parameters import Parameters
from wizard.model.text import DottedId, FullLine, FullParagraph, Line, Paragraph, Slug, Unquoted

Form = Literal["treaty", "executive-agreement", "memorandum", "contract", "other"]
Stage = Literal["idea", "negotiating", "signed", "in-force", "renewal"]
State = Literal["answered", "range", "unknown", "unanswered", "not-applicable"]
Confidence = Literal["low", "medium", "high", "certain"]
LoweredPotency = Literal["none", "weak", "moderate"]
"""What is left of a link by the analyst's judgement; a judgement never raises one."""

FORMS: tuple[Form, ...] = ("treaty", "executive-agreement", "memorandum", "contract", "other")
STAGES: tuple[Stage, ...] = ("idea", "negotiating", "signed", "in-force", "renewal")
CONFIDENCES: tuple[Confidence, ...] = ("low", "medium", "high", "certain")


def _unwrap(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_unwrap(item) for item in value)
    return str(value) if isinstance(value, Unquoted) else value


Difficulty = Annotated[int, Field(ge=1, le=3)]
"""How hard a safeguard is to obtain: 1 easy, 2 in between, 3 hard."""

Value = Annotated[int | float | Paragraph | tuple[FullLine, ...], BeforeValidator(_unwrap)]
"""A raw answer: a level or number, a word or text, or the chosen items."""

PartialDate = Annotated[FullLine, StringConstraints(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]
"""A year, a month or a day: "2026", "2026-01", "2026-01-31"."""


class Partnership(Record):
    """What is assessed."""

    us: FullLine
    partner: FullLine
    agreement: Line = ""
    form: Form = "other"
    stage: Stage = "idea"
    term: Line = ""
    description: Paragraph = ""


class Evidence(Record):
    """What an answer rests on; the letter grades the source, the number the information."""

    source: FullLine
    locator: Line = ""
    date: Annotated[PartialDate, BeforeValidator(_unwrap)] | None = None
    address: Line = ""
    primary: bool = False
    """Whether it is the text of the agreement or of a statute itself."""
    reliability: Literal["A", "B", "C", "D", "E", "F"] | None = None
    credibility: Annotated[int, Field(ge=1, le=6)] | None = None


class Said(Record):
    """What somebody said to one question, and on what ground."""

    asked: Paragraph = ""
    """The question as it was worded when it was answered."""
    language: Line = ""
    """The language it was asked in, if not the one the pack is written in."""
    state: State
    value: Value | None = None
    low: float | None = None
    """Lower end of a range, in levels or in the question's unit."""
    high: float | None = None
    working: Value | None = None
    """What a range or an unknown answer counts as meanwhile; the middle where it is not given."""
    chosen: Paragraph = ""
    """The level or option as it was worded when it was chosen."""
    reason: Paragraph = ""
    """Why the answer is unknown or not applicable."""
    confidence: Confidence | None = None
    evidence: Items[Evidence] = ()
    note: Paragraph = ""

    @model_validator(mode="after")
    def _state_and_fields_agree(self) -> Self:
        if complaint := _complaint(self):
            raise PydanticCustomError("answer", "{complaint}", {"complaint": complaint})
        return self


def _complaint(said: Said) -> str:
    if (said.value is not None) != (said.state == "answered"):
        return "`value` belongs to the state answered, and to no other"
    if said.working is not None and said.state not in ("range", "unknown"):
        return "`working` belongs to the states range and unknown"
    if said.state == "range":
        return _range_complaint(said.low, said.high, said.working)
    if (said.low, said.high) != (None, None):
        return "`low` and `high` belong to the state range"
    if said.state in ("unknown", "not-applicable") and not said.reason.strip():
        return f"the state {said.state} needs a `reason`"
    return ""


def _range_complaint(low: float | None, high: float | None, working: Value | None) -> str:
    if low is None or high is None:
        return "the state range needs `low` and `high`"
    if low >= high:
        return "`low` must be less than `high`"
    if working is None:
        return ""
    inside = isinstance(working, int | float) and low <= working <= high
    return "" if inside else "`working` must be a number from `low` to `high`"


class Opinion(Said):
    """What one analyst said, as it is kept where several were merged (method.md 1.19)."""

    analyst: FullLine

    def plain(self) -> dict[str, Any]:
        """Return the opinion as YAML-ready data, the analyst first."""
        return {"analyst": self.analyst, **super().plain()}


class Answer(Said):
    """The answer that counts; `opinions` say what it was merged from."""

    opinions: Items[Opinion] = ()

    @model_validator(mode="after")
    def _one_opinion_each(self) -> Self:
        if not self.opinions:
            return self
        names = [opinion.analyst for opinion in self.opinions]
        if twice := sorted(name for name in set(names) if names.count(name) > 1):
            raise PydanticCustomError(
                "twice", "{analyst} stands twice in `opinions`; keep one", {"analyst": twice[0]}
            )
        return self


class Waiver(Record):
    """Who lets a crossed red line pass, and why; it is printed first."""

    red_line: DottedId
    name: FullLine
    reason: FullParagraph
    date: Day | None = None


class LinkJudgement(Record):
    """How much less than the pack says one safeguard lowers one exposure here, and why."""

    safeguard: DottedId
    exposure: DottedId
    potency: LoweredPotency
    reason: FullParagraph


class SetAside(Record):
    """An answer kept but never scored, because its question no longer applies or has gone."""

    why: Literal["condition", "gone"]
    answer: Answer


class OutOfScope(Record):
    """A dimension left out, with the reason."""

    dimension: Slug
    reason: FullParagraph


class PackReference(Record):
    """The pack an assessment was made with."""

    id: Slug
    version: FullLine
    digest: Line = ""
    language: Line = ""
    """The language it was begun in, if not the one the pack is written in."""


class Assessment(Record):
    """The whole file `NAME.assessment.yaml`."""

    kind: Literal["partnership-assessment"]
    schema_version: SchemaVersion
    id: FullLine
    title: FullLine
    partnership: Partnership
    analyst: Line = ""
    handling: Line = ""
    """Handling marking, such as a classification."""
    created: Instant
    updated: Instant
    pack: PackReference
    depth: Depth = "core"
    out_of_scope: Items[OutOfScope] = ()
    weights: dict[Slug, Weight] = {}
    """Weights of dimensions for risk; 1 where none is given."""
    opportunity_weights: dict[Slug, Weight] = {}
    """Weights of dimensions for opportunity; those for risk where none is given."""
    parameters: Parameters = Parameters()
    """Only those that differ from the pack's."""
    waivers: Items[Waiver] = ()
    link_judgements: Items[LinkJudgement] = ()
    """Links of the pack that the analyst holds to be weaker here."""
    difficulty: dict[DottedId, Difficulty] = {}
    """How hard safeguards are to obtain, by id."""
    answers: dict[DottedId, Answer] = {}
    set_aside: dict[DottedId, SetAside] = {}

    @property
    def skipped_dimensions(self) -> Mapping[str, str]:
        """Return the reason for each dimension left out."""
        return {entry.dimension: entry.reason for entry in self.out_of_scope}

    @model_validator(mode="after")
    def _each_answer_in_one_place(self) -> Self:
        if both := sorted(self.answers.keys() & self.set_aside.keys()):
            raise PydanticCustomError(
                "twice",
                "{question} stands in `answers` and in `set_aside`; keep one",
                {"question": both[0]},
            )
        return self

    @model_validator(mode="after")
    def _one_judgement_for_each_link(self) -> Self:
        seen: set[tuple[str, str]] = set()
        for entry in self.link_judgements:
            link = (entry.safeguard, entry.exposure)
            if link in seen:
                raise PydanticCustomError(
                    "twice",
                    "{safeguard} on {exposure} is judged twice in `link_judgements`; keep one",
                    {"safeguard": entry.safeguard, "exposure": entry.exposure},
                )
            seen.add(link)
        return self

    def stated_parameters(self) -> dict[str, Any]:
        """Return the parameters the file states, as plain data."""
        return self.parameters.model_dump(mode="json", exclude_unset=True)

    def plain(self) -> dict[str, Any]:
        """Return the file's data; of the parameters only those that were stated."""
        stated = self.stated_parameters()
        data = {**super().plain(), "parameters": stated}
        if self.difficulty:
            # A mapping has no order of its own: the same assessment is the same text.
            data["difficulty"] = dict(sorted(self.difficulty.items()))
        names = [name for name in type(self).model_fields if name in data]
        return {name: data[name] for name in names if name != "parameters" or stated}
