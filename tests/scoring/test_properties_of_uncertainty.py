"""Draws against scenarios scored one by one, and the invariants of method.md 2, P8 and P27-P33."""

import math
from collections.abc import Mapping
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.scoring.doubts import (
    Draw,
    backed,
    every_draw,
    fixed,
    known,
    one_block,
    read_draw,
    sampled,
    trial_of,
    uncertainty,
)
from tests.scoring.edits import (
    EPS,
    Change,
    alter,
    change,
    of_kind,
    raised,
    say,
    score,
    tune,
    with_one,
)
from tests.scoring.rows import exposure, red_line, safeguard, sample, scale
from tests.scoring.test_properties_of_structure import shuffled
from tests.strategies import (
    LEVELS,
    PROFILE,
    RISING,
    Kind,
    Sample,
    answered,
    conditional_samples,
    kind_of,
    ranged,
    samples,
)
from wizard.model.checklist import Exposure, Opportunity, Question, Safeguard
from wizard.model.result import Band, Verdict
from wizard.model.uncertainty import Uncertainty
from wizard.scoring.bearing import risk_dimensions, verdict_questions
from wizard.scoring.case import build_case
from wizard.scoring.distribution import Distribution, find_distributions
from wizard.scoring.gains import find_gains
from wizard.scoring.outlook import Outlook, look_over
from wizard.scoring.residual_tables import tabulate_parts
from wizard.scoring.states import State, crossings, find_states, verdict_of
from wizard.scoring.trial import Trial
from wizard.scoring.verdict import scenario_verdict

FEW = 6


def quick(sample: Sample, **sampling: object) -> Sample:
    """Return the sample with one block of draws."""
    return sampled(sample, draws=1, **sampling)


def outlook_of(sample: Sample, trial: Trial) -> Outlook:
    """Return the overall figures of each draw."""
    case = build_case(*sample)
    return look_over(case, tabulate_parts(case, trial.risks), trial.risk_weights)


# Against scenarios


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


@PROFILE
@given(samples(), st.integers(0, 1023 - FEW), st.sampled_from(("around-stated", "unknown")))
def test_draw_is_what_its_scenario_is(sample: Sample, first: int, weights: str) -> None:
    """Residual, band, verdict and red lines of a draw are those of the scenario it stands for."""
    assume(risk_dimensions(build_case(*sample)))
    check_draws(quick(sample, weights=weights), range(first, first + FEW))


@PROFILE
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


def total(draws: list[Draw], happens: Mapping[int, bool]) -> float:
    """Return the share of the draws in which something happens."""
    return math.fsum(draw.share for number, draw in enumerate(draws) if happens[number])


@PROFILE
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


# Invariants


@PROFILE
@given(samples())
def test_confidence_never_changes_a_result(sample: Sample) -> None:
    """Scores, bands, red lines and recommendation are the same at any confidence (P27)."""
    assert score(backed(sample, confidence="low")) == score(backed(sample, confidence="certain"))


@PROFILE
@given(samples())
def test_certain_answers_stay_within_the_interval(sample: Sample) -> None:
    """All certain and weights fixed, every draw lies between best and worst case (P29)."""
    found = quick(backed(sample, confidence="certain"), weight_spread=0.0)
    interval = score(found).interval
    assume(interval is not None)
    assert interval is not None
    residuals = outlook_of(found, trial_of(found)).residuals
    assert interval.best - 1e-6 <= min(residuals) <= max(residuals) <= interval.worst + 1e-6


@PROFILE
@given(samples(answered_only=True))
def test_certain_and_complete_is_one_value(sample: Sample) -> None:
    """With nothing open and nothing in doubt one band and one verdict are certain (P29)."""
    certain = fixed(backed(sample, confidence="certain"))
    found, result = uncertainty(certain), score(certain)
    assume(found is not None)
    assert found is not None
    assert result.residual is not None
    assert result.band is not None
    assert (found.draws, found.deviation, found.entropy) == (1, 0, 0)
    assert (found.bands[result.band], found.stability) == (1, 1)
    assert found.percentiles == pytest.approx((result.residual,) * 3)
    assert max(found.verdicts) == 1


@PROFILE
@given(raised(Exposure))
def test_worse_exposure_is_no_better_in_any_draw(pair: Change) -> None:
    """With the same seed no draw improves, so no P(band >= b) falls (P31)."""
    before, after = quick(pair.before), quick(pair.after)
    trial = trial_of(before)
    assume(trial.risk_weights)
    first, second = outlook_of(before, trial), outlook_of(after, trial_of(after))
    figures = zip(first.residuals, second.residuals, strict=True)
    assert all(worse >= better - EPS for better, worse in figures)
    assert all(w >= b for b, w in zip(first.bands, second.bands, strict=True))


