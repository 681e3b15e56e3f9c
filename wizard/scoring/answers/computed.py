"""Exposures and opportunities computed from other answers, never asked (method.md 1.2).

A difference takes two numbers, a bundle counts how many of several exposures come together.
"""

from collections.abc import Mapping

from wizard.model.assessment import Answer
from wizard.model.result import Reading
from wizard.model.scale import Bundle, Difference
from wizard.scoring.answers.scale import TOP_LEVEL, interpolate
from wizard.scoring.numerics import settle_float

Ends = tuple[float, float]
"""The lowest and the highest of something not known exactly."""


def read_computed(
    scale: Difference | Bundle, answers: Mapping[str, Answer], readings: Mapping[str, Reading]
) -> Reading:
    """Return the reading of a computed question from what is known of those it reads.

    It does not apply where nothing is left to compute: one of the two numbers does not apply, or
    none of the exposures does.
    """
    known = {q: readings[q] for q in scale.reads if q in readings and readings[q].counts}
    if isinstance(scale, Bundle):
        if not known:
            return Reading("does-not-apply", 0.0, 0.0, 0.0, 0.0)
        levels = {q: (reading.level_low, reading.level_high) for q, reading in known.items()}
        return _reading(bundle_ends(scale, levels))
    if len(known) < len(scale.reads):
        return Reading("does-not-apply", 0.0, 0.0, 0.0, 0.0)
    if any(reading.status not in ("answered", "range") for reading in known.values()):
        return Reading("computed")
    return _reading(_difference_ends(scale, answers))


def _reading(values: Ends) -> Reading:
    low, high = values
    return Reading("computed", low, high, low * TOP_LEVEL, high * TOP_LEVEL)


def find_difference(scale: Difference, answers: Mapping[str, Answer]) -> Ends | None:
    """Return the least and the greatest difference, in the unit; None while a number is open."""
    of, less = (_number_ends(answers.get(question)) for question in scale.reads)
    return None if of is None or less is None else (of[0] - less[1], of[1] - less[0])


def _difference_ends(scale: Difference, answers: Mapping[str, Answer]) -> Ends:
    found = find_difference(scale, answers)
    if found is None:
        return 0.0, 1.0
    values = sorted(interpolate(scale.corners, number) for number in found)
    return values[0], values[1]


def _number_ends(answer: Answer | None) -> Ends | None:
    if answer is None:
        return None
    if answer.low is not None and answer.high is not None:
        return answer.low, answer.high
    return (float(answer.value),) * 2 if isinstance(answer.value, int | float) else None


def bundle_ends(scale: Bundle, levels: Mapping[str, Ends]) -> Ends:
    """Return the least and the greatest value of a bundle at levels; what has none does not hold.

    The count is monotone in every level, so the ends are exact.
    """
    limits = [(levels.get(part.question, (0.0, 0.0)), part.at_least) for part in scale.parts]
    certain = sum(settle_float(low) >= limit for (low, _), limit in limits)
    possible = sum(settle_float(high) >= limit for (_, high), limit in limits)
    return scale.values[certain], scale.values[possible]
