"""Sums over several questions in every draw, by tables over all their places at once (1.12)."""

from collections.abc import Sequence
from typing import TypeAlias

from wizard.scoring.uncertainty.draws import Axis, Draws, Numbers, combinations_of

TABLE_LIMIT = 20_000
"""Most combinations of places for which figures are worth computing in advance."""

Term: TypeAlias = tuple[Axis, Sequence[float]]
"""Where a question is, and what each of its places adds."""


def add_up(draws: Draws, terms: Sequence[Term]) -> Numbers:
    """Return the sum of the terms in each draw; too many for one table are added in two halves."""
    axes = [axis for axis, _ in terms]
    if len(terms) > 1 and combinations_of(axes) > TABLE_LIMIT:
        half = len(terms) // 2
        halves = zip(add_up(draws, terms[:half]), add_up(draws, terms[half:]), strict=True)
        return [one + other for one, other in halves]
    sums = [0.0]
    for _, table in terms:
        sums = [known + figure for known in sums for figure in table]
    return draws.look_up(sums, axes)
