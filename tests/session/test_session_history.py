"""Undo, redo, and answers set aside by conditions: nothing is ever lost."""

import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from tests.storage_helpers import THEN, make_assessment, open_session
from wizard.model.assessment import Answer, SetAside
from wizard.session import Session
from wizard.storage.assessments import load_assessment

Values = dict[str, Any]


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return open_session(tmp_path)


def given_values(session: Session) -> dict[str, object]:
    """Return question and value of each answer, and make sure that the file holds the same."""
    in_file, _ = load_assessment(session.path)
    assert session.assessment == in_file
    return {question: answer.value for question, answer in session.assessment.answers.items()}


# Undo and redo


def test_undo_goes_back_one_change(session: Session) -> None:
    """Undo takes back the last change only, also on disk."""
    session.answer("economy.share", 10)
    session.answer("economy.share", 20)
    assert (session.undo(), given_values(session)) == (True, {"economy.share": 10})


def test_redo_takes_an_undo_back(session: Session) -> None:
    """Redo brings back what undo took, also on disk."""
    session.answer("economy.share", 10)
    session.undo()
    assert (session.redo(), given_values(session)) == (True, {"economy.share": 10})


def test_undo_and_redo_end_with_the_first_and_last_state(session: Session) -> None:
    """Where there is nothing to undo or redo, nothing happens and that is said."""
    session.answer("economy.share", 10)
    steps = [session.redo(), session.undo(), session.undo(), session.redo(), session.redo()]
    assert (
        steps,
        given_values(session),
    ) == ([False, True, False, True, False], {"economy.share": 10})


def test_new_change_ends_redo(session: Session) -> None:
    """After a new change there is nothing to redo."""
    session.answer("economy.share", 10)
    session.undo()
    session.answer("economy.share", 30)
    assert (session.redo(), given_values(session)) == (False, {"economy.share": 30})


def test_every_kind_of_change_can_be_undone(session: Session) -> None:
    """Answer, range, unknown, note and clear are each one step back."""
    session.answer("economy.share", 10)
    session.answer_range("economy.share", 10, 20)
    session.mark_unknown("economy.share", "Not published.")
    session.annotate("economy.share", note="Ask again.")
    session.clear("economy.share")
    states = []
    while session.undo():
        answer = session.assessment.answers.get("economy.share")
        states.append((answer.state, answer.note) if answer else None)
    expected = [("unknown", "Ask again."), ("unknown", ""), ("range", ""), ("answered", ""), None]
    assert expected == states


def test_undo_brings_back_the_answer_exactly(session: Session) -> None:
    """Undo restores note, evidence and wording together with the value."""
    session.answer("security.bases", 2)
    session.annotate("security.bases", note="See annex.", confidence="low")
    before = session.assessment.answers["security.bases"]
    session.answer("security.bases", 4)
    session.undo()
    assert before == session.assessment.answers["security.bases"]


def test_whole_assessment_can_be_replaced_and_brought_back(session: Session) -> None:
    """A change of title is a change like any other."""
    before = session.assessment
    session.replace(before.model_copy(update={"title": "Another"}))
    titles = [session.assessment.title, load_assessment(session.path)[0].title]
    session.undo()
    assert (["Another", "Another"], before) == (titles, session.assessment)


# Setting aside


def test_answer_is_set_aside_when_its_question_no_longer_applies(session: Session) -> None:
    """An answer whose condition turns false is kept apart, also on disk."""
    session.answer("economy.loan", "yes")
    session.answer("economy.debt", 3)
    answer = session.assessment.answers["economy.debt"]
    session.answer("economy.loan", "no")
    assert ({"economy.loan": "no"}, {"economy.debt": SetAside(why="condition", answer=answer)}) == (
        given_values(session),
        session.assessment.set_aside,
    )


def test_answer_comes_back_untouched(session: Session) -> None:
    """An answer set aside comes back letter by letter when its question applies again."""
    session.answer("economy.loan", "yes")
    session.answer("economy.debt", 3)
    session.annotate("economy.debt", confidence="certain", note="See annex.\n")
    before = session.assessment.answers["economy.debt"]
    session.answer("economy.loan", "no")
    session.answer("economy.loan", "yes")
    nothing: Values = {}
    assert (before, before, nothing) == (
        session.assessment.answers["economy.debt"],
        load_assessment(session.path)[0].answers["economy.debt"],
        session.assessment.set_aside,
    )


