"""The draws of an assessment, and the weights of its dimensions in each (method.md 1.12)."""

from collections.abc import Mapping
from typing import NamedTuple

from wizard.model.parameters import Sampling
from wizard.scoring.scores.case import Case
from wizard.scoring.uncertainty.bearing import (
    add_bundles,
    gain_dimensions,
    gain_questions,
    risk_dimensions,
    verdict_questions,
)
from wizard.scoring.uncertainty.distribution import Distribution, size_of
from wizard.scoring.uncertainty.draws import (
    Draws,
    Numbers,
    draw_factors,
    draw_points,
    enumerate_points,
)

ENUMERATION_LIMIT = 100_000
"""Below this many combinations of answers all are looked at, if the weights do not vary."""

Weights = Mapping[str, Numbers]
"""By dimension, its weight in each draw; dimensions without weight are left out."""


class Trial(NamedTuple):
    """Where everything is in each draw.

    Opportunities are drawn with the rest, or enumerated by themselves: no exposure and no safeguard
    depends on them.
    """

    risks: Draws
    gains: Draws
    risk_weights: Weights
    gain_weights: Weights
    is_exact: bool


def make_trial(case: Case, distributions: Mapping[str, Distribution]) -> Trial:
    """Return every combination of answers if they are few and weights are fixed, else draws."""
    sizes = [
        size_of(distributions[question] for question in questions)
        for questions in (verdict_questions(case), gain_questions(case))
    ]
    if max(sizes) < ENUMERATION_LIMIT and not _weights_vary(case):
        return enumerate_trial(case, distributions)
    return draw_trial(case, distributions)


def _weights_vary(case: Case) -> bool:
    sampling = case.parameters.sampling
    is_spread = sampling.weights == "unknown" or sampling.weight_spread > 0
    return is_spread and max(len(risk_dimensions(case)), len(gain_dimensions(case))) > 1


def enumerate_trial(case: Case, distributions: Mapping[str, Distribution]) -> Trial:
    """Return every combination of answers, at the stated weights."""
    risks = enumerate_points({q: distributions[q] for q in verdict_questions(case)})
    gains = enumerate_points({q: distributions[q] for q in gain_questions(case)})
    return Trial(
        add_bundles(case, risks),
        gains,
        {d: [weight] * risks.count for d, weight in risk_dimensions(case).items()},
        {d: [weight] * gains.count for d, weight in gain_dimensions(case).items()},
        is_exact=True,
    )


def draw_trial(case: Case, distributions: Mapping[str, Distribution]) -> Trial:
    """Return draws of answers and weights; the two weights of a dimension vary together."""
    sampling = case.parameters.sampling
    drawn = verdict_questions(case) | gain_questions(case)
    draws = add_bundles(case, draw_points({q: distributions[q] for q in drawn}, sampling))
    risks, gains = risk_dimensions(case), gain_dimensions(case)
    factors = {d: draw_factors(d, sampling) for d in {**risks, **gains}}
    return Trial(
        draws,
        draws,
        {d: _weigh(factors[d], weight, sampling) for d, weight in risks.items()},
        {d: _weigh(factors[d], weight, sampling) for d, weight in gains.items()},
        is_exact=False,
    )


def _weigh(factors: Numbers, weight: float, sampling: Sampling) -> Numbers:
    if weight == 1 or sampling.weights == "unknown":
        return factors
    return [weight * factor for factor in factors]
