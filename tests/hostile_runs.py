"""The real program on a hostile file: how it ended, what it said, and what it took."""

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from tests.cli_helpers import environment

_CHILD = """
import sys, time
from wizard.__main__ import main
sys.argv = ["partnership-wizard", *sys.argv[1:]]
try:
    code = main()
except SystemExit as left:
    code = left.code
lines = open("/proc/self/status").read().splitlines()
size = next(line.split()[1] for line in lines if line.startswith("VmHWM"))
print(f"\\n{size} {time.process_time()}", file=sys.stderr)
sys.exit(code)
"""
PATIENCE = 60


class Run(NamedTuple):
    """How the program ended on a file."""

    code: int
    said: str
    """All it said on standard output and standard error."""
    mebibytes: float
    """The most memory it held; not what its parent held when it was started."""
    seconds: float
    """The time it worked."""


def run_child(*words: str | Path, cwd: Path, env: Mapping[str, str] | None = None) -> Run:
    """Run the program to its end."""
    done = subprocess.run(
        [sys.executable, "-c", _CHILD, *map(str, words)],
        cwd=cwd,
        env=environment(env),
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )
    said = done.stderr.decode(errors="replace").rstrip("\n")
    rest, _, measured = said.rpartition("\n")
    size, seconds = measured.split() if done.returncode >= 0 else ("0", "0")
    out = done.stdout.decode(errors="replace")
    return Run(done.returncode, out + rest, int(size) / 1024, float(seconds))
