"""Score an assessment whole (method.md 1.4-1.14, 1.17)."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import replace

from wizard.model.assessment import Assessment
from wizard.model.checklist import FAMILIES, Question
from wizard.model.pack import Pack
from wizard.model.result import (
    DimensionScore,
    ExposureScore,
    FamilyEffect,
    Interval,
    Reading,
    Result,
)
from wizard.scoring.numerics import distance_to_next_band, weighted_mean
from wizard.scoring.scores.board import (
    Board,
    build_board,
    overall,
    roll_up,
)
from wizard.scoring.scores.case import Case, build_case, find_threats
from wizard.scoring.scores.coverage import coverage_of, family_effects
from wizard.scoring.scores.red_lines import judge_red_line
from wizard.scoring.scores.scenario import Reader, Scenario, build_scenarios
from wizard.scoring.scores.verdict import recommend

EXCLUDED_VALUE = 0.5
"""Value given to exposures an analyst set not applicable, in the check of method.md 1.11."""


def score_assessment(pack: Pack, assessment: Assessment) -> Result:
    """Return everything that follows from an assessment's answers."""
    return score_case(build_case(pack, assessment))


def score_case(case: Case) -> Result:
    """Return everything that follows from a prepared assessment."""
    return result_of(case, build_scenarios(case))


def result_of(case: Case, scenarios: Mapping[Reader, Scenario]) -> Result:
    """Return everything that follows from a case and its three scenarios."""
    board, best, worst = (scenarios[name].board for name in ("working", "best", "worst"))
    inherent = {threat.id: board.values[threat.id] for threat in case.threats}
    red_lines = tuple(
        judge_red_line(line, case, scenarios["working"].levels)
        for line in case.pack.red_lines.values()
    )
    completeness = completeness_by_dimension(case)
    total = completeness_of(case, case.readings)
    shares = contributions(board)
    whole_inherent = overall(case, roll_up(case, inherent))
    residual = board.residual
    return Result(
        readings=case.readings,
        residual=residual,
        interval=_interval(best.residual, worst.residual),
        band=board.band,
        band_range=None if best.band is None or worst.band is None else (best.band, worst.band),
        to_next_band=None
        if residual is None
        else distance_to_next_band(residual, case.parameters.band_edges),
        inherent=whole_inherent,
        coverage=share_taken(whole_inherent, residual),
        opportunity=board.opportunity,
        completeness=total,
        dimensions=_score_dimensions(case, scenarios, roll_up(case, inherent), completeness),
        exposures=tuple(_score_exposures(scenarios, shares)),
        red_lines=red_lines,
        recommendation=recommend(case, scenarios, red_lines, total, completeness),
        residual_without_exclusions=residual_without_exclusions(case, board),
    )


def _interval(best: float | None, worst: float | None) -> Interval | None:
    return None if best is None or worst is None else Interval(best, worst)


def share_taken(inherent: float | None, residual: float | None) -> float | None:
    """Return the share of the inherent exposure that safeguards take away; None if there is none.

    This is the coverage shown to the user, 1 - R/X (method.md 1.7).
    """
    if not inherent or residual is None:
        return None
    return 1.0 - residual / inherent


def completeness_of(case: Case, questions: Iterable[str]) -> float:
    """Return 1 minus the weighted mean width of what is open; 1 if nothing is asked."""
    terms = [
        (case.pack.questions[question].weight, case.readings[question].width)
        for question in questions
        if case.readings[question].counts
        and case.readings[question].is_asked
        and case.pack.questions[question].kind != "context"
    ]
    return 1.0 - (weighted_mean(terms) or 0.0)


def completeness_by_dimension(case: Case) -> dict[str, float]:
    """Return the completeness of each dimension in scope."""
    questions: dict[str, list[str]] = {}
    for question in case.readings:
        questions.setdefault(case.pack.questions[question].dimension, []).append(question)
    return {dimension: completeness_of(case, ids) for dimension, ids in questions.items()}


