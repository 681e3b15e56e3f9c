"""Commands that answer otherwise than by a value, or take an answer back."""

from collections.abc import Callable

from wizard.cli.interview.moving import step
from wizard.cli.interview.talk import Talk
from wizard.errors import UsageError
from wizard.model.checklist import Question
from wizard.report.wording import describe
from wizard.session.answers import changed_questions
from wizard.session.entry import Entry


def answer(talk: Talk, entry: Entry) -> None:
    """Record a value or a range, and go on."""
    question = talk.question
    talk.change(lambda: talk.session.enter(question.id, entry), lambda: _recorded(talk, question))
    step(talk, 1)


def _recorded(talk: Talk, question: Question) -> str:
    return f"Recorded: {describe(talk.session.assessment, question)}"


def unknown(talk: Talk, reason: str) -> None:
    """Record that it cannot be established, and why."""
    _with_reason(talk, reason, "Why can it not be established? ", talk.session.mark_unknown)


def not_applicable(talk: Talk, reason: str) -> None:
    """Record that it does not apply, and why."""
    _with_reason(talk, reason, "Why does it not apply? ", talk.session.mark_not_applicable)


def _with_reason(talk: Talk, reason: str, prompt: str, record: Callable[[str, str], None]) -> None:
    question, given = talk.question, reason or talk.read(prompt)
    if not given.strip():
        raise UsageError("A reason is missing: nothing was recorded.")
    talk.change(lambda: record(question.id, given), lambda: _recorded(talk, question))
    step(talk, 1)


def delete(talk: Talk, _: str) -> None:
    """Take the answer back; evidence and note stay."""
    talk.change(lambda: talk.session.clear(talk.place), lambda: "The answer is taken back.")


def undo(talk: Talk, _: str) -> None:
    """Take the last change back and go to its question."""
    _travel(talk, talk.session.undo, "Undone.", "Nothing to undo.")


def redo(talk: Talk, _: str) -> None:
    """Bring an undone change back and go to its question."""
    _travel(talk, talk.session.redo, "Redone.", "Nothing to redo.")


def _travel(talk: Talk, way: Callable[[], bool], said: str, otherwise: str) -> None:
    before, moved = talk.session.assessment, []
    talk.change(lambda: moved.append(way()), lambda: said if moved[0] else otherwise)
    asked = talk.session.asked_questions()
    changed = [q for q in changed_questions(before, talk.session.assessment) if q in asked]
    here = [talk.place] if talk.place in asked else list(asked[:1])
    talk.place = next(iter((*changed, *here)), "")
