"""Assessments with every question of the shipped pack at one end of its scale."""

from collections.abc import Iterable

from wizard.model.assessment import Answer, Assessment, Value
from wizard.model.checklist import Exposure, Question
from wizard.model.pack import Pack
from wizard.model.scale import (
    Difference,
    Levels,
    MultipleChoice,
    Number,
    Percent,
    SingleChoice,
    YesNo,
)
from wizard.scoring.answers.applicability import settle
from wizard.scoring.answers.scale import point_of, words_of
from wizard.session import now
from wizard.session.creation import Facts, blank_assessment

MUCH, LITTLE = 10_000, 1
"""Two numbers whose difference lies beyond the goalposts either way."""


def candidates(question: Question) -> list[Value]:
    """Return answers among which the best and the worst one are."""
    scale = question.scale
    if isinstance(scale, Levels):
        return list(range(5))
    if isinstance(scale, SingleChoice):
        return [option.id for option in scale.options]
    if isinstance(scale, MultipleChoice):
        return [(), tuple(item.id for item in scale.options)]
    if isinstance(scale, Number | Percent):
        return [at for at, _ in scale.corners]
    return list(words_of(scale))  # type: ignore[arg-type]


def extreme(pack: Pack, question: Question, *, best: bool, option: int = 0) -> Value:
    """Return the answer that is best, or worst, for our side.

    Gates are answered with yes, and choices among facts by the `option`-th.
    """
    if question.kind == "context":
        return _fact(pack, question, best=best, option=option)
    wants_low = best == isinstance(question, Exposure)
    ranked = sorted(candidates(question), key=lambda raw: point_of(question.scale, raw)[0])
    return ranked[0 if wants_low else -1]


def _fact(pack: Pack, question: Question, *, best: bool, option: int) -> Value:
    scale = question.scale
    if isinstance(scale, YesNo):
        return "yes"
    if isinstance(scale, SingleChoice):
        return scale.options[option].id
    for reader in pack.read_by.get(question.id, ()):
        if isinstance(reader.scale, Difference):
            rises = reader.scale.corners[0][1] < reader.scale.corners[-1][1]
            wants_much = (best != isinstance(reader, Exposure)) == rises
            greatest = getattr(scale, "maximum", None) or MUCH
            return greatest if wants_much == (question.id == reader.scale.of) else LITTLE
    return LITTLE


def answered(
    pack: Pack,
    *,
    best: bool,
    only: Iterable[str] | None = None,
    option: int = 0,
    **facts: str,
) -> Assessment:
    """Return an assessment with every question of the dimensions in scope at one extreme.

    At full depth and in force unless `depth` or `stage` say otherwise.
    """
    dimensions = [checklist.id for checklist in pack.checklists]
    wanted = dimensions if only is None else list(only)
    stage = facts.get("stage", "in-force")
    begun = Facts(
        title="Extreme",
        partnership={"us": "A", "partner": "B", "stage": stage, "form": "treaty"},
        depth=facts.get("depth", "full"),
        out_of_scope={d: "Not asked here." for d in dimensions if d not in wanted},
    )
    blank = blank_assessment(pack, now, begun)
    answers = {
        question.id: Answer(
            state="answered", value=extreme(pack, question, best=best, option=option)
        )
        for question in pack.questions.values()
        if not question.reads
    }
    return settle(pack, blank.model_copy(update={"answers": answers}))
