"""The one mutable object: an assessment being worked on, and what may be said to its questions.

Every change is validated, settled against the pack and written to disk before the call returns.
If the disk refuses, the change stays in memory, `unsaved` says why, and the next save tries again.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import ValidationError

from wizard.errors import InvalidAnswerError
from wizard.model.assessment import Answer, Assessment, Evidence, Value
from wizard.model.checklist import Question
from wizard.model.text import MAX_LINE
from wizard.report.study import pack_differences
from wizard.report.wording import describe_value
from wizard.scoring.answers.applicability import is_valid
from wizard.scoring.answers.scale import accepts_range, find_complaint
from wizard.scoring.scores.in_order import InOrder
from wizard.session.answers import fields_of, first_message
from wizard.session.disputing import Disputing
from wizard.session.entry import Entry, Span, ends_of_entry
from wizard.visible import visible_line

if TYPE_CHECKING:
    from wizard.model.summary import Summary

DEFAULT_CONFIDENCE = "medium"


class Outlook(NamedTuple):
    """What the distribution of the residual says."""

    high_chance: float
    """In per cent: that the residual is high or critical."""
    verdict: str
    """With the trigger that looks at that chance (method.md 1.14)."""


class Session(Disputing):
    """One assessment open for work."""

    _outlook: tuple[Assessment | None, Outlook | None] = (None, None)

    def answer_of(self, question: str) -> Answer | None:
        """Return the answer to a question, if any was given that its scale allows."""
        answer = self.assessment.answers.get(question)
        if answer is None or not is_valid(self.pack.questions[question], answer):
            return None
        return answer

    def kept_answer(self, question: str) -> Answer | None:
        """Return what was said to a question, also if it is set aside or no longer allowed."""
        aside = self.assessment.set_aside.get(question)
        return self.assessment.answers.get(question) or (aside.answer if aside else None)

    # Answers

    def check(self, question: str, entry: Entry) -> None:
        """Raise InvalidAnswerError if a question does not allow an entry."""
        asked = self._question(question)
        if isinstance(entry, Span) and not accepts_range(asked.scale):
            raise InvalidAnswerError(question, f"{question} cannot be answered by a range.")
        for end in ends_of_entry(entry):
            if complaint := find_complaint(asked.scale, end):
                raise InvalidAnswerError(question, f"The answer to {question} {complaint}.")

    def enter(self, question: str, entry: Entry) -> None:
        """Record a value or a range; confidence, note and evidence given before are kept."""
        if isinstance(entry, Span):
            self.answer_range(question, entry.low, entry.high)
        else:
            self.answer(question, entry)

    def answer(self, question: str, value: Value) -> None:
        """Record a value; confidence, note and evidence given before are kept."""
        self.check(question, value)
        asked = self._question(question)
        has_wording = asked.scale.type not in ("number", "percent", "text", "date")
        chosen = describe_value(asked.scale, value) if has_wording else ""
        self._record(asked, state="answered", value=value, chosen=chosen)

    def answer_range(self, question: str, low: float, high: float) -> None:
        """Record a range from `low` to `high`, in levels or in the question's unit."""
        self.check(question, Span(low, high))
        self._record(self._question(question), state="range", low=low, high=high)

    def mark_unknown(self, question: str, reason: str) -> None:
        """Record that an answer was looked for and cannot be established, with the reason."""
        self._record(self._question(question), state="unknown", reason=reason)

    def mark_not_applicable(self, question: str, reason: str) -> None:
        """Record that a question does not apply; refused where an absolute red line reads it."""
        asked = self._question(question)
        if question in self.pack.absolute_exposures:
            sentence = f"{question} cannot be set not applicable: an absolute red line reads it."
            raise InvalidAnswerError(question, sentence, "Answer it, or say that it is unknown.")
        self._record(asked, state="not-applicable", reason=reason)

    def clear(self, question: str) -> None:
        """Take an answer back, unless it is set aside; note and evidence stay."""
        asked = self._question(question)
        kept = self.assessment.answers.get(question)
        if kept is not None and (kept.note or kept.evidence):
            self._record(asked, state="unanswered")
        elif kept is not None:
            self._put(question, None)

    def annotate(
        self,
        question: str,
        *,
        confidence: str | None = None,
        note: str | None = None,
        evidence: tuple[Evidence, ...] | None = None,
    ) -> None:
        """Change confidence, note or evidence of an answer; what is None stays as it is."""
        asked = self._question(question)
        given = {"confidence": confidence, "note": note, "evidence": evidence}
        changes = {name: value for name, value in given.items() if value is not None}
        kept = self.kept_answer(question)
        if kept is None:
            self._record(asked, state="unanswered", **changes)
        else:
            self._put(question, {**fields_of(kept), **changes})

    def _question(self, question: str) -> Question:
        try:
            return self.pack.questions[question]
        except KeyError:
            raise InvalidAnswerError(question, f"No question is called {question}.") from None

    def _record(self, asked: Question, **fields: Any) -> None:
        kept = self.kept_answer(asked.id)
        carried = {
            "confidence": kept.confidence if kept else None,
            "note": kept.note if kept else "",
            "evidence": kept.evidence if kept else (),
        }
        scores = fields["state"] in ("answered", "range") and asked.kind != "context"
        if scores:
            carried["confidence"] = carried["confidence"] or DEFAULT_CONFIDENCE
        self._put(asked.id, {"asked": asked.text, "language": asked.language, **carried, **fields})

    def _put(self, question: str, fields: Mapping[str, Any] | None) -> None:
        """Give a question an answer, or none; wherever its old one stood, it stands there no more.

        `settle` sets the new one aside again if the question does not apply.
        """
        answers, aside = dict(self.assessment.answers), self.assessment.set_aside
        answers.pop(question, None)
        is_aside = question in aside
        if is_aside:
            aside = {q: a for q, a in aside.items() if q != question}
        if fields is not None:
            try:
                answers[question] = Answer.model_validate(fields)
            except ValidationError as error:
                raise InvalidAnswerError(question, first_message(error)) from error
        changed = self.assessment.model_copy(update={"answers": answers, "set_aside": aside})
        self.replace(changed, only=None if is_aside else question)

    # The summary

    def summarise(self) -> "Summary":
        """Return the summary of the assessment as it stands."""
        from wizard.report.build import build_summary  # noqa: PLC0415 - a screen starts without it

        assessment = self.assessment
        summary = build_summary(
            self.pack,
            assessment,
            self._clock(),
            file=visible_line(self.path.name)[:MAX_LINE],
            digest=self.digest,
        )
        chances = summary.risk.probabilities
        if chances is not None:
            verdict = summary.recommendation.verdict.replace("-", " ")
            self._outlook = (assessment, Outlook(chances.high + chances.critical, verdict))
        return summary

    @property
    def outlook(self) -> "Outlook | None":
        """Return what the last summary told beyond the scores; None once an answer has changed.

        It takes thousands of draws: a walk shows it where it is known and never waits for it.
        """
        known, outlook = self._outlook
        return outlook if known is self.assessment else None

    def save_summary(self, path: Path | None = None) -> Path:
        """Write the summary beside the assessment, or to `path`; return where it went."""
        from wizard.session.summaries import save_summary, summary_path  # noqa: PLC0415 - as above

        save_summary(target := path or summary_path(self.path), self.summarise())
        return target

    # Where the work stands

    @property
    def differences(self) -> Sequence[str]:
        """Return in sentences how the pack differs from the one the file was made with."""
        return pack_differences(self.pack, self.assessment)

    def open_questions(self) -> tuple[str, ...]:
        """Return the questions still to be looked at, in order; waiting ones come in their turn."""
        return tuple(q for q, reading in self.readings.items() if reading.is_open)

    def first_question(self) -> str:
        """Return the question to begin with: the first open one, or else the first; "" if none."""
        return next(iter(self.open_questions() or self.asked_questions()), "")

    def asked_questions(self) -> InOrder:
        """Return the questions in scope that apply, or may, in order; not the computed ones."""
        return self.study.case.asked

    def shown_questions(self) -> InOrder:
        """Return the questions in scope that apply, or may, asked or computed, in order."""
        return self.study.case.shown
