"""What tests of failing disks share: system calls that fail, fall short or are the last one."""

import errno
import gc
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest

from wizard.storage.disk import replacing

CALLS = (
    *("open", "close", "write", "pread", "pwrite", "fsync", "fchmod", "fchown", "ftruncate"),
    *("stat", "fstat", "lstat", "access", "statvfs", "scandir", "listdir", "mkdir", "chmod"),
    *("replace", "link", "unlink", "listxattr", "getxattr", "setxattr"),
)
"""The functions of `os` that the program touches a disk through."""

ERRORS = (errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS, errno.EXDEV, errno.EINTR)

KILLED = 99
"""Exit code of a process that ended in the middle of a system call."""


@dataclass
class Disk:
    """Counts system calls, and lets those fail that `fails` names by number, from 0."""

    fails: Callable[[int], bool] = lambda _: False
    error: int = errno.EIO
    kills: bool = False
    seen: list[str] = field(default_factory=list)

    def call(self, name: str, real: Callable[..., Any], *given: Any, **named: Any) -> Any:
        number = len(self.seen)
        self.seen.append(name)
        if not self.fails(number):
            return real(*given, **named)
        if self.kills:
            os._exit(KILLED)
        if name == "access":
            return False
        if name == "exchange":
            return self.error
        if name == "close":
            # Even a close that fails has closed.
            real(*given)
        raise OSError(self.error, os.strerror(self.error))


def at(number: int) -> Callable[[int], bool]:
    """Return what is true of one call only."""
    return lambda n: n == number


def since(number: int) -> Callable[[int], bool]:
    """Return what is true of one call and all after it."""
    return lambda n: n >= number


@contextmanager
def failing(disk: Disk) -> Iterator[None]:
    """Let every system call of this process go through `disk`."""
    with pytest.MonkeyPatch.context() as patch:
        for name in CALLS:
            real = getattr(os, name)
            patch.setattr(os, name, _through(disk, name, real))
        exchange = _through(disk, "exchange", replacing.system_exchange() or _no_exchange)
        patch.setattr(replacing, "system_exchange", lambda: exchange)
        # What earlier sittings left open must not be closed, and counted, in between.
        gc.disable()
        try:
            yield
        finally:
            gc.enable()


def _no_exchange(*_: bytes) -> int:
    return errno.ENOSYS


def _through(disk: Disk, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
    def call(*given: Any, **named: Any) -> Any:
        return disk.call(name, real, *given, **named)

    return call


def in_child(work: Callable[[], None]) -> int:
    """Run something in a process of its own and return its exit code."""
    child = os.fork()
    if child == 0:
        try:
            work()
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
