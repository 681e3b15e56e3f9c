"""Answering: what is recorded, and that it is on disk when the call returns."""

from pathlib import Path

import pytest

from tests.storage_helpers import open_session
from wizard.errors import InvalidAnswerError
from wizard.model.assessment import Answer, Evidence
from wizard.session import Session
from wizard.storage.assessments import load_assessment

EVIDENCE = (Evidence(source="A treaty", locator="Article 5", date="2026-01"),)


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return open_session(tmp_path)


def kept(session: Session, question: str) -> Answer:
    """Return an answer as it stands in memory, and make sure that the file holds the same."""
    in_file, _ = load_assessment(session.path)
    assert session.assessment == in_file
    return session.assessment.answers[question]


# Recording


@pytest.mark.parametrize(
    ("question", "value", "chosen"),
    [
        ("economy.debt", 3, "Serious"),
        ("economy.debt", 0, "Nothing"),
        ("economy.loan", "yes", "Yes"),
        ("economy.market", "bound", "Bound"),
        ("economy.sectors", ("food", "ports"), "Food; Ports"),
        ("economy.share", 45, ""),
        ("economy.share", 45.5, ""),
        ("economy.rate", -1.25, ""),
        ("economy.ministry", "Treasury: 'trade'\nand others", ""),
        ("economy.signed", "2026-01-31", ""),
    ],
)
def test_answer_is_recorded_with_its_wording(
    session: Session, question: str, value: float | str | tuple[str, ...], chosen: str
) -> None:
    """A value is kept with the question and the option as they are worded."""
    session.answer(question, value)
    answer = kept(session, question)
    asked = session.pack.questions[question].text
    assert ("answered", value, asked, chosen) == (
        answer.state,
        answer.value,
        answer.asked,
        answer.chosen,
    )


@pytest.mark.parametrize(
    ("question", "value"),
    [("economy.sectors", ()), ("economy.ministry", ""), ("economy.share", 1 / 70)],
)
def test_empty_and_long_answers_can_be_read_again(
    session: Session, question: str, value: float | str | tuple[str, ...]
) -> None:
    """None of the items, an empty text and a long fraction are answers, if they are accepted."""
    try:
        session.answer(question, value)
    except InvalidAnswerError:
        return
    assert value == kept(session, question).value


@pytest.mark.parametrize("number", [10**18, 10**20, -(10**20), 10**400])
def test_whole_number_is_not_lost_for_its_length(session: Session, number: int) -> None:
    """A very great number is refused or kept, but never written so that the file is lost."""
    try:
        session.answer("economy.rate", number)
    except InvalidAnswerError:
        return
    assert number == kept(session, "economy.rate").value


def test_answer_that_scores_gets_medium_confidence(session: Session) -> None:
    """An answer that scores starts with medium confidence."""
    session.answer("economy.debt", 3)
    assert kept(session, "economy.debt").confidence == "medium"


def test_context_answer_gets_no_confidence(session: Session) -> None:
    """A fact that scores nothing starts without confidence."""
    session.answer("economy.loan", "yes")
    assert kept(session, "economy.loan").confidence is None


def test_new_answer_keeps_confidence_note_and_evidence(session: Session) -> None:
    """Changing the value of an answer keeps what was noted about it."""
    session.answer("economy.debt", 3)
    session.annotate("economy.debt", confidence="high", note="See annex.", evidence=EVIDENCE)
    session.answer("economy.debt", 1)
    answer = kept(session, "economy.debt")
    assert (
        answer.value,
        answer.chosen,
        answer.confidence,
        answer.note,
        answer.evidence,
    ) == (1, "Minor", "high", "See annex.", EVIDENCE)


@pytest.mark.parametrize(
    ("question", "low", "high"),
    [("economy.debt", 1, 3), ("economy.share", 10.5, 45), ("economy.rate", -2, 0.25)],
)
def test_range_is_recorded(session: Session, question: str, low: float, high: float) -> None:
    """A range is kept with its two ends and no value."""
    session.answer_range(question, low, high)
    answer = kept(session, question)
    assert ("range", low, high, None) == (answer.state, answer.low, answer.high, answer.value)


def test_unknown_is_recorded_with_its_reason(session: Session) -> None:
    """That an answer cannot be established is kept with the reason, and no value."""
    session.answer("economy.debt", 3)
    session.mark_unknown("economy.debt", "The annex is secret.")
    answer = kept(session, "economy.debt")
    expected = ("unknown", "The annex is secret.", None, "")
    assert expected == (answer.state, answer.reason, answer.value, answer.chosen)


def test_not_applicable_is_recorded_with_its_reason(session: Session) -> None:
    """That a question does not apply is kept with the reason."""
    session.mark_not_applicable("security.bases", "No bases.")
    answer = kept(session, "security.bases")
    assert (answer.state, answer.reason) == ("not-applicable", "No bases.")


