"""The Shapley value against published cases and against its definition."""

import math
from collections.abc import Callable
from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import PROFILE
from wizard.scoring.shapley import shapley_values


def game(players: int, worth: Callable[[list[int]], float]) -> tuple[float, ...]:
    """Return the Shapley values of a game given as a rule."""
    sets = range(1 << players)
    return shapley_values([worth([n for n in range(players) if s >> n & 1]) for s in sets])


# Published cases


def test_airport() -> None:
    """Runways that cost 8, 11, 13 and 18 are shared as 2, 3, 4 and 9.

    The rule is that of S. C. Littlechild and G. Owen, A Simple Expression for the Shapley Value
    in a Special Case, Management Science 20 (1973); the case is the common textbook one.
    """
    costs = (8, 11, 13, 18)
    found = game(4, lambda members: max((costs[n] for n in members), default=0))
    assert found == pytest.approx((2, 3, 4, 9))


def test_security_council_of_eleven() -> None:
    """Five permanent members share 98.7 per cent of the power, the six others 1.3.

    L. S. Shapley and M. Shubik, A Method for Evaluating the Distribution of Power in a Committee
    System, American Political Science Review 48 (1954): seven votes, all five permanent ones.
    """
    found = game(11, lambda members: set(range(5)) <= {*members} and len(members) >= 7)
    assert [round(100 * sum(found[:5]), 1), round(100 * sum(found[5:]), 1)] == [98.7, 1.3]
    assert found[0] == pytest.approx(float(Fraction(76, 385)))


def test_glove_market() -> None:
    """One left glove and two right ones: the left is worth 2/3, each right one 1/6."""
    found = game(3, lambda members: 0 in members and len(members) > 1)
    assert found == pytest.approx((2 / 3, 1 / 6, 1 / 6))


# The definition

WORTHS = st.integers(1, 4).flatmap(
    lambda players: st.lists(st.floats(-1, 1), min_size=2**players, max_size=2**players)
)


def naive(worths: list[float]) -> list[float]:
    """Return what each player adds, averaged over all orders of joining."""
    players = len(worths).bit_length() - 1
    orders = list(permutations(range(players)))
    added: list[list[float]] = [[] for _ in range(players)]
    for order in orders:
        joined = 0
        for player in order:
            added[player].append(worths[joined | 1 << player] - worths[joined])
            joined |= 1 << player
    return [math.fsum(gains) / len(orders) for gains in added]


@PROFILE
@given(WORTHS)
def test_value_is_the_average_over_all_orders(worths: list[float]) -> None:
    """Each share is what the player adds, averaged over all orders of joining."""
    assert shapley_values(worths) == pytest.approx(naive(worths), abs=1e-12)


@PROFILE
@given(WORTHS)
def test_shares_add_up(worths: list[float]) -> None:
    """The shares add up to the worth of all players less that of none."""
    total = math.fsum(shapley_values(worths))
    assert math.isclose(total, worths[-1] - worths[0], abs_tol=1e-12)


def test_nobody_shares_nothing() -> None:
    """Without players there are no shares."""
    assert shapley_values([0.5]) == ()
