"""The distribution of assessments made with the shipped pack: against plain draws, and in time."""

import random
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from statistics import fmean

import pytest

from tests.scoring.doubts import TEXT, known
from tests.strategies import Sample, make_assessment
from wizard.model.assessment import Answer, Confidence, Value
from wizard.model.checklist import Question
from wizard.model.result import Band, Verdict
from wizard.model.scale import Levels, MultipleChoice, Number, Percent, SingleChoice
from wizard.model.uncertainty import Uncertainty
from wizard.scoring.scores.board import build_board
from wizard.scoring.scores.case import Case, build_case
from wizard.scoring.scores.red_lines import is_crossed
from wizard.scoring.scores.scenario import Scenario
from wizard.scoring.scores.verdict import scenario_verdict
from wizard.scoring.uncertainty.distribution import Distribution, find_distributions
from wizard.storage.assessments import load_assessment
from wizard.storage.packs.loading import load_pack

PLAIN = 400
EXAMPLE = Path(__file__).parents[2] / "wizard" / "data" / "example.assessment.yaml"


@cache
def example() -> Sample:
    """Return the example that comes with the program."""
    assessment, _ = load_assessment(EXAMPLE)
    return Sample(load_pack(), assessment)


def draw_plainly(
    case: Case, distributions: Mapping[str, Distribution], dice: random.Random
) -> Scenario:
    """Return one draw by the library's own generator, weights included, scored as a scenario."""
    factors = {dimension: dice.uniform(0.5, 1.5) for dimension in case.risk_weights}
    weighed = replace(
        case,
        risk_weights={d: w * factors[d] for d, w in case.risk_weights.items()},
        opportunity_weights={d: w * factors[d] for d, w in case.opportunity_weights.items()},
    )
    points = {
        question: dice.choices(distribution.points, distribution.shares)[0]
        for question, distribution in distributions.items()
    }
    levels = {question: (level, level) for question, (_, level) in points.items()}
    lines = case.pack.red_lines.values()
    return Scenario(
        build_board(weighed, {question: value for question, (value, _) in points.items()}),
        levels,
        {line.id: is_crossed(line, case, levels) for line in lines},
    )


@cache
def plain_draws() -> tuple[Scenario, ...]:
    """Return plain draws of the example."""
    case = build_case(*example())
    found = find_distributions(case, example().assessment)
    dice = random.Random(7)
    return tuple(draw_plainly(case, found, dice) for _ in range(PLAIN))


EVENTS: dict[str, tuple[Callable[[Scenario], bool], Callable[[Uncertainty], float]]] = {
    "high": (lambda s: (s.board.band or 0) >= Band.HIGH, lambda u: u.high_chance),
    "stop": (
        lambda s: scenario_verdict(s) == Verdict.STOP,
        lambda u: u.verdicts[Verdict.STOP],
    ),
    "renegotiate": (
        lambda s: scenario_verdict(s) == Verdict.RENEGOTIATE,
        lambda u: u.verdicts[Verdict.RENEGOTIATE],
    ),
    **{
        line: (
            lambda s, line=line: s.crossings[line] is True,  # type: ignore[misc]
            lambda u, line=line: u.red_lines[line],  # type: ignore[misc]
        )
        for line in ("governance.no-way-out", "legitimacy.sealed-duties")
    },
}


@pytest.mark.parametrize("name", EVENTS)
def test_probability_agrees_with_plain_draws(name: str) -> None:
    """Every probability is within four errors of that from plain draws of whole scenarios."""
    happens, figure = EVENTS[name]
    probability = figure(known(example()))
    found = fmean(happens(scenario) for scenario in plain_draws())
    error = (probability * (1 - probability) * (1 / PLAIN + 1 / 10_240)) ** 0.5
    assert abs(found - probability) <= 4 * error + 1 / PLAIN


def test_residual_agrees_with_plain_draws() -> None:
    """Mean and deviation of the residual are those of plain draws."""
    found = known(example())
    residuals = [scenario.board.residual or 0.0 for scenario in plain_draws()]
    mean = fmean(residuals)
    deviation = fmean((residual - mean) ** 2 for residual in residuals) ** 0.5
    assert abs(mean - found.mean) < 4 * found.deviation / PLAIN**0.5
    assert abs(deviation / found.deviation - 1) < 4 / (2 * PLAIN) ** 0.5


# In time


def middle_of(question: Question) -> Value | None:
    """Return an answer in the middle of a question's scale; none for free text and dates."""
    match question.scale:
        case Levels():
            return 2
        case Number(corners=corners) | Percent(corners=corners):
            return (corners[0][0] + corners[-1][0]) / 2 if corners else 1.0
        case SingleChoice(options=options):
            return options[len(options) // 2].id
        case MultipleChoice(options=options):
            return tuple(item.id for item in options[: len(options) // 2])
        case scale:
            return "yes" if scale.type in ("yes_no", "yes_partly_no") else None


def all_answers(confidence: Confidence) -> Iterator[tuple[str, Answer]]:
    """Yield an answer to every question of the shipped pack that is asked."""
    for question in example().pack.questions.values():
        value = None if question.reads else middle_of(question)
        if value is not None:
            data = {"state": "answered", "value": value, "confidence": confidence}
            yield question.id, Answer.model_validate({**data, "evidence": [TEXT]})


FULL: dict[str, Callable[[], dict[str, Answer]]] = {
    "example": lambda: example().assessment.answers,
    "blank": dict,
    "all medium": lambda: dict(all_answers("medium")),
    "all low": lambda: dict(all_answers("low")),
}


@pytest.mark.parametrize("name", FULL)
def test_full_depth_takes_no_time_to_speak_of(name: str) -> None:
    """All dimensions at full depth take about a third of a second; ten times that is a fault."""
    sample = Sample(example().pack, make_assessment(FULL[name](), depth="full"))
    case = build_case(*sample)
    assert len(case.threats) > 80
    begun = time.process_time()
    known(sample)
    assert time.process_time() - begun < 3
