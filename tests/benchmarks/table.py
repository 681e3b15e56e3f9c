"""Goals, and what was measured beside them."""

import statistics
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

Samples = Mapping[str, Sequence[float]]


@dataclass(frozen=True)
class Ratio:
    """A goal set as a ratio of two medians of the same run."""

    title: str
    ours: str
    floor: str
    goal: float
    unit: str = "ms"


@dataclass(frozen=True)
class Figure:
    """A figure of its own, with a goal if there is one."""

    title: str
    name: str
    unit: str
    goal: float | None = None
    percentile: int = 50


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    title: str
    value: float
    unit: str
    goal: float | None
    beside: str

    @property
    def verdict(self) -> str:
        """Return whether the goal was reached."""
        if self.goal is None:
            return ""
        return "reached" if self.value <= self.goal else "not reached"


GOALS: tuple[Ratio | Figure, ...] = (
    Ratio("1 --version, console script / python -c pass", "version.script", "pass", 1.2),
    Ratio("1 --version, python -m wizard / python -c pass", "version.module", "pass", 1.2),
    Ratio("2 summary of the example / one model", "summary", "one-model", 1.25),
    Ratio("3 first frame / minimal app", "example.frame", "minimal.frame", 1.15),
    Ratio("4 first question, blank / minimal app", "blank.question", "minimal.frame", 1.35),
    Ratio("4 first question, example / minimal app", "example.question", "minimal.frame", 1.35),
    Ratio("4 first question, never opened / minimal", "unknown.question", "minimal.frame", 1.35),
    Ratio("5 load 150 answers / CSafeLoader", "load.ours", "load.parser", 0.5),
    Figure("6 choice under the cursor, median", "chosen", "ms", 5),
    Figure("6 choice under the cursor, p95", "chosen", "ms", 8, percentile=95),
    Figure("6 bytes per choice, median", "chosen.bytes", "B", 500),
    Figure("6 answer to next question, median", "painted", "ms", 8),
    Figure("6 answer to next question, p95", "painted", "ms", 16, percentile=95),
    Figure("6 answer to last byte, median", "settled", "ms"),
    Figure("6 answer to last byte, p95", "settled", "ms", percentile=95),
    Figure("6 bytes per answer, median", "bytes", "B", 6000),
    Ratio(
        "7 peak memory after 20 answers / minimal app", "walk.memory", "minimal.memory", 1.6, "MiB"
    ),
    Ratio("8 exit / minimal app", "walk.exit", "minimal.exit", 1.0),
    Figure("8 idle processor time", "idle", "%", 0.3),
    Ratio("10 first question of many / minimal app", "grown.question", "minimal.frame", 1.6),
    Ratio("10 peak memory with many / minimal app", "grown.memory", "minimal.memory", 1.8, "MiB"),
    Ratio("10 answer to next question, many / few", "grown.painted", "painted", 1.1),
    Figure("10 answer to next of many, p95", "grown.painted", "ms", 16, percentile=95),
    Figure("10 answer to last byte among many", "grown.settled", "ms"),
    Figure("9 full score, all answered", "score.medium", "ms"),
    Figure("9 full score, blank", "score.blank", "ms"),
    Figure("9 inquiries, all answered at medium", "inquire.medium", "ms"),
    Figure("9 inquiries, all answered at low", "inquire.low", "ms"),
    Figure("9 inquiries, blank", "inquire.blank", "ms"),
)


def make_rows(samples: Samples) -> Iterator[Row]:
    """Yield a row for each goal."""
    for goal in GOALS:
        # A walk through many questions is measured only if asked for.
        if not _names(goal) <= samples.keys():
            continue
        yield _ratio(goal, samples) if isinstance(goal, Ratio) else _figure(goal, samples)


def _names(goal: Ratio | Figure) -> set[str]:
    return {goal.ours, goal.floor} if isinstance(goal, Ratio) else {goal.name}


def _ratio(goal: Ratio, samples: Samples) -> Row:
    ours, floor = (statistics.median(samples[name]) for name in (goal.ours, goal.floor))
    beside = f"{ours:.1f} / {floor:.1f} {goal.unit}"
    return Row(goal.title, ours / floor, "x", goal.goal, beside)


def _figure(goal: Figure, samples: Samples) -> Row:
    found = samples[goal.name]
    cuts = statistics.quantiles(found, n=100, method="inclusive")
    beside = f"{min(found):.1f} to {max(found):.1f}, n = {len(found)}"
    return Row(goal.title, cuts[goal.percentile - 1], goal.unit, goal.goal, beside)


def render(rows: Sequence[Row]) -> str:
    """Return the table as text."""
    lines = [_line("what", "measured", "goal", "", "medians, or least to greatest")]
    for row in rows:
        goal = "" if row.goal is None else f"{row.goal:g}"
        lines.append(_line(row.title, f"{row.value:.2f} {row.unit}", goal, row.verdict, row.beside))
    return "".join(lines)


def _line(title: str, value: str, goal: str, verdict: str, beside: str) -> str:
    return f"{title:<48} {value:>12} {goal:>6}  {verdict:<12} {beside}\n"


def as_data(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """Return the table as JSON-ready data."""
    return [{**asdict(row), "verdict": row.verdict} for row in rows]
