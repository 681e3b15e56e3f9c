"""The risk-and-safeguards summary as it is saved; figures are on 0-100 with one decimal."""

from typing import Annotated, Any, Literal

from pydantic import Field

from wizard.model.assessment import Evidence, PackReference, Partnership
from wizard.model.base import Instant, Items, Record, SchemaVersion
from wizard.model.checklist import Depth, Precedent, Weight
from wizard.model.parameters import Parameters
from wizard.model.result import BandWord, OpportunityWord, SafeguardState, VerdictWord
from wizard.model.robustness import BandChances, Robustness
from wizard.model.text import DottedId, FullLine, Line, Passage, Slug

Figure = Annotated[float, Field(ge=0, le=100)]
"""A figure on 0-100."""

Pair = Annotated[Items[Figure], Field(min_length=2, max_length=2)]
"""Best case and worst case, on 0-100."""


class Generator(Record):
    """The program that wrote a summary."""

    name: FullLine
    version: FullLine


class AssessmentReference(Record):
    """The assessment a summary was computed from."""

    id: FullLine
    title: FullLine
    file: Line = ""
    digest: Line = ""
    analyst: Line = ""
    handling: Line = ""
    depth: Depth


class Because(Record):
    """One question a red line rests on, with the answer given."""

    question: DottedId
    label: FullLine
    answer: Passage = ""


OpenState = Literal["crossed", "unknown", "disputed", "waived", "not-examined"]
"""The states of a red line that is not clear, in the order in which they are listed."""


class RedLineEntry(Record):
    """A red line that is not clear."""

    id: DottedId
    title: FullLine
    state: OpenState
    kind: Literal["absolute", "curable"]
    dimension: Slug
    reason: Passage
    because: Items[Because] = ()
    cured_by: Items[DottedId] = ()
    waived_by: Line = ""
    waiver_reason: Passage = ""


class Reason(Record):
    """A trigger that fired."""

    trigger: FullLine
    verdict: VerdictWord
    text: Passage
    questions: Items[DottedId] = ()


class ConditionEntry(Record):
    """Something to be settled before proceeding: a safeguard to obtain or a question to answer."""

    action: Literal["obtain", "answer"]
    id: DottedId
    label: FullLine
    text: Passage = ""


class RecommendationEntry(Record):
    """The verdict with its reasons, most severe first."""

    verdict: VerdictWord
    provisional: bool
    best_case: VerdictWord
    worst_case: VerdictWord
    reasons: Items[Reason] = ()
    conditions: Items[ConditionEntry] = ()


class RiskEntry(Record):
    """The overall figures; absent where no exposure applies."""

    residual: Figure | None = None
    interval: Pair | None = None
    band: BandWord | None = None
    best_band: BandWord | None = None
    worst_band: BandWord | None = None
    to_next_band: Figure | None = None
    inherent: Figure | None = None
    safeguard_coverage: Figure | None = None
    with_excluded_at_level_2: Figure | None = None
    probabilities: BandChances | None = None
    """Of the overall bands, given how sure the answers are."""


class OpportunityEntry(Record):
    """What is gained, never netted against risk."""

    score: Figure
    word: OpportunityWord


class ExposureEntry(Record):
    """One exposure after its safeguards."""

    id: DottedId
    label: FullLine
    dimension: Slug
    inherent: Figure
    safeguard_coverage: Figure
    residual: Figure
    band: BandWord
    best_band: BandWord
    worst_band: BandWord
    share_of_risk: Figure
    answer: Passage = ""


class DimensionEntry(Record):
    """One dimension in scope."""

    id: Slug
    title: FullLine
    band: BandWord | None = None
    """The band of the working value; read it with the next two."""
    best_band: BandWord | None = None
    worst_band: BandWord | None = None
    residual: Figure | None = None
    interval: Pair | None = None
    inherent: Figure | None = None
    safeguard_coverage: Figure | None = None
    opportunity: Figure | None = None
    completeness: Figure
    share_of_risk: Figure
    open_questions: Annotated[int, Field(ge=0)]
    not_applicable: Annotated[int, Field(ge=0)]
    worst_exposures: Items[DottedId] = ()


