"""T13 looks at the distribution (method.md 1.14)."""

import pytest
from hypothesis import given

from tests.scoring.doubts import backed, fixed, known, one_block
from tests.scoring.edits import said_of, tune
from tests.scoring.example import E3, E4, S1, example
from tests.strategies import PROFILE, Sample, samples
from wizard.model.result import Verdict
from wizard.scoring.robustness.chance import chance_trigger, with_chance
from wizard.scoring.scores.case import build_case


def test_worked_example() -> None:
    """.36 is more than .10: T13 asks for conditions, and names what would settle most (1.22)."""
    sample = fixed(backed(example()))
    trigger = chance_trigger(build_case(*sample), known(sample))
    assert trigger is not None
    assert (trigger.code, trigger.verdict) == ("T13", Verdict.CONDITIONS)
    assert trigger.text == "The chance that the overall residual is high or critical is 36 %"
    assert trigger.questions == (E4, E3, S1)


def test_reasons_of_the_worked_example() -> None:
    """With T13 the reasons are those of 1.22, the most severe first."""
    sample = fixed(backed(example()))
    found = with_chance(said_of(sample), build_case(*sample), known(sample))
    assert [reason.code for reason in found.reasons] == ["T4", "T8", "T10", "T11", "T12", "T13"]
    assert (found.verdict, found.provisional) == (Verdict.RENEGOTIATE, True)


@pytest.mark.parametrize(("limit", "fires"), [(0.1, False), (0.0999, True)])
def test_fires_above_the_limit_only(limit: float, fires: bool) -> None:
    """A chance that equals the limit is not above it."""
    sample = tune(fixed(backed(example())), high_chance_limit=limit)
    even = known(sample)._replace(bands=(0.6, 0.3, 0.1, 0.0))
    assert (chance_trigger(build_case(*sample), even) is not None) == fires


def test_critical_counts_as_much_as_high() -> None:
    """The chance is that of High and Critical together."""
    sample = fixed(backed(example()))
    spread = known(sample)._replace(bands=(0.5, 0.38, 0.06, 0.06))
    assert chance_trigger(build_case(*sample), spread) is not None


def test_what_settles_nothing_is_not_named() -> None:
    """Only questions whose answers would settle something are pointed to."""
    sample = fixed(backed(example()))
    found = known(sample)._replace(indices={E3: 0.0, E4: 0.5, S1: 0.0})
    trigger = chance_trigger(build_case(*sample), found)
    assert trigger is not None
    assert trigger.questions == (E4,)


def test_recommendation_without_a_distribution_is_as_it_was() -> None:
    """Nothing is added where nothing could be drawn."""
    sample = backed(example())
    assert with_chance(said_of(sample), build_case(*sample), None) == said_of(sample)


@PROFILE
@given(samples())
def test_only_a_proceed_can_be_raised(sample: Sample) -> None:
    """T13 makes conditions of a proceed and changes no other verdict, nor what is provisional."""
    before = said_of(sample)
    found = one_block(sample)
    after = with_chance(before, build_case(*sample), found)
    fires = found.high_chance > 0.1
    assert after.verdict == max(before.verdict, Verdict.CONDITIONS if fires else Verdict.PROCEED)
    assert after.provisional == before.provisional
    assert set(after.reasons) >= set(before.reasons)
    assert [r.code for r in after.reasons if r.code == "T13"] == ["T13"] * fires
