"""What to negotiate first, and under which conditions to proceed (method.md 1.14, 1.15)."""

from collections.abc import Iterator

from wizard.model.checklist import Safeguard
from wizard.model.result import Band, Improvement, Trigger
from wizard.scoring.answers.scale import TOP_LEVEL
from wizard.scoring.scores.case import Case
from wizard.scoring.scores.scenario import Scenario, working_scenario
from wizard.scoring.scores.verdict import scenario_triggers

_CONDITION_CODES = frozenset({"T8", "T9", "T10", "T14"})


def rank_improvements(case: Case) -> tuple[Improvement, ...]:
    """Return what each answered safeguard below full would do at full, the most useful first.

    Order: cures a crossed red line, then the drop in the overall residual, then how many exposures
    it touches. Safeguards that would change nothing are left out.
    """
    return rank_from(working_scenario(case))


def rank_from(scenario: Scenario, *, open_too: bool = False) -> tuple[Improvement, ...]:
    """Return the improvements possible from a scenario; open safeguards only if asked for."""
    case = scenario.board.case
    candidates = [s for s in case.safeguards if _is_candidate(case, s, open_too)]
    found = [_improve(scenario, s) for s in candidates if not _is_at_full(scenario, s)]
    useful = [entry for entry in found if entry.drop > 0 or entry.cures]
    return tuple(sorted(useful, key=lambda i: (not i.cures, -i.drop, -i.touches, i.safeguard.id)))


def _is_candidate(case: Case, safeguard: Safeguard, open_too: bool) -> bool:  # noqa: FBT001
    reading = case.readings[safeguard.id]
    is_answered = reading.status in ("answered", "range")
    is_open = open_too and reading.status != "waiting"
    return (is_answered or is_open) and reading.low < 1.0


def _is_at_full(scenario: Scenario, safeguard: Safeguard) -> bool:
    """Tell whether a safeguard works fully already, as those taken before do."""
    level = scenario.levels[safeguard.id]
    return scenario.board.values[safeguard.id] == 1.0 and level == (TOP_LEVEL, TOP_LEVEL)


def _improve(scenario: Scenario, safeguard: Safeguard) -> Improvement:
    case = scenario.board.case
    after = scenario.with_full((safeguard.id,))
    now, then = scenario.board.residual or 0.0, after.board.residual or 0.0
    cures = tuple(
        line.id
        for line in case.pack.red_lines.values()
        if line.id not in case.waived
        and scenario.crossings[line.id]
        and not after.crossings[line.id]
    )
    return Improvement(
        safeguard=safeguard,
        drop=max(0.0, now - then),
        residual_after=then,
        band_after=after.board.band or Band.LOW,
        cures=cures,
        touches=len(case.touched.get(safeguard.id, ())),
    )


def find_conditions(case: Case) -> tuple[str, ...]:
    """Return the safeguards to ask for so that no condition trigger is left, in order.

    Cures of red lines come first, then the best remaining safeguard at each step until T8-T10 and
    T14 no longer fire or nothing helps any more. A heuristic: the list is short, not proven least.
    """
    return tuple(_greedy(case))


def _greedy(case: Case) -> Iterator[str]:
    scenario = working_scenario(case)
    # What is at full neither lacks nor helps any more, so nothing is wanted twice.
    while wanted := _still_wanted(scenario):
        yield wanted
        scenario = scenario.with_full((wanted,))


def _still_wanted(scenario: Scenario) -> str | None:
    fired = tuple(scenario_triggers(scenario))
    curable = any(trigger.code == "T4" for trigger in fired)
    if not curable and not any(trigger.code in _CONDITION_CODES for trigger in fired):
        return None
    lacking = [q for trigger in fired if trigger.code == "T14" for q in trigger.questions]
    ranked = rank_from(scenario, open_too=True)
    if ranked and ranked[0].cures:
        return ranked[0].safeguard.id
    case = scenario.board.case
    due = [q for q in lacking if case.readings[q].counts]
    if due:
        return due[0]
    return ranked[0].safeguard.id if ranked and _is_residual_high(fired) else None


def _is_residual_high(fired: tuple[Trigger, ...]) -> bool:
    return any(trigger.code in ("T8", "T9", "T10") for trigger in fired)
