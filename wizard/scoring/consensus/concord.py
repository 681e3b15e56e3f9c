"""How far the analysts of a merged assessment agree, and which red lines they dispute (1.19)."""

from collections.abc import Iterable, Sequence

from wizard.model.assessment import Assessment, Opinion
from wizard.model.checklist import Question
from wizard.model.consensus import Agreement, Dispute
from wizard.model.pack import Pack
from wizard.model.scale import MultipleChoice
from wizard.scoring.answers.opinions import opinions_of
from wizard.scoring.answers.scale import point_of
from wizard.scoring.consensus.agreement import measure_agreement
from wizard.scoring.consensus.axis import is_ordered, level_at
from wizard.scoring.consensus.tally import places_of
from wizard.scoring.scores.case import Case
from wizard.scoring.scores.red_lines import crossing_views, judge_red_line
from wizard.scoring.scores.scenario import working_scenario


def agreement_on(pack: Pack, assessment: Assessment, questions: Iterable[str]) -> Agreement:
    """Return how far the analysts agree on those of the questions that score."""
    asked = [pack.questions[question] for question in questions]
    return measure_agreement([levels_given(q, opinions_of(assessment, q.id)) for q in asked])


def agreement_by_dimension(case: Case, assessment: Assessment) -> tuple[tuple[str, Agreement], ...]:
    """Return how far the analysts agree in each dimension in scope, in the order of the pack."""
    questions: dict[str, list[str]] = {}
    for question in case.readings:
        questions.setdefault(case.pack.questions[question].dimension, []).append(question)
    return tuple(
        (dimension, agreement_on(case.pack, assessment, asked))
        for dimension, asked in questions.items()
    )


def levels_given(question: Question, opinions: Sequence[Opinion]) -> list[float]:
    """Return the levels, 0 to 4, of those who answered; a range counts by its working value."""
    scale = question.scale
    given = [o for o in opinions if o.state in ("answered", "range")]
    if question.kind == "context":
        return []
    if is_ordered(scale):
        return [level_at(scale, places_of(scale, opinion)[2]) for opinion in given]
    values = [o.value for o in given if isinstance(scale, MultipleChoice)]
    return [point_of(scale, value)[1] for value in values if value is not None]


def find_disputes(case: Case) -> tuple[Dispute, ...]:
    """Return the red lines crossed only by what some analysts said alone."""
    levels = working_scenario(case).levels
    judged = [judge_red_line(line, case, levels) for line in case.pack.red_lines.values()]
    return tuple(
        Dispute(result, crossing_views(result.line, case))
        for result in judged
        if result.state == "disputed"
    )
