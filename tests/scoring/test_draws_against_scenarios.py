"""Draws, and enumerations, against scenarios scored one by one (method.md 1.12)."""

import math
from collections.abc import Mapping

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.scoring.doubts import (
    Draw,
    backed,
    every_draw,
    fixed,
    known,
    outlook_of,
    quick,
    read_draw,
    trial_of,
    uncertainty,
)
from tests.scoring.edits import change
from tests.scoring.rows import exposure, opportunity, red_line, safeguard, sample, scale
from tests.strategies import (
    COSTLY,
    LEVELS,
    RISING,
    Kind,
    Sample,
    conditional_samples,
    ranged,
    samples,
)
from wizard.model.result import Band, Verdict
from wizard.model.uncertainty import Uncertainty
from wizard.scoring.scores.case import build_case
from wizard.scoring.scores.verdict import scenario_verdict
from wizard.scoring.uncertainty.bearing import risk_dimensions
from wizard.scoring.uncertainty.distribution import Distribution, find_distributions
from wizard.scoring.uncertainty.gains import find_gains
from wizard.scoring.uncertainty.states import State, crossings, find_states, verdict_of

FEW = 6
"""Draws of a sample that are looked at."""


def check_draws(sample: Sample, numbers: range) -> None:
    """Compare draws with the same draws scored as scenarios: residual, band, verdict, red lines."""
    case, trial = build_case(*sample), trial_of(sample)
    outlook = outlook_of(sample, trial)
    states = list(find_states(case, trial.risks, outlook, trial.risk_weights))
    gains = find_gains(case, trial.gains, trial.gain_weights)
    crossed = {line: trial.risks.marks(f) for line, f in crossings(case, trial.risks).items()}
    for number in numbers:
        scenario = read_draw(case, trial, number)
        assert math.isclose(scenario.board.residual or 0, outlook.residuals[number], abs_tol=1e-9)
        assert scenario.board.band == outlook.bands[number]
        assert scenario_verdict(scenario) == verdict_of(State(*states[number]), gains[number])
        assert {line: bool(marks[number]) for line, marks in crossed.items()} == {
            line: scenario.crossings[line] for line in crossed
        }


@COSTLY
@given(samples(), st.integers(0, 1023 - FEW), st.sampled_from(("around-stated", "unknown")))
def test_draw_is_what_its_scenario_is(sample: Sample, first: int, weights: str) -> None:
    """Residual, band, verdict and red lines of a draw are those of the scenario it stands for."""
    assume(risk_dimensions(build_case(*sample)))
    check_draws(quick(sample, weights=weights), range(first, first + FEW))


@COSTLY
@given(conditional_samples(), st.integers(0, 1023 - FEW))
def test_draw_is_what_its_scenario_is_under_conditions(sample: Sample, first: int) -> None:
    """The same where questions do not apply, wait, or are out of scope."""
    assume(risk_dimensions(build_case(*sample)))
    check_draws(quick(sample), range(first, first + FEW))


COMPUTED = (
    exposure("a.e1", LEVELS),
    exposure("a.e2", LEVELS),
    exposure(
        "a.e3",
        Kind(
            scale(
                type="bundle",
                parts=[{"question": "a.e1", "at_least": 2}, {"question": "a.e2", "at_least": 3}],
                values=[0, 0.3, 1],
                values_reason="Together they bind.",
            ),
            (),
            spread=False,
        ),
    ),
    {
        **exposure("b.c1", Kind(scale(type="percent"), (), spread=True)),
        "kind": "context",
    },
    {
        **exposure("b.c2", Kind(scale(type="percent"), (), spread=True)),
        "kind": "context",
    },
    exposure(
        "b.e4",
        Kind(
            scale(type="difference", of="b.c1", less="b.c2", unit="%", goalposts=[0, 50]),
            (),
            spread=False,
        ),
    ),
    safeguard("b.s1", {"a.e3": "strong", "b.e4": "weak", "a.e1": "moderate"}),
)
LINE = red_line("a.both", "absolute", {"question": "a.e3", "at_least": 4})


def computed(first: object, second: object) -> Sample:
    """Return a pack with a bundle and a difference, of two numbers."""
    said = {"a.e1": 2, "a.e2": 3, "b.s1": 2, "b.c1": first, "b.c2": second}
    return sample(list(COMPUTED), said, (LINE,))  # type: ignore[arg-type]


@pytest.mark.parametrize("second", [10, ranged(10, 30), None])
def test_draw_of_computed_questions_is_what_its_scenario_is(second: object) -> None:
    """Bundles are counted again from the levels drawn of their parts."""
    check_draws(quick(computed(40, second)), range(0, 1024, 50))


def test_bundle_is_never_drawn_by_itself() -> None:
    """Its red line is crossed exactly as often as both parts are at their levels."""
    found = known(fixed(backed(computed(40, 10), confidence="medium")))
    assert found.is_exact
    assert found.red_lines == pytest.approx({"a.both": 0.8 * 0.8})
    assert "a.e3" not in found.indices


