"""Time loading one assessment against the plain parser, in turn: loading.py FILE."""

import json
import sys
import time
from pathlib import Path

import yaml

from wizard.storage.assessments import load_assessment

WARM_UP = 2
REPEATS = 9


def main() -> None:
    """Print both lists of milliseconds."""
    path = Path(sys.argv[1])
    raw = path.read_bytes()
    ours: list[float] = []
    parser: list[float] = []
    for _ in range(WARM_UP + REPEATS):
        begin = time.perf_counter()
        load_assessment(path)
        middle = time.perf_counter()
        yaml.load(raw, yaml.CSafeLoader)
        end = time.perf_counter()
        ours.append((middle - begin) * 1000)
        parser.append((end - middle) * 1000)
    times = {"load.ours": ours[WARM_UP:], "load.parser": parser[WARM_UP:]}
    sys.stdout.write(json.dumps(times))


if __name__ == "__main__":
    main()
