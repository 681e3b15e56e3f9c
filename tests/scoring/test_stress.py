"""The stress test (method.md 1.12, 1.22)."""

import pytest
from hypothesis import given

from tests.scoring.doubts import backed
from tests.scoring.edits import EPS, change, of_kind, say, score
from tests.scoring.example import E1, E2, E3, E4, E5, S1, example
from tests.scoring.rows import exposure, sample, scale
from tests.strategies import LEVELS, PROFILE, Kind, Sample, answered, samples
from wizard.model.checklist import Opportunity
from wizard.model.result import Band, Verdict
from wizard.model.uncertainty import StressTest
from wizard.scoring.robustness.stress import find_moves, run_stress_test
from wizard.scoring.scores.case import build_case


def stressed(found: Sample) -> StressTest:
    """Return the stress test of a sample."""
    return run_stress_test(build_case(*found), found.assessment)


def test_doubtful_answers_move_one_step() -> None:
    """E2 and E4 rise a level and S1 falls one; what is of high confidence or open stays."""
    found = backed(example())
    moves = find_moves(build_case(*found), found.assessment)
    assert moves == {E2: (0.75, 3.0), E4: (1.0, 4.0), S1: (0.25, 1.0)}


def test_worked_example() -> None:
    """Residuals, dimensions, the whole and the verdict are as printed in 1.22."""
    found = stressed(backed(example()))
    residuals = {question: round(figure, 6) for question, figure in found.residuals.items()}
    assert residuals == {E1: 0.495117, E2: 0.234375, E3: 0.3125, E4: 0.625, E5: 0.25}
    dimensions = {name: round(figure, 5) for name, figure in found.dimensions.items()}
    assert dimensions == {"economy": 0.41512, "security": 0.50643}
    assert round(found.residual or 0, 6) == 0.456088
    assert (found.band, found.verdict) == (Band.HIGH, Verdict.RENEGOTIATE)


def test_evidence_decides_what_is_doubtful() -> None:
    """Without evidence every confidence is low, and every answer moves that can."""
    assert set(stressed(example()).moved) == {E1, E2, E4, E5, S1, *_safeguards_above_absent()}


def _safeguards_above_absent() -> set[str]:
    return {"economy.s2", "economy.s4"}


@pytest.mark.parametrize(("first", "second", "value"), [(2, 3, 1.0), (2, 2, 1.0), (1, 2, 0.5)])
def test_bundle_follows_its_parts(first: int, second: int, value: float) -> None:
    """A bundle is counted from the levels its parts have under stress."""
    parts = [{"question": f"a.e{n}", "at_least": 3} for n in (1, 2)]
    made = scale(type="bundle", parts=parts, values=[0, 0.5, 1], values_reason="Why.")
    rows = [
        exposure("a.e1", LEVELS),
        exposure("a.e2", LEVELS),
        exposure("a.e3", Kind(made, (), spread=False)),
    ]
    assert stressed(sample(rows, {"a.e1": first, "a.e2": second})).residuals["a.e3"] == value


@PROFILE
@given(samples())
def test_stress_never_improves_anything(found: Sample) -> None:
    """Residual, band and verdict are no better than at working values."""
    before, after = score(found), stressed(found)
    if before.residual is not None:
        assert after.residual is not None
        assert after.residual >= before.residual - EPS
        assert (after.band or 0) >= (before.band or 0)


@PROFILE
@given(samples())
def test_certain_answers_stay(found: Sample) -> None:
    """Where everything is certain the stress test moves nothing."""
    sure = backed(found, confidence="certain")
    assert stressed(sure).moved == ()
    assert stressed(sure).residual == score(sure).residual


@PROFILE
@given(samples())
def test_opportunities_stay(found: Sample) -> None:
    """Opportunities are not put under stress."""
    opportunities = {question.id for question in of_kind(found.pack, Opportunity)}
    assert not opportunities & set(stressed(found).moved)


def test_answer_at_its_worst_is_not_named() -> None:
    """An answer that cannot be worse is not among the moved."""
    found = say(sample([exposure("a.e", LEVELS)], {}), {"a.e": answered(4)})
    assert stressed(change(found)).moved == ()
