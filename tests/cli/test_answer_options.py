"""`answer`: taking back, unknown, not applicable, notes, confidence, evidence, and conflicts."""

from pathlib import Path

import pytest

from tests.cli_helpers import Desk, is_one_sentence, make_desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return make_desk(tmp_path)


def refused(desk: Desk, code: int, question: str, *words: str) -> str:
    """Return the error of an answer that must be refused and leave the file as it is."""
    before = desk.file.read_bytes()
    outcome = desk.answer(question, *words)
    assert (code, "", True) == (outcome.code, outcome.out, is_one_sentence(outcome.err))
    assert before == desk.file.read_bytes()
    return outcome.err


# States


def test_unanswer_takes_the_answer_back(desk: Desk) -> None:
    """After --unanswer the file holds nothing about the question."""
    desk.given(("economy.share", "45"))
    outcome = desk.answer("economy.share", "--unanswer")
    assert (outcome.code, outcome.out) == (0, "economy.share: Open\n")
    assert desk.kept("economy.share") is None


def test_unanswer_keeps_the_note(desk: Desk) -> None:
    """What was noted stays with the question when its answer is taken back."""
    desk.answer("economy.share", "45", "--note", "customs")
    desk.answer("economy.share", "--unanswer")
    kept = desk.kept("economy.share")
    assert (kept["state"], kept["note"]) == ("unanswered", "customs")


def test_unanswer_of_an_open_question_is_fine(desk: Desk) -> None:
    """Taking back what was never answered is no error."""
    assert desk.answer("economy.share", "--unanswer").code == 0
    assert desk.kept("economy.share") is None


@pytest.mark.parametrize("state", ["unknown", "not-applicable"])
def test_state_is_kept_with_its_reason(desk: Desk, state: str) -> None:
    """Unknown and not applicable stand in the file with the reason given."""
    assert desk.answer("economy.share", f"--{state}", "no data").code == 0
    kept = desk.kept("economy.share")
    assert (state, "no data") == (kept["state"], kept["reason"])


@pytest.mark.parametrize("state", ["unknown", "not-applicable"])
@pytest.mark.parametrize("reason", ["", "  "])
def test_state_without_a_reason_is_refused(desk: Desk, state: str, reason: str) -> None:
    """Unknown and not applicable need a reason that is not blank."""
    assert "reason" in refused(desk, 3, "economy.share", f"--{state}", reason)


def test_not_applicable_is_refused_where_an_absolute_red_line_reads(desk: Desk) -> None:
    """A question an absolute red line reads cannot be argued away."""
    desk.given(("economy.loan", "yes"))
    said = refused(desk, 3, "economy.debt", "--not-applicable", "no loan")
    assert "absolute red line" in said


# Confidence, note, evidence


def test_confidence_note_and_evidence_go_with_a_value(desk: Desk) -> None:
    """One command records value, confidence, note and graded evidence."""
    options = ["--confidence", "high", "--note", "2024", "--evidence", "Customs", "--grade", "B2"]
    assert desk.answer("economy.share", "45", *options).code == 0
    kept = desk.kept("economy.share")
    assert (kept["value"], kept["confidence"], kept["note"]) == (45, "high", "2024")
    (item,) = kept["evidence"]
    assert (item["source"], item["reliability"], item["credibility"]) == ("Customs", "B", 2)


@pytest.mark.parametrize(
    ("option", "entry", "key"),
    [("--note", "2024", "note"), ("--confidence", "low", "confidence")],
)
def test_option_alone_leaves_the_value(desk: Desk, option: str, entry: str, key: str) -> None:
    """A note or a confidence can be added later without giving the value again."""
    desk.given(("economy.share", "45"))
    assert desk.answer("economy.share", option, entry).code == 0
    kept = desk.kept("economy.share")
    assert (45, entry) == (kept["value"], kept[key])


def test_new_value_keeps_note_and_evidence(desk: Desk) -> None:
    """Changing the value keeps what was noted and quoted before."""
    desk.answer("economy.share", "45", "--note", "2024", "--evidence", "Customs")
    desk.given(("economy.share", "50"))
    kept = desk.kept("economy.share")
    sources = [item["source"] for item in kept["evidence"]]
    assert (kept["value"], kept["note"], sources) == (50, "2024", ["Customs"])


def test_note_on_an_open_question_leaves_it_open(desk: Desk) -> None:
    """A note may stand with a question that is not answered yet."""
    outcome = desk.answer("economy.share", "--note", "ask customs")
    assert (outcome.code, outcome.out) == (0, "economy.share: Open\n")
    assert desk.kept("economy.share")["state"] == "unanswered"


def test_evidence_is_added_to_what_is_there(desk: Desk) -> None:
    """Every source given joins those given before, in order."""
    desk.answer("economy.share", "45", "--evidence", "Customs", "--evidence", "Comtrade")
    desk.answer("economy.share", "--evidence", "Central bank")
    sources = [item["source"] for item in desk.kept("economy.share")["evidence"]]
    assert sources == ["Customs", "Comtrade", "Central bank"]


def test_evidence_without_a_grade_has_none(desk: Desk) -> None:
    """Evidence that was not graded is not graded by the program."""
    desk.answer("economy.share", "45", "--evidence", "Customs")
    (item,) = desk.kept("economy.share")["evidence"]
    assert not {"reliability", "credibility"} & set(item)


