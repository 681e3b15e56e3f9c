"""What stands on a terminal after many partial paints."""

import statistics
from pathlib import Path

import pytest

from tests.terminal_helpers import Terminal, at_terminal
from wizard.session.creation import read_example

pytestmark = pytest.mark.terminal

_STILL = 0.4
"""Seconds without output after which all panes have followed."""
_DOWN, _UP, _F1, _ESCAPE = "\x1b[B", "\x1b[A", "\x1bOP", "\x1b"
_WALKS = {
    "answers and steps": [*"1nn3p2no", *"nnnn" * 8],
    "cursor and scroll": [*(_DOWN,) * 6, _UP, "n", "\t", *(_DOWN,) * 9, _UP],
    "filters and marks": [*"baannbaaa"],
}


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
@pytest.mark.parametrize("keys", _WALKS.values(), ids=_WALKS.keys())
def test_screen_painted_in_parts_is_the_screen_painted_whole(
    tmp_path: Path, keys: list[str], size: tuple[int, int]
) -> None:
    """No row and no end of a row is left over: coming back from help paints the same again."""
    file = tmp_path / "a.assessment.yaml"
    file.write_text(read_example(), encoding="utf-8")
    with at_terminal("open", file, cwd=tmp_path, size=size) as terminal:
        terminal.shows("question ")
        terminal.rests(_STILL)
        for key in keys:
            terminal.press(key)
        terminal.rests(_STILL)
        in_parts = terminal.text
        terminal.press_and_see(_F1, "[Keys]")
        terminal.press_and_see(_ESCAPE, "question ", gone="[Keys]")
        terminal.rests(_STILL)
        assert in_parts == terminal.text


def bytes_sent(terminal: Terminal, key: str) -> int:
    """Return how many bytes follow a key until all panes have followed."""
    before = len(terminal.raw)
    terminal.press(key)
    terminal.rests(_STILL)
    return len(terminal.raw) - before


def test_slow_line_is_not_flooded(tmp_path: Path) -> None:
    """A step to the next question sends at most 6 kB, one between long choices at most 1 kB."""
    file = tmp_path / "a.assessment.yaml"
    file.write_text(read_example(), encoding="utf-8")
    env = {"TERM": "xterm-256color"}
    with at_terminal("open", file, cwd=tmp_path, size=(120, 40), env=env) as terminal:
        terminal.shows("question ")
        terminal.rests(_STILL)
        steps = [bytes_sent(terminal, "n") for _ in range(6)]
        cursor = [bytes_sent(terminal, key) for key in (_DOWN, _UP) * 3]
    assert statistics.median(steps) <= 6_000, steps
    assert statistics.median(cursor) <= 1_000, cursor


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
def test_first_frame_of_the_walk_holds_the_question(tmp_path: Path, size: tuple[int, int]) -> None:
    """The question is painted with the frame of the walk, where it stays, not after it."""
    file = tmp_path / "a.assessment.yaml"
    file.write_text(read_example(), encoding="utf-8")
    with at_terminal("open", file, cwd=tmp_path, size=size) as terminal:
        terminal.shows("F1 keys")
        row = row_of(terminal, "question ")
        assert 0 <= terminal.raw.find(b"question ") < terminal.raw.index(b"F1 keys")
        terminal.rests(_STILL)
        assert row_of(terminal, "question ") == row


def row_of(terminal: Terminal, text: str) -> int:
    """Return the first row in which `text` stands."""
    rows = terminal.text.split("\n")
    return next(row for row, shown in enumerate(rows) if text in shown)
