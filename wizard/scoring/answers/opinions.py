"""What several analysts said, as a merged assessment keeps it (method.md 1.19)."""

from collections.abc import Mapping

from wizard.model.assessment import Answer, Assessment, Opinion, Said
from wizard.model.pack import Pack
from wizard.model.result import Reading
from wizard.scoring.answers.readings import read_answers


def opinions_of(assessment: Assessment, question: str) -> tuple[Opinion, ...]:
    """Return what each analyst said to a question, by analyst; nothing where nobody was merged."""
    answer = assessment.answers.get(question)
    opinions = () if answer is None else answer.opinions
    return tuple(sorted(opinions, key=lambda opinion: opinion.analyst))


def analysts_of(assessment: Assessment) -> tuple[str, ...]:
    """Return the names of all analysts whose opinions an assessment keeps, in order."""
    names = {o.analyst for answer in _kept(assessment).values() for o in answer.opinions}
    return tuple(sorted(names))


def view_of(assessment: Assessment, analyst: str) -> Assessment:
    """Return a merged assessment as one of its analysts alone answered it.

    What was answered after merging, and so by all of them, counts for each.
    """
    answers = {}
    for question, answer in _kept(assessment).items():
        own = next((o for o in answer.opinions if o.analyst == analyst), None)
        if own is not None:
            answers[question] = answer_from(own)
        elif not answer.opinions:
            answers[question] = answer
    return assessment.model_copy(update={"answers": answers, "set_aside": {}, "analyst": analyst})


def answer_from(opinion: Opinion) -> Answer:
    """Return an opinion as the answer it was."""
    fields = {name: getattr(opinion, name) for name in Said.model_fields}
    return Answer.model_construct(_fields_set=set(fields), **fields)


def read_views(pack: Pack, assessment: Assessment) -> tuple[Mapping[str, Reading], ...]:
    """Return the readings of each analyst alone, in order of their names."""
    analysts = analysts_of(assessment)
    return tuple(read_answers(pack, view_of(assessment, analyst)) for analyst in analysts)


def _kept(assessment: Assessment) -> Mapping[str, Answer]:
    # One analyst may have found applicable what the others together set aside.
    aside = {question: entry.answer for question, entry in assessment.set_aside.items()}
    return {**aside, **assessment.answers}