def contributions(board: Board) -> dict[str, float]:
    """Return each exposure's part of the overall residual; the parts add up to it (1.17)."""
    case, power, residual = board.case, board.case.parameters.power, board.residual
    if not residual:
        return dict.fromkeys(board.residuals, 0.0)
    sums: dict[str, list[float]] = {}
    for threat in case.threats:
        sums.setdefault(threat.dimension, []).append(threat.weight)
    within = {dimension: math.fsum(weights) for dimension, weights in sums.items()}
    across = math.fsum(case.risk_weights[dimension] for dimension in within)
    scale = across * residual ** (power - 1)
    return {
        t.id: case.risk_weights[t.dimension]
        * (t.weight / within[t.dimension])
        * board.residuals[t.id] ** power
        / scale
        for t in case.threats
    }


def _weighs(question: Question) -> bool:
    return question.kind == "exposure" and question.weight > 0


def _score_exposures(
    scenarios: Mapping[Reader, Scenario], shares: Mapping[str, float]
) -> Iterable[ExposureScore]:
    board = scenarios["working"].board
    best, worst = (scenarios[name].board.exposure_bands for name in ("best", "worst"))
    for threat in board.case.threats:
        effects = family_effects(threat, board.values)
        yield ExposureScore(
            id=threat.id,
            dimension=threat.dimension,
            inherent=board.values[threat.id],
            coverage=coverage_of(threat, board.values, board.case.parameters.coverage_cap),
            residual=board.residuals[threat.id],
            band=board.exposure_bands[threat.id],
            band_range=(best[threat.id], worst[threat.id]),
            contribution=shares[threat.id],
            effects=tuple(
                FamilyEffect(family, safeguard, effect)
                for family, (effect, safeguard) in zip(FAMILIES, effects, strict=True)
                if safeguard
            ),
        )


def _score_dimensions(
    case: Case,
    scenarios: Mapping[Reader, Scenario],
    inherent: Mapping[str, float],
    completeness: Mapping[str, float],
) -> tuple[DimensionScore, ...]:
    board, best, worst = (scenarios[name].board for name in ("working", "best", "worst"))
    shares = contributions(board)
    part: dict[str, list[float]] = {}
    for threat in case.threats:
        part.setdefault(threat.dimension, []).append(shares[threat.id])
    bands, low, high = board.dimension_bands, best.dimension_bands, worst.dimension_bands
    scores = []
    by_dimension = _group_readings(case)
    for dimension, complete in completeness.items():
        residual = board.dimension_residuals.get(dimension)
        readings = by_dimension[dimension]
        scores.append(
            DimensionScore(
                id=dimension,
                weight=case.risk_weights[dimension],
                residual=residual,
                interval=_interval(
                    best.dimension_residuals.get(dimension),
                    worst.dimension_residuals.get(dimension),
                ),
                inherent=inherent.get(dimension),
                band=bands.get(dimension),
                band_range=(low[dimension], high[dimension]) if dimension in bands else None,
                coverage=share_taken(inherent.get(dimension), residual),
                opportunity=board.dimension_opportunities.get(dimension),
                completeness=complete,
                share=math.fsum(part.get(dimension, ())) / board.residual if board.residual else 0,
                open_questions=sum(reading.is_open for reading in readings),
                not_applicable=sum(reading.status == "not-applicable" for reading in readings),
            )
        )
    return tuple(scores)


def _group_readings(case: Case) -> dict[str, list[Reading]]:
    found: dict[str, list[Reading]] = {}
    for question, reading in case.readings.items():
        found.setdefault(case.pack.questions[question].dimension, []).append(reading)
    return found


def residual_without_exclusions(case: Case, board: Board) -> float | None:
    """Return the residual if every exposure set not applicable were at level 2 (method.md 1.11).

    None if there is no such exposure.
    """
    excluded = [
        question
        for question, reading in case.readings.items()
        if reading.status == "not-applicable" and _weighs(case.pack.questions[question])
    ]
    if not excluded:
        return None
    readings = {**case.readings, **dict.fromkeys(excluded, Reading("unanswered"))}
    threats = find_threats(case.pack, case.parameters, readings, case.judgements)
    values = {**board.values, **dict.fromkeys(excluded, EXCLUDED_VALUE)}
    return build_board(replace(case, threats=threats), values).residual
