"""How a change is split among what made it (method.md 1.18)."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from wizard.scoring.shapley import shapley_values

EXACT_PLAYERS = 12
"""Up to so many players every set of them is evaluated; 2**12 evaluations."""

Worth = Callable[[frozenset[str]], float]
"""What a set of players is worth."""


class Attribution(NamedTuple):
    """Each player's part of the worth of all less that of none; the parts add up to it."""

    parts: Mapping[str, float]
    exact: bool
    """Whether they are Shapley values, and not the mean of two opposite orders."""


def attribute(players: Sequence[str], worth: Worth) -> Attribution:
    """Return the Shapley value of each player, or above twelve the mean of two polar orders.

    Both change all signs when what is before and after is swapped. Sets that differ only in the
    first players are evaluated one after the other, so that `worth` may keep what they share.
    """
    if len(players) > EXACT_PLAYERS:
        return Attribution(_polar_parts(sorted(players), worth), exact=False)
    sets = (
        frozenset(player for bit, player in enumerate(players) if mask >> bit & 1)
        for mask in range(1 << len(players))
    )
    parts = shapley_values([worth(taken) for taken in sets])
    return Attribution(dict(zip(players, parts, strict=True)), exact=True)


def _polar_parts(order: Sequence[str], worth: Worth) -> dict[str, float]:
    """Return what each player adds, averaged over an order and its reverse."""
    forth, back = _steps(order, worth), _steps(order[::-1], worth)
    return {player: (forth[player] + back[player]) / 2 for player in order}


def _steps(order: Sequence[str], worth: Worth) -> dict[str, float]:
    worths = [worth(frozenset(order[:count])) for count in range(len(order) + 1)]
    pairs = zip(order, worths, worths[1:], strict=False)
    return {player: after - before for player, before, after in pairs}
