"""Let only one process of this program write in a folder at a time."""

import contextlib
import fcntl
import os
import time
from collections.abc import Iterator
from pathlib import Path

_PATIENCE = 2.0
"""Seconds to wait for a turn: a process that was stopped in the middle must not stop all others."""
_PAUSE = 0.002


@contextlib.contextmanager
def taking_turns(folder: Path) -> Iterator[None]:
    """Hold the turn for a folder; where the system gives none, go on without it.

    Looking at a file and replacing it are two steps, and no file system makes them one. Without a
    turn the content check finds a foreign write all the same, only a moment later.
    """
    try:
        # The folder itself: no file has to be made, and the turn ends with the process.
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except OSError:
        yield
        return
    try:
        _wait(descriptor)
        yield
    finally:
        with contextlib.suppress(OSError):
            os.close(descriptor)


def _wait(descriptor: int) -> None:
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            time.sleep(_PAUSE)
        except OSError:
            return
        else:
            return
