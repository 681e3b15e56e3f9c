"""What another program does to a file while a session has it open."""

from pathlib import Path

import pytest

from tests.keeping_helpers import answered, edit, hidden_names, opened_again
from tests.storage_helpers import open_session
from wizard.errors import DeletedError, UsageError
from wizard.model.assessment import Answer
from wizard.model.changes import change
from wizard.session import Session
from wizard.storage.assessments import load_assessment
from wizard.storage.disk.history import read_history


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return open_session(tmp_path)


def value(session: Session, question: str) -> object:
    answer = session.assessment.answers.get(question)
    return answer.value if answer else None


def on_disk(session: Session) -> bool:
    """Tell whether the file holds what the session holds."""
    return load_assessment(session.path)[0] == session.assessment


@pytest.fixture
def disputed(session: Session) -> Session:
    """Return a session after both sides answered one question otherwise, and each another."""
    session.answer("economy.share", 10)
    edit(
        session.path,
        answers={"economy.share": answered(20), "security.bases": answered(1)},
        title="Theirs",
    )
    session.answer("economy.share", 30)
    return session


# Merged


def test_other_sides_answers_are_adopted(session: Session) -> None:
    """After an answer the session holds what another program wrote as well, and says so."""
    edit(session.path, answers={"security.bases": answered(1)}, title="Theirs")
    session.answer("economy.share", 10)
    (said,) = session.take_news()
    values = [value(session, q) for q in ("security.bases", "economy.share")]
    assert (values, session.assessment.title, on_disk(session)) == ([1, 10], "Theirs", True)
    assert "security.bases, title" in said


def test_undo_after_a_merge_takes_back_only_ones_own(session: Session) -> None:
    """Undo goes back over a merge without taking back what the other side did."""
    session.answer("economy.share", 10)
    edit(session.path, answers={"security.bases": answered(1)})
    session.answer("economy.share", 20)
    values = [(session.undo(), value(session, "economy.share")) for _ in range(3)]
    assert (values, value(session, "security.bases"), on_disk(session)) == (
        [(True, 10), (True, None), (False, None)],
        1,
        True,
    )


def test_undo_leaves_what_the_other_side_changed_since(session: Session) -> None:
    """Undo does not overwrite what another program made of one's own answer."""
    session.answer("economy.share", 10)
    edit(session.path, answers={"economy.share": answered(20)})
    session.answer("security.bases", 1)
    session.undo()
    session.undo()
    assert (value(session, "economy.share"), on_disk(session)) == (20, True)


def test_merged_answers_are_settled(session: Session) -> None:
    """An answer whose question the other side's answer rules out is set aside, not lost."""
    session.answer("economy.loan", "yes")
    session.answer("economy.debt", 3)
    edit(session.path, answers={"economy.loan": answered("no")})
    session.answer("economy.share", 10)
    assert (list(session.assessment.set_aside), on_disk(session)) == (["economy.debt"], True)


def test_two_sessions_on_one_file_lose_nothing(session: Session) -> None:
    """Two sessions that take turns on different questions end with all answers of both."""
    other = opened_again(session)
    for number in range(10):
        session.answer("economy.share", number)
        other.answer("security.bases", number % 5)
    session.save()
    assert (value(session, "economy.share"), value(session, "security.bases")) == (9, 4)
    assert (session.conflicts, other.conflicts, on_disk(session)) == ((), (), True)


def test_other_side_may_go_back_to_what_we_once_wrote(session: Session) -> None:
    """A text we wrote some time ago, put back by another program, is that program's change."""
    session.answer("economy.share", 10)
    old = session.path.read_bytes()
    edit(session.path, answers={"economy.share": answered(20)})
    session.save()
    session.path.write_bytes(old)
    session.save()
    assert (value(session, "economy.share"), session.conflicts, on_disk(session)) == (10, (), True)


# In conflict


def test_conflicts_are_named_until_decided(disputed: Session) -> None:
    """What both sides answered stands in `conflicts`; everything else is merged already."""
    (conflict,) = disputed.conflicts
    sides = [side.value for side in (conflict.base, conflict.mine, conflict.theirs)]
    assert (conflict.key, conflict.is_question, sides) == ("economy.share", True, [10, 30, 20])
    assert (disputed.assessment.title, value(disputed, "security.bases")) == ("Theirs", 1)
    assert (disputed.path.name, on_disk(disputed)) == ("a.mine-1.assessment.yaml", True)


