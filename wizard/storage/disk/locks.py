"""Who has a file open: a lock beside it that ends with its process."""

import contextlib
import fcntl
import json
import os
import weakref
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from wizard.model.base import format_instant
from wizard.storage.disk.beside import hidden_beside
from wizard.storage.disk.processes import is_alive, user_name, whereabouts
from wizard.storage.json_input import read_json

_ATTEMPTS = 10
_MAX_NAME = 100
_MAX_BYTES = 4_096
_FLAGS = os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK


class Holder(NamedTuple):
    """Who has a file open, as the lock says."""

    pid: int
    host: str
    user: str
    since: str
    machine: str = ""
    """What tells machines and containers apart that call themselves the same."""

    def __str__(self) -> str:
        if not self.pid:
            return "another process"
        return f"{self.user} on {self.host}, process {self.pid}, since {self.since}"

    @property
    def is_gone(self) -> bool:
        """Tell whether it was a process of this machine that runs no more."""
        return self.machine == whereabouts() and not is_alive(self.pid)


SOMEBODY = Holder(0, "?", "?", "?")
"""A holder who has not written down who it is."""


class Lock:
    """A lock that was taken; given back by `release`, by being forgotten, or by the process's end.

    A process may take the lock of a file more than once: it is one person's work.
    """

    def __init__(self, shared: "_Shared") -> None:
        self._finalizer = weakref.finalize(self, shared.give_back)

    def release(self) -> None:
        """Give the lock back; a second time nothing happens."""
        self._finalizer()


class _Shared:
    """The lock of one file in this process, and how many hold it."""

    def __init__(self, path: Path, descriptor: int) -> None:
        self._path = path
        self._descriptor = descriptor
        self._pid = os.getpid()
        self.count = 0

    def give_back(self) -> None:
        self.count -= 1
        if self.count or self._pid != os.getpid():
            return
        _TAKEN.pop(self._path, None)
        # While it is still held: whoever opened it before finds that it has no name any more.
        with contextlib.suppress(OSError):
            if _is_named(self._descriptor, self._path):
                self._path.unlink()
        with contextlib.suppress(OSError):
            os.close(self._descriptor)


_TAKEN: dict[Path, _Shared] = {}


def take_lock(path: Path) -> Lock | Holder | None:
    """Take the lock of a file, or return who has it; None where the system gives no locks.

    Without a lock the work is not unprotected: what a file holds is looked at before every write.
    """
    sidecar = hidden_beside(path, "lock")
    shared = _TAKEN.get(sidecar)
    if shared is None:
        taken = _take(sidecar, _mode_for(path))
        if not isinstance(taken, int):
            return taken
        shared = _TAKEN[sidecar] = _Shared(sidecar, taken)
    shared.count += 1
    return Lock(shared)


def _mode_for(path: Path) -> int:
    """Return the mode of a lock: who may write the file may see, and take, its lock."""
    try:
        return path.stat().st_mode & 0o666 | 0o600
    except OSError:
        return 0o600


def _take(sidecar: Path, mode: int) -> int | Holder | None:
    for _ in range(_ATTEMPTS):
        try:
            descriptor = os.open(sidecar, os.O_RDWR | os.O_CREAT | _FLAGS, 0o600)
        except OSError:
            return _look(sidecar)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = _read(descriptor)
            os.close(descriptor)
            return None if holder.is_gone else holder
        except OSError:
            os.close(descriptor)
            return None
        if _is_named(descriptor, sidecar):
            _sign(descriptor, mode)
            return descriptor
        # Its last holder took the name away between our opening and our locking it.
        os.close(descriptor)
    return None


def _look(sidecar: Path) -> Holder | None:
    """Return who holds a lock that we may not write; None if nobody does, or nothing is there."""
    try:
        descriptor = os.open(sidecar, os.O_RDONLY | _FLAGS)
    except OSError:
        return None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return _read(descriptor)
    except OSError:
        return None
    finally:
        os.close(descriptor)
    return None


def _is_named(descriptor: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), os.lstat(path))
    except OSError:
        return False


def _sign(descriptor: int, mode: int) -> None:
    """Write down who holds the lock; that it is held does not depend on it."""
    since = format_instant(datetime.now(UTC))
    holder = Holder(os.getpid(), os.uname().nodename, user_name(), since, whereabouts())
    with contextlib.suppress(OSError):
        os.fchmod(descriptor, mode)
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, json.dumps(holder._asdict()).encode(), 0)


def _read(descriptor: int) -> Holder:
    try:
        data = read_json(os.pread(descriptor, _MAX_BYTES, 0))
        names = {name: str(data[name])[:_MAX_NAME] for name in ("host", "user", "since", "machine")}
        return Holder(pid=int(data["pid"]), **names)
    except (OSError, ValueError, TypeError, LookupError, OverflowError):
        return SOMEBODY
