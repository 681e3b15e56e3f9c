"""Answers tried without touching the assessment: what if this clause were binding?"""

import uuid
from pathlib import Path
from typing import NamedTuple

from wizard.errors import InvalidAnswerError
from wizard.model.assessment import Answer, Assessment, Value
from wizard.model.checklist import Question, Safeguard
from wizard.model.pack import Pack
from wizard.report.study import Study
from wizard.report.wording import describe, describe_value
from wizard.scoring.answers.applicability import settle
from wizard.scoring.answers.scale import find_complaint, point_of
from wizard.scoring.numerics import settle_float
from wizard.scoring.scores.verdict import BINDING
from wizard.session.creation import create_assessment
from wizard.session.entry import choices_of

TRIED = "Tried in a what-if; nothing supports it yet."
"""The note on an answer that was only tried, in a variant that is kept."""


class Trial(NamedTuple):
    """One question answered otherwise: how it stands, and how it was tried."""

    question: str
    label: str
    before: str
    after: str


class Sandbox:
    """An assessment with other answers beside the real one."""

    def __init__(self, pack: Pack, assessment: Assessment) -> None:
        self.pack = pack
        self.before = Study(pack, assessment)
        self.after = self.before

    @property
    def trials(self) -> tuple[Trial, ...]:
        """Return the questions answered otherwise, in the order in which they are asked."""
        then, now = self.before.assessment, self.after.assessment
        return tuple(
            Trial(q.id, q.label, describe(then, q), describe(now, q))
            for q in self.pack.questions.values()
            if then.answers.get(q.id) != now.answers.get(q.id)
        )

    def try_answer(self, question: str, value: Value) -> None:
        """Answer one question otherwise; InvalidAnswerError if its scale does not allow that."""
        asked = self._question(question)
        if complaint := find_complaint(asked.scale, value):
            raise InvalidAnswerError(question, f"The answer to {question} {complaint}.")
        self._put(asked, value)

    def bind(self, question: str) -> None:
        """Set a safeguard to binding, or to the least answer that counts as much."""
        asked = self._question(question)
        values = [choice.value for choice in choices_of(asked.scale)]
        enough = [v for v in values if settle_float(point_of(asked.scale, v)[1]) >= BINDING]
        if not isinstance(asked, Safeguard) or not enough:
            sentence = f"{asked.label} cannot be set to binding by one key."
            raise InvalidAnswerError(question, sentence, "Answer it instead.")
        self._put(asked, min(enough, key=lambda value: point_of(asked.scale, value)))

    def reset(self, question: str) -> None:
        """Answer one question as it stands in the assessment."""
        answers = dict(self.after.assessment.answers)
        kept = self.before.assessment.answers.get(question)
        answers.pop(question, None)
        self._adopt(answers if kept is None else {**answers, question: kept})

    def reset_all(self) -> None:
        """Drop everything that was tried."""
        self.after = self.before

    def keep(self, path: Path, title: str) -> Assessment:
        """Write what was tried as an assessment of its own; StorageError if the file exists."""
        update = {"id": str(uuid.uuid4()), "title": title}
        variant = self.after.assessment.model_copy(update=update)
        create_assessment(path, variant)
        return variant

    def _question(self, question: str) -> Question:
        reading = self.after.case.readings.get(question)
        if reading is None or not reading.is_asked:
            raise InvalidAnswerError(question, f"{question} is not asked here.")
        return self.pack.questions[question]

    def _put(self, asked: Question, value: Value) -> None:
        kept = self.before.assessment.answers.get(asked.id)
        if kept is not None and kept.value == value:
            self.reset(asked.id)
            return
        tried = Answer.model_validate(
            {
                "asked": asked.text,
                "language": asked.language,
                "state": "answered",
                "value": value,
                "chosen": describe_value(asked.scale, value) if choices_of(asked.scale) else "",
                "confidence": "medium" if asked.kind != "context" else None,
                "note": TRIED,
            }
        )
        self._adopt({**self.after.assessment.answers, asked.id: tried})

    def _adopt(self, answers: dict[str, Answer]) -> None:
        tried = self.after.assessment.model_copy(update={"answers": answers})
        self.after = self.after.followed_by(settle(self.pack, tried))