@pytest.mark.parametrize(("side", "expected"), [("mine", 30), ("theirs", 20)])
def test_decision_brings_the_session_home(disputed: Session, side: str, expected: int) -> None:
    """After the last decision the file itself holds everything, and ours beside it is gone."""
    beside = disputed.path
    disputed.decide("economy.share", side)
    assert (value(disputed, "economy.share"), disputed.conflicts, disputed.moved_from) == (
        expected,
        (),
        None,
    )
    assert (disputed.path.name, on_disk(disputed), beside.exists()) == (
        "a.assessment.yaml",
        True,
        False,
    )


def test_decision_for_the_other_side_can_be_undone(disputed: Session) -> None:
    """A decision is a change like any other."""
    disputed.decide("economy.share", "theirs")
    disputed.undo()
    assert (value(disputed, "economy.share"), on_disk(disputed)) == (30, True)


def test_answering_anew_keeps_the_conflict(disputed: Session) -> None:
    """Another answer of ours to a disputed question does not decide it."""
    disputed.answer("economy.share", 40)
    (conflict,) = disputed.conflicts
    assert (conflict.mine.value, conflict.theirs.value, on_disk(disputed)) == (40, 20, True)


def test_one_decision_of_several_leaves_the_rest(session: Session) -> None:
    """With two conflicts the file is written after the second decision."""
    session.answer("economy.share", 10)
    edit(session.path, answers={"economy.share": answered(20)}, title="Theirs")
    before = session.path.read_bytes()
    mine = Answer.model_validate(answered(30))
    session.replace(change(session.assessment, {"title": "Mine", "economy.share": mine}))
    home = session.moved_from
    assert home is not None
    session.decide("title", "theirs")
    left = [conflict.key for conflict in session.conflicts]
    untouched = home.read_bytes() == before
    session.decide("economy.share", "mine")
    assert (left, untouched, session.path, on_disk(session)) == (
        ["economy.share"],
        True,
        home,
        True,
    )
    assert (session.assessment.title, value(session, "economy.share")) == ("Theirs", 30)


@pytest.mark.parametrize(("key", "side"), [("economy.debt", "mine"), ("economy.share", "ours")])
def test_nothing_else_can_be_decided(disputed: Session, key: str, side: str) -> None:
    """A question that is not disputed, or a side that does not exist, is refused in words."""
    with pytest.raises(UsageError):
        disputed.decide(key, side)
    assert len(disputed.conflicts) == 1


def test_history_tells_both_sides_apart(session: Session) -> None:
    """What another program changed is in the history as its change."""
    edit(session.path, answers={"security.bases": answered(1)})
    session.answer("economy.share", 10)
    found = {entry.key: (entry.how, entry.by) for entry in read_history(session.path)}
    assert found["security.bases"] == ("merged", "another program")
    assert found["economy.share"][0] == "changed"


# Gone


def test_deleted_file_is_said_and_the_answers_are_kept(session: Session) -> None:
    """An answer after the file was deleted is unsaved, in memory and in the recovery place."""
    session.path.unlink()
    session.answer("economy.share", 10)
    retried = session.retry()
    assert (isinstance(session.unsaved, DeletedError), retried, session.path.exists()) == (
        True,
        False,
        False,
    )
    assert value(session, "economy.share") == 10


def test_deleted_file_is_written_by_an_explicit_save(session: Session) -> None:
    """Saving on demand makes a deleted file again."""
    session.path.unlink()
    session.answer("economy.share", 10)
    session.save()
    assert (session.unsaved, on_disk(session)) == (None, True)


def test_closed_session_leaves_no_lock(session: Session) -> None:
    """Beside the file of a closed session lie its history and earlier versions only."""
    session.answer("economy.share", 10)
    session.close()
    assert hidden_names(session.path.parent) == [
        ".a.assessment.yaml.backup-000001",
        ".a.assessment.yaml.history",
    ]
