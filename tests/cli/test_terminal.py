"""The wizard's screens without a terminal that can show them, and an interview interrupted."""

import os
import pty
import signal
import subprocess
from pathlib import Path

import pytest

from tests.cli_helpers import (
    ESCAPE,
    PATIENCE,
    Desk,
    Outcome,
    environment,
    interruptible,
    is_one_sentence,
    make_desk,
    program,
    run_program,
)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return make_desk(tmp_path)


def test_open_without_a_terminal_names_the_interview(desk: Desk) -> None:
    """`open` into a pipe ends with 2 and names the interview on the same file."""
    outcome = run_program("open", "a.assessment.yaml", cwd=desk.folder)
    assert (outcome.code, outcome.out, is_one_sentence(outcome.err)) == (2, "", True)
    assert "partnership-wizard interview a.assessment.yaml" in outcome.err


def test_home_without_a_terminal_names_the_help(desk: Desk) -> None:
    """The home screen into a pipe ends with 2 and names the help."""
    outcome = run_program(cwd=desk.folder)
    assert (outcome.code, outcome.out, is_one_sentence(outcome.err)) == (2, "", True)
    assert "partnership-wizard --help" in outcome.err


def test_example_without_a_terminal_names_the_plain_command(tmp_path: Path) -> None:
    """`example` into a pipe ends with 2, names `--write-only`, and writes nothing."""
    outcome = run_program("example", "b.yaml", cwd=tmp_path)
    assert (outcome.code, outcome.out, is_one_sentence(outcome.err)) == (2, "", True)
    assert "partnership-wizard example b.yaml --write-only" in outcome.err
    assert list(tmp_path.iterdir()) == []


def run_at_terminal(*arguments: str, cwd: Path, term: str | None) -> Outcome:
    """Run the program at a pseudo-terminal of the kind `term`; all it says is in `out`."""
    ours, theirs = pty.openpty()
    known = {name: value for name, value in environment().items() if name != "TERM"}
    try:
        process = subprocess.Popen(
            program(*arguments),
            cwd=cwd,
            env=known if term is None else {**known, "TERM": term},
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
        )
        code = end(process)
        said = os.read(ours, 65_536).decode()
    finally:
        os.close(ours)
        os.close(theirs)
    return Outcome(code, said.replace("\r\n", "\n"), "")


def end(process: subprocess.Popen[bytes]) -> int:
    """Wait for a process to end; one that hangs is killed, and fails the test."""
    try:
        return process.wait(PATIENCE)
    finally:
        process.kill()
        process.wait()


@pytest.mark.parametrize("term", ["dumb", None])
def test_terminal_too_simple_for_screens_is_told_so(desk: Desk, term: str | None) -> None:
    """At a terminal that calls itself dumb, or nothing, `open` names the plain command instead."""
    outcome = run_at_terminal("open", "a.assessment.yaml", cwd=desk.folder, term=term)
    assert (outcome.code, is_one_sentence(outcome.out)) == (2, True)
    assert "partnership-wizard interview a.assessment.yaml" in outcome.out
    assert ESCAPE not in outcome.out


def interrupt_interview(desk: Desk, typed: bytes) -> Outcome:
    """Type one line or nothing into an interview, interrupt it as it waits for the next."""
    with interruptible():
        process = subprocess.Popen(
            program("interview", desk.file, "--pack", desk.pack),
            cwd=desk.folder,
            env=environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
    try:
        assert process.stdin is not None
        _read_to_prompt(process)
        if typed:
            process.stdin.write(typed)
            process.stdin.flush()
            _read_to_prompt(process)
        process.send_signal(signal.SIGINT)
        process.wait(PATIENCE)
    finally:
        process.kill()
        out, err = process.communicate()
    return Outcome(process.returncode, out.decode(), err.decode())


def _read_to_prompt(process: subprocess.Popen[bytes]) -> None:
    assert process.stdout is not None
    said = b""
    while not said.endswith(b"> "):
        more = os.read(process.stdout.fileno(), 65_536)
        assert more, said
        said += more


def test_interrupted_interview_is_130(desk: Desk) -> None:
    """Ctrl+C while the interview waits ends with 130 and a sentence, never a traceback."""
    outcome = interrupt_interview(desk, b"")
    assert (outcome.code, outcome.err.strip()) == (130, "partnership-wizard: interrupted.")


def test_interruption_loses_no_answer(desk: Desk) -> None:
    """What was answered before Ctrl+C is on the disk."""
    interrupt_interview(desk, b"yes\n")
    assert desk.kept("economy.loan")["value"] == "yes"
