"""What the probes work on: assessments made from the shipped checklists, always the same ones."""

import random
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from wizard.model.assessment import Answer, Assessment, Value
from wizard.model.checklist import Question
from wizard.model.pack import Pack
from wizard.model.scale import Date, MultipleChoice, Number, Percent, Text
from wizard.scoring.applicability import settle
from wizard.session import now
from wizard.session.creation import blank_assessment
from wizard.session.entry import choices_of

_PROSE = (
    "the draft text leaves this to a joint committee whose minutes are not published and the "
    "ministry has asked twice for the annex; customs figures of three years support the reading"
)


def blank(pack: Pack, depth: str) -> Assessment:
    """Return an assessment without answers."""
    sides = {"us": "Lumeria", "partner": "Caldria"}
    return blank_assessment(pack, now, title="Benchmark", partnership=sides, depth=depth)


def answered(
    pack: Pack,
    questions: Iterable[Question],
    make_answer: Callable[[Question], Mapping[str, Any]],
) -> Assessment:
    """Return an assessment of full depth with answers to `questions`."""
    answers = {q.id: Answer.model_validate(make_answer(q)) for q in questions}
    return settle(pack, blank(pack, "full").model_copy(update={"answers": answers}))


def plain_answer(question: Question, confidence: str) -> dict[str, Any]:
    """Return an answer in the middle of its scale, with nothing beside it."""
    return {
        "state": "answered",
        "value": _middle(question),
        "confidence": confidence,
        "asked": question.text,
    }


def rich_answer(question: Question) -> dict[str, Any]:
    """Return an answer as an analyst leaves it: with wording, a note and an item of evidence."""
    generator = random.Random(question.id)
    note = " ".join(generator.choices(_PROSE.split(), k=generator.randint(10, 26)))
    answer = plain_answer(question, "medium")
    chosen = [c.text for c in choices_of(question.scale) if c.value == answer["value"]]
    evidence = {"source": "Draft text", "locator": f"Art. {generator.randint(1, 60)}"}
    return {**answer, "chosen": "".join(chosen), "note": note, "evidence": [evidence]}


def _middle(question: Question) -> Value:
    scale = question.scale
    match scale:
        case Text():
            return "Text"
        case Date():
            return "2026-03-02"
        case Number() | Percent():
            places = [place for place, _ in scale.corners] or [scale.minimum or 0.0]
            return round((places[0] + places[-1]) / 2)
    choices = choices_of(scale)
    chosen = choices[len(choices) // 2].value
    return (str(chosen),) if isinstance(scale, MultipleChoice) else chosen