def test_difference_of_known_numbers_never_moves() -> None:
    """What is computed from two numbers stays where they put it, whatever their confidence."""
    trial = trial_of(quick(computed(40, 10)))
    assert trial.risks.axes["b.e4"].points == ((0.6, 2.4),)


def test_difference_moves_within_its_interval_only() -> None:
    """An open number leaves the difference open as far as it is, and no further."""
    points = trial_of(quick(computed(40, ranged(10, 30)))).risks.axes["b.e4"].points
    assert [round(value, 9) for value, _ in points] == [0.2, 0.3, 0.4, 0.5, 0.6]


@st.composite
def few_doubts(draw: st.DrawFn) -> tuple[Sample, Mapping[str, Distribution]]:
    """Return a sample with fixed weights in which three questions at most are not certain."""
    sample = fixed(backed(draw(samples(answered_only=True)), confidence="certain"))
    questions = sorted(sample.assessment.answers)
    doubted = draw(st.lists(st.sampled_from(questions), min_size=1, max_size=3, unique=True))
    answers = {
        question: answer.model_copy(update={"confidence": "low"}) if question in doubted else answer
        for question, answer in sample.assessment.answers.items()
    }
    found = change(sample, answers=answers)
    every = find_distributions(build_case(*found), found.assessment)
    return found, {question: every[question] for question in doubted}


@COSTLY
@given(few_doubts())
def test_enumeration_is_that_of_scenarios(pair: tuple[Sample, Mapping[str, Distribution]]) -> None:
    """Few combinations give the probabilities of all their scenarios, added up one by one."""
    sample, doubted = pair
    case = build_case(*sample)
    found = uncertainty(sample)
    assume(found is not None)
    assert found is not None
    draws = list(every_draw(case, doubted))
    bands = [draw.scenario.board.band for draw in draws]
    verdicts = [scenario_verdict(draw.scenario) for draw in draws]
    for band in Band:
        expected = math.fsum(d.share for d, b in zip(draws, bands, strict=True) if b == band)
        assert math.isclose(expected, found.bands[band], abs_tol=1e-9)
    for verdict in Verdict:
        expected = math.fsum(d.share for d, v in zip(draws, verdicts, strict=True) if v == verdict)
        assert math.isclose(expected, found.verdicts[verdict], abs_tol=1e-9)
    for line, share in found.red_lines.items():
        crossed = [draw.share for draw in draws if draw.scenario.crossings[line]]
        assert math.isclose(math.fsum(crossed), share, abs_tol=1e-9)
    check_indices(draws, doubted, found)


def check_indices(
    draws: list[Draw], doubted: Mapping[str, Distribution], found: Uncertainty
) -> None:
    """Compare moments and indices with those of scenarios."""
    residuals = [draw.scenario.board.residual or 0.0 for draw in draws]
    pairs = list(zip(draws, residuals, strict=True))
    mean = math.fsum(draw.share * residual for draw, residual in pairs)
    variance = math.fsum(draw.share * (residual - mean) ** 2 for draw, residual in pairs)
    assert math.isclose(mean, found.mean, abs_tol=1e-9)
    assert math.isclose(variance, found.deviation**2, abs_tol=1e-9)
    if variance < 1e-9:
        return
    for question, distribution in doubted.items():
        between = []
        for (_, level), share in zip(distribution.points, distribution.shares, strict=True):
            at = [(d, r) for d, r in pairs if d.scenario.levels[question] == (level, level)]
            group = math.fsum(draw.share * residual for draw, residual in at) / share
            between.append(share * (group - mean) ** 2)
        index = math.fsum(between) / variance
        assert math.isclose(index, found.indices[question], abs_tol=1e-6)


def test_safeguards_beyond_any_table_are_computed_as_they_are_met() -> None:
    """Eight open numbers on one exposure have 214 million combinations; draws are scored still."""
    guards = [
        safeguard(f"a.s{n}", {"a.e": "weak"}, RISING, family=family)
        for n, family in enumerate(("exit", "oversight", "exit", "transparency") * 2)
    ]
    check_draws(quick(sample([exposure("a.e"), *guards], {"a.e": 90})), range(0, 1024, 100))


def test_large_tables_are_looked_up_in_two_steps() -> None:
    """Where safeguards alone fit a table but not with their exposure, two tables do."""
    guards = [safeguard(f"a.s{n}", {"a.e": "weak"}, RISING) for n in range(4)]
    check_draws(quick(sample([exposure("a.e"), *guards], {})), range(0, 1024, 100))


def test_many_opportunities_are_added_in_halves() -> None:
    """Five open numbers do not fit a table, and are drawn as their scenarios are."""
    gains = [opportunity(f"a.o{n}", weight=n + 1) for n in range(5)]
    check_draws(quick(sample([exposure("a.e"), *gains], {"a.e": 70})), range(0, 1024, 50))
