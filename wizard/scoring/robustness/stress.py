"""The stress test: every doubtful answer errs to the bad side at once (method.md 1.12)."""

from wizard.model.assessment import Assessment
from wizard.model.checklist import Exposure, Safeguard
from wizard.model.uncertainty import StressTest
from wizard.scoring.answers.confidence import find_confidence
from wizard.scoring.answers.scale import Point, shift_point
from wizard.scoring.scores.case import Case
from wizard.scoring.scores.scenario import Scenario, working_scenario
from wizard.scoring.scores.verdict import scenario_verdict


def run_stress_test(case: Case, assessment: Assessment) -> StressTest:
    """Return the result with exposures and safeguards of medium or low confidence one step worse.

    Open questions stay at their working values. One analyst errs in one direction: this is the
    check on a distribution that takes answers as independent.
    """
    scenario = working_scenario(case)
    moves = find_moves(case, assessment)
    for question, point in moves.items():
        scenario = scenario.with_point(question, point)
    return _report(scenario, tuple(moves))


def find_moves(case: Case, assessment: Assessment) -> dict[str, Point]:
    """Return where the stress test puts each doubtful answer that can be worse, by id."""
    found = {}
    for question, reading in sorted(case.readings.items()):
        asked = case.pack.questions[question]
        if reading.status != "answered" or not isinstance(asked, Exposure | Safeguard):
            continue
        if find_confidence(assessment.answers[question]).level in ("low", "medium"):
            point = (reading.low, reading.level_low)
            worse = shift_point(asked.scale, point, 1 if isinstance(asked, Exposure) else -1)
            if worse != point:
                found[question] = worse
    return found


def _report(scenario: Scenario, moved: tuple[str, ...]) -> StressTest:
    board = scenario.board
    return StressTest(
        residual=board.residual,
        band=board.band,
        verdict=scenario_verdict(scenario),
        residuals=board.residuals,
        dimensions=board.dimension_residuals,
        moved=moved,
    )
