"""What several analysts think of a question, pooled for the distribution (method.md 1.19)."""

from wizard.model.assessment import Assessment
from wizard.model.scale import Bundle
from wizard.scoring.answers.confidence import find_confidence
from wizard.scoring.answers.opinions import analysts_of, view_of
from wizard.scoring.scores.case import Case
from wizard.scoring.uncertainty.distribution import Distribution, distribute, pool, shift_of


def pool_opinions(case: Case, assessment: Assessment) -> dict[str, Distribution]:
    """Return the linear opinion pool of each question that analysts answered apart, by id.

    Each analyst weighs the same; one to whom a question does not apply says nothing about it.
    """
    names = analysts_of(assessment)
    views = list(zip((view_of(assessment, name) for name in names), case.views, strict=True))
    shifts = case.parameters.sampling.shifts
    found: dict[str, Distribution] = {}
    for question, reading in case.readings.items():
        asked, kept = case.pack.questions[question], assessment.answers.get(question)
        scores = asked.kind != "context" and not isinstance(asked.scale, Bundle)
        if not scores or not reading.counts or kept is None or not kept.opinions:
            continue
        parts = []
        for view, readings in views:
            own, said = readings.get(question), view.answers.get(question)
            if own is not None and own.counts:
                level = find_confidence(said).level if said is not None else "certain"
                parts.append((1.0, distribute(asked, own, shift_of(level, shifts))))
        if parts:
            found[question] = pool(parts)
    return found
