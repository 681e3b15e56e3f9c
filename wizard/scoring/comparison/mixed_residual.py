"""The residual of a mixture, quickly: a comparison asks for thousands of them (method.md 1.18)."""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from wizard.model.result import Reading
from wizard.model.scale import Bundle
from wizard.scoring.answers.readings import read_answers
from wizard.scoring.comparison.attribution import Worth
from wizard.scoring.comparison.mixture import Mixture, Taken
from wizard.scoring.numerics import power_mean
from wizard.scoring.scores.board import overall
from wizard.scoring.scores.case import build_case, find_threats
from wizard.scoring.scores.scenario import Scenario, working_scenario

Readings = Mapping[str, Reading]


class _Ground(NamedTuple):
    """Everything that stays while only questions that decide nothing about others are moved."""

    scenario: Scenario
    """Of the readings before; what counts on either side is in play, at 0 while it does not."""
    before: Readings
    after: Readings


def residual_worth(mixture: Mixture) -> Worth:
    """Return the function from what is taken to the overall residual, 0 where nothing is in play.

    It keeps the last ground, so that sets which differ only in what decides nothing are quick.
    """
    quick = frozenset(mixture.players) - mixture.deciding - frozenset(mixture.causes)
    prepare = lru_cache(maxsize=1)(lambda steady: _prepare(mixture, steady, quick))

    def worth(taken: Taken) -> float:
        ground: _Ground = prepare(taken - quick)
        moved = {q: ground.after[q] for q in taken & quick if q in ground.scenario.levels}
        return _residual(ground, moved)

    return worth


def _prepare(mixture: Mixture, steady: Taken, quick: Taken) -> _Ground:
    case = build_case(mixture.pack, mixture.assessment(steady))
    before = after = case.readings
    if quick:
        after = read_answers(mixture.pack, mixture.assessment(steady | quick))
    either = {q: reading if reading.counts else after[q] for q, reading in before.items()}
    threats = find_threats(case.pack, case.parameters, either, case.judgements)
    scenario = working_scenario(replace(case, readings=either, threats=threats))
    absent = {q: before[q] for q in either if either[q].counts and not before[q].counts}
    return _Ground(scenario.with_readings(absent), before, after)


def _residual(ground: _Ground, moved: Readings) -> float:
    """Return the residual over the exposures that count; a safeguard that does not is at 0."""
    board = ground.scenario.with_readings(moved).board
    case, power = board.case, board.case.parameters.power
    readings = {**ground.before, **moved}
    means = {
        dimension: power_mean(
            [(t.weight, board.residuals[t.id]) for t in threats if _counts(ground, readings, t.id)],
            power,
        )
        for dimension, threats in case.threats_by_dimension.items()
    }
    return overall(case, {d: mean for d, mean in means.items() if mean is not None}) or 0.0


def _counts(ground: _Ground, readings: Readings, question: str) -> bool:
    asked = ground.scenario.board.case.pack.questions[question]
    if isinstance(asked.scale, Bundle) and asked.applies_when is None:
        return any(readings[part].counts for part in asked.reads if part in readings)
    return readings[question].counts
