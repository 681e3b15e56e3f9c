"""Which answer, once known, would settle most: first-order indices (method.md 1.16)."""

import math
from collections.abc import Iterable, Iterator, Sequence
from operator import mul

from wizard.scoring.uncertainty.draws import Axis, Draws, Numbers, combinations_of
from wizard.scoring.uncertainty.lanes import PLACES

_SAME = 1e-20
"""A variance below this is rounding."""


def first_order_indices(
    draws: Draws, residuals: Numbers, questions: Iterable[str]
) -> dict[str, float]:
    """Return Var(E[R | q]) / Var(R) of each question, 0 to 1.

    What groups of drawn residuals differ by chance alone is taken off (method.md 1.16).
    """
    masses = draws.masses
    mean = math.fsum(map(mul, masses, residuals))
    departures = [mass * (figure - mean) for mass, figure in zip(masses, residuals, strict=True)]
    variance = math.fsum(map(mul, departures, residuals))
    indices = dict.fromkeys(questions, 0.0)
    if variance < _SAME:
        return indices
    for pack in _pack(draws, indices):
        for question, between in _between(draws, pack, departures).items():
            index = _without_chance(draws, draws.axes[question], between / variance)
            indices[question] = min(1.0, max(0.0, index))
    return indices


def _pack(draws: Draws, questions: Iterable[str]) -> Iterator[list[str]]:
    """Yield the questions not known in groups whose combinations of places fit one byte."""
    pack: list[str] = []
    for question in questions:
        if len(draws.axes[question].points) == 1:
            continue
        if combinations_of(draws.axes[q] for q in (*pack, question)) > PLACES:
            yield pack
            pack = []
        pack.append(question)
    if pack:
        yield pack


def _between(draws: Draws, pack: Sequence[str], departures: Numbers) -> dict[str, float]:
    """Return for each question the variance between the draws that are at different places.

    The draws are gone through once for the whole pack: that is what takes the time.
    """
    axes = [draws.axes[question] for question in pack]
    cells = combinations_of(axes)
    places = draws.join(axes)
    gathered = _gather(places, departures, cells)
    sums = list(map(math.fsum, gathered))
    if draws.shares is None:
        shares = [len(cell) / draws.count for cell in gathered]
    else:
        shares = list(map(math.fsum, _gather(places, draws.shares, cells)))
    found = {}
    for question, axis in zip(pack, axes, strict=True):
        size = len(axis.points)
        cells //= size
        own = bytes(cell // cells % size for cell in range(len(sums)))
        pairs = zip(
            map(math.fsum, _gather(own, sums, size)),
            map(math.fsum, _gather(own, shares, size)),
            strict=True,
        )
        found[question] = math.fsum(total**2 / share for total, share in pairs if share > 0)
    return found


def _gather(places: Iterable[int], figures: Numbers, size: int) -> list[list[float]]:
    """Return the figures at each of `size` places."""
    cells: list[list[float]] = [[] for _ in range(size)]
    for place, figure in zip(places, figures, strict=True):
        cells[place].append(figure)
    return cells


def _without_chance(draws: Draws, axis: Axis, index: float) -> float:
    if draws.shares is not None:
        return index
    return index - (len(axis.points) - 1) / (draws.count - 1) * (1.0 - index)
