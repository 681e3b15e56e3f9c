"""Kill the program while it is being answered at a terminal, again and again, and look.

    python -m tests.campaigns.kill --kills 1000 --program open

A driver at a real pseudo-terminal types answers it knows, waits until each is acknowledged on the
screen, types one more and kills the program at a random instant after that key. Then the file must
be readable, hold every answer that was acknowledged, and no other; the next start must find it
free, go on where it stood, and leave nothing strewn.
"""

import argparse
import contextlib
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from tests.storage_helpers import write_assessment
from tests.terminal_helpers import Terminal
from wizard.storage.assessments import load_assessment
from wizard.storage.reading.emit import emit

QUESTIONS = 40
LEVELS = ("Nothing", "Little", "Some", "Much", "All")
LATEST = 0.03
"""Seconds after a key at which the program is killed at the latest; an answer takes about 10 ms."""
MOST_ANSWERS = 4


@dataclass
class Tally:
    """What was found."""

    kills: int = 0
    acknowledged: int = 0
    in_flight: Counter[str] = field(default_factory=Counter)
    """Whether the answer that was not acknowledged any more had been saved."""
    faults: list[str] = field(default_factory=list)
    strays: int = 0
    """Temporary files a kill left, each removed by the next start."""

    def __str__(self) -> str:
        saved, lost = self.in_flight["saved"], self.in_flight["not saved"]
        return (
            f"{self.kills} kills, {self.acknowledged} answers acknowledged; of those in flight "
            f"{saved} saved, {lost} not; {self.strays} temporary files left and removed; "
            f"{len(self.faults)} faults"
        )


def write_pack(folder: Path) -> Path:
    """Write a pack of many questions, all answered by a digit."""
    folder.mkdir()
    about = {"title": "Kill", "version": "1.0", "languages": ["en"], "dimensions": ["economy"]}
    pack = {"kind": "pack", "schema_version": 1, "id": "kill", **about}
    rows = [_question(number) for number in range(QUESTIONS)]
    checklist = {
        "kind": "checklist",
        "schema_version": 1,
        "id": "economy",
        "title": "Economy",
        "short": "Economy",
        "sections": [{"id": "first", "title": "First", "questions": rows}],
    }
    (folder / "pack.yaml").write_text(emit(pack), encoding="utf-8")
    (folder / "economy.yaml").write_text(emit(checklist), encoding="utf-8")
    return folder


def _name(number: int) -> str:
    return f"economy.q{number:02}"


def _question(number: int) -> dict[str, object]:
    return {
        "id": _name(number),
        "kind": "exposure",
        "depth": "core",
        "label": f"Matter {number}",
        "text": f"How much of matter {number}?",
        "scale": {"type": "levels", "levels": list(LEVELS)},
        "why": "It matters.",
        "look_at": ["The annex"],
        "incurable": "Only what a campaign needs lowers it.",
        "sources": [{"work": "A handbook", "year": 2020}],
    }


class Campaign:
    """One file after the other, answered and killed."""

    def __init__(self, folder: Path, program: str, seed: int) -> None:
        self._folder = folder
        os.environ["XDG_STATE_HOME"] = str(folder / "state")
        self._program = program
        self._random = random.Random(seed)
        self._pack = write_pack(folder / "pack")
        self._number = 0
        self._file = folder
        self._known: dict[int, int] = {}
        """The level of each question whose answer must be in the file."""
        self.tally = Tally()

    def run(self, kills: int) -> None:
        """Kill so many times; faults are collected, not raised."""
        self._begin()
        while self.tally.kills < kills:
            try:
                self._round()
            except AssertionError as error:
                self.tally.faults.append(f"{self._file}: {error}")
                self._begin()
            if len(self._known) > QUESTIONS - MOST_ANSWERS - 1:
                self._begin()

    def _begin(self) -> None:
        self._number += 1
        self._file = write_assessment(self._folder / f"{self._number}.assessment.yaml")
        self._known = {}

    def _round(self) -> None:
        words: list[str | Path] = [self._program, self._file, "--pack", self._pack]
        with Terminal(words, cwd=self._folder) as terminal:
            terminal.shows(f"question {len(self._known) + 1} of {QUESTIONS}")
            self._look_for_strays(removed=True)
            for _ in range(self._random.randrange(MOST_ANSWERS)):
                self._answer(terminal)
            number, level = len(self._known), self._random.randrange(len(LEVELS))
            terminal.press(self._keys(level))
            time.sleep(self._random.uniform(0, LATEST))
            terminal.signal(signal.SIGKILL)
            if terminal.ends() != -signal.SIGKILL:
                raise AssertionError("it was not killed")
        self.tally.kills += 1
        self._look_for_strays(removed=False)
        self._look(number, level)

    def _keys(self, level: int) -> str:
        return f"{level}\r" if self._program == "interview" else str(level)

    def _answer(self, terminal: Terminal) -> None:
        number, level = len(self._known), self._random.randrange(len(LEVELS))
        terminal.press_and_see(self._keys(level), f"question {number + 2} of {QUESTIONS}")
        self._known[number] = level
        self.tally.acknowledged += 1

    def _look(self, number: int, level: int) -> None:
        """Compare the file with what was acknowledged, and with the answer in flight."""
        answers = load_assessment(self._file)[0].answers
        found = {question: answer.value for question, answer in answers.items()}
        in_flight = found.pop(_name(number), None)
        expected = {_name(n): value for n, value in self._known.items()}
        if found != expected or in_flight not in (None, level):
            raise AssertionError(f"the file holds {found}, {in_flight}; known: {expected}, {level}")
        if in_flight is not None:
            self._known[number] = level
        self.tally.in_flight["saved" if in_flight is not None else "not saved"] += 1

    def _look_for_strays(self, *, removed: bool) -> None:
        strays = list(self._folder.glob(".partnership-*"))
        if removed and strays:
            raise AssertionError(f"strewn after the next start: {strays}")
        self.tally.strays += len(strays)


def main() -> int:
    """Run the campaign and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=1_000)
    parser.add_argument("--program", choices=("open", "interview"), default="open")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        campaign = Campaign(Path(folder), options.program, options.seed)
        with contextlib.suppress(KeyboardInterrupt):
            campaign.run(options.kills)
    sys.stdout.write("\n".join([*campaign.tally.faults, str(campaign.tally), ""]))
    return 1 if campaign.tally.faults else 0


if __name__ == "__main__":
    sys.exit(main())
