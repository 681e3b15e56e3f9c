"""The Shapley value: what each player adds, averaged over all orders of joining."""

import math
from collections.abc import Sequence


def shapley_values(worths: Sequence[float]) -> tuple[float, ...]:
    """Return each player's share of the worth of all; the shares add up to it, less that of none.

    `worths` holds the worth of every set of players: bit n of the index tells whether player n is
    in the set. Exact; 2**n worths for n players.
    """
    players = len(worths).bit_length() - 1
    # A set of this size comes before a player in this share of all orders.
    odds = [1 / (players * math.comb(players - 1, size)) for size in range(players)]
    return tuple(
        math.fsum(
            odds[others.bit_count()] * (worths[others | 1 << player] - worths[others])
            for others in range(len(worths))
            if not others >> player & 1
        )
        for player in range(players)
    )
