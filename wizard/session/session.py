"""The one mutable object: an assessment being worked on, its file, and how to go back.

Every change is validated, settled against the pack and written to disk before the call returns.
If the disk refuses, the change stays in memory, `unsaved` says why, and the next save tries again.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from wizard.errors import InvalidAnswerError, StorageError
from wizard.model.assessment import Answer, Assessment, Evidence, Value
from wizard.model.checklist import Question
from wizard.model.pack import Pack
from wizard.model.result import Reading, Result
from wizard.model.text import MAX_LINE
from wizard.report.study import Study, pack_differences
from wizard.report.wording import describe_value
from wizard.scoring.applicability import is_valid, settle
from wizard.scoring.scale import accepts_range, find_complaint
from wizard.session.answers import fields_of, first_message
from wizard.session.entry import Entry, Span, ends_of_entry
from wizard.session.keeper import Keeper
from wizard.storage.assessments import load_assessment
from wizard.storage.choice import PackChoice
from wizard.storage.packs import load_chosen
from wizard.visible import visible_line

if TYPE_CHECKING:
    from wizard.model.summary import Summary

Clock = Callable[[], datetime]

DEFAULT_CONFIDENCE = "medium"
MAX_UNDO = 1_000


def now() -> datetime:
    """Return the present moment to the second, in UTC."""
    return datetime.now(UTC).replace(microsecond=0)


class Session:
    """One assessment open for work."""

    def __init__(
        self,
        path: Path,
        pack: Pack,
        assessment: Assessment,
        *,
        clock: Clock = now,
        digest: str = "",
    ) -> None:
        self.pack = pack
        self.unsaved: StorageError | None = None
        self._clock = clock
        self._keeper = Keeper(path, digest)
        self._before: list[Assessment] = []
        self._after: list[Assessment] = []
        self._study = Study(pack, settle(pack, assessment))

    @classmethod
    def open(cls, path: Path, pack: Pack, *, clock: Clock = now) -> "Session":
        """Open a file; raises InvalidFileError or StorageError. Nothing is written yet."""
        assessment, digest = load_assessment(path)
        return cls(path, pack, assessment, clock=clock, digest=digest)

    @classmethod
    def load(cls, path: Path, choice: PackChoice, *, clock: Clock = now) -> "Session":
        """Open a file with the pack that was chosen."""
        # The file first: its problem is the likelier one, and a pack takes longer to read.
        assessment, digest = load_assessment(path)
        pack = load_chosen(choice, assessment.pack.language)
        return cls(path, pack, assessment, clock=clock, digest=digest)

    @property
    def path(self) -> Path:
        """Return the file that is written."""
        return self._keeper.path

    @property
    def moved_from(self) -> Path | None:
        """Return the file another program changed meanwhile; the session goes on beside it."""
        return self._keeper.moved_from

    @property
    def assessment(self) -> Assessment:
        """Return the assessment as it stands."""
        return self._study.assessment

    @property
    def study(self) -> Study:
        """Return everything computed from the assessment as it stands."""
        return self._study

    @property
    def readings(self) -> Mapping[str, Reading]:
        """Return what is known of every question in scope; much cheaper than `result`."""
        return self._study.case.readings

    @property
    def result(self) -> Result:
        """Return scores, red lines and verdict as they stand."""
        return self._study.result

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
        answers = {q: a for q, a in self.assessment.answers.items() if q != question}
        aside = {q: a for q, a in self.assessment.set_aside.items() if q != question}
        if fields is not None:
            try:
                answers[question] = Answer.model_validate(fields)
            except ValidationError as error:
                raise InvalidAnswerError(question, first_message(error)) from error
        self.replace(self.assessment.model_copy(update={"answers": answers, "set_aside": aside}))

    # Everything else about the assessment

    def replace(self, assessment: Assessment) -> None:
        """Make `assessment`, a validated record, the present one, and save it."""
        self._before = [*self._before[-MAX_UNDO:], self.assessment]
        self._after = []
        self._adopt(assessment)

    def undo(self) -> bool:
        """Go back one change; false if there is none."""
        return self._travel(self._before, self._after)

    def redo(self) -> bool:
        """Take back the last undo; false if there is none."""
        return self._travel(self._after, self._before)

    def _travel(self, source: list[Assessment], other: list[Assessment]) -> bool:
        if not source:
            return False
        other.append(self.assessment)
        self._adopt(source.pop())
        return True

    def _adopt(self, assessment: Assessment) -> None:
        stamped = assessment.model_copy(update={"updated": self._clock()})
        self._study = self._study.followed_by(settle(self.pack, stamped))
        self.save()

    # Files

    def save(self) -> None:
        """Write the file; if that fails, say so in `unsaved` and keep everything in memory."""
        try:
            self._keeper.save(self.assessment)
            self.unsaved = None
        except StorageError as error:
            self.unsaved = error

    def summarise(self) -> "Summary":
        """Return the summary of the assessment as it stands."""
        from wizard.report.build import build_summary  # noqa: PLC0415 - a screen starts without it

        return build_summary(
            self.pack,
            self.assessment,
            self._clock(),
            file=visible_line(self.path.name)[:MAX_LINE],
            digest=self._keeper.digest,
        )

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

    def asked_questions(self) -> tuple[str, ...]:
        """Return the questions in scope that apply, or may, in order; not the computed ones."""
        return tuple(q for q, reading in self.readings.items() if reading.is_asked)

    def shown_questions(self) -> tuple[str, ...]:
        """Return the questions in scope that apply, or may, asked or computed, in order."""
        return tuple(q for q, reading in self.readings.items() if reading.is_shown)
