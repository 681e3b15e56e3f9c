"""Terminals that send what is no text, go away, stop taking anything, or know no UTF-8."""

import random
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.storage_helpers import make_pack, write_assessment
from tests.terminal_helpers import CTRL_Q, CTRL_S, Terminal, at_terminal, deaf_to, is_whole
from wizard.storage.assessments import load_assessment

pytestmark = pytest.mark.terminal

NO_TEXT = {
    "no UTF-8": b"\xff",
    "cut in a character": b"\xe2\x82",
    "Latin-1": b"\xe9\xe8",
    "surrogate": b"\xed\xa0\x80",
    "nothing": b"\0",
    "command left open": b"\x1b[",
    "key beyond all characters": b"\x1b[99999999999u\x1b[1114112u\x1b[55555555;1u",
    "click far outside": b"\x1b[<999999;99999999;9999999M\x1b[<0;-1;-1M",
    "report of the clipboard": b"\x1b]52;c;aGk=\x07",
    "report of a setting": b"\x1bP1$r0m\x1b\\",
}
"""Bytes that no key sends, and that mean no key."""
TORN = b"\x1b[200~one\x1b]52;c;x\x07 \xff two\x1b[2J\r\nthree"
"""A paste with an escape sequence in it, and without an end."""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    make_pack(tmp_path / "small")
    return write_assessment(tmp_path / "a.assessment.yaml", depth="full")


def walk(file: Path, **env: str) -> Terminal:
    """Return a terminal at which the first question has been answered by yes."""
    terminal = at_terminal("open", file, "--pack", file.parent / "small", cwd=file.parent, env=env)
    terminal.shows("question 1 of", "( ) 1  Yes")
    terminal.press_and_see("1", "question 2 of", "[ ] 2  Mines")
    return terminal


def kept(file: Path) -> dict[str, object]:
    """Return the values on disk."""
    return {question: a.value for question, a in load_assessment(file)[0].answers.items()}


# What comes in


def test_bytes_that_are_no_text_are_passed_over(file: Path) -> None:
    """After each of them the next key does what it always does."""
    with walk(file) as terminal:
        for said, raw in NO_TEXT.items():
            terminal.send(raw)
            terminal.rests(0.15)  # an escape key is told from a sequence by the time in between
            terminal.press_and_see("n", "question 3 of")
            terminal.press_and_see("p", "question 2 of")
            assert kept(file) == {"economy.loan": "yes"}, said
        terminal.press(CTRL_Q)
        assert (terminal.ends(), is_whole(terminal.raw)) == (0, True)


def test_noise_on_the_line_ends_nothing(file: Path) -> None:
    """Thousands of random bytes, but for the keys that leave, change answers at most."""
    noise = bytes(set(range(256)) - {*b"\x03\x11\x1a\x1b"}) * 3
    with walk(file) as terminal:
        for start in range(0, len(noise), 256):
            terminal.send(bytes(random.Random(start).sample(noise, 256)))
            terminal.rests(0.05)
        terminal.press(CTRL_Q, CTRL_Q)
        assert (terminal.ends(), is_whole(terminal.raw)) == (0, True)
    assert load_assessment(file)[0].title


def test_torn_paste_is_text_and_nothing_else(file: Path) -> None:
    """An escape sequence in a paste presses no key, and a paste without end does not stay open."""
    with walk(file) as terminal:
        terminal.press_and_see("t", "Note: ", "keeps the note")
        terminal.send(TORN)
        terminal.press_and_see("", "three")
        terminal.press_and_see(" four", "three four")
        terminal.press_and_see(CTRL_S, "Note kept.")
        assert terminal.commands() == []
    note = load_assessment(file)[0].answers["economy.sectors"].note
    assert note == "one]52;c;x \ufffd two[2J\nthree four"


