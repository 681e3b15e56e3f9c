"""The tornado: each answer one step of its own ladder down and up (method.md 1.16)."""

from wizard.model.analysis import TornadoBar
from wizard.model.checklist import Exposure, Safeguard
from wizard.model.result import Reading
from wizard.model.scale import Bundle, Difference, Levels, Scale, SingleChoice, YesNo, YesPartlyNo
from wizard.scoring.answers.scale import TOP_LEVEL, Point, ends_of, ladder
from wizard.scoring.scores.case import Case
from wizard.scoring.scores.scenario import working_scenario

LENGTH = 10
"""How many bars are shown."""

STEP = 0.1
"""One step of a number, a difference or a multiple choice, in value (method.md 1.12)."""


def find_tornado(case: Case, length: int = LENGTH) -> tuple[TornadoBar, ...]:
    """Return the answers a step of which moves the overall residual most, the widest first.

    Exposures and safeguards known to a point; a difference too, though it is computed. Bundles
    move with their parts. Beyond an end of its ladder nothing moves.
    """
    scenario = working_scenario(case)
    bars = []
    for question, reading in case.readings.items():
        if not _has_step(case, question, reading):
            continue
        scale = case.pack.questions[question].scale
        points = neighbours(scale, (reading.low, reading.level_low))
        down, up = (scenario.with_point(question, p).board.residual or 0.0 for p in points)
        bars.append(TornadoBar(question, down, up))
    moving = [bar for bar in bars if bar.width > 0]
    return tuple(sorted(moving, key=lambda bar: (-bar.width, bar.question))[:length])


def _has_step(case: Case, question: str, reading: Reading) -> bool:
    asked = case.pack.questions[question]
    if not isinstance(asked, Exposure | Safeguard) or reading.width > 0:
        return False
    is_difference = reading.status == "computed" and isinstance(asked.scale, Difference)
    return reading.status == "answered" or is_difference


def neighbours(scale: Scale, point: Point) -> tuple[Point, Point]:
    """Return the points one step down and one step up from a point, or the point at an end."""
    if isinstance(scale, Levels | YesNo | YesPartlyNo | SingleChoice | Bundle):
        points = ladder(scale)
        place = points.index(point)
        return points[max(0, place - 1)], points[min(len(points) - 1, place + 1)]
    (lowest, _), (highest, _) = ends_of(scale)
    values = max(lowest, point[0] - STEP), min(highest, point[0] + STEP)
    down, up = ((value, value * TOP_LEVEL) for value in values)
    return down, up
