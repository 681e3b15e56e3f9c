"""What to find out first: the value of an answer for the decision (method.md 1.16)."""

from wizard.model.assessment import Assessment
from wizard.model.checklist import Opportunity
from wizard.model.result import Inquiry, Verdict
from wizard.model.scale import Difference
from wizard.scoring.answers.scale import points_within
from wizard.scoring.scores.case import Case
from wizard.scoring.scores.scenario import Scenario, working_scenario
from wizard.scoring.scores.verdict import scenario_verdict


def rank_inquiries(case: Case, assessment: Assessment) -> tuple[Inquiry, ...]:
    """Return the open, ranged and low-confidence questions, the most decisive first.

    Order: may decide an absolute red line, then how many verdicts are within reach, then the swing.
    """
    scenario = working_scenario(case)
    present = scenario_verdict(scenario)
    found = [
        inquire(scenario, question, present)
        for question in case.readings
        if _is_worth_asking(case, assessment, question)
    ]
    return tuple(
        sorted(
            found,
            key=lambda i: (not i.decides_absolute, -len(i.verdicts), -i.swing, i.question),
        )
    )


def _is_worth_asking(case: Case, assessment: Assessment, question: str) -> bool:
    reading = case.readings[question]
    if case.pack.questions[question].kind == "context":
        return False
    if reading.status in ("unanswered", "unknown", "range"):
        return True
    if reading.status == "computed":
        # A bundle's parts are asked about themselves; the numbers of a difference score nothing.
        return reading.width > 0 and isinstance(case.pack.questions[question].scale, Difference)
    answer = assessment.answers.get(question)
    return reading.status == "answered" and answer is not None and answer.confidence == "low"


def inquire(scenario: Scenario, question: str, present: Verdict) -> Inquiry:
    """Return what other answers to one scored question could do, the others as they stand."""
    case = scenario.board.case
    points = points_within(case.pack.questions[question].scale, case.readings[question])
    tried = [scenario.with_point(question, point) for point in points]
    verdicts = [scenario_verdict(outcome) for outcome in tried]
    is_opportunity = isinstance(case.pack.questions[question], Opportunity)
    figures = tuple(
        (outcome.board.opportunity if is_opportunity else outcome.board.residual) or 0.0
        for outcome in tried
    )
    decided = tuple(
        line
        for line in case.lines_reading.get(question, ())
        if line.id not in case.waived
        and scenario.crossings[line.id] is None
        and any(outcome.crossings[line.id] is not None for outcome in tried)
    )
    return Inquiry(
        question=question,
        is_opportunity=is_opportunity,
        outcomes=figures,
        swing=max(figures) - min(figures),
        present=present,
        verdicts=tuple(sorted(set(verdicts))),
        change_probability=sum(verdict != present for verdict in verdicts) / len(verdicts),
        decides=tuple(line.id for line in decided),
        decides_absolute=any(line.kind == "absolute" for line in decided),
    )
