"""Let several processes write one file as fast as they can, and look for what got lost.

    python -m tests.campaigns.writers --writes 10000

Two sessions, both opened whatever the lock says, count each in the note of a question of its own.
With --foreign the second is no wizard: it takes no lock and no turn, reads the file, changes its
note and renames a new file over it, as an editor or a version control system does. A third process
reads all the time: the file must be whole at every instant, and no counter may ever go back.
"""

import argparse
import multiprocessing
import os
import random
import sys
import tempfile
import time
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Event
from pathlib import Path

from tests.storage_helpers import SMALL_PACK, write_assessment
from wizard.model.assessment import Answer
from wizard.model.changes import change
from wizard.session import Session
from wizard.storage.assessments import load_assessment, render_assessment
from wizard.storage.packs.loading import load_pack

STRANGERS_PAUSE = 0.02
"""Seconds a stranger waits at most between two writes; without a pause nobody else gets through."""
QUESTIONS = ("security.bases", "security.consent")


@dataclass(frozen=True)
class Found:
    """What the processes found."""

    writes: int
    reads: int
    faults: tuple[str, ...]
    seconds: float

    def __str__(self) -> str:
        return (
            f"{self.writes} writes by two processes, read {self.reads} times meanwhile in "
            f"{self.seconds:.0f} s; {len(self.faults)} faults"
        )


def count_in(path: Path, question: str) -> int:
    """Return how far a counter stands in the file."""
    answer = load_assessment(path)[0].answers.get(question)
    return int(answer.note) if answer else 0


def write_as_session(path: Path, question: str, writes: int, out: Connection) -> None:
    """Count in a session of the wizard, beside another one: nothing is ever disputed."""
    out.send(_count(path, question, writes, decides=False))


def write_beside_stranger(path: Path, question: str, writes: int, out: Connection) -> None:
    """Count in a session while a stranger writes back what it read before; ours is to stand."""
    out.send(_count(path, question, writes, decides=True))


def _count(path: Path, question: str, writes: int, *, decides: bool) -> list[str]:
    session = Session.open(path, load_pack(SMALL_PACK), access="take-over")
    faults = []
    for number in range(1, writes + 1):
        session.annotate(question, note=str(number))
        while decides and (session.unsaved or session.conflicts):
            session.retry()
            for conflict in session.conflicts:
                session.decide(conflict.key, "mine")
        if session.unsaved or session.moved_from:
            faults.append(f"{question} {number}: {session.unsaved} {session.conflicts}")
            break
    session.close()
    return faults


def write_as_stranger(path: Path, question: str, writes: int, out: Connection) -> None:
    """Count as a program that knows nothing of the wizard; what it wrote last must stand."""
    faults, pace = [], random.Random(1)
    for number in range(1, writes + 1):
        held, _ = load_assessment(path)
        kept = held.answers.get(question)
        if number > 1 and (kept is None or kept.note != str(number - 1)):
            faults.append(f"{question}: {number - 1} was lost")
        note = Answer.model_validate({"state": "unanswered", "note": str(number)})
        new = path.with_name("stranger")
        new.write_text(render_assessment(change(held, {question: note})), encoding="utf-8")
        new.rename(path)
        time.sleep(pace.uniform(0, STRANGERS_PAUSE))
    out.send(faults)


def read_all_the_time(path: Path, is_over: Event, out: Connection, strict: bool) -> None:
    """Read until told to stop; counters never go back where nobody writes back what is old."""
    last, reads, faults = [0, 0], 0, []
    while not is_over.is_set():
        try:
            now = [count_in(path, question) for question in QUESTIONS]
        except Exception as error:  # noqa: BLE001 - whatever is wrong with the file is the finding
            faults.append(f"unreadable: {error}")
            continue
        if strict and any(new < old for new, old in zip(now, last, strict=True)):
            faults.append(f"went back from {last} to {now}")
        last, reads = now, reads + 1
    out.send((reads, faults))


def hammer(folder: Path, writes: int, *, foreign: bool = False) -> Found:
    """Let two processes write so many times in all, and a third read."""
    path = write_assessment(folder / "a.assessment.yaml", depth="full")
    os.environ["XDG_STATE_HOME"] = str(folder / "state")
    # Started afresh, not forked: the processes must share nothing.
    start = multiprocessing.get_context("spawn")
    began, is_over = time.monotonic(), start.Event()
    reports, reading = start.Pipe(False), start.Pipe(False)
    pair = (write_as_session, write_as_session)
    works = (write_beside_stranger, write_as_stranger) if foreign else pair
    each = writes // 2
    workers = [
        start.Process(target=work, args=(path, question, each, reports[1]))
        for work, question in zip(works, QUESTIONS, strict=True)
    ]
    reader = start.Process(target=read_all_the_time, args=(path, is_over, reading[1], not foreign))
    for process in (reader, *workers):
        process.start()
    faults = [fault for _ in workers for fault in reports[0].recv()]
    is_over.set()
    reads, seen = reading[0].recv()
    for process in (reader, *workers):
        process.join()
    counts = [count_in(path, question) for question in QUESTIONS]
    if counts[1] != each or (counts[0] != each and not foreign):
        faults.append(f"the file ends with {counts}, not with {each} for each")
    faults += [f"left: {name.name}" for name in folder.glob(".partnership-*")]
    return Found(2 * each, reads, (*faults, *seen), time.monotonic() - began)


def main() -> int:
    """Run the campaign and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--writes", type=int, default=10_000)
    parser.add_argument("--foreign", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = hammer(Path(folder), options.writes, foreign=options.foreign)
    sys.stdout.write("\n".join([*found.faults[:20], str(found), ""]))
    return 1 if found.faults else 0


if __name__ == "__main__":
    sys.exit(main())