def test_interview_passes_over_bytes_that_are_no_text(file: Path) -> None:
    """In plain lines a byte that is no UTF-8 is an answer that is not understood, and no more."""
    words: list[str | Path] = ["interview", file, "--pack", file.parent / "small"]
    with at_terminal(*words, cwd=file.parent) as terminal:
        terminal.shows("Type 1 to 2")
        terminal.send(b"\xff\xe9\n")
        terminal.shows("is not one of the choices")
        terminal.press("yes\n")
        terminal.shows("Recorded")
        terminal.press("q\n")
        assert terminal.ends() == 0
    assert kept(file) == {"economy.loan": "yes"}


# Terminals that go away


@pytest.fixture(params=["told", "not told"])
def hang_up(request: pytest.FixtureRequest) -> Iterator[None]:
    """Let the program be told by a signal that its terminal goes, or not."""
    if request.param == "told":
        yield
        return
    with deaf_to(signal.SIGHUP):
        yield


def test_vanished_terminal_ends_the_program(file: Path, hang_up: None) -> None:
    """Once nobody is at the terminal it leaves with 129, told so or not; answers are on disk."""
    with walk(file) as terminal:
        terminal.hang_up()
        assert terminal.ends_unseen() == 129
    assert kept(file) == {"economy.loan": "yes"}


def test_vanished_terminal_keeps_what_stands_in_a_dialog(file: Path) -> None:
    """A note that was being written when the terminal went is on disk."""
    with walk(file) as terminal:
        terminal.press_and_see("t", "Note: ", "keeps the note")
        terminal.press_and_see("half a thought", "half a thought")
        terminal.hang_up()
        assert terminal.ends_unseen() == 129
    assert load_assessment(file)[0].answers["economy.sectors"].note == "half a thought"


def test_terminal_that_takes_nothing_cannot_hold_the_program(file: Path) -> None:
    """Told to end while its terminal stands still, the program ends all the same."""
    with walk(file) as terminal:
        for _ in range(400):
            terminal.press("n", "p")
        terminal.signal(signal.SIGTERM)
        assert terminal.ends_unseen() == 143
    assert kept(file) == {"economy.loan": "yes"}


@pytest.mark.parametrize("number", [signal.SIGTSTP, signal.SIGSTOP])
def test_stopped_program_goes_on(file: Path, number: signal.Signals) -> None:
    """Stopped and continued, politely or not, it is drawn again and answers; then all is whole."""
    with walk(file) as terminal:
        terminal.signal(number)
        terminal.until_stopped()
        terminal.rests(0.1)
        if number is signal.SIGTSTP:
            assert (is_whole(terminal.raw), terminal.is_cooked) == (True, True)
        terminal.forget()
        terminal.signal(signal.SIGCONT)
        terminal.shows("question 2 of", "[ ] 2  Mines")
        terminal.press_and_see("2", "[x] 2  Mines")
        terminal.press(CTRL_Q)
        assert (terminal.ends(), is_whole(terminal.raw), terminal.is_cooked) == (0, True, True)
    assert kept(file) == {"economy.loan": "yes", "economy.sectors": ("mines",)}


# Terminals that cannot show everything


@pytest.mark.parametrize(
    "env",
    [
        {"PYTHONIOENCODING": "ascii"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    ],
    ids=["asked for", "locale"],
)
def test_terminal_without_utf_8_gets_plain_signs(file: Path, env: dict[str, str]) -> None:
    """Where only ASCII can be shown, lines are drawn with it, and text is kept as it was typed."""
    with walk(file, **env) as terminal:
        terminal.press_and_see("t", "+---", "Note: ", "keeps the note")
        terminal.press_and_see("Zürich \u2013 “x” 漢", 'Zurich - "x" ??')
        terminal.press_and_see(CTRL_S, "Note kept.")
        terminal.press(CTRL_Q)
        assert (terminal.ends(), max(terminal.raw) < 128) == (0, True)
    assert load_assessment(file)[0].answers["economy.sectors"].note == "Zürich \u2013 “x” 漢"
