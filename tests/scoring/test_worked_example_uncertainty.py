"""The distributions of method.md 1.22, exact and drawn, and that the claimed error holds (P30)."""

import math
from collections.abc import Callable
from functools import cache
from statistics import fmean

import pytest

from tests.scoring.doubts import all_but_fixed, backed, fixed, known, sampled
from tests.scoring.example import E1, E2, E3, E4, E5, S1, S2, S3, S4, S5, example
from wizard.model.result import Band, Verdict
from wizard.model.uncertainty import Uncertainty


@cache
def exact() -> Uncertainty:
    """Return the example's distribution with weights fixed, every combination enumerated."""
    return known(fixed(backed(example())))


@cache
def repeated() -> tuple[Uncertainty, ...]:
    """Return what 40 seeds make of the example with 1024 draws each, weights all but fixed."""
    return tuple(
        known(all_but_fixed(backed(example()), draws=1024, seed=seed)) for seed in range(40)
    )


def test_combinations_are_enumerated() -> None:
    """All 72 900 combinations of the ten exposures and safeguards are looked at."""
    assert (exact().is_exact, exact().draws) == (True, 72_900)


def test_bands() -> None:
    """P(band) as printed."""
    assert [round(share, 6) for share in exact().bands] == [0.000023, 0.637674, 0.362267, 0.000035]


def test_verdicts() -> None:
    """P(recommendation) as printed, opportunity answers included."""
    printed = [0.000023, 0.156397, 0.635695, 0.207884]
    assert [round(share, 6) for share in exact().verdicts] == printed


def test_stability() -> None:
    """The working band is Moderate."""
    assert round(exact().stability, 6) == 0.637674


def test_moments_and_percentiles() -> None:
    """E[R], its deviation and the percentiles as printed; the 95th is .47085, printed .4709."""
    assert (round(exact().mean, 6), round(exact().deviation, 6)) == (0.379042, 0.054585)
    assert [round(figure, 5) for figure in exact().percentiles] == [0.29766, 0.38268, 0.47085]


def test_entropy() -> None:
    """The entropy of the band in bits as printed."""
    assert round(exact().entropy, 4) == 0.9455


def test_red_lines() -> None:
    """P(RL1) and P(RL3) as printed; RL2 is out of reach."""
    found = {line: round(share, 9) for line, share in exact().red_lines.items()}
    assert found == {"security.rl1": 0.8, "security.rl2": 0, "economy.rl3": 0.2}


def test_first_order_indices() -> None:
    """S_q as printed; that of E1 is .0095, printed .010."""
    printed = {
        E4: 0.318,
        E3: 0.313,
        S1: 0.181,
        S2: 0.099,
        E5: 0.036,
        S3: 0.014,
        E1: 0.009,
        E2: 0.001,
        S4: 0.0,
        S5: 0.0,
    }
    found = {question: round(exact().indices[question], 3) for question in printed}
    assert found == pytest.approx(printed)


def test_indices_leave_little_to_interaction() -> None:
    """The indices add up to .971, printed .970."""
    assert round(sum(exact().indices.values()), 3) == 0.971


def test_exact_figures_have_no_error() -> None:
    """Nothing was drawn, so nothing can be off."""
    assert exact().standard_error(0.36) == 0


def test_varying_weights() -> None:
    """With weights at tau = .5 the two million draws of 1.22 are met within four errors."""
    found = known(sampled(backed(example()), draws=50_000))
    assert not found.is_exact
    for printed, share in ((0.639, found.bands[1]), (0.361, found.bands[2])):
        assert abs(share - printed) < 0.0005 + 4 * found.standard_error(printed)
    assert abs(found.mean - 0.3789) < 0.00005 + 4 * found.deviation / math.sqrt(found.draws)


def test_weights_unknown_move_more_than_weights_near_the_stated() -> None:
    """Any weights at all spread the residual wider."""
    near = known(sampled(backed(example())))
    unknown = known(sampled(backed(example()), weights="unknown"))
    assert unknown.deviation > near.deviation


# The claimed error


def test_same_seed_gives_the_same() -> None:
    """Every figure is equal to the last bit (P30)."""
    assert known(all_but_fixed(backed(example()))) == known(all_but_fixed(backed(example())))


PROBABILITIES: dict[str, Callable[[Uncertainty], float]] = {
    "moderate": lambda u: u.bands[Band.MODERATE],
    "high": lambda u: u.bands[Band.HIGH],
    "conditions": lambda u: u.verdicts[Verdict.CONDITIONS],
    "renegotiate": lambda u: u.verdicts[Verdict.RENEGOTIATE],
    "stop": lambda u: u.verdicts[Verdict.STOP],
    "red line": lambda u: u.red_lines["security.rl1"],
}


@pytest.mark.parametrize("name", PROBABILITIES)
def test_every_seed_is_within_four_standard_errors(name: str) -> None:
    """Another seed moves probabilities by four claimed errors at most (P30)."""
    figure = PROBABILITIES[name]
    true = figure(exact())
    assert all(abs(figure(u) - true) < 4 * u.standard_error(true) for u in repeated())


@pytest.mark.parametrize("name", PROBABILITIES)
def test_error_is_no_greater_than_claimed(name: str) -> None:
    """Over 40 seeds the mean squared error is below that of as many plain draws."""
    figure = PROBABILITIES[name]
    true = figure(exact())
    squared = fmean((figure(u) - true) ** 2 for u in repeated())
    assert squared < repeated()[0].standard_error(true) ** 2


def test_draws_are_not_biased() -> None:
    """The mean over 40 seeds is within four errors of 40 times as many draws."""
    true = exact().high_chance
    error = repeated()[0].standard_error(true) / math.sqrt(len(repeated()))
    assert abs(fmean(u.high_chance for u in repeated()) - true) < 4 * error


def test_drawn_indices_are_near_the_exact_ones() -> None:
    """First-order indices from 10 240 draws are within .02 of those of the enumeration."""
    found = known(all_but_fixed(backed(example()))).indices
    assert found == pytest.approx(exact().indices, abs=0.02)
    assert fmean(u.indices[S4] for u in repeated()) < 0.002
