"""The three ways to read open questions: best case, working value, worst case (method.md 1.10)."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Literal, NamedTuple

from wizard.model.result import Reading
from wizard.scoring.answers.applicability import Truth
from wizard.scoring.answers.computed import Ends, bundle_ends
from wizard.scoring.answers.scale import TOP_LEVEL, Point
from wizard.scoring.scores.board import Board, build_board
from wizard.scoring.scores.case import Case
from wizard.scoring.scores.coverage import Values
from wizard.scoring.scores.red_lines import Levels, is_crossed

Reader = Literal["working", "best", "worst"]
"""Which end of what is open a scenario takes; `working` takes the middle."""


class Scenario(NamedTuple):
    """A board, the levels it is judged by, and whether each red line is crossed at them."""

    board: Board
    levels: Levels
    crossings: Mapping[str, Truth]
    """True, false or unknown for each red line, by id."""

    def with_point(self, question: str, point: Point) -> "Scenario":
        """Return the scenario with one question at a value and level."""
        value, level = point
        return self._with({question: value}, {question: (level, level)})

    def with_full(self, safeguards: tuple[str, ...]) -> "Scenario":
        """Return the scenario with safeguards fully working."""
        top = float(TOP_LEVEL)
        return self._with(dict.fromkeys(safeguards, 1.0), dict.fromkeys(safeguards, (top, top)))

    def in_case(self, case: Case, values: Values, levels: Levels) -> "Scenario":
        """Return the scenario of a case that differs in the readings of these questions alone."""
        there = Scenario(replace(self.board, case=case), self.levels, self.crossings)
        return there._with(values, levels)

    def with_readings(self, readings: Mapping[str, Reading]) -> "Scenario":
        """Return the scenario with questions that count read otherwise, at their working values."""
        values = {question: reading.working for question, reading in readings.items()}
        levels = {q: (reading.level_low, reading.level_high) for q, reading in readings.items()}
        return self._with(values, levels)

    def _with(self, values: Values, levels: Levels) -> "Scenario":
        case = self.board.case
        joined = {**self.levels, **levels}
        bundles = _recount(case, levels, joined)
        joined |= {q: (low * TOP_LEVEL, high * TOP_LEVEL) for q, (low, high) in bundles.items()}
        moved = (*levels, *bundles)
        lines = [line for question in moved for line in case.lines_reading.get(question, ())]
        judged = {line.id: is_crossed(line, case, joined) for line in lines}
        middles = {question: (low + high) / 2 for question, (low, high) in bundles.items()}
        board = self.board.with_values({**values, **middles})
        return Scenario(board, joined, {**self.crossings, **judged})


def _recount(case: Case, changed: Iterable[str], levels: Levels) -> dict[str, Ends]:
    """Return the ends of the values of all bundles that read a changed question."""
    touched = {
        question: scale
        for read in changed
        for question, scale in case.bundles_reading.get(read, {}).items()
    }
    known = {q: levels[q] for scale in touched.values() for q in scale.reads if q in levels}
    return {question: bundle_ends(scale, known) for question, scale in touched.items()}


def _build(case: Case, values: Values, levels: Levels) -> Scenario:
    lines = case.pack.red_lines.values()
    crossings = {line.id: is_crossed(line, case, levels) for line in lines}
    return Scenario(build_board(case, values), levels, crossings)


def build_scenarios(case: Case) -> dict[Reader, Scenario]:
    """Return a case in the three ways to read it."""
    return {
        "working": working_scenario(case),
        "best": extreme_scenario(case, "best"),
        "worst": extreme_scenario(case, "worst"),
    }


def working_scenario(case: Case) -> Scenario:
    """Return every question at the middle of its interval; red lines see the whole interval."""
    return _build(case, *ends_in(case, case.readings, "working"))


def extreme_scenario(case: Case, which: Literal["best", "worst"]) -> Scenario:
    """Return the case at one end of every interval: the exact bound, as all effects are monotone.

    Residuals rise with every exposure and fall with every safeguard, so one evaluation is enough.
    """
    return _build(case, *ends_in(case, case.readings, which))


def ends_in(
    case: Case, readings: Mapping[str, Reading], which: Reader
) -> tuple[dict[str, float], dict[str, Ends]]:
    """Return values and levels of those readings that score, as one way reads them."""
    values: dict[str, float] = {}
    levels: dict[str, Ends] = {}
    questions = case.pack.questions
    for question, reading in readings.items():
        kind = questions[question].kind
        if kind == "context" or not reading.counts:
            continue
        if which == "working":
            values[question] = reading.working
            levels[question] = (reading.level_low, reading.level_high)
        elif (kind == "exposure") == (which == "best"):
            values[question] = reading.low
            levels[question] = (reading.level_low, reading.level_low)
        else:
            values[question] = reading.high
            levels[question] = (reading.level_high, reading.level_high)
    return values, levels
