"""The recommendation: the most severe of the triggers that fire (method.md 1.14)."""

from collections.abc import Iterable, Iterator, Mapping

from wizard.model.result import (
    Band,
    Reading,
    Recommendation,
    RedLineResult,
    Trigger,
    Verdict,
)
from wizard.scoring.numerics import display, settle_float
from wizard.scoring.scores.board import Board
from wizard.scoring.scores.case import Case
from wizard.scoring.scores.scenario import Reader, Scenario

SEVERE_RESIDUAL = 0.4
"""T10: a single residual from here on asks for a condition."""
BINDING = 3.0
"""The level from which a safeguard is binding."""


def scenario_triggers(scenario: Scenario) -> Iterator[Trigger]:
    """Yield the triggers T1-T10 and T14 that fire in one scenario."""
    yield from _red_line_triggers(scenario)
    yield from _overall_triggers(scenario.board)
    yield from _part_triggers(scenario.board)
    yield from _mandatory_triggers(scenario)


def scenario_verdict(scenario: Scenario) -> Verdict:
    """Return the most severe verdict the scenario's triggers ask for."""
    return worst_verdict(tuple(scenario_triggers(scenario)))


def worst_verdict(triggers: tuple[Trigger, ...]) -> Verdict:
    """Return the most severe verdict among triggers; proceed if none fired."""
    return max((trigger.verdict for trigger in triggers), default=Verdict.PROCEED)


def _red_line_triggers(scenario: Scenario) -> Iterator[Trigger]:
    case = scenario.board.case
    for line in case.pack.red_lines.values():
        if line.id in case.waived or scenario.crossings[line.id] is not True:
            continue
        questions = tuple(atom.question for atom in line.when)
        if line.kind == "absolute":
            text = f"An absolute red line is crossed: {line.title}"
            yield Trigger("T1", Verdict.STOP, text, questions)
        else:
            text = f"A curable red line is crossed: {line.title}"
            yield Trigger("T4", Verdict.RENEGOTIATE, text, questions)


def _overall_triggers(board: Board) -> Iterator[Trigger]:
    band, gain = board.band, board.opportunity
    if band is None:
        return
    weak, modest = board.case.parameters.opportunity_edges[:2]
    if band >= Band.HIGH:
        floor = board.floor_band
        if floor is not None and floor >= Band.HIGH:
            text = f"Even with every safeguard at full the residual would be {floor.word}"
            yield Trigger("T2", Verdict.STOP, text)
        if gain is not None and settle_float(gain) < modest:
            text = f"The residual is {band.word} and the opportunity only {display(gain)}"
            yield Trigger("T3", Verdict.STOP, text)
        yield Trigger("T5", Verdict.RENEGOTIATE, f"The overall residual is {band.word}")
    if band >= Band.MODERATE:
        if gain is not None and settle_float(gain) < weak:
            text = f"The residual is {band.word} and the opportunity weak ({display(gain)})"
            yield Trigger("T7", Verdict.RENEGOTIATE, text)
        text = f"The overall residual is {band.word}, not low"
        yield Trigger("T8", Verdict.CONDITIONS, text)


def _part_triggers(board: Board) -> Iterator[Trigger]:
    case = board.case
    titles = {checklist.id: checklist.title for checklist in case.pack.checklists}
    bands = {d: band for d, band in board.dimension_bands.items() if case.risk_weights[d] > 0}
    critical = [titles[d] for d, band in bands.items() if band == Band.CRITICAL]
    high = [titles[d] for d, band in bands.items() if band >= Band.HIGH]
    if critical:
        text = f"Critical residual in: {', '.join(critical)}"
        yield Trigger("T6", Verdict.RENEGOTIATE, text)
    if high:
        yield Trigger("T9", Verdict.CONDITIONS, f"High or critical residual in: {', '.join(high)}")
    severe = tuple(
        threat.id
        for threat in case.threats
        if case.risk_weights[threat.dimension] > 0
        and settle_float(board.residuals[threat.id]) >= SEVERE_RESIDUAL
    )
    if severe:
        labels = ", ".join(_label(case, question) for question in severe)
        text = f"Single exposures with a residual of 40 or more: {labels}"
        yield Trigger("T10", Verdict.CONDITIONS, text, severe)