def test_answer_after_unknown_has_no_reason_left(session: Session) -> None:
    """Once a value is known, the reason for not knowing it is gone."""
    session.mark_unknown("economy.debt", "The annex is secret.")
    session.answer("economy.debt", 3)
    assert kept(session, "economy.debt").reason == ""


# Taking back


def test_clear_takes_a_bare_answer_back(session: Session) -> None:
    """An answer without note and evidence is gone when taken back."""
    session.answer("economy.debt", 3)
    session.clear("economy.debt")
    assert (session.assessment.answers, load_assessment(session.path)[0].answers) == ({}, {})


@pytest.mark.parametrize(
    ("note", "evidence"), [("See annex.", ()), ("", EVIDENCE), ("See annex.", EVIDENCE)]
)
def test_clear_keeps_note_and_evidence(
    session: Session, note: str, evidence: tuple[Evidence, ...]
) -> None:
    """What was noted about an answer stays with the open question."""
    session.answer("economy.debt", 3)
    session.annotate("economy.debt", note=note, evidence=evidence)
    session.clear("economy.debt")
    answer = kept(session, "economy.debt")
    assert ("unanswered", None, "", note, evidence) == (
        answer.state,
        answer.value,
        answer.chosen,
        answer.note,
        answer.evidence,
    )


def test_cleared_question_is_open_again(session: Session) -> None:
    """A question whose answer was taken back is to be looked at again."""
    session.answer("economy.share", 45)
    session.annotate("economy.share", note="See annex.")
    session.clear("economy.share")
    assert "economy.share" in session.open_questions()


def test_clear_without_answer_changes_nothing(session: Session) -> None:
    """Taking back what was never answered is no change, and nothing to undo."""
    before = session.assessment
    session.clear("economy.debt")
    assert (before, False) == (session.assessment, session.undo())


# Notes


def test_note_changes_nothing_else(session: Session) -> None:
    """A note leaves value, wording, confidence and evidence as they were."""
    session.answer("economy.debt", 3)
    before = session.assessment.answers["economy.debt"]
    session.annotate("economy.debt", note="See annex.")
    assert before.model_copy(update={"note": "See annex."}) == kept(session, "economy.debt")


def test_note_can_be_emptied(session: Session) -> None:
    """An empty note replaces a note."""
    session.annotate("economy.debt", note="See annex.", evidence=EVIDENCE)
    session.annotate("economy.debt", note="")
    answer = kept(session, "economy.debt")
    assert (answer.note, answer.evidence) == ("", EVIDENCE)


def test_note_without_answer_leaves_the_question_open(session: Session) -> None:
    """A question can be noted on before it is answered."""
    session.annotate("economy.share", note="Ask customs.")
    answer = kept(session, "economy.share")
    assert (
        answer.state,
        answer.note,
        "economy.share" in session.open_questions(),
    ) == ("unanswered", "Ask customs.", True)


@pytest.mark.parametrize("confidence", ["low", "medium", "high", "certain"])
def test_confidence_can_be_changed(session: Session, confidence: str) -> None:
    """Each of the four confidences can be given."""
    session.answer("economy.debt", 3)
    session.annotate("economy.debt", confidence=confidence)
    assert confidence == kept(session, "economy.debt").confidence


# Wording


def reworded(folder: Path) -> Session:
    """Return a session on answers given when question and level were worded otherwise."""
    old = {"state": "answered", "value": 3, "asked": "How much debt?", "chosen": "Grave"}
    answers = {"economy.loan": {"state": "answered", "value": "yes"}, "economy.debt": old}
    return open_session(folder, answers=answers)


def test_wording_stays_as_it_was_when_answered(tmp_path: Path) -> None:
    """A note does not bring an old answer's wording up to date."""
    session = reworded(tmp_path)
    session.annotate("economy.debt", note="See annex.")
    answer = kept(session, "economy.debt")
    assert (answer.asked, answer.chosen) == ("How much debt?", "Grave")


def test_new_answer_has_the_present_wording(tmp_path: Path) -> None:
    """Answering again takes the wording of today."""
    session = reworded(tmp_path)
    session.answer("economy.debt", 3)
    answer = kept(session, "economy.debt")
    assert (answer.asked, answer.chosen) == ("How much of the loan is conditional?", "Serious")


def test_answer_its_scale_no_longer_allows_is_none(tmp_path: Path) -> None:
    """A kept answer that does not fit the scale of today does not count as given."""
    answers = {"economy.share": {"state": "answered", "value": "much"}}
    session = open_session(tmp_path, answers=answers)
    assert (
        session.answer_of("economy.share"),
        list(session.assessment.answers),
    ) == (None, ["economy.share"])
