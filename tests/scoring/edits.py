"""Changes to packs and assessments, and pairs of samples that differ in one thing only."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple, TypeVar

from hypothesis import assume
from hypothesis import strategies as st

from tests.strategies import Sample, answered, dice, inner_answers, kind_of, samples
from wizard.model.assessment import Answer, Assessment
from wizard.model.checklist import (
    FAMILIES,
    BaseQuestion,
    Checklist,
    Exposure,
    Link,
    Opportunity,
    Question,
    Safeguard,
)
from wizard.model.pack import Pack
from wizard.model.parameters import Parameters
from wizard.model.result import Recommendation, Result
from wizard.scoring.scores.board import Board
from wizard.scoring.scores.case import build_case
from wizard.scoring.scores.evaluate import score_assessment
from wizard.scoring.scores.scenario import Scenario, working_scenario

EPS = 1e-12
"""What rounding may do; every real difference between the values tried is greater."""

Q = TypeVar("Q", bound=BaseQuestion)

# Scoring in one word


def score(sample: Sample) -> Result:
    """Return everything that follows from a sample."""
    return score_assessment(sample.pack, sample.assessment)


def present(sample: Sample) -> Scenario:
    """Return the scenario at working values."""
    return working_scenario(build_case(sample.pack, sample.assessment))


def board(sample: Sample) -> Board:
    """Return the board at working values."""
    return present(sample).board


def figures(of: Board) -> dict[str, float]:
    """Return all residuals: of exposures and dimensions, and of the whole under an empty name."""
    whole = {} if of.residual is None else {"": of.residual}
    return {**of.residuals, **of.dimension_residuals, **whole}


def bands(of: Board) -> dict[str, int]:
    """Return all bands, named as in `figures`."""
    whole = {} if of.band is None else {"": of.band}
    return {**of.exposure_bands, **of.dimension_bands, **whole}


def risen(before: Mapping[str, float], after: Mapping[str, float]) -> list[str]:
    """Return the names of what is greater after than before."""
    return [name for name in before.keys() & after.keys() if after[name] > before[name] + EPS]


def differing(before: Mapping[str, float], after: Mapping[str, float]) -> list[str]:
    """Return the names of what is not the same, within rounding, or on one side only."""
    both = before.keys() & after.keys()
    moved = [name for name in both if abs(after[name] - before[name]) > EPS]
    return moved + list(before.keys() ^ after.keys())


# Edits


def of_kind(pack: Pack, kind: type[Q]) -> list[Q]:
    """Return the questions of a kind, in order."""
    return [question for question in pack.questions.values() if isinstance(question, kind)]


def say(sample: Sample, answers: Mapping[str, Answer | None]) -> Sample:
    """Return the sample with some answers replaced, or taken back where None is given."""
    said = {**sample.assessment.answers, **answers}
    kept = {question: answer for question, answer in said.items() if answer is not None}
    return change(sample, answers=kept)


def change(sample: Sample, **fields: object) -> Sample:
    """Return the sample with some fields of its assessment replaced."""
    return Sample(sample.pack, sample.assessment.model_copy(update=fields))


def tune(sample: Sample, **parameters: object) -> Sample:
    """Return the sample with some parameters replaced."""
    stated = {**sample.assessment.parameters.model_dump(), **parameters}
    return change(sample, parameters=Parameters.model_validate(stated))


def amend(sample: Sample, replace: Callable[[Question], Iterable[Question]]) -> Sample:
    """Return the sample with each question of the pack replaced by any number of questions."""

    def rebuild(checklist: Checklist) -> Checklist:
        sections = [
            section.model_copy(
                update={
                    "questions": tuple(new for old in section.questions for new in replace(old))
                }
            )
            for section in checklist.sections
        ]
        return checklist.model_copy(update={"sections": tuple(sections)})

    checklists = tuple(rebuild(checklist) for checklist in sample.pack.checklists)
    return Sample(Pack(sample.pack.file, checklists, ""), sample.assessment)


def alter(sample: Sample, question: Question, **fields: object) -> Sample:
    """Return the sample with some fields of one question replaced."""
    altered = question.model_copy(update=fields)
    return amend(sample, lambda old: [altered if old.id == question.id else old])


def without_safeguards(sample: Sample) -> Sample:
    """Return the sample without safeguards, and without the red lines that may read them."""
    bare = amend(sample, lambda old: [] if isinstance(old, Safeguard) else [old])
    checklists = tuple(c.model_copy(update={"red_lines": ()}) for c in bare.pack.checklists)
    return Sample(Pack(bare.pack.file, checklists, ""), bare.assessment)


def without_red_lines_on(sample: Sample, safeguard: Safeguard) -> Sample:
    """Return the sample without the red lines that read a safeguard."""

    def spare(checklist: Checklist) -> Checklist:
        lines = checklist.red_lines
        left = [line for line in lines if safeguard.id not in {a.question for a in line.when}]
        return checklist.model_copy(update={"red_lines": tuple(left)})

    checklists = tuple(spare(checklist) for checklist in sample.pack.checklists)
    return Sample(Pack(sample.pack.file, checklists, ""), sample.assessment)


def duplicate(sample: Sample, safeguard: Safeguard, **fields: object) -> Sample:
    """Return the sample with a copy of a safeguard, answered alike, that differs in `fields`."""
    copy = safeguard.model_copy(update={"id": f"{safeguard.id}-copy", **fields})
    both = amend(sample, lambda old: [old, copy] if old.id == safeguard.id else [old])
    return say(both, {copy.id: sample.assessment.answers.get(safeguard.id)})


def best_answers(pack: Pack) -> dict[str, Answer]:
    """Return the answers that speak most for the partnership: no exposure, everything else full."""
    return {
        question.id: answered(kind_of(question).ladder[0 if isinstance(question, Exposure) else -1])
        for question in pack.questions.values()
    }


def worst_answers(pack: Pack) -> dict[str, Answer]:
    """Return the answers that speak most against the partnership."""
    return {
        question.id: answered(kind_of(question).ladder[-1 if isinstance(question, Exposure) else 0])
        for question in pack.questions.values()
    }


def ends_of_answer(
    question: Question, answer: Answer | None, *, worst: bool
) -> dict[str, Answer | None]:
    """Return the point answer at one end of what was said: the worst, or else the best."""
    ladder = kind_of(question).ladder
    inside = [
        raw
        for raw in ladder
        if answer is None
        or answer.low is None
        or answer.high is None
        or (isinstance(raw, int | float) and answer.low <= raw <= answer.high)
    ]
    return {question.id: answered(inside[-1 if isinstance(question, Exposure) == worst else 0])}


# Samples that differ in one thing


class Change(NamedTuple):
    """Two samples that differ in what is said or asked of one question."""

    before: Sample
    after: Sample
    question: str


@st.composite
def raised(draw: st.DrawFn, kind: type[Exposure | Safeguard | Opportunity]) -> Change:
    """Return samples in which a question of a kind is answered low before and higher after."""
    sample = draw(samples())
    found = of_kind(sample.pack, kind)
    assume(found)
    question = draw(st.sampled_from(found))
    ladder = kind_of(question).ladder
    low = draw(st.integers(0, len(ladder) - 2))
    high = draw(st.integers(low + 1, len(ladder) - 1))
    return Change(
        say(sample, {question.id: answered(ladder[low])}),
        say(sample, {question.id: answered(ladder[high])}),
        question.id,
    )


@st.composite
def with_one(
    draw: st.DrawFn, kind: type[Exposure | Safeguard | Opportunity], *, answered_only: bool = False
) -> tuple[Sample, Question]:
    """Return a sample and one question of a kind in it."""
    sample = draw(samples(answered_only=answered_only))
    found = of_kind(sample.pack, kind)
    assume(found)
    return sample, draw(st.sampled_from(found))


@st.composite
def with_safeguard(draw: st.DrawFn) -> tuple[Sample, Safeguard]:
    """Return a sample and one safeguard in it."""
    sample = draw(samples())
    found = of_kind(sample.pack, Safeguard)
    assume(found)
    return sample, draw(st.sampled_from(found))


@st.composite
def new_safeguards(draw: st.DrawFn, pack: Pack) -> Safeguard:
    """Return a safeguard the pack does not have, linked to some of its exposures."""
    exposures = [exposure.id for exposure in of_kind(pack, Exposure)]
    linked = draw(st.lists(st.sampled_from(exposures), min_size=1, max_size=3, unique=True))
    potency = draw(st.sampled_from(("weak", "moderate", "strong")))
    return Safeguard.model_validate(
        {
            "kind": "safeguard",
            "id": f"{pack.checklists[0].id}.added",
            "depth": "core",
            "label": "Added",
            "text": "Added?",
            "scale": pack.questions[exposures[0]].scale,
            "family": draw(st.sampled_from(FAMILIES)),
            "lowers": [{"exposure": e, "potency": potency, "reason": "Because."} for e in linked],
        }
    )


def link(exposure: str, potency: str) -> Link:
    """Return a link to an exposure."""
    return Link.model_validate({"exposure": exposure, "potency": potency, "reason": "Because."})


def open_questions(sample: Sample) -> list[Question]:
    """Return the questions whose value is not settled to a point."""
    readings = score(sample).readings
    return [sample.pack.questions[q] for q, reading in readings.items() if reading.width > 0]


@st.composite
def completions(draw: st.DrawFn) -> tuple[Sample, Sample]:
    """Return a sample, and the same with every open question answered as far as it was open."""
    sample = draw(samples())
    luck = draw(dice())
    inner = {q.id: inner_answers(q, ranged_only(sample, q)) for q in open_questions(sample)}
    return sample, say(
        sample, {question: luck.pick(allowed) for question, allowed in inner.items()}
    )


def ranged_only(sample: Sample, question: Question) -> Answer | None:
    """Return what was said to a question if it is a range."""
    answer = sample.assessment.answers.get(question.id)
    return answer if answer is not None and answer.state == "range" else None


def unwaived(sample: Sample) -> Sample:
    """Return the sample without waivers."""
    return change(sample, waivers=())


def blank(assessment: Assessment) -> Assessment:
    """Return an assessment in which nothing is answered."""
    return assessment.model_copy(update={"answers": {}})


def said_of(found: Sample) -> Recommendation:
    """Return the recommendation."""
    return score(found).recommendation


def codes(found: Sample) -> set[str]:
    """Return the triggers that fire."""
    return {reason.code for reason in said_of(found).reasons}
