"""Every answer of the shipped checklists moves its result, and in the right direction."""

from functools import cache
from itertools import pairwise

import pytest

from tests.packs.answering import answered
from wizard.lint.shape import full_coverage
from wizard.model.checklist import Exposure, Opportunity, Safeguard
from wizard.model.pack import Pack
from wizard.scoring.answers.scale import ladder
from wizard.scoring.scores.case import build_case
from wizard.scoring.scores.scenario import Scenario, working_scenario
from wizard.storage.packs.loading import load_pack

PACK = load_pack()


@pytest.fixture(scope="module")
def pack() -> Pack:
    return PACK


@cache
def at_worst(stage: str, option: int) -> Scenario:
    """Return the scenario in which everything that can go wrong does, and nothing helps."""
    return working_scenario(
        build_case(PACK, answered(PACK, best=False, stage=stage, option=option))
    )


def along(question: str, kind: type, figure: str) -> list[float]:
    """Return a figure of one dimension while one question climbs its scale."""
    asked = PACK.questions[question]
    worlds = (at_worst(stage, option) for stage in ("in-force", "idea") for option in (0, -1))
    start = next(world for world in worlds if world.board.case.readings[question].counts)
    tried = [start.with_point(question, point) for point in ladder(asked.scale)]
    assert isinstance(asked, kind)
    if figure == "opportunity":
        return [scenario.board.dimension_opportunities[asked.dimension] for scenario in tried]
    return [scenario.board.dimension_residuals[asked.dimension] for scenario in tried]


def those(kind: type) -> list[str]:
    return [q.id for q in PACK.questions.values() if isinstance(q, kind)]


@pytest.mark.parametrize("question", those(Exposure))
def test_every_step_of_an_exposure_is_worse(question: str) -> None:
    """Where nothing covers it, each further level of an exposure raises the residual."""
    figures = along(question, Exposure, "residual")
    assert all(low < high for low, high in pairwise(figures))


@pytest.mark.parametrize("question", those(Safeguard))
def test_every_step_of_a_safeguard_helps(question: str) -> None:
    """Where nothing else covers its exposures, each further level lowers the residual."""
    figures = along(question, Safeguard, "residual")
    assert all(low > high for low, high in pairwise(figures))


@pytest.mark.parametrize("question", those(Opportunity))
def test_every_step_of_an_opportunity_is_a_gain(question: str) -> None:
    """Each further level raises the opportunity score, and leaves the risk alone."""
    gains = along(question, Opportunity, "opportunity")
    risks = along(question, Opportunity, "residual")
    assert all(low < high for low, high in pairwise(gains))
    assert len(set(risks)) == 1


@pytest.mark.parametrize("question", those(Exposure))
def test_every_exposure_has_a_cure_or_is_called_incurable(pack: Pack, question: str) -> None:
    """At its worst it comes down to low with all its safeguards, or the checklist says why not."""
    asked = pack.questions[question]
    assert isinstance(asked, Exposure)
    left = 1 - full_coverage(asked, pack)
    assert (left < 0.2) == (asked.incurable == "")
