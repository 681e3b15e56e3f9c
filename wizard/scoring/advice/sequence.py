"""Safeguards one after the other: each time the best, applied and computed anew (method.md 1.15).

And the first of them that lower the overall band (method.md 1.17).
"""

from collections.abc import Callable, Iterator, Mapping

from wizard.model.analysis import Counterfactual, SequenceStep
from wizard.model.result import Improvement
from wizard.scoring.advice.negotiate import rank_from
from wizard.scoring.scores.case import Case
from wizard.scoring.scores.scenario import Scenario, working_scenario
from wizard.scoring.scores.verdict import scenario_verdict

UNRATED = 2
"""The difficulty of a safeguard nobody rated: the middle of 1 to 3."""

Order = Callable[[Improvement], tuple[float, ...]]
"""What is taken first has the lowest key; equals come as `rank_from` ranks them."""


def as_ranked(_: Improvement) -> tuple[float, ...]:
    """Leave the order of the list: cures of red lines first, then the greater drop."""
    return ()


def by_drop(entry: Improvement) -> tuple[float, ...]:
    """Order by the drop alone, the greater first."""
    return (-entry.drop,)


def by_effort(difficulty: Mapping[str, int]) -> Order:
    """Return the second order of 1.15: cures first, then the greater drop per difficulty."""

    def key(entry: Improvement) -> tuple[float, ...]:
        return (not entry.cures, -drop_per_difficulty(entry, difficulty))

    return key


def drop_per_difficulty(entry: Improvement, difficulty: Mapping[str, int]) -> float:
    """Return the drop in the overall residual for each point of difficulty, 1 to 3."""
    return entry.drop / difficulty.get(entry.safeguard.id, UNRATED)


def iterate_sequence(scenario: Scenario, order: Order = as_ranked) -> Iterator[SequenceStep]:
    """Yield step after step until no answered safeguard lowers the residual or cures anything."""
    while ranked := rank_from(scenario):
        best = min(ranked, key=order)
        scenario = scenario.with_full((best.safeguard.id,))
        yield SequenceStep(best, scenario_verdict(scenario))


def find_sequence(case: Case, order: Order = as_ranked) -> tuple[SequenceStep, ...]:
    """Return the greedy sequence from the working values (method.md 1.15).

    The first step is the first of `rank_improvements`. A heuristic: each step is the best, the
    whole need not be.
    """
    return tuple(iterate_sequence(working_scenario(case), order))


def find_counterfactual(case: Case) -> Counterfactual | None:
    """Return the shortest beginning of the sequence by drop that lowers the overall band.

    None if there is no band, or no number of answered safeguards lowers it.
    """
    scenario = working_scenario(case)
    band = scenario.board.band
    taken: list[str] = []
    for step in iterate_sequence(scenario, by_drop):
        taken.append(step.improvement.safeguard.id)
        if band is not None and step.improvement.band_after < band:
            return Counterfactual(tuple(taken), band, step)
    return None
