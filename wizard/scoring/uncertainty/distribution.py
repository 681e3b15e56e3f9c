"""How far an answer may be off: its distribution over its own ladder (method.md 1.12)."""

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from wizard.model.assessment import Assessment, Confidence
from wizard.model.checklist import Question
from wizard.model.parameters import Shift, Shifts
from wizard.model.result import Reading
from wizard.model.scale import Bundle
from wizard.scoring.answers.confidence import find_confidence
from wizard.scoring.answers.scale import TOP_LEVEL, Point, points_within, shift_point
from wizard.scoring.numerics import settle_float
from wizard.scoring.scores.case import Case
from wizard.scoring.uncertainty.lanes import PLACES


class Distribution(NamedTuple):
    """The points a question may be at, in rising order, and the share of each, adding up to 1."""

    points: tuple[Point, ...]
    shares: tuple[float, ...]

    @property
    def mean(self) -> float:
        """Return the mean value, 0 to 1."""
        pairs = zip(self.points, self.shares, strict=True)
        return math.fsum(value * share for (value, _), share in pairs)

    @property
    def variance(self) -> float:
        """Return the variance of the value."""
        mean = self.mean
        pairs = zip(self.points, self.shares, strict=True)
        return math.fsum(share * (value - mean) ** 2 for (value, _), share in pairs)


def find_distributions(case: Case, assessment: Assessment) -> dict[str, Distribution]:
    """Return the distribution of every scored question that counts, by id.

    Bundles have none: they follow from the levels of their parts.
    """
    shifts = case.parameters.sampling.shifts
    found = {}
    for question, reading in case.readings.items():
        asked = case.pack.questions[question]
        if reading.counts and asked.kind != "context" and not isinstance(asked.scale, Bundle):
            answer = assessment.answers.get(question)
            level = find_confidence(answer).level if answer is not None else "certain"
            found[question] = distribute(asked, reading, shift_of(level, shifts))
    return found


def shift_of(confidence: Confidence, shifts: Shifts) -> Shift:
    """Return the shift of a confidence; none for what is certain."""
    return Shift() if confidence == "certain" else getattr(shifts, confidence)


def distribute(question: Question, reading: Reading, shift: Shift) -> Distribution:
    """Return the distribution of one question.

    An answer moves along its ladder and stops at the ends, so that a worse answer stays worse. What
    is open or computed from ranges is anywhere in its interval; what is computed from points is
    where it is.
    """
    scale = question.scale
    if reading.status == "answered":
        point = (reading.low, reading.level_low)
        return gather((shift_point(scale, point, steps), share) for steps, share in shift.shares)
    points = points_within(scale, reading)
    return gather((point, 1.0 / len(points)) for point in points)


def pool(parts: Sequence[tuple[float, Distribution]]) -> Distribution:
    """Return the linear opinion pool of (weight, distribution) pairs: their weighted mean (1.19).

    It keeps disagreement instead of averaging it away. More points than a byte can number, which
    only many different numbers make, are rounded to hundredths.
    """
    total = math.fsum(weight for weight, _ in parts)
    pairs = [
        (point, weight / total * share)
        for weight, distribution in parts
        for point, share in zip(distribution.points, distribution.shares, strict=True)
    ]
    found = gather(pairs)
    return found if len(found.points) <= PLACES else gather(map(_coarsen, pairs))


def _coarsen(pair: tuple[Point, float]) -> tuple[Point, float]:
    (value, _), share = pair
    rounded = round(value, 2)
    return (rounded, rounded * TOP_LEVEL), share


def gather(pairs: Iterable[tuple[Point, float]]) -> Distribution:
    """Return the distribution of (point, share) pairs; equal points are joined, empty ones go."""
    shares: dict[Point, list[float]] = {}
    points: dict[Point, Point] = {}
    for point, share in sorted(pairs):
        if share > 0:
            settled = (settle_float(point[0]), settle_float(point[1]))
            points.setdefault(settled, point)
            shares.setdefault(settled, []).append(share)
    joined = {points[settled]: math.fsum(parts) for settled, parts in shares.items()}
    return Distribution(tuple(joined), tuple(joined.values()))


def size_of(distributions: Iterable[Distribution]) -> int:
    """Return the number of combinations of points."""
    return math.prod(len(distribution.points) for distribution in distributions)
