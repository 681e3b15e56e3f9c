"""Two assessments made with one pack, and several analysts' of one partnership."""

from collections.abc import Mapping
from typing import NamedTuple

from hypothesis import strategies as st

from tests.scoring import rows
from tests.strategies import (
    DIMENSIONS,
    LEVELS,
    NOT_APPLICABLE,
    UNKNOWN,
    Dice,
    Sample,
    answered,
    conditional_samples,
    dice,
    kind_of,
    point_answers,
    ranged,
    samples,
)
from wizard.model.assessment import Answer, Assessment
from wizard.model.checklist import Question
from wizard.model.comparison import Comparison
from wizard.model.pack import Pack
from wizard.scoring.comparison.common_ground import Side
from wizard.scoring.comparison.compare import compare_assessments

_STAGES = ("negotiating", "negotiating", "signed")


class Pair(NamedTuple):
    """Two assessments made with one pack."""

    pack: Pack
    before: Assessment
    after: Assessment

    def __repr__(self) -> str:
        """Return both samples, a line for each question."""
        return f"{Sample(self.pack, self.before)!r}\nafter:{Sample(self.pack, self.after)!r}"

    @property
    def swapped(self) -> "Pair":
        return Pair(self.pack, self.after, self.before)

    def compared(self) -> Comparison:
        return compare_assessments(Side(self.pack, self.before), Side(self.pack, self.after))


def other_answer(luck: Dice, question: Question) -> Answer | None:
    """Return anything that may be said to a question, or nothing."""
    kind = kind_of(question)
    states: list[Answer | None] = [None, UNKNOWN, NOT_APPLICABLE]
    numbers = sorted(raw for raw in kind.ladder if isinstance(raw, int | float))
    if kind.spread:
        states.append(ranged(numbers[luck.below(len(numbers) - 1)], numbers[-1]))
    return luck.pick(states) if luck.below(3) == 2 else luck.pick(point_answers(question))


def answer_again(luck: Dice, sample: Sample, most: int) -> dict[str, Answer]:
    """Return the answers of a sample with up to `most` of them given anew."""
    said: dict[str, Answer | None] = dict(sample.assessment.answers)
    for question in luck.some(list(sample.pack.questions.values()), 0, most):
        said[question.id] = other_answer(luck, question)
    return {question: answer for question, answer in said.items() if answer is not None}


@st.composite
def pairs(draw: st.DrawFn, most: int = 4) -> Pair:
    """Return a sample without conditions, and the same with up to `most` answers changed."""
    sample = draw(samples())
    answers = answer_again(draw(dice()), sample, most)
    return Pair(
        sample.pack, sample.assessment, sample.assessment.model_copy(update={"answers": answers})
    )


@st.composite
def conditional_pairs(draw: st.DrawFn, most: int = 4) -> Pair:
    """Return a sample with conditions, and one with other answers, weights, scope and stage."""
    sample, luck = draw(conditional_samples()), draw(dice())
    said = sample.assessment
    changes: Mapping[str, object] = {
        "answers": answer_again(luck, sample, most),
        "weights": luck.pick((said.weights, said.weights, {"alpha": 3.0, "beta": 0.5})),
        "depth": luck.pick((said.depth, said.depth, "core", "full")),
        "out_of_scope": luck.pick((said.out_of_scope, ())),
        "partnership": said.partnership.model_copy(update={"stage": luck.pick(_STAGES)}),
        "parameters": luck.pick(
            (said.parameters, said.parameters, said.parameters.model_copy(update={"power": 2.0}))
        ),
    }
    return Pair(sample.pack, said, said.model_copy(update=dict(changes)))


_EXPOSURES = [f"{dimension}.e{number}" for dimension in DIMENSIONS for number in range(4)]
LARGE = rows.sample(
    [
        *(rows.exposure(question, LEVELS) for question in _EXPOSURES),
        rows.safeguard("alpha.s0", dict.fromkeys(_EXPOSURES[::2], "moderate")),
        rows.safeguard("beta.s0", dict.fromkeys(_EXPOSURES[::3], "strong"), family="oversight"),
    ],
    {},
)
"""Sixteen exposures and two safeguards, nothing answered."""


@st.composite
def large_pairs(draw: st.DrawFn) -> Pair:
    """Return two assessments that differ in the answers to fourteen to eighteen questions."""
    luck = draw(dice())
    changed = luck.some([*LARGE.pack.questions], 14, 18)
    before = {question: answered(luck.below(2)) for question in LARGE.pack.questions}
    after = {question: answered(2 + luck.below(3)) for question in changed}
    said = LARGE.assessment
    return Pair(
        LARGE.pack,
        said.model_copy(update={"answers": before}),
        said.model_copy(update={"answers": before | after}),
    )


@st.composite
def groups(draw: st.DrawFn) -> tuple[Sample, ...]:
    """Return two to four samples of one pack without conditions, answered by different analysts."""
    sample, luck = draw(samples()), draw(dice())
    count = 2 + luck.below(3)
    answers = [
        {
            question.id: answer
            for question in sample.pack.questions.values()
            if (answer := other_answer(luck, question)) is not None
        }
        for _ in range(count)
    ]
    return tuple(
        Sample(
            sample.pack,
            sample.assessment.model_copy(update={"answers": said, "analyst": f"Analyst {number}"}),
        )
        for number, said in enumerate(answers, 1)
    )


@st.composite
def raised_in_a_group(
    draw: st.DrawFn,
) -> tuple[tuple[Sample, ...], tuple[Sample, ...], str]:
    """Return groups in which one analyst gives a greater value to one question after."""
    group, luck = draw(groups()), draw(dice())
    question = luck.pick(list(group[0].pack.questions.values()))
    # One item instead of another is no rise: more is what holds all that was there before.
    ladder = [raw for raw in kind_of(question).ladder if raw != ("two",)]
    low = luck.below(len(ladder) - 1)
    high = low + 1 + luck.below(len(ladder) - 1 - low)
    pair = []
    for place in (low, high):
        first = group[0].assessment
        answers = {**first.answers, question.id: answered(ladder[place])}
        own = Sample(group[0].pack, first.model_copy(update={"answers": answers}))
        pair.append((own, *group[1:]))
    return pair[0], pair[1], question.id