class SafeguardEntry(Record):
    """One safeguard in scope: its level from 0 to 4 and what that means."""

    id: DottedId
    title: FullLine
    dimension: Slug
    level: Annotated[float, Field(ge=0, le=4)] | None = None
    state: SafeguardState
    mandatory: bool = False
    lowers: Items[DottedId] = ()
    answer: Passage = ""
    note: Passage = ""
    evidence: Items[Evidence] = ()


class Safeguards(Record):
    """Every safeguard in scope, by family."""

    sovereignty_clauses: Items[SafeguardEntry] = ()
    oversight: Items[SafeguardEntry] = ()
    transparency: Items[SafeguardEntry] = ()
    capability: Items[SafeguardEntry] = ()
    diversification: Items[SafeguardEntry] = ()
    exit: Items[SafeguardEntry] = ()


class NegotiateEntry(Record):
    """A safeguard, and what obtaining it in full would do."""

    id: DottedId
    title: FullLine
    family: FullLine
    now: Annotated[float, Field(ge=0, le=4)]
    """Its level now, 0 to 4."""
    residual_drop: Figure
    residual_after: Figure
    band_after: BandWord
    cures: Items[DottedId] = ()
    clause: Passage = ""
    fallback: Passage = ""
    precedent: Precedent | None = None


class FindOutEntry(Record):
    """An open question, and what its answer could do."""

    id: DottedId
    question: Passage
    swing: Figure
    can_change_verdict_to: Items[VerdictWord] = ()
    change_probability: Figure
    """Share of the possible answers, in per cent, at which the verdict differs."""
    share_of_variance: Figure = 0.0
    """How much of the doubt about the residual would go with its answer, in per cent."""
    decides_red_lines: Items[DottedId] = ()
    look_at: Items[FullLine] = ()


class Gap(Record):
    """A question that could not be answered or was set not applicable, with the reason."""

    id: DottedId
    label: FullLine
    reason: Passage


class LeftOut(Record):
    """A dimension left out of scope, with the reason."""

    dimension: Slug
    title: FullLine
    reason: Passage


class ParametersEntry(Record):
    """Everything besides answers and checklists that is needed to compute the figures again."""

    method: Parameters
    weights: dict[Slug, Weight]
    opportunity_weights: dict[Slug, Weight]


class Summary(Record):
    """The whole file `NAME.summary.yaml`, in the order in which it is read."""

    kind: Literal["partnership-summary"]
    schema_version: SchemaVersion
    generated: Instant
    generator: Generator
    assessment: AssessmentReference
    pack: PackReference
    partnership: Partnership
    red_lines: Items[RedLineEntry] = ()
    red_lines_clear: Annotated[int, Field(ge=0)] = 0
    recommendation: RecommendationEntry
    risk: RiskEntry
    opportunity: OpportunityEntry | None = None
    completeness: Figure
    dimensions: Items[DimensionEntry] = ()
    safeguards: Safeguards
    negotiate_first: Items[NegotiateEntry] = ()
    find_out_first: Items[FindOutEntry] = ()
    worst_exposures: Items[ExposureEntry] = ()
    robustness: Robustness
    transparency_gaps: Items[Gap] = ()
    not_applicable: Items[Gap] = ()
    out_of_scope: Items[LeftOut] = ()
    differences: Items[Passage] = ()
    """Where the pack used differs from the one the assessment was made with."""
    parameters: ParametersEntry

    def plain(self) -> dict[str, Any]:
        """Return the file's data; lists stand even when empty, so that nothing seems forgotten."""
        found = super().plain()
        lists = [name for name in type(self).model_fields if getattr(self, name) == ()]
        data = {**found, **{name: [] for name in lists}}
        families = {name: data["safeguards"].get(name, []) for name in Safeguards.model_fields}
        data["safeguards"] = families
        return {name: data[name] for name in type(self).model_fields if name in data}
