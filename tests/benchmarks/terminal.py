"""A program on a real pseudo-terminal: what it paints, when, and what it costs."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.benchmarks.processes import TIMEOUT, BenchmarkError, await_end, environment

ROWS, COLUMNS = 40, 120
QUIET = 0.05
"""Seconds without output after which a program has finished painting."""

_SEQUENCE = re.compile(
    rb"\x1b(?:\[[0-?]*[ -/]*[@-~]"  # control sequences: colours, places
    rb"|\][^\x07\x1b]*(?:\x07|\x1b\\)"  # commands to the system: titles
    rb"|[PX^_][^\x1b]*\x1b\\"  # strings for the device
    rb"|[ -/]*[0-OQ-WYZ`-~])"  # the rest is short
)
_CHUNK = 65_536
_LEAVE = "\x11"


class Terminal:
    """Runs a command from the moment it is made; use it in a `with` block, which ends it."""

    def __init__(self, command: Sequence[str]) -> None:
        self._painted = b""
        self._unfinished = b""
        self._last = 0.0
        self._ended = False
        self.received = 0
        """Bytes received since the last key."""
        self.begin = time.perf_counter()
        self._pid, self._master = pty.fork()
        if self._pid == 0:
            _become(command)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        os.close(self._master)
        if self._pid:
            os.kill(self._pid, signal.SIGKILL)
            os.waitpid(self._pid, 0)

    # Waiting

    def wait_for(self, mark: str, timeout: float = TIMEOUT) -> float:
        """Return the milliseconds from the start or the last key until `mark` is painted."""
        wanted = mark.encode()
        deadline = time.perf_counter() + timeout
        while wanted not in self._painted:
            if not self._receive(deadline) or self._ended:
                shown = self._painted[-400:].decode(errors="replace")
                raise BenchmarkError(f"{mark!r} was not painted; the last output is {shown!r}")
        return (self._last - self.begin) * 1000

    def wait_until_quiet(self, quiet: float = QUIET) -> float:
        """Return the milliseconds from the start or the last key to the last output."""
        deadline = time.perf_counter() + TIMEOUT
        while time.perf_counter() < deadline and not self._ended:
            if not self._receive(time.perf_counter() + quiet):
                return (self._last - self.begin) * 1000
        raise BenchmarkError("the program ended, or never stopped painting")

    def _receive(self, deadline: float) -> bool:
        """Take in what comes next; false if nothing came in time."""
        left = max(0.0, deadline - time.perf_counter())
        if not select.select([self._master], [], [], left)[0]:
            return False
        try:
            chunk = os.read(self._master, _CHUNK)
        except OSError:  # Linux says so when the other side has been closed
            chunk = b""
        self._last = time.perf_counter()
        self._ended = not chunk
        self.received += len(chunk)
        self._paint(chunk)
        return True

    def _paint(self, chunk: bytes) -> None:
        data = self._unfinished + chunk
        cut = data.rfind(b"\x1b")
        whole = len(data) if cut < 0 or _SEQUENCE.match(data, cut) else cut
        self._unfinished = data[whole:]
        self._painted += _SEQUENCE.sub(b"", data[:whole])

    # Doing

    def press(self, key: str) -> None:
        """Press a key; times, bytes and paint are counted from here on."""
        self._painted, self.received = b"", 0
        self.begin = self._last = time.perf_counter()
        os.write(self._master, key.encode())

    def leave(self) -> float:
        """Leave by Ctrl+Q; return the milliseconds until the process has ended."""
        self.press(_LEAVE)
        deadline = self.begin + TIMEOUT
        while not self._ended:
            if not self._receive(deadline):
                raise BenchmarkError("the program did not leave")
        pid, self._pid = self._pid, 0
        status = await_end(pid)
        spent = (time.perf_counter() - self.begin) * 1000
        if status:
            raise BenchmarkError(f"the program left with status {status}")
        return spent

    # What it costs

    def peak_memory(self) -> float:
        """Return the greatest resident size so far, in MiB."""
        status = Path(f"/proc/{self._pid}/status").read_text()
        found = re.search(r"VmHWM:\s*(\d+) kB", status)
        if found is None:
            raise BenchmarkError("the system does not tell the peak memory")
        return int(found[1]) / 1024

    def cpu_time(self) -> float:
        """Return the seconds of processor time all threads have used so far."""
        tasks = Path(f"/proc/{self._pid}/task").glob("*/schedstat")
        return sum(int(task.read_text().split()[0]) for task in tasks) / 1e9


def _become(command: Sequence[str]) -> None:
    """Turn the child into the command, or end it."""
    try:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        os.execve(command[0], [*command], environment())
    finally:
        os._exit(127)