def test_grade_may_be_typed_in_lower_case(desk: Desk) -> None:
    """A grade in lower case is the same grade."""
    desk.answer("economy.share", "45", "--evidence", "Customs", "--grade", "f6")
    (item,) = desk.kept("economy.share")["evidence"]
    assert (item["reliability"], item["credibility"]) == ("F", 6)


@pytest.mark.parametrize("grade", ["G1", "A7", "A0", "2B", "B", "B22", "B "])
def test_grade_that_does_not_exist_is_refused(desk: Desk, grade: str) -> None:
    """What is no Admiralty grade is refused, and neither value nor evidence is recorded."""
    words = ["45", "--evidence", "Customs", "--grade", grade]
    assert "such as B2" in refused(desk, 2, "economy.share", *words)


@pytest.mark.parametrize(
    "source",
    ["", "  ", "Customs\x1b[2J", "two\nlines", "x" * 2_000],
    ids=["empty", "blank", "escape", "two lines", "long"],
)
def test_evidence_that_cannot_be_kept_is_refused(desk: Desk, source: str) -> None:
    """A source that is blank, too long or holds control characters is refused by a sentence."""
    outcome = desk.answer("economy.share", "45", "--evidence", source)
    assert (outcome.code in (2, 3), is_one_sentence(outcome.err)) == (True, True)
    assert desk.kept("economy.share") is None


def test_note_that_cannot_be_kept_leaves_everything_as_it_is(desk: Desk) -> None:
    """If the note is refused, the value beside it is not recorded either."""
    assert "U+001B" in refused(desk, 3, "economy.share", "45", "--note", "red\x1b[31m")


def test_confidence_that_does_not_exist_is_refused(desk: Desk) -> None:
    """An unknown confidence ends with 2 and names those there are."""
    before = desk.file.read_bytes()
    outcome = desk.answer("economy.share", "45", "--confidence", "sure")
    assert (2, before) == (outcome.code, desk.file.read_bytes())
    assert "'certain'" in outcome.err


# Conflicts and other refusals


@pytest.mark.parametrize(
    "words",
    [
        ["45", "--unanswer"],
        ["45", "--unknown", "x"],
        ["45", "--not-applicable", "x"],
        ["--unanswer", "--unknown", "x"],
        ["--unanswer", "--not-applicable", "x"],
        ["--unknown", "x", "--not-applicable", "x"],
        ["45", "--unanswer", "--unknown", "x", "--not-applicable", "x"],
    ],
    ids=" ".join,
)
def test_conflicting_options_are_refused(desk: Desk, words: list[str]) -> None:
    """Only one of value, --unanswer, --unknown and --not-applicable may be given."""
    assert "only one" in refused(desk, 2, "economy.share", *words)


def test_nothing_to_record_is_refused(desk: Desk) -> None:
    """A question alone is not enough."""
    assert "Nothing to record" in refused(desk, 2, "economy.share")


def test_unknown_question_is_refused_with_its_likely_spelling(desk: Desk) -> None:
    """A question that does not exist ends with 2 and the nearest one there is."""
    assert "did you mean `economy.share`?" in refused(desk, 2, "economy.shares", "45")


def test_question_like_no_other_is_refused_with_where_to_look(desk: Desk) -> None:
    """Where no question is near, the command that lists them is named."""
    assert "checklists list" in refused(desk, 2, "zzz", "45")


def test_write_protected_file_is_refused(desk: Desk) -> None:
    """A file that may not be written ends with 4 and stays as it is."""
    desk.file.chmod(0o444)
    assert str(desk.file) in refused(desk, 4, "economy.share", "45")


# Questions that do not apply


def test_answer_that_does_not_apply_any_more_is_kept_aside(desk: Desk) -> None:
    """When an earlier answer makes a question idle, its answer is kept, apart."""
    desk.given(("economy.loan", "yes"), ("economy.debt", "3"), ("economy.loan", "no"))
    aside = desk.data()["set_aside"]["economy.debt"]
    assert (aside["why"], aside["answer"]["value"]) == ("condition", 3)


def test_answer_returns_when_its_question_applies_again(desk: Desk) -> None:
    """An answer kept apart comes back with the condition it depends on."""
    desk.given(("economy.loan", "yes"), ("economy.debt", "3"))
    desk.given(("economy.loan", "no"), ("economy.loan", "yes"))
    assert desk.kept("economy.debt")["value"] == 3
    assert "set_aside" not in desk.data()


def test_note_does_not_replace_an_answer_kept_aside(desk: Desk) -> None:
    """A note on a question that does not apply leaves the answer kept aside as it is."""
    desk.given(("economy.loan", "yes"), ("economy.debt", "3"), ("economy.loan", "no"))
    desk.answer("economy.debt", "--note", "annex B")
    aside = desk.data()["set_aside"]["economy.debt"]
    assert (aside["answer"]["state"], aside["answer"].get("value")) == ("answered", 3)


def test_answer_to_a_question_that_does_not_apply_is_not_called_open(desk: Desk) -> None:
    """Whoever answers a question that does not apply is told so, not that it is open."""
    desk.given(("economy.loan", "no"))
    outcome = desk.answer("economy.debt", "3")
    assert "Open" not in outcome.out
    assert "apply" in outcome.out + outcome.err
