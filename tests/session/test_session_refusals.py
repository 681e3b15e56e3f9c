"""What a session refuses: the sentence names the question, and nothing has changed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.storage_helpers import open_session
from wizard.errors import InvalidAnswerError
from wizard.session import Session


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return open_session(tmp_path)


def complaint(change: Callable[[], None], session: Session) -> InvalidAnswerError:
    """Return how a change is refused, and make sure that it changed nothing in memory or file."""
    before, text = session.assessment, session.path.read_bytes()
    with pytest.raises(InvalidAnswerError) as caught:
        change()
    assert (before, text, False) == (session.assessment, session.path.read_bytes(), session.undo())
    return caught.value


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("economy.debt", 5),
        ("economy.debt", -1),
        ("economy.debt", 1.5),
        ("economy.debt", "3"),
        ("economy.debt", True),
        ("economy.loan", "partly"),
        ("economy.loan", 1),
        ("economy.market", "closed"),
        ("economy.sectors", ("food", "tanks")),
        ("economy.sectors", ("food", "food")),
        ("economy.sectors", "food"),
        ("economy.share", 100.1),
        ("economy.share", -0.1),
        ("economy.share", "45"),
        ("economy.rate", float("nan")),
        ("economy.rate", float("inf")),
        ("economy.ministry", "a\x1b[2J"),
        ("economy.ministry", "a\ud800"),
        ("economy.ministry", 5),
        ("economy.signed", "2026-02-30"),
        ("economy.signed", "soon"),
        ("economy.signed", 20260131),
        ("economy.nothing", 1),
    ],
)
def test_invalid_answer_changes_nothing(
    session: Session, question: str, value: float | str | tuple[str, ...]
) -> None:
    """An answer its question does not allow is refused by name, and leaves everything as it was."""
    assert question == complaint(lambda: session.answer(question, value), session).question


@pytest.mark.parametrize(
    ("question", "low", "high"),
    [
        ("economy.debt", 3, 1),
        ("economy.debt", 2, 2),
        ("economy.debt", 0, 5),
        ("economy.debt", 0.5, 2),
        ("economy.share", -1, 50),
        ("economy.share", 50, 101),
        ("economy.rate", float("nan"), 1),
        ("economy.rate", 0, float("inf")),
        ("economy.loan", 0, 1),
        ("economy.market", 0, 1),
        ("economy.ministry", 0, 1),
    ],
)
def test_invalid_range_changes_nothing(
    session: Session, question: str, low: float, high: float
) -> None:
    """A range its question does not allow is refused, and leaves everything as it was."""
    refusal = complaint(lambda: session.answer_range(question, low, high), session)
    assert question == refusal.question


@pytest.mark.parametrize("reason", ["", "  ", "\n", "a\x00"])
def test_unknown_and_not_applicable_need_a_reason(session: Session, reason: str) -> None:
    """Without a reason in words neither state is recorded."""
    refusals = [
        complaint(lambda: session.mark_unknown("security.bases", reason), session),
        complaint(lambda: session.mark_not_applicable("security.bases", reason), session),
    ]
    assert [refusal.question for refusal in refusals] == ["security.bases", "security.bases"]


def test_question_of_an_absolute_red_line_cannot_be_set_not_applicable(session: Session) -> None:
    """Nobody can set aside by a word what an absolute red line reads."""
    refusal = complaint(lambda: session.mark_not_applicable("economy.debt", "No."), session)
    sentence = "economy.debt cannot be set not applicable: an absolute red line reads it."
    expected = (sentence, "Answer it, or say that it is unknown.")
    assert expected == (refusal.sentence, refusal.hint)


@pytest.mark.parametrize("question", ["economy.share", "economy.review", "economy.loan"])
def test_question_of_a_curable_red_line_can_be_set_not_applicable(
    session: Session, question: str
) -> None:
    """Only absolute red lines forbid it."""
    session.mark_not_applicable(question, "So it is.")
    assert session.assessment.answers[question].state == "not-applicable"


@pytest.mark.parametrize(
    "changes", [{"confidence": "sure"}, {"note": "a\x1b"}, {"note": "x" * 100_001}]
)
def test_invalid_note_changes_nothing(session: Session, changes: dict[str, str]) -> None:
    """A note or confidence that cannot be kept is refused."""
    refusal = complaint(lambda: session.annotate("economy.debt", **changes), session)  # type: ignore[arg-type]
    assert refusal.question == "economy.debt"


@pytest.mark.parametrize(
    "change",
    [
        lambda session: session.clear("economy.dept"),
        lambda session: session.annotate("economy.dept", note="x"),
        lambda session: session.mark_unknown("economy.dept", "x"),
        lambda session: session.mark_not_applicable("economy.dept", "x"),
        lambda session: session.answer_range("economy.dept", 0, 1),
    ],
)
def test_unknown_question_is_refused(session: Session, change: Callable[[Session], None]) -> None:
    """A question that does not exist is refused by every change."""
    refusal = complaint(lambda: change(session), session)
    assert refusal.sentence == "No question is called economy.dept."
