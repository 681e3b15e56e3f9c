"""Answers taken apart and compared."""

from typing import Any

from pydantic import ValidationError

from wizard.model.assessment import Answer, Assessment


def fields_of(answer: Answer) -> dict[str, Any]:
    """Return the fields of an answer as they are."""
    return {name: getattr(answer, name) for name in Answer.model_fields}


def first_message(error: ValidationError) -> str:
    """Return the first thing a record refuses as a sentence, with its field."""
    detail = error.errors(include_url=False)[0]
    place = ".".join(str(step) for step in detail["loc"])
    return f"{place}: {detail['msg']}." if place else f"{detail['msg']}."


def changed_questions(before: Assessment, after: Assessment) -> tuple[str, ...]:
    """Return the questions whose answers differ, in order of their ids."""
    then, now = _given(before), _given(after)
    return tuple(q for q in sorted({*then, *now}) if then.get(q) != now.get(q))


def _given(assessment: Assessment) -> dict[str, Answer]:
    aside = {question: entry.answer for question, entry in assessment.set_aside.items()}
    return {**aside, **assessment.answers}
