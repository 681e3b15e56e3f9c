"""Comparing with an edge without settling every figure (method.md 1.21)."""

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


@PROFILE
@given(EDGES)
def test_limit_is_above_nothing(edge: float) -> None:
    """No exposure at all never reaches an edge."""
    assert settled_limit(edge) > 0
