"""The outline: dimensions with their progress, and every question with its marks."""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from wizard.model.assessment import Answer
from wizard.model.checklist import Checklist
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


class Outline:
    """The outline of one session: after an answer only what may look otherwise is made anew."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._shown: Sequence[str] = ()
        self._places: dict[str, int] = {}
        """Where each question stands, and the heading of each dimension."""
        self._crossed: frozenset[str] = frozenset()
        self._current = ""
        self._wanted = Choice()

    def blocks(self, current: str, wanted: Choice) -> list[Block]:
        """Return all of it: the questions in scope that apply, or may; one is being shown."""
        session = self._session
        session.take_touched()
        self._crossed = crossed_questions(session)
        self._shown, self._current, self._wanted = session.shown_questions(), current, wanted
        rows = list(self._rows())
        self._places = {name: place for place, (name, _) in enumerate(rows)}
        return [block for _, block in rows]

    def changes(self, current: str, wanted: Choice) -> dict[int, Block] | None:
        """Return what may look otherwise than when last shown, by place; None if all may."""
        session, before = self._session, self._current
        touched = session.take_touched()
        is_same = wanted == self._wanted and session.shown_questions() is self._shown
        if touched is None or not is_same or wanted.only != "all":
            return None
        was_crossed, self._crossed = self._crossed, crossed_questions(session)
        self._current = current
        again = {before, current, *touched, *was_crossed ^ self._crossed} & self._places.keys()
        return dict(self._made_anew(again))

    def _made_anew(self, questions: Collection[str]) -> Iterator[tuple[int, Block]]:
        for question in questions:
            yield self._places[question], self._row(question)
        sections = self._session.pack.sections
        for checklist in {(it := sections[q][0]).id: it for q in questions}.values():
            yield self._places[checklist.id], _heading(self._session, checklist)

    def _rows(self) -> Iterator[tuple[str, Block]]:
        """Yield all blocks, each with the question or dimension it is about."""
        session, wanted = self._session, self._wanted
        kept = set(kept_questions(session, wanted.only, wanted.bookmarks))
        if wanted.only != "all":
            yield "", _filter_block(wanted.only, len(kept))
        for checklist in session.pack.checklists:
            own = [q.id for q in checklist.questions if q.id in kept]
            if own:
                yield checklist.id, _heading(session, checklist)
            for question in own:
                yield question, self._row(question)

    def _row(self, question: str) -> Block:
        reading = self._session.readings[question]
        answer = self._session.assessment.answers.get(question)
        is_shown, is_marked = question == self._current, question in self._wanted.bookmarks
        mark = "!" if question in self._crossed else _mark(reading, answer)
        return Block(
            self._session.pack.questions[question].label,
            "chosen" if is_shown else "muted" if reading.is_open else "plain",
            prefix=f"{_lead(is_marked, is_shown, lacks_evidence(reading, answer))}{mark} ",
            prefix_style=_MARK_STYLES.get(mark, "warning"),
            key=question,
            clip=True,
        )


def _filter_block(only: Filter, count: int) -> Block:
    return Block(f"Only {only}: {count or 'none'}", "warning")


def _heading(session: Session, checklist: Checklist) -> Block:
    """Return a dimension with how many of its questions are looked at, of those asked."""
    readings = [session.readings[q.id] for q in checklist.questions if q.id in session.readings]
    asked = [reading for reading in readings if reading.is_asked]
    done = sum(not reading.is_open for reading in asked)
    return Block(f"{checklist.short} {done}/{len(asked)}", "heading", gap=True)


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