@PROFILE
@given(raised(Safeguard))
def test_better_safeguard_is_no_worse_in_any_draw(pair: Change) -> None:
    """The same the other way round, verdicts included."""
    before, after = one_block(pair.before), one_block(pair.after)
    for least in (1, 2, 3):
        assert sum(after.bands[least:]) <= sum(before.bands[least:]) + EPS
        assert sum(after.verdicts[least:]) <= sum(before.verdicts[least:]) + EPS


@PROFILE
@given(raised(Opportunity))
def test_better_opportunity_worsens_no_verdict(pair: Change) -> None:
    """A better opportunity never makes a severe verdict likelier, and moves no residual (P7)."""
    before, after = (one_block(one) for one in (pair.before, pair.after))
    for least in (1, 2, 3):
        assert sum(after.verdicts[least:]) <= sum(before.verdicts[least:]) + EPS
    assert (before.bands, before.percentiles) == (after.bands, after.percentiles)


@PROFILE
@given(conditional_samples())
def test_probabilities_add_up(sample: Sample) -> None:
    """Bands and verdicts each sum to 1; percentiles rise; entropy is between 0 and 2 bits (P32)."""
    found = one_block(sample)
    assert math.isclose(math.fsum(found.bands), 1, abs_tol=1e-9)
    assert math.isclose(math.fsum(found.verdicts), 1, abs_tol=1e-9)
    assert list(found.percentiles) == sorted(found.percentiles)
    assert -EPS <= found.entropy <= 2 + EPS
    assert all(0 <= share <= 1 for share in found.red_lines.values())


@PROFILE
@given(samples())
def test_absolute_red_lines_are_no_likelier_than_a_stop(sample: Sample) -> None:
    """Probabilities come from the same draws, and so never contradict each other (P24)."""
    found = one_block(change(sample, waivers=()))
    lines = sample.pack.red_lines
    absolute = [share for line, share in found.red_lines.items() if lines[line].kind == "absolute"]
    assert max(absolute, default=0) <= found.verdicts[Verdict.STOP] + EPS


@PROFILE
@given(samples())
def test_indices_are_shares_of_the_variance(sample: Sample) -> None:
    """Indices are from 0 to 1; without link, weight or doubt they are 0 (P33)."""
    found = one_block(sample)
    case = build_case(*sample)
    weights = case.risk_weights
    bearing = {t.id for t in case.threats if weights[t.dimension] > 0}
    bearing |= {s.safeguard for t in case.threats if t.id in bearing for s in t.shields}
    assert all(0 <= index <= 1 for index in found.indices.values())
    assert {question for question, index in found.indices.items() if index > 0} <= bearing


@PROFILE
@given(shuffled())
def test_order_changes_nothing(pair: tuple[Sample, Sample]) -> None:
    """Reordering the pack and the answers leaves every figure as it was, to the last bit (P8)."""
    assert one_block(pair[0]) == one_block(pair[1])


@PROFILE
@given(samples(), st.sampled_from((0.5, 3.0, 1000.0)))
def test_scale_of_weights_does_not_matter(sample: Sample, factor: float) -> None:
    """Multiplying all weights of dimensions moves nothing (P9)."""
    every = {c.id: sample.assessment.weights.get(c.id, 1.0) for c in sample.pack.checklists}
    scaled = change(sample, weights={d: weight * factor for d, weight in every.items()})
    before, after = (one_block(one) for one in (sample, scaled))
    assert after.percentiles == pytest.approx(before.percentiles)
    assert after.bands == pytest.approx(before.bands, abs=2 / 1024)


@PROFILE
@given(samples())
def test_question_without_weight_is_not_drawn(sample: Sample) -> None:
    """An exposure without weight, in no red line, moves no figure of the distribution (P15)."""
    read = {atom.question for line in sample.pack.red_lines.values() for atom in line.when}
    free = [q for q in of_kind(sample.pack, Exposure) if q.id not in read]
    assume(free)
    weightless = alter(sample, free[0], weight=0.0)
    assert free[0].id not in verdict_questions(build_case(*weightless))


@PROFILE
@given(with_one(Exposure))
def test_other_questions_keep_their_draws(pair: tuple[Sample, Question]) -> None:
    """What is drawn for a question depends on seed and id alone, not on what else is drawn."""
    before, question = pair
    after = say(before, {question.id: answered(kind_of(question).ladder[0], "low")})
    one, other = (trial_of(quick(sample)).risks.axes for sample in (before, after))
    shared = (one.keys() & other.keys()) - {question.id}
    assert all(one[other_question] == other[other_question] for other_question in shared)