def test_answer_comes_back_after_the_file_was_closed(session: Session) -> None:
    """What is set aside survives closing and opening the file."""
    session.answer("economy.loan", "yes")
    session.answer("economy.debt", 3)
    before = session.assessment.answers["economy.debt"]
    session.answer("economy.loan", "no")
    again = Session.open(session.path, session.pack, clock=lambda: THEN)
    again.answer("economy.loan", "yes")
    assert before == again.assessment.answers["economy.debt"]


def test_undo_brings_back_what_was_set_aside(session: Session) -> None:
    """Undoing the answer that set another aside brings that one back."""
    session.answer("economy.loan", "yes")
    session.answer("economy.debt", 3)
    session.answer("economy.loan", "no")
    session.undo()
    assert given_values(session) == {"economy.loan": "yes", "economy.debt": 3}


def test_answer_to_a_question_that_has_gone_is_kept(tmp_path: Path) -> None:
    """An answer whose question is no longer in the pack is kept apart, also on disk."""
    old = {"state": "answered", "value": 3, "note": "See annex."}
    session = open_session(tmp_path, answers={"economy.gone": old})
    session.answer("economy.share", 10)
    kept = SetAside(why="gone", answer=Answer.model_validate(old))
    assert ({"economy.share": 10}, {"economy.gone": kept}) == (
        given_values(session),
        session.assessment.set_aside,
    )


def test_opening_writes_nothing(tmp_path: Path) -> None:
    """Opening a file leaves it as it is, even if answers are set aside in memory."""
    old = {"economy.gone": {"state": "answered", "value": 3}}
    session = open_session(tmp_path, answers=old)
    assert (make_assessment(answers=old), {}) == (
        load_assessment(session.path)[0],
        session.assessment.answers,
    )


# Any sequence of changes against a model of a few lines

LEVELS = st.integers(0, 4)
FREE = st.sampled_from(["economy.review", "security.bases", "security.consent"])


class AnySequence(RuleBasedStateMachine):
    """Answers as a plain dict; economy.debt shows only while economy.loan is not a no."""

    @initialize()
    def open(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.session = open_session(self.folder)
        self.values: Values = {}
        self.before: list[Values] = []
        self.after: list[Values] = []

    def change(self, values: Values) -> None:
        self.before.append(self.values)
        self.after = []
        self.values = values

    def shown(self) -> Values:
        hidden = {"economy.debt"} if self.values.get("economy.loan") == "no" else set()
        return {name: value for name, value in self.values.items() if name not in hidden}

    @rule(question=FREE | st.just("economy.debt"), level=LEVELS)
    def answer(self, question: str, level: int) -> None:
        self.session.answer(question, level)
        self.change({**self.values, question: level})

    @rule(word=st.sampled_from(["yes", "no"]))
    def lend(self, word: str) -> None:
        self.session.answer("economy.loan", word)
        self.change({**self.values, "economy.loan": word})

    @rule(question=FREE | st.sampled_from(["economy.debt", "economy.loan"]))
    def clear(self, question: str) -> None:
        self.session.clear(question)
        if question in self.shown():
            self.change({name: v for name, v in self.values.items() if name != question})

    @rule()
    def undo(self) -> None:
        assert bool(self.before) == self.session.undo()
        if self.before:
            self.after.append(self.values)
            self.values = self.before.pop()

    @rule()
    def redo(self) -> None:
        assert bool(self.after) == self.session.redo()
        if self.after:
            self.before.append(self.values)
            self.values = self.after.pop()

    @rule()
    def reload(self) -> None:
        kept = self.session
        kept.close()
        self.session = Session.open(kept.path, kept.pack, clock=lambda: THEN)
        self.before, self.after = [], []

    @invariant()
    def memory_and_disk_hold_what_the_model_holds(self) -> None:
        hidden = {name: v for name, v in self.values.items() if name not in self.shown()}
        aside = {
            name: kept.answer.value for name, kept in self.session.assessment.set_aside.items()
        }
        assert (self.shown(), hidden) == (given_values(self.session), aside)

    def teardown(self) -> None:
        self.session.close()
        shutil.rmtree(self.folder)


AnySequence.TestCase.settings = settings(max_examples=30, stateful_step_count=20, deadline=None)
TestAnySequence = AnySequence.TestCase
