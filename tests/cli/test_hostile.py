"""Text that would drive a terminal or forge a line: refused in files, harmless when shown."""

import os
from pathlib import Path

import pytest

from tests.cli_helpers import ESCAPE, Desk, Outcome, call, is_one_sentence, make_desk, run_program

MARKUP = "[bold]x[/] [link=file:///etc/passwd]y[/] %s {0} \\[z]"
RAW = "\x1b]0;owned\x07\x1b[2J"
NAMES = {
    "newline": "two\nlines",
    "escape": "red\x1b[31m",
    "bell": "ding\x07\x7f",
    "right-to-left": "safe\u202elmay",
    "no UTF-8": os.fsdecode(b"caf\xe9"),
    "forged": "x:1:1: title: all is well\ny",
}
"""File names a file system allows and nobody wants to see raw."""

CONTROLS = [chr(code) for code in (*range(0x20), 0x7F, 0x9B, 0x202E, 0x2028) if chr(code) != "\n"]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return make_desk(tmp_path)


def is_harmless(outcome: Outcome) -> bool:
    """Tell whether nothing that was said holds a control character other than a newline."""
    return not any(control in outcome.out + outcome.err for control in CONTROLS)


# In files


@pytest.mark.parametrize("command", ["summary", "interview", "check"])
@pytest.mark.parametrize(
    "line",
    [
        f"analyst: me{RAW}",
        'analyst: "me\\e]0;owned\\a"',
        '"anal\\eyst": me',
        'depth: "\\e[2J"',
        'handling: "secret \\u202e"',
        'handling: "secret \\u2028"',
    ],
    ids=["raw", "escaped value", "escaped key", "escaped word", "bidi", "line separator"],
)
def test_control_characters_in_a_file_are_refused(desk: Desk, command: str, line: str) -> None:
    """Control characters in a file, raw or escaped, end with 3 and are never shown raw."""
    text = desk.text().replace("depth: full\n", "" if line.startswith("depth") else "depth: full\n")
    desk.file.write_text(text + line + "\n")
    outcome = desk.run(command)
    assert (outcome.code, is_harmless(outcome)) == (3, True)


@pytest.mark.parametrize("old", ["Does the partner lend?", "text: Open", "title: Economy"])
@pytest.mark.parametrize("command", ["summary", "interview", "check"])
def test_control_characters_in_a_checklist_are_refused(desk: Desk, command: str, old: str) -> None:
    """Control characters in a checklist end with 3, located, and are never shown raw."""
    file = desk.pack / "economy.yaml"
    name, _, said = old.rpartition(": ")
    new = (f"{name}: " if name else "") + f'"{said}\\e[2J"'
    file.write_text(file.read_text().replace(old, new))
    outcome = desk.run(command)
    assert (outcome.code, is_harmless(outcome)) == (3, True)
    assert f"{file}:" in outcome.out + outcome.err
    assert "U+001B" in outcome.out + outcome.err


@pytest.mark.parametrize(
    "line", ['"one\\ntwo": 1', 'analyst: "one\\ntwo"', 'schema: "a\\nforged:1:1: x: y"']
)
def test_newline_in_a_file_cannot_forge_a_problem(desk: Desk, line: str) -> None:
    """A problem stays one line, whatever key or value it quotes."""
    desk.append(line + "\n")
    outcome = desk.run("check")
    *problems, _ = outcome.out.splitlines()
    assert outcome.code == 3
    assert [said for said in problems if not said.startswith(f"{desk.file}:")] == []


def test_newline_in_a_word_cannot_forge_a_problem(desk: Desk) -> None:
    """A problem that quotes the word given stays one line."""
    desk.file.write_text(desk.text().replace("depth: full", 'depth: "full\\nforged:1:1: x: y"'))
    *problems, _ = desk.run("check").out.splitlines()
    assert [said for said in problems if not said.startswith(f"{desk.file}:")] == []


# In arguments


@pytest.mark.parametrize("option", ["--note", "--unknown", "--not-applicable", "--evidence"])
@pytest.mark.parametrize("text", [RAW, "a\u202eb", "a\x9bb"], ids=["escape", "bidi", "C1"])
def test_control_characters_in_an_option_are_never_kept(desk: Desk, option: str, text: str) -> None:
    """Control characters in an option are refused by a sentence or left out, and never shown."""
    outcome = desk.answer("economy.share", option, f"seen {text}")
    assert outcome.code in (0, 2, 3)
    assert is_harmless(outcome)
    assert not any(control in desk.text() for control in CONTROLS)


