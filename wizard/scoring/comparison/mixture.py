"""Assessments between two: some of what differs taken from one, the rest from the other (1.18)."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from wizard.model.assessment import Answer, Assessment
from wizard.model.comparison import Cause
from wizard.model.condition import tested_questions
from wizard.model.pack import Pack
from wizard.model.parameters import Parameters
from wizard.model.scale import Difference
from wizard.scoring.answers.applicability import is_valid
from wizard.scoring.answers.substance import substance_of
from wizard.scoring.comparison.common_ground import Side
from wizard.scoring.numerics import settle_float
from wizard.scoring.scores.case import build_case
from wizard.scoring.scores.scenario import extreme_scenario
from wizard.scoring.weights import weight_shares

Taken = frozenset[str]
"""The changed questions and the causes taken from the assessment after."""

CAUSE_FIELDS: dict[Cause, tuple[str, ...]] = {
    "weights": ("weights",),
    "parameters": ("parameters", "link_judgements"),
    "partnership": ("partnership",),
}
"""The fields of an assessment, besides answers, that can move its residual."""


@dataclass(frozen=True)
class Mixture:
    """Two assessments on common ground, and everything between them."""

    pack: Pack
    before: Assessment
    after: Assessment

    @cached_property
    def changed(self) -> tuple[str, ...]:
        """Return the questions answered otherwise, in order of their ids."""
        before, after = self.before.answers, self.after.answers
        said = before.keys() | after.keys()
        return tuple(sorted(q for q in said if _differ(before.get(q), after.get(q))))

    @cached_property
    def causes(self) -> tuple[Cause, ...]:
        """Return what else differs and can move the residual."""
        return tuple(c for c in CAUSE_FIELDS if _facts(self.before, c) != _facts(self.after, c))

    @cached_property
    def players(self) -> tuple[str, ...]:
        """Return what can move the residual, what decides who counts at the end."""
        scoring = ("exposure", "safeguard")
        quick = [
            q
            for q in self.changed
            if q not in self.deciding and self.pack.questions[q].kind in scoring
        ]
        return (*quick, *(q for q in self.changed if q in self.deciding), *self.causes)

    @cached_property
    def deciding(self) -> frozenset[str]:
        """Return the changed questions that decide which others apply, or are computed from."""
        questions = self.pack.questions.values()
        tested = {t for q in questions for t in tested_questions(q.applies_when)}
        # A bundle that only sometimes applies does not follow from its parts alone.
        computed = [q for q in questions if isinstance(q.scale, Difference) or q.applies_when]
        read = {r for q in computed for r in q.reads}
        return frozenset(self.changed) & (tested | read)

    def assessment(self, taken: Collection[str]) -> Assessment:
        """Return the assessment before, with what is taken as it is after."""
        answers = dict(self.before.answers)
        for question in taken:
            if question in self.after.answers:
                answers[question] = self.after.answers[question]
            else:
                answers.pop(question, None)
        fields = [name for c in self.causes if c in taken for name in CAUSE_FIELDS[c]]
        return self.before.model_copy(
            update={"answers": answers, **{name: getattr(self.after, name) for name in fields}}
        )

    def end(self, which: Literal["best", "worst"], taken: Collection[str]) -> float:
        """Return the residual at one end of the interval, 0 to 1."""
        case = build_case(self.pack, self.assessment(taken))
        return extreme_scenario(case, which).board.residual or 0.0


def build_mixture(pack: Pack, before: Side, after: Side) -> Mixture:
    """Return two sides on the common ground of `pack`."""
    return Mixture(pack, _level_ground(pack, before), _level_ground(pack, after))


def _level_ground(pack: Pack, side: Side) -> Assessment:
    """Return an assessment with everything spelled out that its own pack implies.

    Depth and scope may stay: what is common is in the scope of both.
    """
    assessment = side.assessment
    parameters = side.pack.file.parameters.changed_by(assessment.parameters)
    return assessment.model_copy(
        update={
            # Dumped whole, so that each figure counts as stated, whatever the pack says.
            "parameters": Parameters.model_validate(parameters.model_dump()),
            "weights": {
                c.id: assessment.weights.get(c.id, 1.0) for c in pack.checklists if c.questions
            },
            "answers": dict(_said(pack, assessment)),
            "set_aside": {},
        }
    )


def _said(pack: Pack, assessment: Assessment) -> Iterator[tuple[str, Answer]]:
    """Yield what was said, also where it is set aside: it counts where its question applies."""
    aside = {question: entry.answer for question, entry in assessment.set_aside.items()}
    for question_id, answer in {**aside, **assessment.answers}.items():
        question = pack.questions.get(question_id)
        if question is not None and answer.state != "unanswered" and is_valid(question, answer):
            yield question_id, answer.model_copy(update={"opinions": ()})


def _differ(one: Answer | None, other: Answer | None) -> bool:
    if one is None or other is None:
        return one is not other
    return substance_of(one) != substance_of(other)


def _facts(assessment: Assessment, cause: Cause) -> Any:
    if cause == "weights":
        shares = weight_shares(assessment.weights)
        return {dimension: settle_float(share) for dimension, share in shares.items()}
    if cause == "partnership":
        return assessment.partnership.form, assessment.partnership.stage
    return [getattr(assessment, name) for name in CAUSE_FIELDS[cause]]