def test_nothing_in_play_has_no_distribution() -> None:
    """Where no exposure has weight there is nothing to say."""
    assert uncertainty(sample([exposure("a.e", weight=0)], {"a.e": 40})) is None
    assert uncertainty(sample([exposure("a.e")], {"a.e": 40}, weights={"a": 0})) is None


def test_pooled_distribution_replaces_that_of_the_answer() -> None:
    """Several analysts' pool is drawn instead of the answer, and drawn from in its shares."""
    found = fixed(sample([exposure("a.e", LEVELS)], {"a.e": 0}))
    pooled = Distribution(((0.0, 0.0), (0.75, 3.0)), (0.3, 0.7))
    result = uncertainty(found, {"a.e": pooled})
    assert result is not None
    assert result.bands == pytest.approx((0.3, 0, 0, 0.7))


def test_one_dimension_is_exact_whatever_the_spread() -> None:
    """A weight alone cannot vary: it is divided out."""
    found = known(sampled(sample([exposure("a.e", LEVELS)], {"a.e": 2}), weight_spread=1.0))
    assert (found.is_exact, found.draws) == (True, 5)


def test_draws_come_in_blocks() -> None:
    """At least as many draws are made as are asked for."""
    two = sample([exposure("a.e"), exposure("b.e")], {"a.e": 30, "b.e": 60})
    assert [known(sampled(two, draws=n)).draws for n in (1, 1024, 1025, 10_000)] == [
        1024,
        1024,
        2048,
        10_240,
    ]


@pytest.mark.parametrize(("spread", "low", "high"), [(0.5, 0.5, 1.5), (1.0, 0.0, 2.0)])
def test_weights_stay_within_their_spread(spread: float, low: float, high: float) -> None:
    """Factors fill the spread evenly and never leave it."""
    two = sample([exposure("a.e"), exposure("b.e")], {"a.e": 30, "b.e": 60})
    column = trial_of(sampled(two, weight_spread=spread)).risk_weights["a"]
    assert low < min(column) < low + 0.01
    assert high - 0.01 < max(column) < high
    assert math.isclose(math.fsum(column) / len(column), 1, abs_tol=1e-4)


def test_unknown_weights_are_uniform_over_all_there_are() -> None:
    """Of two dimensions each has any share of the weight with the same chance."""
    two = sample(
        [exposure("a.e"), exposure("b.e")], {"a.e": 30, "b.e": 60}, weights={"a": 9, "b": 1}
    )
    weights = trial_of(sampled(two, weights="unknown")).risk_weights
    shares = sorted(a / (a + b) for a, b in zip(weights["a"], weights["b"], strict=True))
    for tenths in range(1, 10):
        assert abs(shares[len(shares) * tenths // 10] - tenths / 10) < 0.02


def test_dimension_without_weight_stays_without() -> None:
    """Weights unknown are those of the dimensions that have any."""
    two = sample([exposure("a.e"), exposure("b.e")], {"a.e": 30}, weights={"b": 0})
    assert list(trial_of(sampled(two, weights="unknown")).risk_weights) == ["a"]


def test_less_confidence_makes_the_residual_less_certain() -> None:
    """The deviation grows from certain to high to medium to low."""
    two = fixed(sample([exposure("a.e", LEVELS), exposure("b.e", LEVELS)], {"a.e": 2, "b.e": 2}))
    spread = [
        known(backed(two, confidence=c)).deviation for c in ("certain", "high", "medium", "low")
    ]
    assert spread[0] == 0
    assert all(less < more for less, more in pairwise(spread))


def test_own_shift_table_is_used() -> None:
    """The shares of the shift table are parameters."""
    one = backed(sample([exposure("a.e", LEVELS)], {"a.e": 2}), confidence="high")
    stated = one.assessment.parameters.sampling.model_dump()
    shifts = {**stated["shifts"], "high": {"one_step": 0.25, "two_steps": 0.25}}
    found = known(tune(one, sampling={**stated, "shifts": shifts}))
    assert found.bands == pytest.approx((0.25, 0.25, 0, 0.5))


def test_answer_of_high_confidence_is_stable() -> None:
    """Stability is the chance of the band at working values."""
    one = backed(sample([exposure("a.e", LEVELS)], {"a.e": answered(2, "high")}))
    assert known(one).stability == pytest.approx(0.9)
