"""Score an assessment again after one answer: what the answer cannot touch is kept.

The result equals scoring from scratch, to the last digit: sums are taken anew wherever one of
their terms has changed, in the same order.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from wizard.model.assessment import Assessment
from wizard.model.result import Reading
from wizard.model.scale import Bundle, Difference
from wizard.scoring.answers.applicability import Truth
from wizard.scoring.answers.computed import read_computed
from wizard.scoring.answers.readings import read_answer
from wizard.scoring.scores.case import Case
from wizard.scoring.scores.scenario import Reader, Scenario, ends_in

_ANSWERS = frozenset({"answers", "set_aside", "updated"})
"""Fields of an assessment whose change leaves scope, weights and conditions as they are."""


@dataclass(frozen=True)
class Step:
    """A case that follows another one, and the readings that moved between them."""

    case: Case
    moved: Mapping[str, Reading]
    changed: frozenset[str]
    """Questions answered otherwise, also where they are read as before."""


def follow_case(
    before: Case, then: Assessment, now: Assessment, only: str | None = None
) -> Step | None:
    """Return the case of an assessment that follows the one of another case; both are settled.

    `only` names the question whose answer alone differs, if that is known. None where more may
    change than the values of answers: scope, weights, which questions apply.
    """
    changed = _changed_answers(then, now) if only is None else {only}
    if before.views or changed is None:
        return None
    if changed & before.pack.tested or not changed <= before.readings.keys():
        return None
    fresh = {
        question: read_answer(
            before.pack, question, now.answers.get(question), _applies(before, question)
        )
        for question in changed
        if not before.pack.questions[question].reads
    }
    fresh |= _read_computed(before, now, fresh)
    if any(before.readings[q].counts != reading.counts for q, reading in fresh.items()):
        return None
    moved = {q: reading for q, reading in fresh.items() if reading != before.readings[q]}
    case = before.with_readings({**before.readings, **moved})
    return Step(case, moved, frozenset(changed))


def follow_scenarios(before: Mapping[Reader, Scenario], step: Step) -> Mapping[Reader, Scenario]:
    """Return the three scenarios of a case that follows the one `before` belongs to."""
    return {
        which: scenario.in_case(step.case, *ends_in(step.case, step.moved, which))
        for which, scenario in before.items()
    }


def _changed_answers(then: Assessment, now: Assessment) -> set[str] | None:
    """Return the questions answered otherwise; None if the assessments differ in more."""
    if not _differ_in_answers_only(then, now):
        return None
    return {q for q in {*then.answers, *now.answers} if _is_changed(q, then, now)}


def _is_changed(question: str, then: Assessment, now: Assessment) -> bool:
    return then.answers.get(question) is not now.answers.get(question)


def _applies(before: Case, question: str) -> Truth:
    return None if before.readings[question].status == "waiting" else True


def _read_computed(
    before: Case, now: Assessment, fresh: Mapping[str, Reading]
) -> dict[str, Reading]:
    """Return the readings of what is computed from questions answered anew."""
    readers = {q.id: q.scale for read in fresh for q in before.pack.read_by.get(read, ())}
    if not readers:
        return {}
    readings = {**before.readings, **fresh}
    return {
        question: read_computed(scale, now.answers, readings)
        for question, scale in readers.items()
        if question in readings
        and readings[question].counts
        and isinstance(scale, Difference | Bundle)
    }


def _differ_in_answers_only(then: Assessment, now: Assessment) -> bool:
    return all(
        getattr(then, name) is getattr(now, name) or getattr(then, name) == getattr(now, name)
        for name in Assessment.model_fields
        if name not in _ANSWERS
    )