def _label(case: Case, question: str) -> str:
    """Return a question's label, and that it is open where its figure is only mid-range."""
    is_known = case.readings[question].width == 0
    return case.pack.questions[question].label + ("" if is_known else " (open)")


def _mandatory_triggers(scenario: Scenario) -> Iterator[Trigger]:
    case = scenario.board.case
    lacking = tuple(
        safeguard.id
        for safeguard in case.mandatory
        if is_lacking(case.readings[safeguard.id], scenario.levels.get(safeguard.id))
    )
    if lacking:
        labels = ", ".join(case.pack.questions[question].label for question in lacking)
        text = f"Mandatory safeguards are not binding: {labels}"
        yield Trigger("T14", Verdict.CONDITIONS, text, lacking)


def is_lacking(reading: Reading, levels: tuple[float, float] | None) -> bool:
    """Tell whether a mandatory safeguard is set not applicable or below binding.

    One that does not apply by its condition is not lacking: nothing could be agreed.
    """
    if reading.status == "does-not-apply":
        return False
    if levels is None:
        return True
    is_as_read = levels == (reading.level_low, reading.level_high)
    level = reading.working_level if is_as_read else sum(levels) / 2
    return settle_float(level) < BINDING


def recommend(
    case: Case,
    scenarios: Mapping[Reader, Scenario],
    red_lines: tuple[RedLineResult, ...],
    completeness: float,
    dimension_completeness: Mapping[str, float],
) -> Recommendation:
    """Return the verdict with all its reasons, most severe first, and whether it may still move.

    `scenarios` holds `working`, `best` and `worst`; completeness is from 0 to 1.
    """
    doubts = (
        *_unsettled_red_lines(red_lines),
        *_incomplete(case, scenarios["worst"], completeness, dimension_completeness),
    )
    fired = (*scenario_triggers(scenarios["working"]), *doubts)
    best, worst = scenario_verdict(scenarios["best"]), scenario_verdict(scenarios["worst"])
    return Recommendation(
        verdict=worst_verdict(fired),
        provisional=bool(doubts) or best != worst,
        best_case=best,
        worst_case=worst,
        reasons=rank_triggers(fired),
    )


def rank_triggers(triggers: Iterable[Trigger]) -> tuple[Trigger, ...]:
    """Return triggers in the order in which they are read: the most severe first."""
    return tuple(sorted(triggers, key=lambda t: (-t.verdict, int(t.code[1:]))))


def _unsettled_red_lines(red_lines: tuple[RedLineResult, ...]) -> Iterator[Trigger]:
    for state in ("unknown", "disputed", "waived"):
        found = [result for result in red_lines if result.state == state]
        titles = "; ".join(result.line.title for result in found)
        lead = "A red line is" if len(found) == 1 else f"{len(found)} red lines are"
        if found:
            questions = dict.fromkeys(q for result in found for q in result.questions)
            yield Trigger("T11", Verdict.CONDITIONS, f"{lead} {state}: {titles}", tuple(questions))


def _incomplete(
    case: Case, worst: Scenario, completeness: float, dimensions: Mapping[str, float]
) -> Iterator[Trigger]:
    parameters = case.parameters
    parts = []
    band = worst.board.band
    if band is None:
        parts.append("no exposure is in play, so nothing was weighed")
    if band is not None and band >= Band.HIGH:
        parts.append(f"open questions could still make the residual {band.word}")
    if settle_float(completeness) < parameters.completeness_limit:
        parts.append(f"only {display(completeness)} % of the answers are known")
    limit = parameters.dimension_completeness_limit
    thin = [d for d, share in dimensions.items() if settle_float(share) < limit]
    if thin:
        titles = {checklist.id: checklist.title for checklist in case.pack.checklists}
        parts.append(f"too little is known of: {', '.join(titles[d] for d in thin)}")
    if parts:
        text = "; ".join(parts)
        yield Trigger("T12", Verdict.CONDITIONS, text[0].upper() + text[1:])
