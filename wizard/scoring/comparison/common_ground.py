"""The questions two assessments ask alike, so that like is compared with like (method.md 1.18)."""

from dataclasses import replace
from typing import Any, NamedTuple

from wizard.model.assessment import Assessment
from wizard.model.checklist import Checklist, Question, Safeguard
from wizard.model.condition import tested_questions
from wizard.model.pack import Pack
from wizard.scoring.answers.applicability import is_in_scope

_WORDING: dict[str, Any] = {
    "levels": True,
    "meanings": True,
    "values_reason": True,
    "options": {"__all__": {"text"}},
}
"""What of a scale is only words: it does not change how an answer scores."""


class Side(NamedTuple):
    """One of two assessments compared, with the pack it is read by."""

    pack: Pack
    assessment: Assessment

    def asked(self) -> list[str]:
        """Return the questions in scope, in order, whether they apply or not."""
        questions = self.pack.questions.values()
        return [q.id for q in questions if is_in_scope(q, self.assessment)]


def common_pack(before: Side, after: Side) -> Pack:
    """Return the pack before, reduced to the questions both sides ask alike.

    A question that depends on one that only one side asks is not asked alike.
    """
    here, there = set(before.asked()), set(after.asked())
    kept: set[str] = set()
    for question in before.pack.questions.values():
        if question.id not in here & there:
            continue
        other = after.pack.questions[question.id]
        needed = {*tested_questions(question.applies_when), *question.reads} & (here | there)
        if needed <= kept and _signature(before.pack, question) == _signature(after.pack, other):
            kept.add(question.id)
    if kept == before.pack.questions.keys():
        return before.pack
    checklists = tuple(_reduce(checklist, kept) for checklist in before.pack.checklists)
    return replace(before.pack, checklists=checklists)


def _signature(pack: Pack, question: Question) -> tuple[object, ...]:
    """Return everything of a question that decides how its answer scores."""
    links = question.lowers if isinstance(question, Safeguard) else ()
    return (
        question.kind,
        question.scale.model_dump(exclude=_WORDING),
        question.applies_when,
        question.weight,
        getattr(question, "family", None),
        frozenset((link.exposure, link.potency) for link in links),
        question.id in pack.absolute_exposures,
    )


def _reduce(checklist: Checklist, kept: set[str]) -> Checklist:
    sections = tuple(
        section.model_copy(
            update={"questions": tuple(q for q in section.questions if q.id in kept)}
        )
        for section in checklist.sections
    )
    return checklist.model_copy(update={"sections": sections})
