"""At a real terminal: recovery after a kill, and a file that another program has open."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.keeping_helpers import held_elsewhere
from tests.storage_helpers import make_pack, write_assessment
from tests.terminal_helpers import CTRL_Q, ESC, Terminal, at_terminal
from wizard.storage.assessments import load_assessment

pytestmark = pytest.mark.terminal


@pytest.fixture
def file(tmp_path: Path) -> Path:
    make_pack(tmp_path / "small")
    return write_assessment(tmp_path / "a.assessment.yaml", depth="full")


def opened(file: Path, *options: str) -> Terminal:
    pack = file.parent / "small"
    return at_terminal("open", file, *options, "--pack", pack, cwd=file.parent)


@contextmanager
def two_at_work(file: Path) -> Iterator[tuple[Terminal, Terminal]]:
    """Open a file at one terminal, and then at another one too."""
    with opened(file) as first:
        first.shows("question 1 of")
        with opened(file, "--take-over") as second:
            second.shows("question 1 of")
            yield first, second


def value(file: Path) -> object:
    answer = load_assessment(file)[0].answers.get("economy.loan")
    return answer.value if answer else None


def test_what_could_not_be_saved_survives_a_kill(file: Path) -> None:
    """After kill -9 the next opening asks, shows what differs, and brings back what was typed."""
    raw = file.read_bytes()
    with opened(file) as terminal:
        terminal.shows("question 1 of")
        file.unlink()
        file.mkdir()
        terminal.press_and_see("1", "NOT SAVED (Ctrl+S tries again)", "question 2 of")
        terminal.signal(signal.SIGKILL)
        assert terminal.ends() == -signal.SIGKILL
    file.rmdir()
    file.write_bytes(raw)
    with opened(file) as terminal:
        terminal.shows("Not saved at an earlier time", "1 answer", "r recover")
        terminal.rests(0.6)
        terminal.press_and_see("l", "recovered: Yes")
        assert value(file) is None
        terminal.press_and_see("r", "Recovered: 1 change.", gone="Not saved at")
        terminal.press(CTRL_Q)
        assert (terminal.ends(), value(file)) == (0, "yes")


def test_file_that_has_gone_is_had_back(file: Path) -> None:
    """Of a file that is gone, and held unsaved answers, opening says how to get them."""
    with opened(file) as terminal:
        terminal.shows("question 1 of")
        file.unlink()
        terminal.press_and_see("1", "NOT SAVED (Ctrl+S tries again)")
        terminal.signal(signal.SIGKILL)
        terminal.ends()
    with opened(file) as terminal:
        terminal.shows("does not exist.", "--apply")
        assert terminal.ends() == 4
    with at_terminal(
        "recover", file, "--apply", "--pack", file.parent / "small", cwd=file.parent
    ) as terminal:
        terminal.shows("anew")
        assert (terminal.ends(), value(file)) == (0, "yes")


def test_undecided_is_said_when_the_program_is_left(file: Path) -> None:
    """Leaving with something undecided says where mine is, and that theirs stands elsewhere."""
    with two_at_work(file) as (first, second):
        first.press_and_see("1", "question 2 of")
        second.press_and_see("2", "Changed on both sides: 1 of 1")
        second.press_and_see(ESC, "1 UNDECIDED")
        second.press(CTRL_Q)
        second.shows("a.mine-1.assessment.yaml", "is another version")
        assert second.ends() == 0


def test_file_another_process_has_open_is_read_or_taken_over(file: Path) -> None:
    """The second process says who holds it, refuses answers in words, and takes over if told."""
    with held_elsewhere(file) as holder, opened(file) as terminal:
        terminal.shows("Can only be read", f"process {holder.pid}")
        terminal.press_and_see(ESC, "Read-only (q takes over)", gone="Can only be read")
        terminal.press_and_see("1", "Not recorded: a.assessment.yaml is open elsewhere.")
        assert value(file) is None
        terminal.press_and_see("q", "takes over: works on it")
        terminal.press_and_see("t", "question 1 of", gone="Can only be read")
        terminal.press_and_see("1", "question 2 of")
        terminal.press(CTRL_Q)
        assert (terminal.ends(), value(file)) == (0, "yes")


def test_both_sides_answer_at_two_terminals(file: Path) -> None:
    """Two people at two terminals: what both answered is decided by the second, side by side."""
    with two_at_work(file) as (first, second):
        first.press_and_see("1", "question 2 of")
        second.press_and_see("2", "Changed on both sides: 1 of 1", "> Yes", "> No")
        second.rests(0.6)
        second.press_and_see("m", "Everything stands in a.assessment.yaml again.")
        assert value(file) == "no"
