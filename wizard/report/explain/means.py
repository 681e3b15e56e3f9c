"""Means and bands written out step by step (method.md 1.7, 1.8)."""

import math
from collections.abc import Sequence
from typing import NamedTuple

from wizard.model.explanation import Step
from wizard.model.result import Band
from wizard.report.explain.draft import digits
from wizard.scoring.numerics import band_of, guard, power_mean

_CUBE = 3
_BAND_WORDS = tuple(band.word for band in Band)


class Term(NamedTuple):
    """One part of a mean."""

    title: str
    address: str
    weight: float
    value: float


def describe_mean(parts: str, power: float) -> str:
    """Return the rule of a power mean in words; power 1 is the plain average."""
    if power == 1:
        return f"The average of {parts}, by weight."
    reason = "so that a severe one is not averaged away"
    if power == _CUBE:
        lead = f"Each of {parts} is cubed, the cubes are averaged by weight"
        return f"{lead}, and the cube root is taken, {reason}."
    lead = f"Each of {parts} is raised to the power {digits(power)} and averaged by weight"
    return f"{lead}, and the root of that order is taken, {reason}."


def mean_steps(terms: Sequence[Term], power: float = 1.0) -> tuple[Step, ...]:
    """Return a power mean line by line; the last line is the mean. None without weight."""
    total = math.fsum(term.weight for term in terms)
    mean = power_mean([(term.weight, term.value) for term in terms], power)
    if mean is None:
        return ()
    raised = "" if power == 1 else f" to the power {digits(power)}"
    lines = [
        Step(
            f"{t.title}: {digits(t.value)}{raised}, weight {digits(t.weight)} of {digits(total)}",
            t.weight / total * t.value**power,
        )
        for t in terms
    ]
    if power == 1:
        return (*lines, Step("Sum", mean))
    summed = math.fsum(t.weight * t.value**power for t in terms) / total
    return (*lines, Step("Sum", summed), Step(f"Its root of order {digits(power)}", mean))


def describe_edges(edges: Sequence[float]) -> str:
    """Return where the bands begin."""
    begins = [
        f"{word} from {digits(edge)}" for word, edge in zip(_BAND_WORDS[1:], edges, strict=True)
    ]
    return f"{_BAND_WORDS[0]} below {digits(edges[0])}, {', '.join(begins)}"


def band_steps(
    value: float, edges: Sequence[float], parts: Sequence[tuple[str, Band]] = ()
) -> tuple[Step, ...]:
    """Return how a band comes about from a figure and, by the guard, from its parts' bands."""
    own = band_of(value, edges)
    first = Step(f"{digits(value)}: {describe_edges(edges)}", own.word)
    if not parts:
        return (first,)
    title, worst = min(parts, key=lambda part: (-part[1], part[0]))
    least = guard(Band.LOW, [worst])
    held = Step(f"Worst part: {title}, {worst.word}; at most one band better", least.word)
    return (first, held, Step("The worse of the two", max(own, least).word))
