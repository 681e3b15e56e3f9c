"""However the program is left, the terminal is given back and the last answer is on disk."""

import signal
from pathlib import Path

import pytest

from tests.storage_helpers import make_pack, write_assessment
from tests.terminal_helpers import CTRL_C, CTRL_Q, Terminal, at_terminal, is_whole
from wizard.storage.assessments import load_assessment

pytestmark = pytest.mark.terminal

SIGNALS = [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    make_pack(tmp_path / "small")
    return write_assessment(tmp_path / "a.assessment.yaml", depth="full")


def answered(file: Path) -> Terminal:
    """Return a terminal at which one question has just been answered."""
    terminal = Terminal(["open", file, "--pack", file.parent / "small"], cwd=file.parent)
    terminal.shows("question 1 of")
    terminal.press_and_see("1", "question 2 of")
    return terminal


@pytest.mark.parametrize(("key", "code"), [(CTRL_C, 130), (CTRL_Q, 0), ("h", None)])
def test_key_leaves_with_its_code_and_a_whole_terminal(
    file: Path, key: str, code: int | None
) -> None:
    """Ctrl+C ends with 130, Ctrl+Q with 0, and q on the home screen with 0; nothing stays set."""
    with answered(file) as terminal:
        if code is None:
            terminal.press_and_see(key, "Assessments in")
            key = "q"
        terminal.press(key)
        assert ((code or 0), True) == (terminal.ends(), is_whole(terminal.raw))


@pytest.mark.parametrize(("number", "code"), SIGNALS)
def test_signal_ends_with_its_code_and_a_whole_terminal(
    file: Path, number: signal.Signals, code: int
) -> None:
    """A signal ends the program with 128 and its number, and the terminal is given back."""
    with answered(file) as terminal:
        terminal.signal(number)
        assert (code, True) == (terminal.ends(), is_whole(terminal.raw))


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_last_answer_survives_a_signal(file: Path, number: signal.Signals) -> None:
    """An answer whose next question was shown is on disk, even if the program is then killed."""
    with answered(file) as terminal:
        terminal.signal(number)
        terminal.ends()
    assert load_assessment(file)[0].answers["economy.loan"].value == "yes"


def test_signal_in_a_dialog_gives_the_terminal_back(file: Path) -> None:
    """A signal while a dialog is open ends the program just as well."""
    with answered(file) as terminal:
        terminal.press_and_see("t", "Note: ")
        terminal.signal(signal.SIGTERM)
        assert (terminal.ends(), is_whole(terminal.raw)) == (143, True)


@pytest.mark.parametrize("drawn", [b"\x1b[?1049h", b"Reading the checklists", b"question "])
def test_signal_before_the_first_screen_ends_the_program(file: Path, drawn: bytes) -> None:
    """SIGTERM as soon as the program draws anything ends it with 143 and a whole terminal."""
    with at_terminal("open", file, "--pack", file.parent / "small", cwd=file.parent) as terminal:
        terminal.until(lambda: drawn in terminal.raw, "what is drawn first")
        terminal.signal(signal.SIGTERM)
        code, whole = terminal.ends(), is_whole(terminal.raw)
    assert (code, whole) == (143, True)


def test_ctrl_q_in_a_dialog_leaves(file: Path) -> None:
    """Ctrl+Q leaves also where a line is being typed."""
    with answered(file) as terminal:
        terminal.press_and_see("k", "Enter keeps")
        terminal.press(CTRL_Q)
        assert (terminal.ends(), is_whole(terminal.raw)) == (0, True)