def test_control_characters_in_an_answer_are_left_out(desk: Desk) -> None:
    """A text answer is kept without the control characters pasted into it."""
    outcome = desk.answer("economy.ministry", "Trade\x1b[2J ministry\u202e")
    assert is_harmless(outcome)
    assert desk.kept("economy.ministry")["value"] == "Trade[2J ministry"


@pytest.mark.parametrize(
    "words",
    [
        ["answer", "a.yaml", RAW, "1"],
        ["checklists", "show", RAW],
        ["checklists", "list", RAW],
        ["summary", "a.yaml", "--format", RAW],
        ["summary", RAW],
        ["summary", "a.yaml", f"--{RAW}"],
        ["summary", "a.yaml", RAW],
        ["checklists", RAW],
        [RAW],
    ],
    ids=lambda words: " ".join(words).replace(RAW, "RAW"),
)
def test_control_characters_in_arguments_are_never_echoed(desk: Desk, words: list[str]) -> None:
    """An argument that is refused is not echoed raw to the terminal."""
    outcome = run_program(*words, cwd=desk.folder)
    assert outcome.code in (2, 4)
    assert is_harmless(outcome)


# Markup


@pytest.mark.parametrize("command", ["summary", "interview"])
def test_markup_is_printed_literally(tmp_path: Path, command: str) -> None:
    """What looks like markup or a format is printed letter by letter."""
    desk = make_desk(tmp_path, title=MARKUP)
    assert desk.run(command).out.splitlines()[0] == MARKUP


def test_markup_in_an_answer_is_printed_literally(desk: Desk) -> None:
    """What looks like markup in an answer is said back letter by letter."""
    assert f"economy.ministry: {MARKUP}\n" == desk.answer("economy.ministry", MARKUP).out


# File names


names = pytest.mark.parametrize("name", NAMES.values(), ids=list(NAMES))


@names
@pytest.mark.parametrize("command", ["summary", "interview", "check"])
def test_file_with_a_strange_name_can_be_used(desk: Desk, command: str, name: str) -> None:
    """A file is read whatever its name, and the name is shown harmlessly."""
    file = desk.file.rename(desk.folder / name)
    outcome = call(command, file, "--pack", desk.pack)
    assert (outcome.code, is_harmless(outcome)) == (0, True)


@names
def test_problem_of_a_file_with_a_strange_name_is_one_line(desk: Desk, name: str) -> None:
    """A problem stays one line, whatever the name of the file."""
    file = desk.append("depht: core\n").file.rename(desk.folder / name)
    outcome = call("check", file, "--pack", desk.pack)
    assert (outcome.code, outcome.out.count("\n"), is_harmless(outcome)) == (3, 2, True)


@names
def test_missing_file_with_a_strange_name_is_one_sentence(desk: Desk, name: str) -> None:
    """An error stays one sentence, whatever the name of the file."""
    outcome = call("summary", desk.folder / name, "--pack", desk.pack)
    assert (outcome.code, is_one_sentence(outcome.err)) == (4, True)
    assert is_harmless(outcome)


@names
def test_summary_can_be_saved_under_a_strange_name(desk: Desk, name: str) -> None:
    """A summary is saved under any name the file system allows, and said in one line."""
    target = desk.folder / f"{name}.yaml"
    outcome = desk.run("summary", "-o", target)
    assert (outcome.code, outcome.out.count("\n")) == (0, 1)
    assert call("check", target).code == 0


def test_no_argument_reaches_the_terminal_as_an_escape(tmp_path: Path) -> None:
    """The real program shows a file name with an escape code without the code."""
    name = "red\x1b[31m.assessment.yaml"
    sides = ["--us", "U", "--partner", "P", "--title", "T"]
    outcome = run_program("new", name, *sides, cwd=tmp_path)
    assert (outcome.code, ESCAPE in outcome.out) == (0, False)
    assert [name] == [path.name for path in tmp_path.iterdir()]
