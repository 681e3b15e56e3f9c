"""Samples with evidence and sampling parameters, their uncertainty, and draws read one by one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from hypothesis import assume

from tests.scoring.edits import change, tune
from tests.strategies import Sample
from wizard.model.assessment import Evidence
from wizard.model.scale import Bundle
from wizard.model.uncertainty import Uncertainty
from wizard.scoring.answers.scale import Point
from wizard.scoring.scores.case import Case, build_case
from wizard.scoring.scores.scenario import Scenario, working_scenario
from wizard.scoring.uncertainty.bearing import risk_dimensions
from wizard.scoring.uncertainty.distribution import Distribution, find_distributions
from wizard.scoring.uncertainty.estimate import find_uncertainty, weigh_up
from wizard.scoring.uncertainty.outlook import Outlook, look_over
from wizard.scoring.uncertainty.residual_tables import tabulate_parts
from wizard.scoring.uncertainty.trial import Trial, draw_trial

TEXT = Evidence(source="Article 3", primary=True)
"""Evidence that allows any confidence."""


def backed(sample: Sample, **fields: object) -> Sample:
    """Return the sample with every answer resting on the text, and some fields of it replaced."""
    answers = {
        question: answer.model_copy(update={"evidence": (TEXT,), **fields})
        for question, answer in sample.assessment.answers.items()
    }
    return change(sample, answers=answers)


def sampled(sample: Sample, **sampling: object) -> Sample:
    """Return the sample with some sampling parameters replaced."""
    stated = sample.assessment.parameters.sampling.model_dump()
    return tune(sample, sampling={**stated, **sampling})


def fixed(sample: Sample) -> Sample:
    """Return the sample with weights that do not vary."""
    return sampled(sample, weight_spread=0.0)


def all_but_fixed(sample: Sample, **sampling: object) -> Sample:
    """Return the sample with weights that vary a trifle, so that it is not enumerated."""
    return sampled(sample, **{"weight_spread": 1e-9, **sampling})


def uncertainty(
    sample: Sample, pooled: Mapping[str, Distribution] | None = None
) -> Uncertainty | None:
    """Return the uncertainty of a sample."""
    return find_uncertainty(build_case(*sample), sample.assessment, pooled)


def known(sample: Sample) -> Uncertainty:
    """Return the uncertainty of a sample in which an exposure is in play."""
    found = uncertainty(sample)
    assert found is not None
    return found


def trial_of(sample: Sample) -> Trial:
    """Return draws of a sample, few as its combinations may be."""
    case = build_case(*sample)
    return draw_trial(case, find_distributions(case, sample.assessment))


def one_block(sample: Sample, **sampling: object) -> Uncertainty:
    """Return the uncertainty of a sample by the least number of draws there is.

    Another sample is tried where nothing weighs.
    """
    few = sampled(sample, draws=1, **sampling)
    case = build_case(*few)
    assume(risk_dimensions(case))
    return weigh_up(case, trial_of(few), find_distributions(case, few.assessment))


@dataclass(frozen=True)
class Draw:
    """One draw, scored the long way round."""

    scenario: Scenario
    share: float


def replay(case: Case, points: Mapping[str, Point]) -> Scenario:
    """Return a case with questions put at points one after the other."""
    scenario = working_scenario(case)
    for question, point in points.items():
        scenario = scenario.with_point(question, point)
    return scenario


def read_draw(case: Case, trial: Trial, number: int) -> Scenario:
    """Return one draw of a trial as a scenario with the weights of that draw."""
    scales = {q: case.pack.questions[q].scale for q in trial.risks.axes}
    free = {q: a for q, a in trial.risks.axes.items() if not isinstance(scales[q], Bundle)}
    risk = {d: column[number] for d, column in trial.risk_weights.items()}
    gain = {d: column[number] for d, column in trial.gain_weights.items()}
    weighed = replace(
        case,
        risk_weights={**case.risk_weights, **risk},
        opportunity_weights={**case.opportunity_weights, **gain},
    )
    points = {q: axis.points[axis.places[number]] for q, axis in free.items()}
    return replay(weighed, points)


def every_draw(case: Case, distributions: Mapping[str, Distribution]) -> Iterator[Draw]:
    """Yield every combination of points, gone through one question at a time."""
    combinations: list[tuple[dict[str, Point], float]] = [({}, 1.0)]
    for question, distribution in distributions.items():
        pairs = list(zip(distribution.points, distribution.shares, strict=True))
        combinations = [
            ({**points, question: point}, share * own)
            for points, share in combinations
            for point, own in pairs
        ]
    for points, share in combinations:
        yield Draw(replay(case, points), share)


def quick(sample: Sample, **sampling: object) -> Sample:
    """Return the sample with one block of draws."""
    return sampled(sample, draws=1, **sampling)


def outlook_of(sample: Sample, trial: Trial) -> Outlook:
    """Return the overall figures of each draw."""
    case = build_case(*sample)
    return look_over(case, tabulate_parts(case, trial.risks), trial.risk_weights)
