"""How much of the residual's variance each question explains (method.md 1.16)."""

import pytest

from wizard.scoring.uncertainty.draws import Axis, Draws
from wizard.scoring.uncertainty.indices import first_order_indices

ENDS = ((0.0, 0.0), (1.0, 4.0))
FOUR = Draws(4, {"a.e0": Axis(ENDS, bytes((0, 0, 1, 1))), "a.e1": Axis(ENDS, bytes((0, 1, 0, 1)))})
"""Four draws, all combinations of two questions."""


@pytest.mark.parametrize(
    ("residuals", "indices"),
    [
        ((0.2, 0.2, 0.6, 0.6), (1.0, 0.0)),
        ((0.2, 0.6, 0.2, 0.6), (0.0, 1.0)),
        ((0.5, 0.5, 0.5, 0.5), (0.0, 0.0)),
        # Of all variance the first explains .8; a third of the .2 left is taken for chance.
        ((0.1, 0.2, 0.3, 0.4), (0.8 - 0.2 / 3, 0.0)),
    ],
)
def test_index_is_the_share_explained(
    residuals: tuple[float, ...], indices: tuple[float, float]
) -> None:
    """All, nothing, or the share explained less what groups of few draws differ by chance."""
    found = first_order_indices(FOUR, residuals, FOUR.axes)
    assert (found["a.e0"], found["a.e1"]) == pytest.approx(indices)
