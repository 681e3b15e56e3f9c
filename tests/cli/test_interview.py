"""`interview`: a conversation through a pipe, everything on disk, nothing but plain lines."""

from pathlib import Path

import pytest

from tests.cli_helpers import ESCAPE, Desk, Outcome, finish, make_desk, program

FIRST = "[economy.loan] Does the partner lend?"
ANSWERS = ["yes", "1 3", "2..4", "Ministry of trade", "2026-01-31", "45", "1", "2", "3", "0", "4"]
"""An answer to each question of the small pack, in order."""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return make_desk(tmp_path)


def talk(desk: Desk, *typed: str) -> str:
    """Return what the interview says to some lines; it must end well."""
    outcome = desk.run("interview", typed="".join(f"{line}\n" for line in typed))
    assert (outcome.code, outcome.err) == (0, "")
    return outcome.out


def asked(said: str) -> list[str]:
    """Return the ids of the questions as they were asked."""
    return [line[1 : line.index("]")] for line in said.splitlines() if line.startswith("[")]


# A whole conversation with the real program


SCRIPT = [
    *("h", "?", "yes"),
    *("food,oil", "1 3", "b", "s"),
    *("n", "agreed \x1b[2J rate", "twice", ".", "c", "high", "2..4"),
    *("/k", "not disclosed"),
    *("d", "x", "still a draft", "u", "y"),
    *("o", "g economy.share", "e", "Customs", "", "2025", "", "B2", "45"),
    *("l", "v", "r", "r all", "q"),
]


@pytest.fixture(scope="module")
def conversation(tmp_path_factory: pytest.TempPathFactory) -> tuple[Desk, Outcome]:
    """Hold one conversation that uses every command, through a pipe."""
    desk = make_desk(tmp_path_factory.mktemp("talk"), title="Ports of call")
    return desk, desk.process("interview", typed="".join(f"{s}\n" for s in SCRIPT).encode())


def test_conversation_ends_well(conversation: tuple[Desk, Outcome]) -> None:
    """A conversation through a pipe ends with 0 and is silent on standard error."""
    _, outcome = conversation
    assert (outcome.code, outcome.err) == (0, "")


def test_conversation_holds_no_escape_code(conversation: tuple[Desk, Outcome]) -> None:
    """Nothing in the output could move a cursor, whatever was typed."""
    _, outcome = conversation
    assert ESCAPE not in outcome.out
    assert outcome.out.replace("\n", "").isprintable()


def test_conversation_is_on_disk(conversation: tuple[Desk, Outcome]) -> None:
    """Everything said is in the file the program accepts."""
    desk, _ = conversation
    states = {question: kept["state"] for question, kept in desk.data()["answers"].items()}
    expected = {
        "economy.loan": "answered",
        "economy.sectors": "answered",
        "economy.rate": "range",
        "economy.ministry": "unknown",
        "economy.signed": "not-applicable",
        "economy.share": "answered",
    }
    assert expected == states


def test_conversation_cleans_what_it_keeps(conversation: tuple[Desk, Outcome]) -> None:
    """Control characters typed into a note are left out of it."""
    desk, _ = conversation
    assert desk.kept("economy.rate")["note"] == "agreed [2J rate\ntwice"


def test_conversation_goes_through_the_questions_in_order(
    conversation: tuple[Desk, Outcome],
) -> None:
    """Each answer leads to the next question, `b` back to the one before, `g` anywhere."""
    _, outcome = conversation
    there = "loan sectors rate sectors rate ministry signed share signed share debt"
    assert there.split() == [name.partition(".")[2] for name in asked(outcome.out)]


# Beginning and end


def test_interview_begins_with_the_first_open_question(desk: Desk) -> None:
    """The title, the number of open questions and the first of them are said."""
    said = talk(desk, "q")
    assert said.startswith("A small assessment\n11 questions are open.")
    assert asked(said) == ["economy.loan"]


def test_interview_resumes_at_the_first_open_question(desk: Desk) -> None:
    """What was answered before is not asked again."""
    talk(desk, "yes", "none", "q")
    assert asked(talk(desk, "q")) == ["economy.rate"]


def test_interview_resumes_at_a_question_that_was_skipped(desk: Desk) -> None:
    """A question skipped in the last conversation comes first in the next."""
    talk(desk, "s", "none", "3", "q")
    assert asked(talk(desk, "q")) == ["economy.loan"]


@pytest.mark.parametrize("typed", [[], ["/n"], ["e", "Customs"], ["k"], ["c"]], ids=" ".join)
def test_end_of_input_ends_the_interview(desk: Desk, typed: list[str]) -> None:
    """When no more lines come, even within a command, the interview says where things stand."""
    said = talk(desk, "yes", *typed)
    assert f"Saved in {desk.file}. 10 questions open" in said
    assert desk.kept("economy.loan")["value"] == "yes"


def test_interview_never_calls_a_blank_assessment_settled(desk: Desk) -> None:
    """The verdict on a blank assessment is said to be provisional."""
    last = talk(desk, "q").splitlines()[-1]
    assert last.startswith("So far: ")
    assert "provisional" in last


def test_every_question_can_be_answered_in_one_go(desk: Desk) -> None:
    """One answer after the other leads through all questions; none is left open."""
    said = talk(desk, *ANSWERS, "q")
    assert len(set(asked(said))) == 11
    assert "0 questions open, 100.0 % known" in said


def test_complete_interview_can_be_opened_again(desk: Desk) -> None:
    """With nothing open the interview says so and begins at the first question."""
    talk(desk, *ANSWERS, "q")
    said = talk(desk, "q")
    assert "Every question has been looked at." in said
    assert asked(said) == ["economy.loan"]


def test_interview_says_what_differs_in_the_pack(tmp_path: Path) -> None:
    """A pack other than the one the assessment was made with is named at the start."""
    desk = make_desk(tmp_path, pack={"id": "small", "version": "0.9"})
    assert "Note: Made with version 0.9 of the pack, read with 1.0." in talk(desk, "q")


def test_interview_leaves_an_untouched_file_alone(desk: Desk) -> None:
    """Reading and leaving writes nothing."""
    before = desk.file.read_bytes()
    talk(desk, "?", "s", "b", "r", "q")
    assert before == desk.file.read_bytes()


def test_interview_says_beforehand_that_a_file_cannot_be_written(desk: Desk) -> None:
    """A write-protected file is said to be so before the first question; answers are refused."""
    desk.file.chmod(0o444)
    before = desk.file.read_bytes()
    outcome = desk.run("interview", typed="yes\nq\n")
    assert (4, before) == (outcome.code, desk.file.read_bytes())
    said, first, _ = outcome.out.partition("question 1 of")
    assert ("is write-protected" in said, first) == (True, "question 1 of")
    assert str(desk.file) in outcome.err


def test_letters_in_another_encoding_end_in_no_traceback(desk: Desk) -> None:
    """Bytes that are no UTF-8, typed where UTF-8 is expected, are no reason to fall over."""
    words = program("interview", desk.file, "--pack", desk.pack)
    env = {"PYTHONIOENCODING": "utf-8"}
    outcome = finish(words, cwd=desk.folder, typed=b"yes\nn caf\xe9\nq\n", env=env)
    assert "Traceback" not in outcome.err
    assert desk.kept("economy.loan")["value"] == "yes"


def test_lines_may_end_as_on_another_system(desk: Desk) -> None:
    """Lines that end in carriage return and newline are understood."""
    outcome = desk.process("interview", typed=b"yes\r\nnone\r\nq\r\n")
    assert (outcome.code, desk.kept("economy.sectors")["value"]) == (0, [])
