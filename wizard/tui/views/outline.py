"""The outline: dimensions with their progress, and every question with its marks."""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from wizard.model.assessment import Answer
from wizard.model.result import Reading
from wizard.session import Session
from wizard.session.marks import (
    Filter,
    crossed_questions,
    is_doubtful,
    kept_questions,
    lacks_evidence,
)
from wizard.tui.widgets.blocks import Block

MARKS = {
    "answered": "✓",
    "range": "~",
    "unknown": "?",
    "unanswered": "·",
    "computed": "=",
    "waiting": "…",
    "not-applicable": "-",
}
_BOOKMARK, _NO_EVIDENCE, _HERE_AND_MARKED = "*", "°", "»"
_MARK_STYLES = {"!": "danger", "✓": "good"}
MARK_MEANINGS = (
    "✓ answered  · open  ~ range  ? unknown  - not applicable  … waits\n"
    "= computed  ! red line  ' low confidence  > shown  * marked  ° uncited"
)


class Choice(NamedTuple):
    """What a person wants to see in the outline."""

    only: Filter = "all"
    bookmarks: Collection[str] = ()


def outline_blocks(session: Session, current: str, wanted: Choice | None = None) -> list[Block]:
    """Return the outline of the questions in scope that apply, or may; one is being shown."""
    wanted = wanted or Choice()
    kept = set(kept_questions(session, wanted.only, wanted.bookmarks))
    blocks = [] if wanted.only == "all" else [_filter_block(wanted.only, len(kept))]
    crossed = crossed_questions(session)
    for checklist in session.pack.checklists:
        own = [q.id for q in checklist.questions if q.id in kept]
        if own:
            done, asked = _count(session, [q.id for q in checklist.questions])
            blocks.append(Block(f"{checklist.short} {done}/{asked}", "heading", gap=True))
            blocks.extend(_question_blocks(session, own, crossed, current, wanted.bookmarks))
    return blocks


def _filter_block(only: Filter, count: int) -> Block:
    return Block(f"Only {only}: {count or 'none'} (a: next)", "warning")


def _count(session: Session, questions: Sequence[str]) -> tuple[int, int]:
    """Return how many of a dimension's questions are looked at, and how many are asked."""
    readings = [session.readings[q] for q in questions if q in session.readings]
    asked = [reading for reading in readings if reading.is_asked]
    return sum(not reading.is_open for reading in asked), len(asked)


def _question_blocks(
    session: Session,
    questions: Sequence[str],
    crossed: Collection[str],
    current: str,
    bookmarks: Collection[str],
) -> Iterator[Block]:
    for question in questions:
        reading = session.readings[question]
        answer = session.assessment.answers.get(question)
        mark = "!" if question in crossed else _mark(reading, answer)
        lead = _lead(question in bookmarks, question == current, lacks_evidence(reading, answer))
        yield Block(
            session.pack.questions[question].label,
            "chosen" if question == current else "muted" if reading.is_open else "plain",
            prefix=f"{lead}{mark} ",
            prefix_style=_MARK_STYLES.get(mark, "warning"),
            key=question,
            clip=True,
        )


def _lead(*states: bool) -> str:
    """Return what stands first: whether it is bookmarked, the one shown, or nothing is cited."""
    match states:
        case (True, True, _):
            return _HERE_AND_MARKED
        case (_, True, _):
            return ">"
        case (True, _, _):
            return _BOOKMARK
        case (_, _, True):
            return _NO_EVIDENCE
        case _:
            return " "


def _mark(reading: Reading, answer: Answer | None) -> str:
    if reading.status == "answered" and is_doubtful(reading, answer):
        return "'"
    return MARKS[reading.status]
