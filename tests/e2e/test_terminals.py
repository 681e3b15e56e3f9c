"""Kinds of terminals, their sizes, and keys that come faster than screens."""

import signal
from pathlib import Path

import pytest

from tests.storage_helpers import make_pack, write_assessment
from tests.terminal_helpers import CTRL_Q, ENTER, Terminal, at_terminal
from wizard.storage.assessments import load_assessment

pytestmark = pytest.mark.terminal


@pytest.fixture
def file(tmp_path: Path) -> Path:
    make_pack(tmp_path / "small")
    return write_assessment(tmp_path / "a.assessment.yaml", depth="full")


def walk(file: Path, **env: str) -> Terminal:
    """Return a terminal on the first question."""
    terminal = at_terminal("open", file, "--pack", file.parent / "small", cwd=file.parent, env=env)
    terminal.shows("question 1 of", "( ) 1  Yes")
    return terminal


@pytest.mark.parametrize(
    "env",
    [
        *({"TERM": name} for name in ("xterm", "screen", "screen-256color", "tmux-256color")),
        *({"TERM": name} for name in ("xterm-16color", "linux")),
        {"NO_COLOR": "1"},
    ],
)
def test_terminal_of_any_kind_is_answered_at(file: Path, env: dict[str, str]) -> None:
    """The walk starts, takes an answer and leaves with 0 on terminals of several kinds."""
    with walk(file, **env) as terminal:
        terminal.press_and_see("1", "question 2 of")
        terminal.press(CTRL_Q)
        assert (
            terminal.ends(),
            load_assessment(file)[0].answers["economy.loan"].value,
        ) == (0, "yes")


def test_no_color_sends_no_colours(file: Path) -> None:
    """With NO_COLOR set every colour that is sent is a grey."""
    with walk(file, NO_COLOR="1", COLORTERM="truecolor") as terminal:
        colours = set(terminal.colours())
        assert colours
        assert [colour for colour in colours if len(set(colour)) > 1] == []


def test_terminal_too_small_says_so_and_recovers(file: Path) -> None:
    """Made too small in use, the program says so; made larger again, the question is back."""
    with walk(file) as terminal:
        terminal.resize(20, 5)
        terminal.shows("too small")
        terminal.resize(80, 24)
        terminal.shows("question 1 of", "( ) 1  Yes", gone="too small")


def test_answer_after_a_resize_is_recorded(file: Path) -> None:
    """Answers go on being recorded after the terminal was too small for a while."""
    with walk(file) as terminal:
        terminal.resize(20, 5)
        terminal.shows("too small")
        terminal.resize(100, 30)
        terminal.shows("question 1 of", "( ) 1  Yes", gone="too small")
        terminal.press_and_see("2", "question 2 of")
    assert load_assessment(file)[0].answers["economy.loan"].value == "no"


def test_click_of_the_mouse_answers(file: Path) -> None:
    """A click on a choice, as terminals report it, answers."""
    with walk(file) as terminal:
        line = terminal.line_with("( ) 1  Yes")
        terminal.click(terminal.text.splitlines()[line].index("Yes"), line)
        terminal.shows("question 2 of")
    assert load_assessment(file)[0].answers["economy.loan"].value == "yes"


def test_file_is_whole_when_the_next_question_stands(file: Path) -> None:
    """The file is whole at the moment the next question stands on the screen."""
    with walk(file) as terminal:
        terminal.press_and_see("1", "question 2 of")
        kept = load_assessment(file)[0].answers
        terminal.signal(signal.SIGKILL)
    assert list(kept) == ["economy.loan"]


def test_number_that_arrives_at_once_is_taken_whole(file: Path) -> None:
    """A number whose digits arrive in one burst, as over a slow line, is recorded as typed."""
    with walk(file) as terminal:
        terminal.press("n")
        terminal.shows("question 2 of")
        terminal.press("n")
        terminal.shows("question 3 of", "number of points")
        terminal.press("25", ENTER)
        terminal.shows("question 4 of")
    assert load_assessment(file)[0].answers["economy.rate"].value == 25


def test_keys_ahead_of_the_screen_all_count(file: Path) -> None:
    """Answers that arrive in one burst each go to the question they were meant for."""
    with walk(file) as terminal:
        terminal.press("1nn")
        terminal.shows("question 4 of")
    assert load_assessment(file)[0].answers["economy.loan"].value == "yes"


def test_field_left_in_a_burst_is_not_mixed_with_the_next(tmp_path: Path) -> None:
    """Text, Tab and text that arrive in one burst go into two fields of the set-up."""
    with at_terminal(cwd=tmp_path) as terminal:
        terminal.shows("No assessment in this folder yet")
        terminal.press_and_see("n", "Dimensions in scope", "Who answers")
        terminal.press("A deal\tLethmar\t")
        terminal.shows("A deal", "Lethmar", gone="A dealLethmar")


def test_first_frame_of_the_walk_is_laid_out(file: Path) -> None:
    """No frame shows the panes wrapped to a column of single letters."""
    with at_terminal("open", file, "--pack", file.parent / "small", cwd=file.parent) as terminal:
        frames: list[str] = []
        terminal.until(lambda: _keep(frames, terminal.text), "a walk with a question in it")
        assert [frame for frame in frames if "\n S  " in frame and "\n e  " in frame] == []


def _keep(frames: list[str], text: str) -> bool:
    frames.append(text)
    return "How free" in text or ("question 1 of" in text and "Security 0/2" in text)
