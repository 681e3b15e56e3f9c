"""How a change is split among many: exactly up to twelve, then by two opposite orders."""

import math
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import PROFILE
from wizard.scoring.comparison.attribution import EXACT_PLAYERS, Worth, attribute

PLAYERS = ("ant", "bee", "cat", "dog")


def game(worths: list[float]) -> Worth:
    """Return the game of four players whose sets, in binary order, are worth these."""
    return lambda taken: worths[sum(1 << PLAYERS.index(player) for player in taken)]


games = st.lists(st.floats(-10, 10), min_size=16, max_size=16).map(game)


def average_over_orders(worth: Worth) -> dict[str, float]:
    """Return what each player adds on joining, averaged over all orders: the definition."""
    added: dict[str, list[float]] = {player: [] for player in PLAYERS}
    for order in permutations(PLAYERS):
        for place, player in enumerate(order):
            before = frozenset(order[:place])
            added[player].append(worth(before | {player}) - worth(before))
    return {player: math.fsum(found) / len(found) for player, found in added.items()}


@PROFILE
@given(games)
def test_parts_are_averages_over_all_orders(worth: Worth) -> None:
    """Up to twelve players the parts are the Shapley values by their definition."""
    found = attribute(PLAYERS, worth)
    assert found.exact
    assert found.parts == pytest.approx(average_over_orders(worth), abs=1e-9)


@PROFILE
@given(games, st.permutations(PLAYERS))
def test_order_of_players_does_not_matter(worth: Worth, order: list[str]) -> None:
    """The players may be given in any order."""
    assert attribute(order, worth).parts == pytest.approx(attribute(PLAYERS, worth).parts, abs=1e-9)


@PROFILE
@given(games)
def test_opposite_game_has_opposite_parts(worth: Worth) -> None:
    """Exchanging what is taken and what is not changes every sign, to the last bit."""
    back = attribute(PLAYERS, lambda taken: worth(frozenset(PLAYERS) - taken)).parts
    assert {player: -part for player, part in attribute(PLAYERS, worth).parts.items()} == back


def many(count: int) -> list[str]:
    return [f"player-{number:02}" for number in range(count)]


def joint(taken: frozenset[str]) -> float:
    """Return the worth of a set: the more are in it, the less another one adds."""
    return math.sqrt(sum(int(player[-2:]) for player in taken))


@pytest.mark.parametrize(("count", "exact"), [(0, True), (EXACT_PLAYERS, True), (13, False)])
def test_twelve_players_are_the_most_for_an_exact_split(count: int, *, exact: bool) -> None:
    """With thirteen players the split is no longer exact, and it says so."""
    assert attribute(many(count), joint).exact == exact


@pytest.mark.parametrize("count", [1, 12, 13, 40])
def test_parts_add_up(count: int) -> None:
    """The parts sum to the worth of all less that of none, whatever the number of players."""
    parts = attribute(many(count), joint).parts
    assert math.isclose(math.fsum(parts.values()), joint(frozenset(many(count))), rel_tol=1e-12)


def test_many_players_get_the_mean_of_two_opposite_orders() -> None:
    """Above twelve, each player gets the mean of joining in order of name and in reverse."""
    names = many(13)
    forth = joint(frozenset(names[:8])) - joint(frozenset(names[:7]))
    back = joint(frozenset(names[7:])) - joint(frozenset(names[8:]))
    assert attribute(names[::-1], joint).parts["player-07"] == pytest.approx((forth + back) / 2)


def test_many_players_swapped_have_opposite_parts() -> None:
    """Above twelve players the split changes all its signs too when the sides are exchanged."""
    names = frozenset(many(20))
    forth = attribute(sorted(names), joint).parts
    back = attribute(sorted(names), lambda taken: joint(names - taken)).parts
    assert forth == pytest.approx({player: -part for player, part in back.items()})
