"""Assessments of one partnership by several analysts, merged."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from tests.scoring.edits import say
from tests.scoring.example import example
from tests.strategies import Sample, answered
from wizard.model.assessment import Answer
from wizard.model.consensus import Merger
from wizard.scoring.consensus.joining import Contribution
from wizard.scoring.consensus.merge import merge_assessments

A, B, C = "A. Ames", "B. Brown", "C. Cole"
MOMENT = datetime(2026, 3, 1, 10, 0, 0, tzinfo=UTC)


def contributions(group: Sequence[Sample]) -> list[Contribution]:
    """Return each sample as the contribution of its analyst."""
    return [Contribution(one.assessment.analyst, one.assessment) for one in group]


def merger_of(group: Sequence[Sample]) -> Merger:
    """Return what a group's samples come to; all of them are made with one pack."""
    pack = group[0].pack
    return merge_assessments(pack, contributions(group), identity="merged", moment=MOMENT)


def merged(group: Sequence[Sample]) -> Sample:
    """Return the merged assessment of a group."""
    return Sample(group[0].pack, merger_of(group).assessment)


def by(sample: Sample, analyst: str, **fields: object) -> Sample:
    """Return a sample as the work of an analyst, with some fields replaced."""
    update = {"analyst": analyst, **fields}
    return Sample(sample.pack, sample.assessment.model_copy(update=update))


def without_opinions(answers: Mapping[str, Answer]) -> dict[str, dict[str, object]]:
    """Return answers as data, without who said what."""
    plain = {question: answer.plain() for question, answer in answers.items()}
    return {q: {k: v for k, v in said.items() if k != "opinions"} for q, said in plain.items()}


def of_levels(*levels: dict[str, int]) -> list[Sample]:
    """Return the worked example by one analyst for each set of answers."""
    return [
        by(say(example(), {q: answered(v) for q, v in said.items()}), name)
        for name, said in zip((A, B, C), levels, strict=False)
    ]
