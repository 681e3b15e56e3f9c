"""Answer faster than anybody can, and see whether a key was lost.

    python tests/campaigns/keys.py --seconds 60 --rate 30

At a real terminal one question of the shipped example is answered, gone back to and answered
otherwise, at a steady rate of keys that waits for no screen. A key lost would show in the history
of the file: an answer missing, or given to the question behind. The exit code is 1 if any is.
"""

import argparse
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory

# Beside `python -m tests.campaigns.keys`, the file can be run by its name from any folder.
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.terminal_helpers import CTRL_Q, ENTER, Terminal, at_terminal
from wizard.session.creation import read_example
from wizard.storage.disk.history import read_history

QUESTION = "economy.exit"
"""A question of levels in the middle of a checklist, at level 2 in the example."""
_LEVELS = "3140"
_BACK = "p"
_SIZES = ((80, 24), (140, 45), (60, 20), (100, 30), (79, 23))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was sent, and what the file says came of it."""

    keys: int
    wanted: list[str]
    """The levels that were to be recorded, one after the other."""
    recorded: list[str]
    """Those that were, or another question's id where one was answered that should not be."""
    behind: float
    """Seconds from the last key until the program had dealt with all of them and ended."""
    code: int

    @property
    def is_whole(self) -> bool:
        """Tell whether every key did what it was to do."""
        return self.wanted == self.recorded and self.code == 0


def drive(folder: Path, seconds: float, rate: float, *, storms: bool = False) -> Outcome:
    """Send keys at a rate for so long; with `storms` the terminal changes its size meanwhile."""
    file = folder / "example.assessment.yaml"
    file.write_text(read_example(), encoding="utf-8")
    keys = [*islice(_keys(), int(seconds * rate) // 2 * 2)]
    with at_terminal("open", file, cwd=folder) as terminal:
        terminal.shows("question 1 of")
        terminal.press_and_see("/", "Find a question")
        terminal.press(QUESTION, ENTER)
        terminal.shows("(*) 2", gone="Find a question")
        _send(terminal, keys, rate, storms=storms)
        ended = time.monotonic()
        terminal.press(CTRL_Q)
        code = terminal.ends()
        behind = time.monotonic() - ended
    wanted = [key for key in keys if key != _BACK]
    return Outcome(len(keys), wanted, [*_recorded(file)], behind, code)


def _keys() -> Iterator[str]:
    for level in cycle(_LEVELS):
        yield from (level, _BACK)


def _send(terminal: Terminal, keys: list[str], rate: float, *, storms: bool) -> None:
    start, sizes = time.monotonic(), cycle(_SIZES)
    for number, key in enumerate(keys):
        due = start + number / rate
        while time.monotonic() < due:
            terminal._receive(due)
        if storms and number % 3 == 0:
            terminal.resize(*next(sizes))
        terminal.press(key)


def _recorded(file: Path) -> Iterator[str]:
    for entry in read_history(file):
        yield entry.after[0] if entry.key == QUESTION else entry.key


def main() -> int:
    """Run as the arguments say; return 1 if a key was lost."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--rate", type=float, default=30.0, help="keys a second")
    parser.add_argument("--storms", action="store_true", help="change the size meanwhile")
    wanted = parser.parse_args()
    with TemporaryDirectory() as folder:
        found = drive(Path(folder), wanted.seconds, wanted.rate, storms=wanted.storms)
    lost = len(found.wanted) - len(found.recorded)
    said = f"{found.keys} keys, {len(found.recorded)} answers recorded, {lost} lost"
    sys.stdout.write(f"{said}, {found.behind:.1f} s until all was done, code {found.code}\n")
    return 0 if found.is_whole else 1


if __name__ == "__main__":
    sys.exit(main())
