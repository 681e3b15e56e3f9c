"""Any sequence of changes, saves, reopening and foreign edits, against a small model."""

import shutil
import tempfile
from functools import cache
from itertools import product
from pathlib import Path
from typing import NamedTuple

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.keeping_helpers import write
from tests.storage_helpers import THEN, open_session
from tests.strategies import PROFILE
from wizard.model.assessment import Answer
from wizard.model.changes import change
from wizard.session import Session
from wizard.storage.assessments import load_assessment

QUESTIONS = ("economy.review", "security.bases", "security.consent")
NOTHING: dict[str, int | None] = dict.fromkeys(QUESTIONS)


class Turn(NamedTuple):
    """What one change of ours made of one question."""

    before: int | None
    after: int | None


Step = dict[str, Turn]
"""What one change of ours made of some questions."""


def values_in(path: Path) -> dict[str, object]:
    answers = load_assessment(path)[0].answers
    return {q: answers[q].value if q in answers else None for q in QUESTIONS}


@cache
def as_the_wizard_says_it() -> dict[tuple[str, int], Answer]:
    """Return every answer as it is recorded, with its wording: so does a second wizard."""
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        session = open_session(Path(folder))
        for question, level in product(QUESTIONS, range(3)):
            session.answer(question, level)
            found[question, level] = session.assessment.answers[question]
        session.close()
    return found


class BothSides(RuleBasedStateMachine):
    """The model: what we have, what the file has, what both last agreed on, and our own steps."""

    @initialize()
    def open(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.session = open_session(self.folder)
        self.home = self.session.path
        self.said = as_the_wizard_says_it()
        self.mine, self.file, self.agreed = {**NOTHING}, {**NOTHING}, {**NOTHING}
        self.disputed: set[str] = set()
        self.done: list[Step] = []
        self.undone: list[Step] = []
        self.is_fresh = True

    # The model

    def change(self, question: str, level: int | None) -> None:
        self.done.append({question: Turn(self.mine[question], level)})
        self.undone = []
        self.mine[question] = level
        self.store()

    def store(self) -> None:
        """Bring both sides together, as every save does."""
        self.is_fresh = False
        self.bring_together()

    def bring_together(self) -> None:
        theirs = {q for q in QUESTIONS if self.file[q] != self.agreed[q]}
        ours = {q for q in QUESTIONS if self.mine[q] != self.agreed[q]}
        self.mine |= {q: self.file[q] for q in theirs - ours}
        self.disputed = {q for q in theirs & ours if self.mine[q] != self.file[q]}
        self.agreed |= {q: self.file[q] for q in QUESTIONS if q not in self.disputed}
        if not self.disputed:
            self.file = dict(self.mine)
            self.agreed = dict(self.mine)

    # What may happen

    @rule(question=st.sampled_from(QUESTIONS), level=st.integers(0, 2))
    def answer(self, question: str, level: int) -> None:
        self.session.answer(question, level)
        self.change(question, level)

    @rule(question=st.sampled_from(QUESTIONS))
    def clear(self, question: str) -> None:
        self.session.clear(question)
        if self.mine[question] is not None:
            self.change(question, None)

    @rule()
    def undo(self) -> None:
        assert bool(self.done) == self.session.undo()
        if self.done:
            step = self.done.pop()
            self.undone.append(step)
            for question, turn in step.items():
                if self.mine[question] == turn.after:
                    self.mine[question] = turn.before
            self.store()

    @rule()
    def redo(self) -> None:
        assert bool(self.undone) == self.session.redo()
        if self.undone:
            step = self.undone.pop()
            self.done.append(step)
            for question, turn in step.items():
                if self.mine[question] == turn.before:
                    self.mine[question] = turn.after
            self.store()

    @rule()
    def save(self) -> None:
        self.session.save()
        self.store()

    @rule(question=st.sampled_from(QUESTIONS), level=st.none() | st.integers(0, 2))
    def edit_elsewhere(self, question: str, level: int | None) -> None:
        held, _ = load_assessment(self.home)
        said = None if level is None else self.said[question, level]
        write(self.home, change(held, {question: said}))
        self.file[question] = level

    @rule()
    def reopen(self) -> None:
        self.session.close()
        self.session = Session.open(self.home, self.session.pack, clock=lambda: THEN)
        self.session.take_up()
        found, self.done, self.undone = dict(self.file), [], []
        if self.disputed:
            self.bring_together()
            step = {q: Turn(found[q], self.mine[q]) for q in QUESTIONS if found[q] != self.mine[q]}
            self.done = [step] if step else []
        else:
            self.mine, self.agreed = found, dict(found)
        self.is_fresh = True

    @precondition(lambda self: self.disputed)
    @rule(choice=st.integers(0, 2), side=st.sampled_from(["mine", "theirs"]))
    def decide(self, choice: int, side: str) -> None:
        question = sorted(self.disputed)[choice % len(self.disputed)]
        seen = {conflict.key: conflict.theirs for conflict in self.session.conflicts}[question]
        self.session.decide(question, side)
        if side == "mine":
            self.agreed[question] = seen.value if seen else None
            self.store()
        else:
            self.change(question, seen.value if seen else None)

    # What must hold

    @invariant()
    def session_and_files_hold_what_the_model_holds(self) -> None:
        answers = self.session.assessment.answers
        held = {q: answers[q].value if q in answers else None for q in QUESTIONS}
        assert (held, values_in(self.home)) == (self.mine, self.file)
        assert {conflict.key for conflict in self.session.conflicts} == self.disputed
        if self.disputed:
            assert self.is_fresh or values_in(self.session.path) == self.mine
        else:
            assert self.session.path == self.home

    def teardown(self) -> None:
        self.session.close()
        shutil.rmtree(self.folder)


BothSides.TestCase.settings = settings(PROFILE, max_examples=PROFILE.max_examples // 4)
TestBothSides = BothSides.TestCase
