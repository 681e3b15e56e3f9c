"""What is measured: each case runs once a round and returns its samples by name."""

import itertools
import os
import shutil
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.benchmarks.installing import Installation
from tests.benchmarks.processes import PROBES, ask_inside, run_quietly, time_process
from tests.benchmarks.terminal import Terminal

Samples = Mapping[str, list[float]]
Case = Callable[[], Samples]

FIRST_FRAME = "Partnership wizard"
ANSWERS = 60
"""Answers of one walk, at least; a core assessment takes about eighty by digits."""
ANSWERS_BEFORE_MEMORY = 20
CHOICES = 15
"""How often the cursor goes down and up again."""
IDLE_SECONDS = 5.0
_DOWN, _UP = "\x1b[B", "\x1b[A"
_SETTLED = 0.3
"""Seconds without output after which a start is over."""
_LONG = 1.0
"""The same for what follows an answer among ten thousand questions."""


@dataclass(frozen=True)
class Bench:
    """The installation, a folder with the files to work on, and the plan of a walk."""

    installed: Installation
    folder: Path
    plan: Mapping[str, Any]
    grown: Mapping[str, Any] | None = None
    """The plan of a walk through a large pack, if one is measured."""

    def cases(self) -> tuple[Case, ...]:
        """Return all cases in the order in which a round runs them."""
        return (
            self.version,
            self.summary,
            self.minimal,
            self.example,
            self.unknown,
            self.choosing,
            self.walk,
            self.loading,
            self.scoring,
            *((self.growing,) if self.grown else ()),
        )

    def version(self) -> Samples:
        """The bare interpreter, and the version asked for in two ways."""
        python, script = self.installed.python, self.installed.script
        return {
            "pass": [time_process([python, "-c", "pass"])],
            "version.script": [time_process([script, "--version"])],
            "version.module": [time_process([python, "-m", "wizard", "--version"])],
        }

    def summary(self) -> Samples:
        """The summary of the example, and a script with one record."""
        script = self.installed.script
        return {
            "one-model": [time_process([self.installed.python, str(PROBES / "one_model.py")])],
            "summary": [time_process([script, "summary", str(self._file("example"))])],
        }

    def minimal(self) -> Samples:
        """The minimal application: first frame, memory, exit."""
        with Terminal([self.installed.python, str(PROBES / "minimal_app.py")]) as terminal:
            painted = terminal.wait_for(FIRST_FRAME)
            terminal.wait_until_quiet(_SETTLED)
            memory = terminal.peak_memory()
            left = terminal.leave()
        return {"minimal.frame": [painted], "minimal.memory": [memory], "minimal.exit": [left]}

    def example(self) -> Samples:
        """The example opened: first frame, first question."""
        with self._open(self._file("example")) as terminal:
            painted = terminal.wait_for(FIRST_FRAME)
            question = terminal.wait_for(self.plan["example"])
            terminal.wait_until_quiet(_SETTLED)
            terminal.leave()
        return {"example.frame": [painted], "example.question": [question]}

    def unknown(self) -> Samples:
        """An assessment opened that never was before: nothing is known of what it will show."""
        text = self._file("blank").read_text(encoding="utf-8")
        path = self._file("unknown")
        path.write_text(f"{text}# {time.monotonic_ns()}\n", encoding="utf-8")
        with self._open(path) as terminal:
            question = terminal.wait_for(self.plan["blank"])
            terminal.wait_until_quiet(_SETTLED)
            terminal.leave()
        return {"unknown.question": [question]}

    def choosing(self) -> Samples:
        """The cursor moved up and down among the choices of a question."""
        ahead = itertools.takewhile(lambda step: not step["answers"], self.plan["steps"])
        found: dict[str, list[float]] = {"chosen": [], "chosen.bytes": []}
        with self._open(self._fresh_blank()) as terminal:
            terminal.wait_for(self.plan["blank"])
            terminal.wait_until_quiet(_SETTLED)
            for step in ahead:
                terminal.press(step["key"])
                terminal.wait_for(step["mark"])
                terminal.wait_until_quiet()
            for key in (_DOWN, *(_DOWN, _UP) * CHOICES):
                terminal.press(key)
                found["chosen"].append(terminal.wait_until_quiet())
                found["chosen.bytes"].append(float(terminal.received))
            terminal.leave()
        return found

    def walk(self) -> Samples:
        """A blank assessment opened: first question, then answers, memory and exit."""
        found: dict[str, list[float]] = {"painted": [], "settled": [], "bytes": []}
        with self._open(self._fresh_blank()) as terminal:
            found["blank.question"] = [terminal.wait_for(self.plan["blank"])]
            terminal.wait_until_quiet(_SETTLED)
            for count, answer in enumerate(self._answers(terminal), 1):
                for name, value in answer.items():
                    found[name].append(value)
                if count == ANSWERS_BEFORE_MEMORY:
                    found["walk.memory"] = [terminal.peak_memory()]
            found["walk.exit"] = [terminal.leave()]
        return found

    def _answers(self, terminal: Terminal) -> Iterator[dict[str, float]]:
        steps = self.plan["steps"]
        wanted = [number for number, step in enumerate(steps, 1) if step["answers"]][:ANSWERS]
        for step in itertools.islice(steps, wanted[-1]):
            terminal.press(step["key"])
            painted = terminal.wait_for(step["mark"])
            settled = terminal.wait_until_quiet()
            if step["answers"]:
                yield {"painted": painted, "settled": settled, "bytes": float(terminal.received)}

    def growing(self) -> Samples:
        """A walk through a large pack; each key waits until all that follows an answer is done."""
        plan: Mapping[str, Any] = self.grown or {}
        path = Path(shutil.copy(self._file("grown"), self._file("grown-walk")))
        found: dict[str, list[float]] = {"grown.painted": [], "grown.settled": []}
        with self._open(path, "--pack", str(self.folder / "grown-pack")) as terminal:
            found["grown.question"] = [terminal.wait_for(plan["blank"])]
            terminal.wait_until_quiet(_LONG)
            for step in plan["steps"]:
                terminal.press(step["key"])
                painted = terminal.wait_for(step["mark"])
                settled = terminal.wait_until_quiet(_LONG)
                if step["answers"]:
                    found["grown.painted"].append(painted)
                    found["grown.settled"].append(settled)
            found["grown.memory"] = [terminal.peak_memory()]
            terminal.leave()
        return found

    def loading(self) -> Samples:
        """One assessment of 150 answers loaded, and parsed only."""
        return self._ask("load")

    def scoring(self) -> Samples:
        """The arithmetic."""
        return self._ask("score")

    def idle(self) -> Samples:
        """Per cent of one processor used while nobody does anything."""
        with self._open(self._fresh_blank()) as terminal:
            terminal.wait_for(self.plan["blank"])
            terminal.wait_until_quiet(1.0)
            before, begin = terminal.cpu_time(), time.perf_counter()
            time.sleep(IDLE_SECONDS)
            used = terminal.cpu_time() - before
            spent = time.perf_counter() - begin
            terminal.leave()
        return {"idle": [used / spent * 100]}

    def _file(self, name: str) -> Path:
        return _file(self.folder, name)

    def _fresh_blank(self) -> Path:
        return Path(shutil.copy(self._file("blank"), self._file("walk")))

    def _open(self, path: Path, *words: str) -> Terminal:
        return Terminal([self.installed.script, "open", str(path), *words])

    def _ask(self, command: str) -> Samples:
        found: Samples = ask_inside(self.installed.python, command, self.folder)
        return found


def prepare(installed: Installation, folder: Path, depth: str, questions: int = 0) -> Bench:
    """Write the files that are measured into `folder`; the walk goes through one of `depth`.

    With `questions`, there is also a walk through a pack of at least so many.
    """
    os.environ["PARTNERSHIP_WIZARD_CACHE"] = str(folder / "cache")
    run_quietly([installed.script, "example", "--write-only", str(_file(folder, "example"))])
    facts = ["--us", "Lumeria", "--partner", "Caldria", "--title", "Benchmark"]
    for name, asked in (("blank", depth), ("full", "full")):
        path = str(_file(folder, name))
        run_quietly([installed.script, "new", path, *facts, "--depth", asked])
    plan = ask_inside(installed.python, "plan", folder)
    grown = ask_inside(installed.python, "grow", folder, questions) if questions else None
    return Bench(installed, folder, plan, grown)


def _file(folder: Path, name: str) -> Path:
    return folder / f"{name}.assessment.yaml"
