"""Comparing with an edge without settling every figure (method.md 1.21)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import PROFILE
from wizard.scoring.numerics import settle_float, settled_limit

EDGES = st.one_of(st.sampled_from((0.2, 0.4, 0.6, 1e-12, 1 / 3, 1.0)), st.floats(1e-12, 1))


@PROFILE
@given(EDGES, st.integers(-30, 30))
def test_limit_decides_as_settling_does(edge: float, tenths: int) -> None:
    """A tenth of a step more or less decides the same either way, off the very limit."""
    value = edge + tenths * 1e-10
    limit = settled_limit(edge)
    if abs(value - limit) > 1e-13:
        assert (value >= limit) == (settle_float(value) >= edge)


@pytest.mark.parametrize("edge", [0.2, 0.4, 0.6, 1 / 3, 2 / 3])
def test_limit_lies_half_a_step_below_what_reaches_the_edge(edge: float) -> None:
    """Also for an edge between two settled figures, which only the greater of them reaches."""
    reached = {tenths: settle_float(edge + tenths * 1e-10) >= edge for tenths in range(-30, 31)}
    assert set(reached.values()) == {False, True}
    for tenths, is_reached in reached.items():
        if abs(edge + tenths * 1e-10 - settled_limit(edge)) > 1e-13:
            assert (edge + tenths * 1e-10 >= settled_limit(edge)) == is_reached


@PROFILE
@given(EDGES)
def test_limit_is_above_nothing(edge: float) -> None:
    """No exposure at all never reaches an edge."""
    assert settled_limit(edge) > 0
