"""Nothing in a file or in its name drives the terminal."""

from pathlib import Path

import pytest

from tests.storage_helpers import make_pack, write_assessment
from tests.terminal_helpers import Terminal, at_terminal, is_whole

pytestmark = pytest.mark.terminal

TITLE = "\x1b]2;owned\x07"
"""Would rename the terminal's window."""
WIDE = (250, 24)
"""Wide enough for the whole path of a test's folder."""

CLIPBOARD = "\x1b]52;c;b3duZWQ=\x07"
"""Would write into the clipboard."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    make_pack(tmp_path / "small")
    return tmp_path


@pytest.mark.parametrize("planted", [TITLE, CLIPBOARD, "\x9b31m", "\x1b[2J"])
def test_control_characters_in_an_assessment_are_refused(folder: Path, planted: str) -> None:
    """An assessment that holds an escape sequence is not opened, and the sequence not printed."""
    file = write_assessment(folder / "a.assessment.yaml", title="harmless")
    file.write_text(file.read_text().replace("harmless", f"x{planted}y"), encoding="utf-8")
    with at_terminal("open", file, "--pack", folder / "small", cwd=folder) as terminal:
        code, whole = terminal.ends(), is_whole(terminal.raw)
    assert (code, whole, planted.encode() in terminal.raw) == (3, True, False)


def test_escaped_control_characters_in_an_assessment_are_refused(folder: Path) -> None:
    """The same, written as an escape inside double quotes, is refused as well."""
    file = write_assessment(folder / "a.assessment.yaml", title="harmless")
    file.write_text(file.read_text().replace("harmless", r'"x\e]2;owned\ay"'), encoding="utf-8")
    with at_terminal("open", file, "--pack", folder / "small", cwd=folder) as terminal:
        assert (terminal.ends(), terminal.commands()) == (3, [])


def test_control_characters_in_a_checklist_are_refused(folder: Path) -> None:
    """A checklist whose question holds an escape sequence is not used, nor is it printed."""
    file = write_assessment(folder / "a.assessment.yaml")
    checklist = folder / "small" / "economy.yaml"
    text = checklist.read_text().replace("Does the partner lend?", r'"x\e]2;owned\ay"')
    checklist.write_text(text, encoding="utf-8")
    with at_terminal("open", file, "--pack", folder / "small", cwd=folder) as terminal:
        assert (terminal.ends(), terminal.commands()) == (3, [])


def at_home_with(folder: Path, name: str) -> Terminal:
    """Return a terminal on the home screen of a folder with a broken file of this name."""
    (folder / name).write_text("broken", encoding="utf-8")
    terminal = at_terminal(folder, "--pack", folder / "small", cwd=folder, size=WIDE)
    terminal.shows("Title", "! ")
    return terminal


@pytest.mark.parametrize("planted", [TITLE, CLIPBOARD])
def test_file_names_are_harmless_on_the_home_screen(folder: Path, planted: str) -> None:
    """A file whose name holds an escape sequence is listed with a picture of the control."""
    with at_home_with(folder, f"x{planted}.assessment.yaml") as terminal:
        pictured = planted.replace("\x1b", "␛").replace("\x07", "␇")
        assert (pictured in terminal.text, terminal.commands()) == (True, [])


def test_opening_a_file_of_a_hostile_name_prints_it_harmlessly(folder: Path) -> None:
    """Why a file of a hostile name cannot be opened is said without its control characters."""
    with at_home_with(folder, f"x{TITLE}.assessment.yaml") as terminal:
        terminal.press_and_see("\r", "checks it again")
        assert terminal.commands() == []


def test_hostile_folder_name_is_harmless(folder: Path) -> None:
    """The heading shows a folder whose name holds an escape sequence without sending it."""
    hostile = folder / f"x{TITLE}"
    hostile.mkdir()
    with at_terminal(hostile, "--pack", folder / "small", cwd=folder, size=WIDE) as terminal:
        terminal.shows("Assessments in", "␛")
        assert terminal.commands() == []


def test_broken_file_named_on_the_command_line_is_said_harmlessly(folder: Path) -> None:
    """The sentence printed after the screens about a file of a hostile name is harmless too."""
    file = folder / f"x{TITLE}.assessment.yaml"
    file.write_text("broken", encoding="utf-8")
    with at_terminal("open", file, "--pack", folder / "small", cwd=folder) as terminal:
        assert (terminal.ends(), terminal.commands()) == (3, [])
