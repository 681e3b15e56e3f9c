"""The program as a whole: help, version, exit codes, and where it speaks."""

import os
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cli_helpers import (
    PATIENCE,
    ROOT,
    Desk,
    call,
    environment,
    finish,
    is_one_sentence,
    make_desk,
    program,
    run_program,
)
from wizard import __version__
from wizard.cli.arguments import COMMANDS, build_parser
from wizard.errors import ExitCode

ACTIONS = [["checklists", action] for action in ("list", "show", "schema", "new")]
EVERY_COMMAND = [[command] for command in COMMANDS] + ACTIONS


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return make_desk(tmp_path)


# Help and version


def examples(words: list[str]) -> list[str]:
    """Return the example command lines at the end of the help for a command."""
    outcome = call(*words, "--help")
    assert (outcome.code, outcome.err) == (0, "")
    after = re.split("^examples?:$", outcome.out, flags=re.MULTILINE)[-1]
    return [line for line in after.splitlines() if line.startswith("  partnership-wizard ")]


@pytest.mark.parametrize("words", [[], *EVERY_COMMAND], ids=" ".join)
def test_help_ends_with_an_example_of_that_command(words: list[str]) -> None:
    """The help for a command ends with at least one example of the same command."""
    found = examples(words)
    assert found
    assert all(" ".join(["", *words, ""]) in line for line in found)


@pytest.mark.parametrize("words", EVERY_COMMAND, ids=" ".join)
def test_examples_in_help_can_be_typed(words: list[str]) -> None:
    """Every example in the help is a command line the program understands."""
    for line in examples(words):
        parsed = build_parser().parse_args(shlex.split(line)[1:])
        assert words[0] == parsed.command


def test_help_names_every_command_and_exit_code() -> None:
    """The help of the program names all commands and all exit codes."""
    said = call("--help").out
    codes = [f" {int(code)} " for code in ExitCode]
    assert [word for word in [*COMMANDS, *codes] if word not in said] == []


def test_version_is_said_in_one_line(tmp_path: Path) -> None:
    """`--version` prints the program's name and version and nothing else."""
    said = run_program("--version", cwd=tmp_path)
    assert (0, f"partnership-wizard {__version__}\n", "") == said


# Exit codes, each by the real program


def test_fine_is_0(desk: Desk) -> None:
    """A command that did what was asked ends with 0 and is silent on standard error."""
    outcome = desk.process("check")
    assert (outcome.code, outcome.err) == (0, "")


def test_unexpected_is_1(tmp_path: Path) -> None:
    """An installation without its checklists ends with 1 and says what to do, in one sentence."""
    shutil.copytree(
        ROOT / "wizard", tmp_path / "wizard", ignore=shutil.ignore_patterns("__pycache__")
    )
    outcome = run_program("checklists", "list", cwd=tmp_path, env={"PYTHONPATH": str(tmp_path)})
    assert (outcome.code, outcome.out) == (1, "")
    assert is_one_sentence(outcome.err)
    assert "Reinstall" in outcome.err


def test_usage_is_2(desk: Desk) -> None:
    """A question that does not exist ends with 2 and one sentence on standard error."""
    outcome = desk.process("answer", "economy.shares", "45")
    assert (outcome.code, outcome.out, is_one_sentence(outcome.err)) == (2, "", True)


def test_invalid_file_is_3(desk: Desk) -> None:
    """A file that cannot be understood ends with 3; nothing is said on standard output."""
    desk.file.write_text("kind: partnership-assessment\n")
    outcome = desk.process("summary")
    assert (outcome.code, outcome.out) == (3, "")
    assert "Traceback" not in outcome.err


def test_disk_is_4(tmp_path: Path) -> None:
    """A file that is not there ends with 4 and one sentence on standard error."""
    outcome = run_program("summary", "no.assessment.yaml", cwd=tmp_path)
    assert (outcome.code, outcome.out, is_one_sentence(outcome.err)) == (4, "", True)


# What is not understood at all


@pytest.mark.parametrize(
    "words",
    [
        ["summary"],
        ["summary", "a.yaml", "--nonsense"],
        ["summary", "a.yaml", "--format", "pdf"],
        ["new", "a.yaml", "--us", "U"],
        ["checklists"],
        ["checklists", "schema", "nonsense"],
        ["answer", "a.yaml"],
        ["check"],
    ],
    ids=" ".join,
)
def test_command_line_that_is_not_understood_is_2(words: list[str]) -> None:
    """A command line that is incomplete or unknown ends with 2, explained on standard error."""
    outcome = call(*words)
    assert (outcome.code, outcome.out) == (2, "")
    assert "partnership-wizard" in outcome.err


def test_unknown_command_is_explained(tmp_path: Path) -> None:
    """A word that is neither a command nor a folder ends with 2 and points to the help."""
    outcome = call(tmp_path / "sumary")
    assert (outcome.code, outcome.out, is_one_sentence(outcome.err)) == (2, "", True)
    assert "--help" in outcome.err


def test_name_longer_than_the_disk_allows_is_explained(tmp_path: Path) -> None:
    """A name longer than the file system allows is refused by a sentence."""
    outcome = call(tmp_path / ("a" * 300))
    assert (outcome.code in (2, 4), is_one_sentence(outcome.err)) == (True, True)


# Standard output that cannot take what is printed


def test_reader_that_has_gone_is_no_error(tmp_path: Path) -> None:
    """When the reader of a pipe has gone, the program ends quietly."""
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            program("checklists", "list"),
            cwd=tmp_path,
            env=environment(),
            stdout=writing,
            stderr=subprocess.PIPE,
            timeout=PATIENCE,
            check=False,
        )
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


def redirected(desk: Desk, to: str) -> tuple[int, str]:
    """Return how `summary` ends, and its errors, with standard output redirected by a shell."""
    words = shlex.join(program("summary", desk.file, "--pack", desk.pack))
    outcome = finish(["sh", "-c", f"{words} {to}"], cwd=desk.folder)
    return outcome.code, outcome.err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_full_disk_behind_standard_output_is_explained(desk: Desk) -> None:
    """Standard output on a full disk ends with 4 and a sentence, never a traceback."""
    code, errors = redirected(desk, ">/dev/full")
    assert (code, is_one_sentence(errors)) == (4, True)


def test_closed_standard_output_is_no_traceback(desk: Desk) -> None:
    """A standard output that was closed before the start never leads to a traceback."""
    assert "Traceback" not in redirected(desk, ">&-")[1]


def test_terminal_without_unicode_shows_escapes(tmp_path: Path) -> None:
    """Letters the terminal cannot show are printed as escapes instead of failing."""
    desk = make_desk(tmp_path, title="Zürich, Łódź")
    words = ("summary", desk.file, "--pack", desk.pack)
    outcome = run_program(*words, cwd=tmp_path, env={"PYTHONIOENCODING": "ascii"})
    assert (
        outcome.code,
        outcome.out.splitlines()[0],
    ) == (0, "Z\\xfcrich, \\u0141\\xf3d\\u017a")
