"""Who has a file open: known to the second who opens it, and forgotten when a process ends."""

import errno
import fcntl
import gc
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.keeping_helpers import held_elsewhere, hidden_names
from wizard.storage.disk.locks import Holder, Lock, take_lock

ROOT = Path(__file__).parents[2]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "a.yaml").write_bytes(b"")
    return tmp_path / "a.yaml"


@pytest.fixture
def holder(path: Path) -> Iterator["subprocess.Popen[str]"]:
    """Return another process that holds the lock."""
    with held_elsewhere(path) as process:
        yield process


def test_lock_is_taken_and_given_back(path: Path) -> None:
    """While a lock is held a hidden file says so; afterwards nothing is left."""
    lock = take_lock(path)
    assert isinstance(lock, Lock)
    held = hidden_names(path.parent)
    lock.release()
    lock.release()
    assert (held, hidden_names(path.parent)) == ([".a.yaml.lock"], [])


def test_second_process_learns_who_holds_it(path: Path, holder: "subprocess.Popen[str]") -> None:
    """Whoever comes second is told the process, the machine, the user and the time."""
    found = take_lock(path)
    assert isinstance(found, Holder)
    assert (found.pid, found.host) == (holder.pid, os.uname().nodename)
    assert f"process {holder.pid}, since 2" in str(found)


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_lock_ends_with_its_process(
    path: Path, holder: "subprocess.Popen[str]", number: signal.Signals
) -> None:
    """A killed process holds no lock, whatever file it left."""
    holder.send_signal(number)
    holder.wait()
    lock = take_lock(path)
    assert (isinstance(lock, Lock), hidden_names(path.parent)) == (True, [".a.yaml.lock"])


def test_lock_given_back_is_free(path: Path, holder: "subprocess.Popen[str]") -> None:
    """After the other process has ended in peace the lock can be taken."""
    holder.communicate()
    assert isinstance(take_lock(path), Lock)


def test_same_process_may_take_it_again(path: Path) -> None:
    """One person may open a file twice; it is locked until both are closed."""
    first, second = take_lock(path), take_lock(path)
    assert isinstance(first, Lock)
    assert isinstance(second, Lock)
    first.release()
    held = hidden_names(path.parent)
    second.release()
    assert (held, hidden_names(path.parent)) == ([".a.yaml.lock"], [])


def test_forgotten_lock_is_given_back(path: Path) -> None:
    """A lock nobody refers to any more does not stay."""
    lock = take_lock(path)
    del lock
    gc.collect()
    assert hidden_names(path.parent) == []


def test_link_and_file_have_one_lock(path: Path, holder: "subprocess.Popen[str]") -> None:
    """Opened through a link, the file is found locked as well."""
    link = path.with_name("link")
    link.symlink_to(path)
    assert isinstance(take_lock(link), Holder)


def test_child_process_does_not_keep_the_lock(path: Path) -> None:
    """A program started meanwhile does not hold the lock on."""
    lock = take_lock(path)
    assert isinstance(lock, Lock)
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as child:
        lock.release()
        with held_elsewhere(path):
            pass
        child.kill()


@pytest.mark.parametrize("code", [errno.ENOLCK, errno.EOPNOTSUPP, errno.EINVAL])
def test_file_systems_without_locks_are_worked_on(
    path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    """Where no locks exist nothing is said and nothing left."""

    def refuse(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(fcntl, "flock", refuse)
    assert take_lock(path) is None


def test_folder_that_may_not_be_written_has_no_lock(tmp_path: Path) -> None:
    """A lock that cannot be made does not stand in the way."""
    assert take_lock(tmp_path / "missing" / "a.yaml") is None


@pytest.mark.parametrize("text", ["", "{", "[]", '{"pid": "x"}', "\x1b]2;owned\x07", "9" * 9_000])
def test_lock_that_does_not_say_who_still_holds(
    path: Path, holder: "subprocess.Popen[str]", text: str
) -> None:
    """A lock file that was overwritten still tells that somebody holds it."""
    (path.parent / ".a.yaml.lock").write_text(text, encoding="utf-8")
    assert str(take_lock(path)) == "another process"


def test_lock_of_a_dead_process_is_stale(path: Path, holder: "subprocess.Popen[str]") -> None:
    """A lock some system still reports, of a process here that is dead, does not stop anybody."""
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    sidecar = path.parent / ".a.yaml.lock"
    sidecar.write_text(sidecar.read_text().replace(str(holder.pid), str(ended.pid)))
    assert take_lock(path) is None


def test_two_processes_never_hold_it_at_once(path: Path) -> None:
    """Of many processes that open and close a file at the same time only one ever has it."""
    code = """
import sys
from pathlib import Path
from wizard.storage.disk.locks import Lock, take_lock
path = Path(sys.argv[1])
taken = 0
while taken < 40:
    lock = take_lock(path)
    if isinstance(lock, Lock):
        (path.parent / "inside").mkdir()
        (path.parent / "inside").rmdir()
        lock.release()
        taken += 1
"""
    words = [sys.executable, "-c", code, str(path)]
    started = [subprocess.Popen(words, cwd=ROOT) for _ in range(3)]
    assert [process.wait() for process in started] == [0, 0, 0]
    assert hidden_names(path.parent) == []
