"""What differs between two assessments: question by question, fact by fact.

An assessment is laid out flat: an answer stands under its question's id, wherever in the file it
is kept; a fact under its field, as `title`, or its field and part, as `partnership/stage` or
`out_of_scope/culture`. A question's id holds a dot and no slash, so that the two never meet.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from wizard.model.assessment import Answer, Assessment
from wizard.model.base import Record
from wizard.model.same import Same
from wizard.model.text import DottedId, Slug

Flat = Mapping[str, Any]
"""Answers as records, facts as plain data; what is not given is absent."""

Step = Mapping[str, tuple[Any, Any]]
"""What stood under a key before and after a change; None for nothing."""

_NO_FACTS = frozenset({"kind", "schema_version", "updated", "answers", "set_aside"})
_FACTS = tuple(name for name in Assessment.model_fields if name not in _NO_FACTS)
_WHOLE = frozenset({"pack"})
"""Facts whose parts mean nothing without one another."""

_known: tuple[Same, Flat] = (Same(), {})
"""What was laid out last."""


def is_question(key: str) -> bool:
    """Tell whether a key is a question's id; otherwise it names a fact."""
    return "." in key and "/" not in key


def answers_of(assessment: Assessment) -> dict[str, Answer]:
    """Return every answer, those set aside included."""
    aside = {question: entry.answer for question, entry in assessment.set_aside.items()}
    return {**aside, **assessment.answers}


def flatten(assessment: Assessment) -> dict[str, Any]:
    """Return everything an assessment says, under one key each."""
    facts = _flatten_facts(assessment)
    if not assessment.set_aside:
        return {**facts, **assessment.answers}
    return {**facts, **answers_of(assessment)}


def _flatten_facts(assessment: Assessment) -> Flat:
    """Return the facts alone; from one answer to the next they are the same."""
    global _known  # noqa: PLW0603 - what is kept is only what could be had again
    facts = Same(*(getattr(assessment, name) for name in _FACTS))
    # Read once: another thread may lay out something else meanwhile.
    known = _known
    if known[0] != facts:
        known = _known = (facts, _flatten_anew(assessment))
    return known[1]


def _flatten_anew(assessment: Assessment) -> Flat:
    facts = assessment.model_copy(update={"answers": {}, "set_aside": {}}).plain()
    flat: dict[str, Any] = {}
    for name, value in facts.items():
        if name not in _NO_FACTS:
            flat |= _flatten_fact(name, value)
    return flat


def _flatten_fact(name: str, value: Any) -> dict[str, Any]:
    if isinstance(value, dict) and name not in _WHOLE:
        return {f"{name}/{part}": inner for part, inner in value.items()}
    if isinstance(value, list) and (identity := _identity(name)):
        return _flatten_items(name, value, identity)
    return {name: value}


def _flatten_items(name: str, items: list[Any], identity: tuple[str, ...]) -> dict[str, Any]:
    found: dict[str, list[Any]] = {}
    for item in items:
        key = "/".join([name, *(str(item.get(part)) for part in identity)])
        found.setdefault(key, []).append(item)
    # Nothing forbids two waivers of one red line: then they are one fact together.
    return {key: same[0] if len(same) == 1 else same for key, same in found.items()}


@cache
def _identity(name: str) -> tuple[str, ...]:
    """Return the keys by which the items of a list are told apart: those that hold ids."""
    kinds = get_args(Assessment.model_fields[name].annotation)
    if not kinds or not (isinstance(kinds[0], type) and issubclass(kinds[0], Record)):
        return ()
    hints = get_type_hints(kinds[0], include_extras=True)
    return tuple(part for part, hint in hints.items() if hint in (DottedId, Slug))


def step_between(before: Flat, after: Flat) -> dict[str, tuple[Any, Any]]:
    """Return what differs, by key."""
    if before is after:
        return {}
    # Records are frozen: the same object is the same answer, and comparing costs nothing.
    moved = [key for key, new in after.items() if before.get(key) is not new]
    moved += [key for key in before if key not in after]
    step = {key: (before.get(key), after.get(key)) for key in moved}
    return {key: (old, new) for key, (old, new) in step.items() if old != new}


def change(assessment: Assessment, values: Flat) -> Assessment:
    """Return an assessment with other values under some keys; None takes away.

    An answer that is changed stands among the answers, set aside or not before. Raises
    ValidationError if the facts do not go together.
    """
    facts = {key: value for key, value in values.items() if not is_question(key)}
    changed = _change_facts(assessment, facts) if facts else assessment
    answers, aside = dict(assessment.answers), dict(assessment.set_aside)
    for key in values.keys() - facts.keys():
        aside.pop(key, None)
        answers.pop(key, None)
        if values[key] is not None:
            answers[key] = values[key]
    return changed.model_copy(update={"answers": answers, "set_aside": aside})


def _change_facts(assessment: Assessment, values: Flat) -> Assessment:
    without = assessment.model_copy(update={"answers": {}, "set_aside": {}})
    flat = {**flatten(without), **values}
    stated = {key: value for key, value in flat.items() if value is not None}
    kept = {name: value for name, value in without.plain().items() if name in _NO_FACTS}
    return Assessment.model_validate({**kept, **_gather(stated)})


def _gather(flat: Flat) -> dict[str, Any]:
    """Return the facts laid out flat as the plain data they came from."""
    found: dict[str, Any] = {}
    for key, value in flat.items():
        name, _, part = key.partition("/")
        if not part:
            found[name] = value
        elif get_origin(Assessment.model_fields[name].annotation) is tuple:
            found.setdefault(name, []).extend(value if isinstance(value, list) else [value])
        else:
            found.setdefault(name, {})[part] = value
    return found
