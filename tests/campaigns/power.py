"""Cut the power of a disk under a session, and read what the disk holds.

    python -m tests.campaigns.power --cuts 200 [--system xfs] [--options noauto_da_alloc]

Needs root, loop devices and the `mkfs` of the file system. A session on a file system of its own
answers without pause and tells each answer that was saved. At random instants it is stopped and the
image copied: that is what the disk holds if the power goes now. Each copy is mounted, its journal
replayed, and the file must be whole and hold at least the last answer that had been told as saved.
At last the file system is filled to the brim: the answer must be refused in words and kept in the
recovery place, the file stay whole, and the next save after room was made must write everything.
"""

import argparse
import contextlib
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.storage_helpers import SMALL_PACK, THEN, write_assessment
from wizard.session import Session
from wizard.storage.assessments import load_assessment
from wizard.storage.packs.loading import load_pack
from wizard.storage.recovery import copies_of

QUESTION = "security.bases"
NAME = "a.assessment.yaml"
MIB = 1024 * 1024
SIZES = {"ext4": 16 * MIB, "xfs": 320 * MIB, "btrfs": 128 * MIB}
"""Bytes of a disk, by file system: about the least each can be made with."""
CUTS_PER_DISK = 10
LONGEST = 0.3
"""Seconds between two cuts at most."""
PADDING = "x" * 20_000
"""Makes the file as long as one of 100 answers, so that a write takes several blocks."""


@contextmanager
def mounted(image: Path, options: str = "") -> Iterator[Path]:
    """Mount an image and return the folder."""
    folder = image.with_name(f"{image.name}.mounted")
    folder.mkdir(exist_ok=True)
    words = ["mount", "-o", ",".join(filter(None, ["loop", options])), str(image), str(folder)]
    subprocess.run(words, check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def make_disk(image: Path, system: str) -> None:
    """Make an empty file system."""
    image.unlink(missing_ok=True)
    with image.open("wb") as stream:
        stream.truncate(SIZES[system])
    subprocess.run([f"mkfs.{system}", "-q", str(image)], check=True)


def answer_without_end(path: Path, told: int) -> None:
    """Answer, and tell by a line each answer that was saved."""
    session = Session.open(path, load_pack(SMALL_PACK), clock=lambda: THEN)
    number = 0
    while True:
        number += 1
        session.annotate(QUESTION, note=f"{number} {PADDING}")
        if session.unsaved is None:
            os.write(told, f"{number}\n".encode())


def start_answering(path: Path) -> tuple[int, int]:
    """Start a process that answers; return its number and the pipe it tells through."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        with contextlib.suppress(BaseException):
            answer_without_end(path, writing)
        os._exit(1)
    os.close(writing)
    os.set_blocking(reading, False)
    return child, reading


def last_told(pipe: int, before: int) -> int:
    """Return the last number told so far."""
    said = b""
    with contextlib.suppress(BlockingIOError):
        while part := os.read(pipe, 65_536):
            said += part
    numbers = said.split()
    return int(numbers[-1]) if numbers else before


def cut(image: Path, options: str, generator: random.Random) -> Iterator[tuple[Path, int]]:
    """Yield copies of a disk that is written to, each with the last answer told before the cut.

    They can be mounted when all have been made: two alike at once confuse some file systems.
    """
    with mounted(image, options) as folder:
        path = write_assessment(folder / NAME, depth="full")
        os.sync()
        child, pipe = start_answering(path)
        try:
            known = 0
            while not known:
                time.sleep(0.01)
                known = last_told(pipe, known)
            for number in range(CUTS_PER_DISK):
                time.sleep(generator.uniform(0, LONGEST))
                os.kill(child, signal.SIGSTOP)
                os.waitpid(child, os.WUNTRACED)
                known = last_told(pipe, known)
                copy = image.with_suffix(f".{number}")
                # Holes are skipped, so that little can be written while the copy is made.
                subprocess.run(["cp", "--sparse=always", str(image), str(copy)], check=True)
                os.kill(child, signal.SIGCONT)
                yield copy, known
        finally:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            os.close(pipe)


def number_in(path: Path) -> int:
    """Return the last answer in a file, which must be whole."""
    answer = load_assessment(path)[0].answers.get(QUESTION)
    return int(answer.note.split()[0]) if answer else 0


def look(copy: Path, told: int) -> str:
    """Return what is wrong with what the disk held; nothing if all is well."""
    with mounted(copy) as folder:
        try:
            found = number_in(folder / NAME)
        except Exception as error:  # noqa: BLE001 - whatever is wrong with the file is the finding
            return f"unreadable after {told}: {error}"
    return "" if found >= told else f"{told} had been saved, {found} is there"


def fill(folder: Path) -> Path:
    """Write until the disk takes nothing more."""
    path = folder / "ballast"
    with contextlib.suppress(OSError), path.open("wb", buffering=0) as stream:
        while stream.write(b"x" * 512):
            pass
    return path


def try_full_disk(image: Path, system: str) -> str:
    """Return what is wrong with saving on a full disk; nothing if all is well."""
    make_disk(image, system)
    with mounted(image) as folder:
        path = write_assessment(folder / NAME, depth="full")
        session = Session.open(path, load_pack(SMALL_PACK), clock=lambda: THEN)
        session.annotate(QUESTION, note=f"1 {PADDING}")
        ballast = fill(folder)
        session.annotate(QUESTION, note=f"2 {PADDING}")
        said = str(session.unsaved)
        found, kept = number_in(path), [copy.assessment.answers for copy in copies_of(path)]
        ballast.unlink()
        mended = session.retry()
        session.close()
        ends, left = number_in(path), copies_of(path)
    right = found == 1 and len(kept) == 1 and kept[0][QUESTION].note.startswith("2 ")
    if right and "the disk is full" in said and mended and ends == 2 and not left:
        return ""
    return f"full disk: {said} {found} {len(kept)} {mended} {ends} {len(left)}"


def run(cuts: int, system: str, options: str, seed: int) -> list[str]:
    """Cut so many times; return everything that was wrong."""
    generator, faults = random.Random(seed), []
    with tempfile.TemporaryDirectory() as name:
        os.environ["XDG_STATE_HOME"] = str(Path(name) / "state")
        image = Path(name) / "disk"
        for _ in range(max(1, cuts // CUTS_PER_DISK)):
            make_disk(image, system)
            copies = list(cut(image, options, generator))
            faults += [look(copy, told) for copy, told in copies]
        faults.append(try_full_disk(image, system))
    sys.stdout.write(f"{len(faults) - 1} cuts and a full disk; ")
    return [fault for fault in faults if fault]


def main() -> int:
    """Run the campaign and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cuts", type=int, default=200)
    parser.add_argument("--system", choices=SIZES, default="ext4")
    parser.add_argument("--options", default="", help="of the mount, such as noauto_da_alloc")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    faults = run(options.cuts, options.system, options.options, options.seed)
    sys.stdout.write("\n".join([f"{len(faults)} faults", *faults, ""]))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
