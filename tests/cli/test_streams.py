"""Streams that are closed, full or gone: commands end in order, and no file is harmed."""

import os
import pty
import subprocess
from pathlib import Path

import pytest

from tests.cli_helpers import PATIENCE, Desk, environment, is_one_sentence, make_desk, program


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return make_desk(tmp_path)


def run_closed(desk: Desk, closed: str, *words: str | Path) -> subprocess.CompletedProcess[bytes]:
    """Run the program by a shell that closes some of its streams first."""
    line = " ".join(f"'{word}'" for word in program(*words))
    return subprocess.run(
        ["sh", "-c", f"exec {line} {closed}"],
        cwd=desk.folder,
        env=environment(),
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )


def test_answer_is_kept_with_all_streams_closed(desk: Desk) -> None:
    """Without any stream an answer is recorded, and nothing said ends up in the file."""
    words: list[str | Path] = ["answer", desk.file, "economy.loan", "yes", "--pack", desk.pack]
    done = run_closed(desk, "<&- >&- 2>&-", *words)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert desk.kept("economy.loan")["value"] == "yes"


def test_interview_without_input_ends(desk: Desk) -> None:
    """With its input closed the interview ends as at the end of input."""
    done = run_closed(desk, "<&-", "interview", desk.file, "--pack", desk.pack)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"Saved in" in done.stdout


def test_screens_without_input_are_refused(desk: Desk) -> None:
    """With its input closed `open` names the plain command instead."""
    done = run_closed(desk, "<&-", "open", desk.file)
    assert (done.returncode, is_one_sentence(done.stderr.decode())) == (2, True)


@pytest.mark.parametrize("closed", ["2>&-", "2>/dev/full"])
def test_error_that_cannot_be_said_keeps_its_code(desk: Desk, closed: str) -> None:
    """Where standard error is closed or full, an error still ends with its own exit code."""
    done = run_closed(desk, closed, "summary", "none.yaml")
    assert (done.returncode, done.stdout) == (4, b"")


@pytest.mark.parametrize("closed", [">&-", ">&- 2>&-"])
def test_version_without_output_is_no_fault(desk: Desk, closed: str) -> None:
    """`--version` into nowhere ends with 0."""
    assert run_closed(desk, closed, "--version").returncode == 0


def test_full_output_is_said_once(desk: Desk) -> None:
    """A summary into a full device ends with 4 and one sentence."""
    done = run_closed(desk, ">/dev/full", "summary", desk.file, "--pack", desk.pack)
    assert (done.returncode, is_one_sentence(done.stderr.decode())) == (4, True)


def test_interview_ends_when_its_terminal_goes(desk: Desk) -> None:
    """The interview ends when its terminal goes, even where no signal tells it; answers stay."""
    ours, theirs = pty.openpty()
    words = program("interview", desk.file, "--pack", desk.pack)
    process = subprocess.Popen(
        words, cwd=desk.folder, env=environment(), stdin=theirs, stdout=theirs, stderr=theirs
    )
    os.close(theirs)
    said = b""
    while b"> " not in said:
        said += os.read(ours, 4096)
    os.write(ours, b"yes\n")
    while b"Recorded" not in said:
        said += os.read(ours, 4096)
    os.close(ours)
    assert process.wait(PATIENCE) in (0, 4)
    assert desk.kept("economy.loan")["value"] == "yes"
