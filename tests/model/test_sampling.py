"""The parameters of the distribution (method.md 1.12, 1.21)."""

import math

import pytest
from pydantic import ValidationError

from wizard.model.parameters import Parameters, Sampling, Shift


@pytest.mark.parametrize(("one", "two"), [(0.0, 0.0), (0.05, 0.0), (0.2, 0.1), (0.25, 0.25)])
def test_shares_of_a_shift_are_symmetric_and_add_up(one: float, two: float) -> None:
    """Both sides get the same, and the answer the rest."""
    shares = Shift(one_step=one, two_steps=two).shares
    assert [steps for steps, _ in shares] == [-2, -1, 0, 1, 2]
    assert [share for _, share in shares] == [share for _, share in reversed(shares)]
    assert math.isclose(math.fsum(share for _, share in shares), 1)


def test_shift_of_more_than_half_to_a_side_is_refused() -> None:
    """Nothing would be left for the answer."""
    with pytest.raises(ValidationError, match="one_step and two_steps make more than half"):
        Shift(one_step=0.3, two_steps=0.3)


def test_defaults_are_those_of_the_method() -> None:
    """The shift table, N, tau and the limit of T13 as in 1.12 and 1.14."""
    sampling, shifts = Sampling(), Sampling().shifts
    assert [(s.one_step, s.two_steps) for s in (shifts.high, shifts.medium, shifts.low)] == [
        (0.05, 0),
        (0.2, 0),
        (0.2, 0.1),
    ]
    assert (sampling.draws, sampling.weight_spread) == (10_000, 0.5)
    assert Parameters().high_chance_limit == 0.1


def test_an_assessment_changes_what_it_states() -> None:
    """One nested parameter stated leaves its neighbours to the pack."""
    pack = Parameters.model_validate({"sampling": {"seed": 5, "draws": 2048}})
    stated = Parameters.model_validate({"sampling": {"seed": 9}})
    sampling = pack.changed_by(stated).sampling
    assert (sampling.seed, sampling.draws) == (9, 2048)
