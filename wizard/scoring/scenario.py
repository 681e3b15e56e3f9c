"""The three ways to read open questions: best case, working value, worst case (method.md 1.10)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from wizard.model.checklist import Exposure
from wizard.model.result import Reading
from wizard.scoring.board import Board, build_board
from wizard.scoring.case import Case
from wizard.scoring.red_lines import Levels
from wizard.scoring.scale import Point


@dataclass(frozen=True, slots=True)
class Scenario:
    """A board, and the levels red lines and mandatory safeguards are judged by."""

    board: Board
    levels: Levels

    def with_point(self, question: str, point: Point) -> "Scenario":
        """Return the scenario with one question at a value and level."""
        value, level = point
        levels = {**self.levels, question: (level, level)}
        return replace(self, board=self.board.with_values({question: value}), levels=levels)

    def with_full(self, safeguards: tuple[str, ...]) -> "Scenario":
        """Return the scenario with safeguards fully working."""
        board = self.board.with_values(dict.fromkeys(safeguards, 1.0))
        levels = {**self.levels, **dict.fromkeys(safeguards, (4.0, 4.0))}
        return replace(self, board=board, levels=levels)


def working_scenario(case: Case) -> Scenario:
    """Return every question at the middle of its interval; red lines see the whole interval."""
    scored = _scored(case)
    values = {question: reading.working for question, reading in scored.items()}
    levels = {q: (reading.level_low, reading.level_high) for q, reading in scored.items()}
    return Scenario(build_board(case, values), levels)


def extreme_scenario(case: Case, which: Literal["best", "worst"]) -> Scenario:
    """Return the case at one end of every interval: the exact bound, as all effects are monotone.

    Residuals rise with every exposure and fall with every safeguard, so one evaluation is enough.
    """
    values: dict[str, float] = {}
    levels: dict[str, tuple[float, float]] = {}
    for question, reading in _scored(case).items():
        is_exposure = isinstance(case.pack.questions[question], Exposure)
        low_end = is_exposure == (which == "best")
        values[question] = reading.low if low_end else reading.high
        level = reading.level_low if low_end else reading.level_high
        levels[question] = (level, level)
    return Scenario(build_board(case, values), levels)


def _scored(case: Case) -> Mapping[str, Reading]:
    return {
        question: reading
        for question, reading in case.readings.items()
        if reading.counts and case.pack.questions[question].kind != "context"
    }
