"""Measure what each hostile file costs the real program: time it works, and memory.

    python tests/campaigns/files.py            # an assessment
    python tests/campaigns/files.py --kind checklist

Both are said beyond what a sound file of the same kind takes, as the least of three runs. The exit
code is 1 if any file was not refused in words, or takes more than 20 MiB. Times are only said: on
a busy machine they say little.
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

# Beside `python -m tests.campaigns.files`, the file can be run by its name from any folder.
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.hostile_files import NO_FILES, contents
from tests.hostile_runs import Run, run_child
from tests.sound_files import SOUND, lay_out

_RUNS = 3
_MOST_MEBIBYTES = 20


class Cost(NamedTuple):
    """What one file cost beyond a sound one."""

    name: str
    code: int
    seconds: float
    mebibytes: float

    @property
    def is_fine(self) -> bool:
        """Tell whether the file was refused, and cheaply."""
        return self.code in (3, 4) and self.mebibytes <= _MOST_MEBIBYTES


def measure(kind: str, folder: Path) -> Iterator[Cost]:
    """Yield the cost of each hostile file of a kind."""
    file = lay_out(folder)[kind]
    sound = _least(file, folder)
    for name, raw in contents(kind):
        file.write_bytes(raw)
        yield _beyond(name, _least(file, folder), sound)
    for name, put in NO_FILES.items() if kind == "assessment" else ():
        path = folder / name.replace(" ", "-")
        put(path)
        if path.is_symlink() or not path.is_dir():  # `check` looks through a folder
            yield _beyond(name, _least(path, folder), sound)


def _least(file: Path, folder: Path) -> Run:
    runs = [run_child("check", file, "--pack", folder / "small", cwd=folder) for _ in range(_RUNS)]
    return min(runs, key=lambda run: run.seconds)


def _beyond(name: str, run: Run, sound: Run) -> Cost:
    is_said = "Traceback" not in run.said and "fault of its own" not in run.said
    code = run.code if is_said else 1
    return Cost(name, code, run.seconds - sound.seconds, run.mebibytes - sound.mebibytes)


def main() -> int:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--kind", choices=list(SOUND), default="assessment")
    options = parser.parse_args()
    with TemporaryDirectory(prefix="wizard-files-") as name:
        costs = list(measure(options.kind, Path(name)))
    for cost in costs:
        mark = "" if cost.is_fine else "  <- not as promised"
        sys.stdout.write(
            f"{cost.name:36} exit {cost.code}  {cost.seconds * 1000:+5.0f} ms  "
            f"{cost.mebibytes:+5.1f} MiB{mark}\n"
        )
    return int(not all(cost.is_fine for cost in costs))


if __name__ == "__main__":
    sys.exit(main())
