"""What an answer rests on: Admiralty grades, items as they are typed, and items cited before."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from pydantic import ValidationError

from wizard.errors import UsageError
from wizard.model.assessment import Answer, Evidence
from wizard.session.session import Session

RELIABILITY = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "cannot be judged",
}
"""What the letter of a grade says of the source."""

CREDIBILITY = {
    "1": "confirmed elsewhere",
    "2": "probably true",
    "3": "possibly true",
    "4": "doubtful",
    "5": "improbable",
    "6": "cannot be judged",
}
"""What the digit of a grade says of the information."""

FIELDS = ("source", "locator", "date", "address", "grade")
"""What is typed of an item; T in the grade marks the text of the agreement or statute itself."""

_GRADE = re.compile(r"(T?) ?(?:([A-F])([1-6]))?", re.IGNORECASE)
_DATES = "Write 2026, 2026-01 or 2026-01-31."


class Cited(NamedTuple):
    """An item cited for other answers: the item, and the labels of those questions."""

    item: Evidence
    labels: tuple[str, ...]


def parse_evidence(typed: Mapping[str, str]) -> Evidence:
    """Return the item typed under FIELDS, all but the source optional; UsageError says what is off.

    The grade is an Admiralty grade such as B2; T before it, or alone, marks the text itself.
    """
    fields = {name: typed.get(name, "") for name in FIELDS[:-1]}
    data = {**fields, "date": fields["date"] or None, **_read_grade(typed.get("grade", ""))}
    try:
        return Evidence.model_validate(data)
    except ValidationError as error:
        detail = error.errors(include_url=False)[0]
        raise _refuse(str(detail["loc"][0]), fields, detail["msg"]) from error


def _read_grade(grade: str) -> dict[str, object]:
    found = _GRADE.fullmatch(grade)
    if found is None:
        hint = "Write a letter A-F for the source and 1-6, such as B2."
        raise UsageError(f"{grade} is no Admiralty grade.", hint)
    mark, letter, digit = found.groups()
    read: dict[str, object] = {"primary": True} if mark else {}
    return {**read, "reliability": letter.upper(), "credibility": int(digit)} if letter else read


def _refuse(field: str, fields: Mapping[str, str], reason: str) -> UsageError:
    if field == "source" and not fields["source"].strip():
        return UsageError("Evidence needs its source.", "Name author and title.")
    if field == "date":
        return UsageError(f"{fields['date']} is no day, month or year.", _DATES)
    return UsageError(f"The {field} of evidence cannot be kept: {reason}.")


def typed_fields(item: Evidence) -> dict[str, str]:
    """Return an item as it would be typed."""
    return {
        "source": item.source,
        "locator": item.locator,
        "date": item.date or "",
        "address": item.address,
        "grade": ("T" if item.primary else "") + grade_of(item),
    }


def grade_of(item: Evidence) -> str:
    """Return the letter and digit of an item, as far as they are given."""
    return f"{item.reliability or ''}{item.credibility or ''}"


def describe_evidence(item: Evidence) -> str:
    """Return an item in one line."""
    parts = [item.source, item.locator, item.date or "", item.address]
    text = ", ".join(part for part in parts if part)
    mark = " (the text itself)" if item.primary else ""
    grade = grade_of(item)
    return f"{text}{mark}" + (f" [{grade}]" if grade else "")


def explain_grade(grade: str) -> str:
    """Return in words what was typed of a grade so far; empty where it means nothing."""
    said = []
    for sign in grade.strip().upper():
        if sign == "T":
            said.append("the text of the agreement or statute itself")
        elif sign in RELIABILITY:
            said.append(f"source {RELIABILITY[sign]}")
        elif sign in CREDIBILITY:
            said.append(f"information {CREDIBILITY[sign]}")
    return ", ".join(said)


def previous_evidence(session: Session, question: str) -> tuple[Evidence, ...]:
    """Return the evidence of the nearest question before this one that has any."""
    for earlier in reversed(_before(session, question)):
        if items := _evidence_of(session, earlier):
            return items
    return ()


def cited_evidence(session: Session, question: str) -> tuple[Cited, ...]:
    """Return every item cited for another question, the nearest earlier ones first."""
    before = _before(session, question)
    others = [q for q in _given(session) if q != question and q not in before]
    labels: dict[Evidence, list[str]] = {}
    for other in (*reversed(before), *others):
        for item in _evidence_of(session, other):
            labels.setdefault(item, []).append(_label(session, other))
    return tuple(Cited(item, tuple(found)) for item, found in labels.items())


def _before(session: Session, question: str) -> list[str]:
    order = list(session.pack.questions)
    here = order.index(question) if question in order else len(order)
    return order[:here]


def _given(session: Session) -> Mapping[str, Answer]:
    return session.assessment.answers


def _evidence_of(session: Session, question: str) -> tuple[Evidence, ...]:
    answer = _given(session).get(question)
    return answer.evidence if answer is not None else ()


def _label(session: Session, question: str) -> str:
    asked = session.pack.questions.get(question)
    return asked.label if asked is not None else question
