"""What a translation lacks, and what it has that its checklist does not."""

from collections.abc import Iterator
from typing import Any

from wizard.lint.finding import Finding
from wizard.lint.walk import Path
from wizard.model.base import Record
from wizard.model.checklist import Checklist, Question
from wizard.model.texts import texts_of
from wizard.model.translation import QuestionTexts, Translation
from wizard.spelling import suggest


def find_translation_faults(checklist: Checklist, translation: Translation) -> Iterator[Finding]:
    """Yield what a translation names that is not there (errors) and what it lacks (advice)."""
    questions = {question.id: question for question in checklist.questions}
    known = {
        "sections": [section.id for section in checklist.sections],
        "questions": list(questions),
        "red_lines": [line.id for line in checklist.red_lines],
    }
    for group, ids in known.items():
        for name in getattr(translation, group):
            if name not in ids:
                what = f"the checklist has no {name} among its {group.replace('_', ' ')}"
                yield Finding(checklist.id, (group, name), what, suggest(name, ids))
    for name, texts in translation.questions.items():
        if name in questions:
            yield from _check_question(checklist.id, questions[name], texts)
    yield from _list_missing(checklist, translation)


def _check_question(dimension: str, question: Question, own: QuestionTexts) -> Iterator[Finding]:
    path: Path = ("questions", question.id)
    source = texts_of(question)
    lacking = []
    for name in QuestionTexts.model_fields:
        wanted, given = _parts(getattr(source, name)), _parts(getattr(own, name))
        for stranger in [key for key in given if key not in wanted]:
            what = f"{question.id} has no such text"
            yield Finding(dimension, (*path, name, *stranger), what)
        if any(key not in given for key in wanted):
            lacking.append(name)
    if lacking:
        what = f"no translation, or not of all, of: {', '.join(lacking)}"
        yield Finding(dimension, path, what, severity="advice")


def _parts(value: Any, path: Path = ()) -> dict[Path, str]:
    """Return every text inside a value by its path; nothing for what is empty."""
    if isinstance(value, str):
        return {path: value}
    found: dict[Path, str] = {}
    if isinstance(value, tuple):
        items: list[tuple[str | int, Any]] = list(enumerate(value))
    else:
        items = list(dict(value).items()) if isinstance(value, dict | Record) else []
    for key, item in items:
        found |= _parts(item, (*path, key))
    return found


def _list_missing(checklist: Checklist, translation: Translation) -> Iterator[Finding]:
    for depth in ("core", "full"):
        missing = [
            question.id.partition(".")[2]
            for question in checklist.questions
            if question.depth == depth and question.id not in translation.questions
        ]
        if missing:
            what = f"{depth} questions without a translation: {', '.join(missing)}"
            yield Finding(checklist.id, ("questions",), what, severity="advice")
    for group, entries in (("sections", checklist.sections), ("red_lines", checklist.red_lines)):
        given = getattr(translation, group)
        lacking = [entry.id for entry in entries if entry.id not in given]
        if lacking:
            what = f"{group.replace('_', ' ')} without a translation: {', '.join(lacking)}"
            yield Finding(checklist.id, (group,), what, severity="advice")
    named = [name for name in ("title", "short", "introduction") if getattr(checklist, name)]
    missing = [name for name in named if getattr(translation, name) is None]
    if missing:
        what = f"no translation of: {', '.join(missing)}"
        yield Finding(checklist.id, (), what, severity="advice")
