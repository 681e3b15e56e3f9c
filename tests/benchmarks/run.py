"""Measure the program against its goals, each against a floor measured in the same run.

Run `python tests/benchmarks/run.py` with an interpreter that has pip; nothing else is needed, and
nothing is built in the checkout. The wheel is built and installed, byte-compiled, with its
dependencies into a new environment in a temporary folder; then all cases run in turn, round by
round. The first round warms up and is dropped. Goals are ratios of medians, because times on a
busy machine drift by a third within minutes while ratios within one run hold. Fifteen rounds
take three to seven minutes. Only Linux is supported: figures come from /proc.

    python tests/benchmarks/run.py --rounds 30 --json figures.json
    python tests/benchmarks/run.py --depth full         # the walk over all questions
    python tests/benchmarks/run.py --questions 10000    # and a walk through a large pack
    python tests/benchmarks/run.py --python VENV/bin/python   # measure what is installed there
"""

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

# Beside `python -m tests.benchmarks.run`, the file can be run by its name from any folder.
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.benchmarks.cases import Bench, Case, prepare
from tests.benchmarks.installing import install, locate
from tests.benchmarks.processes import BenchmarkError
from tests.benchmarks.table import as_data, make_rows, render

_IDLE_RUNS = 3


def main() -> int:
    """Measure and report; the exit code tells whether everything ran, not how fast."""
    options = _parse()
    target = options.json.resolve() if options.json else None
    given = locate(options.python.absolute()) if options.python else None
    start = Path.cwd()
    with tempfile.TemporaryDirectory(prefix="wizard-benchmark-") as name:
        # Not in the checkout: `python -m wizard` would find it before what is installed.
        os.chdir(name)
        try:
            _say("Installing")
            bench = prepare(
                given or install(Path(name)), Path(name), options.depth, options.questions
            )
            samples = _measure(bench, options.rounds)
        except BenchmarkError as error:
            _say(f"Stopped: {error}")
            return 1
        finally:
            os.chdir(start)
    rows = list(make_rows(samples))
    sys.stdout.write(render(rows))
    sys.stdout.write(
        f"load average at the end: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores\n"
    )
    if target is not None:
        data = {"rounds": options.rounds, "rows": as_data(rows), "samples": samples}
        target.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")
    return 0


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure the program against its goals.")
    parser.add_argument("--rounds", type=int, default=15, help="rounds that count (default: 15)")
    parser.add_argument("--depth", choices=("core", "full"), default="core")
    parser.add_argument("--json", type=Path, metavar="OUT", help="write all samples as well")
    parser.add_argument(
        "--questions", type=int, default=0, metavar="N", help="walk through a pack of N as well"
    )
    parser.add_argument("--python", type=Path, help="measure this environment, install nothing")
    options = parser.parse_args()
    if options.rounds < 1:
        parser.error("--rounds must be at least 1")
    return options


def _measure(bench: Bench, rounds: int) -> dict[str, list[float]]:
    samples: dict[str, list[float]] = {}
    for number in range(rounds + 1):
        _say(f"Round {number} of {rounds}" if number else "Warming up")
        for case in bench.cases():
            found = case()
            if number:
                _add(samples, found)
    _say("Idling")
    _repeat(bench.idle, samples)
    return samples


def _repeat(case: Case, samples: dict[str, list[float]]) -> None:
    for _ in range(_IDLE_RUNS):
        _add(samples, case())


def _add(samples: dict[str, list[float]], found: Mapping[str, list[float]]) -> None:
    for name, values in found.items():
        samples.setdefault(name, []).extend(values)


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")


if __name__ == "__main__":
    sys.exit(main())
