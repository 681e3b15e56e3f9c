"""How likely each band and each verdict is, given how sure the answers are (method.md 1.12)."""

import math
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from itertools import accumulate
from operator import mul

from wizard.model.assessment import Assessment
from wizard.model.result import Band, Verdict
from wizard.model.uncertainty import Uncertainty
from wizard.scoring.scores.case import Case
from wizard.scoring.scores.scenario import working_scenario
from wizard.scoring.uncertainty.bearing import residual_questions, risk_dimensions
from wizard.scoring.uncertainty.distribution import Distribution, find_distributions
from wizard.scoring.uncertainty.draws import Draws, Numbers
from wizard.scoring.uncertainty.gains import find_gains
from wizard.scoring.uncertainty.indices import first_order_indices
from wizard.scoring.uncertainty.outlook import Outlook, look_over
from wizard.scoring.uncertainty.residual_tables import tabulate_parts
from wizard.scoring.uncertainty.states import State, crossings, find_states, verdict_of
from wizard.scoring.uncertainty.trial import Trial, make_trial

PERCENTILES = (0.05, 0.5, 0.95)

_ROUNDING = 1e-12
"""Shares that differ by less are the same."""


def find_uncertainty(
    case: Case, assessment: Assessment, pooled: Mapping[str, Distribution] | None = None
) -> Uncertainty | None:
    """Return how far misjudged answers and weights could move the result; None if nothing weighs.

    `pooled` replaces the distributions of some questions, by id: where several analysts answered,
    by the pool of theirs. Where combinations of answers are few and weights do not vary, because
    their spread is 0 or one dimension has all the weight, they are enumerated and the result is
    exact.
    """
    if not risk_dimensions(case):
        return None
    distributions = {**find_distributions(case, assessment), **(pooled or {})}
    return weigh_up(case, make_trial(case, distributions), distributions)


def weigh_up(case: Case, trial: Trial, questions: Iterable[str]) -> Uncertainty:
    """Return what the draws of a trial come to; `questions` are those that have a distribution."""
    draws = trial.risks
    outlook = look_over(case, tabulate_parts(case, draws), trial.risk_weights)
    bands = draws.tally(outlook.bands)
    shares = tuple(bands.get(band, 0.0) for band in Band)
    present = working_scenario(case).board.band
    mean, deviation = _moments(draws, outlook.residuals)
    bearing = sorted(residual_questions(case))
    indices = first_order_indices(draws, outlook.residuals, bearing)
    return Uncertainty(
        draws=draws.count,
        is_exact=trial.is_exact,
        seed=case.parameters.sampling.seed,
        bands=shares,
        stability=0.0 if present is None else shares[present],
        verdicts=_verdicts(case, trial, outlook),
        red_lines={line: draws.share(flags) for line, flags in crossings(case, draws).items()},
        percentiles=_percentiles(draws, outlook.residuals),
        mean=mean,
        deviation=deviation,
        entropy=_entropy(shares),
        indices={**dict.fromkeys(sorted(questions), 0.0), **indices},
    )


def _verdicts(case: Case, trial: Trial, outlook: Outlook) -> tuple[float, ...]:
    """Return the probability of each verdict; the rule is applied once to each state met."""
    states = find_states(case, trial.risks, outlook, trial.risk_weights)
    gains = find_gains(case, trial.gains, trial.gain_weights)
    if trial.gains is trial.risks:
        met = trial.risks.tally(zip(states, gains, strict=True))
    else:
        apart = trial.gains.tally(gains)
        together = trial.risks.tally(states)
        met = {(s, g): share * own for s, share in together.items() for g, own in apart.items()}
    shares: dict[Verdict, list[float]] = {verdict: [] for verdict in Verdict}
    for (state, gain), share in met.items():
        shares[verdict_of(State(*state), gain)].append(share)
    return tuple(map(math.fsum, shares.values()))


def _moments(draws: Draws, figures: Numbers) -> tuple[float, float]:
    """Return mean and standard deviation."""
    mean = math.fsum(map(mul, draws.masses, figures))
    squares = [(figure - mean) ** 2 for figure in figures]
    return mean, math.sqrt(math.fsum(map(mul, draws.masses, squares)))


def _percentiles(draws: Draws, figures: Numbers) -> tuple[float, float, float]:
    """Return the least figures with at least the share up to them."""
    shares = draws.tally(figures)
    ranked = sorted(shares)
    reached = list(accumulate(shares[figure] for figure in ranked))
    places = (bisect_left(reached, share - _ROUNDING) for share in PERCENTILES)
    low, middle, high = (ranked[place] for place in places)
    return low, middle, high


def _entropy(shares: tuple[float, ...]) -> float:
    return math.fsum(share * math.log2(1 / share) for share in shares if share > 0)
