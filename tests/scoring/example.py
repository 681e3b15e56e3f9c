"""The worked example of method.md 1.22, loaded from its files."""

from functools import cache
from pathlib import Path

from tests.scoring.edits import say, score
from tests.strategies import Sample, answered
from wizard.model.assessment import Value
from wizard.model.result import (
    DimensionScore,
    ExposureScore,
)
from wizard.scoring.numerics import display
from wizard.scoring.scores.case import Case, build_case
from wizard.scoring.scores.scenario import Scenario
from wizard.scoring.scores.verdict import scenario_triggers
from wizard.storage.assessments import load_assessment
from wizard.storage.packs.loading import load_pack

FOLDER = Path(__file__).parents[1] / "data" / "worked_example"

E1, E2, E3, S1, S2, S4, S5 = (f"economy.{q}" for q in ("e1", "e2", "e3", "s1", "s2", "s4", "s5"))
E4, E5, S3 = (f"security.{q}" for q in ("e4", "e5", "s3"))


@cache
def example() -> Sample:
    """Return the worked example as it stands on disk."""
    assessment, _ = load_assessment(FOLDER / "worked.assessment.yaml")
    return Sample(load_pack(FOLDER), assessment)


def case() -> Case:
    """Return the example prepared for arithmetic."""
    return build_case(*example())


def changed(**answers: Value) -> Sample:
    """Return the example with some answers by short name, such as s3=4."""
    homes = {name.partition(".")[2]: name for name in example().pack.questions}
    return say(example(), {homes[q]: answered(value) for q, value in answers.items()})


def exposure(name: str) -> ExposureScore:
    """Return the score of an exposure."""
    return next(e for e in score(example()).exposures if e.id == name)


def dimension(sample: Sample, name: str) -> DimensionScore:
    """Return the score of a dimension."""
    return next(d for d in score(sample).dimensions if d.id == name)


def whole(sample: Sample) -> float:
    """Return the residual of the whole."""
    residual = score(sample).residual
    assert residual is not None
    return residual


def shown(figure: float | None) -> float:
    """Return a figure on 0-100 as it is printed."""
    assert figure is not None
    return display(figure)


def codes(scenario: Scenario) -> list[str]:
    """Return the triggers that fire in a scenario."""
    return sorted((t.code for t in scenario_triggers(scenario)), key=lambda code: int(code[1:]))
