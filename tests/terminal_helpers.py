"""What tests at a real terminal share: the program at a pseudo-terminal, read as a screen."""

import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Self

import pyte

ROOT = Path(__file__).resolve().parents[1]
PATIENCE = 60.0
"""Seconds after which a screen counts as not coming."""

WIZARD = (sys.executable, "-m", "wizard")
"""The words that start the real program."""

ENTER, ESC, TAB, UP, DOWN = "\r", "\x1b", "\t", "\x1b[A", "\x1b[B"
F1, F2 = "\x1bOP", "\x1bOQ"
CTRL_B, CTRL_C, CTRL_Q, CTRL_S = "\x02", "\x03", "\x11", "\x13"

LEFT_WHOLE = (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1000l", b"\x1b[?1003l")
"""What must have been said last: the main screen, the cursor, and no reports of the mouse."""

_UNKNOWN_TO_PYTE = re.compile(rb"\x1b\[(?:[<=>][0-9;]*[A-Za-z]|\?[0-9;]*\$[a-z])")
_SEQUENCE = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[^\[\]])")


def plain_environment(changes: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return a plain environment in which `python -m wizard` is found from any folder."""
    names = ("PATH", "HOME", "TMPDIR", "PARTNERSHIP_WIZARD_CACHE", "XDG_STATE_HOME")
    kept = {name: os.environ[name] for name in names if name in os.environ}
    return {**kept, "PYTHONPATH": str(ROOT), "TERM": "xterm", "LANG": "C.UTF-8", **(changes or {})}


class Terminal:
    """A process at a pseudo-terminal of its own, and what stands on its screen."""

    def __init__(
        self,
        arguments: Sequence[str | Path],
        *,
        cwd: Path,
        env: Mapping[str, str] | None = None,
        size: tuple[int, int] = (80, 24),
        program: Sequence[str] = WIZARD,
    ) -> None:
        self.raw = b""
        """Every byte the process has written."""
        self._unfinished = b""
        self._screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self._screen)
        self._status: int | None = None
        self._open = True
        self._pid, self._ours = pty.fork()
        if self._pid == 0:
            command = [*program, *map(str, arguments)]
            _become(command, cwd, plain_environment(env), size)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """End the process if it still runs."""
        self.hang_up()
        if self._status is None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self._pid, signal.SIGKILL)
            os.waitpid(self._pid, 0)

    # Looking

    @property
    def pid(self) -> int:
        """Return the number of the process."""
        return self._pid

    @property
    def text(self) -> str:
        """Return the screen, line by line, without the blanks at the ends."""
        return "\n".join(line.rstrip() for line in self._screen.display)

    def is_typing_in(self, line: int) -> bool:
        """Tell whether the terminal's cursor, hidden or not, stands on a line, counted from 0."""
        return self._screen.cursor.y == line

    def until(self, condition: Callable[[], bool], what: str) -> None:
        """Read until a condition holds; fail with the screen if it does not in time."""
        deadline = time.monotonic() + PATIENCE
        while not condition():
            if not self._receive(deadline):
                raise AssertionError(f"{what} did not come; the screen is:\n{self.text}")

    def shows(self, *words: str, gone: str | None = None) -> None:
        """Read until all `words` stand on the screen, and `gone` does not."""
        self.until(
            lambda: (
                all(word in self.text for word in words) and (gone is None or gone not in self.text)
            ),
            repr(words),
        )

    def rests(self, seconds: float) -> None:
        """Read until nothing has come for so long: what came in pieces is whole."""
        while self._receive(time.monotonic() + seconds):
            pass

    def press_and_see(self, keys: str, *words: str, gone: str | None = None) -> None:
        """Send keys, and read until all `words` stand on the screen, and `gone` does not."""
        self.press(keys)
        self.shows(*words, gone=gone)

    def commands(self) -> list[str]:
        """Return the commands sent to the terminal itself, but for Textual's own: the pointer."""
        # As text: letters of many scripts hold the byte 9D.
        sent = self.raw.decode(errors="surrogateescape")
        found: list[str] = re.findall("(?:\x1b\\]|[\x9d\udc9d])([^\x07\x1b\x9c]*)", sent)
        return [command for command in found if command != "22;default"]

    def colours(self) -> list[tuple[int, ...]]:
        """Return red, green and blue of every colour sent so far in full."""
        found = re.findall(rb"[34]8;2;(\d+);(\d+);(\d+)", self.raw)
        return [tuple(int(part) for part in colour) for colour in found]

    def line_with(self, words: str) -> int:
        """Return the number of the first line that holds `words`."""
        self.shows(words)
        return next(n for n, line in enumerate(self.text.splitlines()) if words in line)

    def _receive(self, deadline: float) -> bool:
        """Take in what comes next; false if the process fell silent for good or too long."""
        left = max(0.0, deadline - time.monotonic())
        if not self._open or not select.select([self._ours], [], [], left)[0]:
            return False
        try:
            chunk = os.read(self._ours, 65_536)
        except OSError:  # Linux says so when the other side has been closed
            chunk = b""
        self._open = bool(chunk)
        self.raw += chunk
        data = self._unfinished + chunk
        cut = data.rfind(b"\x1b")
        whole = len(data) if cut < 0 or _SEQUENCE.match(data, cut) else cut
        self._unfinished = data[whole:]
        self._stream.feed(_UNKNOWN_TO_PYTE.sub(b"", data[:whole]))
        return True

    @property
    def is_cooked(self) -> bool:
        """Tell whether the terminal echoes, and edits lines itself, as a shell leaves it."""
        flags: int = termios.tcgetattr(self._ours)[3]
        wanted = termios.ECHO | termios.ICANON | termios.ISIG
        return flags & wanted == wanted

    # Doing

    def press(self, *keys: str) -> None:
        """Send keys as a terminal does."""
        for key in keys:
            self.send(key.encode())

    def send(self, data: bytes) -> None:
        """Send bytes, whatever they are."""
        while data:
            data = data[os.write(self._ours, data) :]

    def until_stopped(self) -> None:
        """Wait until the process has been stopped by a signal."""
        deadline = time.monotonic() + PATIENCE
        while Path(f"/proc/{self._pid}/stat").read_text().rpartition(")")[2].split()[0] != "T":
            assert time.monotonic() < deadline
            time.sleep(0.01)

    def forget(self) -> None:
        """Forget what was written so far, and empty the screen."""
        self.raw = b""
        self._screen.reset()

    def hang_up(self) -> None:
        """Take the terminal away."""
        if self._ours >= 0:
            os.close(self._ours)
            self._ours = -1

    def click(self, column: int, line: int) -> None:
        """Click with the left button on a cell counted from 0, as SGR mouse reports say it."""
        place = f"0;{column + 1};{line + 1}"
        self.press(f"\x1b[<{place}M", f"\x1b[<{place}m")

    def resize(self, columns: int, lines: int) -> None:
        """Change the size of the terminal; the process is told by the system."""
        self._screen.resize(lines, columns)
        self._screen.reset()
        fcntl.ioctl(self._ours, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the process."""
        os.kill(self._pid, number)

    def ends(self) -> int:
        """Read to the end and return the exit code; a death by signal is negative."""
        self.until(lambda: not self._open, "the end")
        if self._status is None:
            self._status = os.waitpid(self._pid, 0)[1]
        return os.waitstatus_to_exitcode(self._status)

    def ends_unseen(self) -> int:
        """Wait for the end without reading what is written, and return the exit code."""
        deadline = time.monotonic() + PATIENCE
        while self._status is None:
            pid, status = os.waitpid(self._pid, os.WNOHANG)
            self._status = status if pid else None
            if time.monotonic() > deadline:
                raise AssertionError("the end did not come")
            time.sleep(0.01)
        return os.waitstatus_to_exitcode(self._status)


@contextlib.contextmanager
def deaf_to(number: signal.Signals) -> Iterator[None]:
    """Let a signal never reach the programs started here, as where it is ignored."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [number])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def at_terminal(
    *arguments: str | Path,
    cwd: Path,
    size: tuple[int, int] = (80, 24),
    env: Mapping[str, str] | None = None,
) -> Terminal:
    """Run the program at a terminal; `env` changes the plain environment."""
    return Terminal(arguments, cwd=cwd, size=size, env=env)


def _become(
    command: Sequence[str], cwd: Path, env: Mapping[str, str], size: tuple[int, int]
) -> None:
    """Turn the child into the command, or end it."""
    try:
        columns, lines = size
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        os.chdir(cwd)
        os.execvpe(command[0], [*command], {**env})
    finally:
        os._exit(127)


def is_whole(raw: bytes) -> bool:
    """Tell whether the terminal was given back: every mode switched off after it was set last."""
    return all(
        raw.rfind(off) > raw.rfind(off[:-1] + (b"h" if off.endswith(b"l") else b"l"))
        for off in LEFT_WHOLE
    )
