"""An assessment held open: its file, the way back and forth, and what others do to the file."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from pydantic import ValidationError

from wizard.errors import ReadOnlyError, StorageError
from wizard.model.assessment import Assessment
from wizard.model.changes import Flat, change, flatten, is_question, step_between
from wizard.model.pack import Pack
from wizard.model.result import Reading, Result
from wizard.report.study import Study
from wizard.scoring.answers.moves import bring_into, move_answers, stands_alone
from wizard.session.aside import find_asides
from wizard.session.keeper import Keeper
from wizard.session.news import say_asides, say_brought_up, say_recovery
from wizard.session.opening import FREE, Access, Claim, claim, read_or_hint
from wizard.session.timeline import Timeline, still_holding
from wizard.storage.disk.history import How
from wizard.storage.disk.locks import Holder
from wizard.storage.packs.choice import PackChoice
from wizard.storage.packs.loading import load_chosen
from wizard.storage.reading.migrations import FormatStep
from wizard.storage.recovery import (
    Difference,
    RecoveryCopy,
    differences,
    sift_copies,
)

Clock = Callable[[], datetime]


def now() -> datetime:
    """Return the present moment to the second, in UTC."""
    return datetime.now(UTC).replace(microsecond=0)


class Holding:
    """One assessment and its file."""

    def __init__(
        self,
        path: Path,
        pack: Pack,
        assessment: Assessment,
        *,
        clock: Clock = now,
        claimed: Claim = FREE,
    ) -> None:
        self.pack = pack
        self.unsaved: StorageError | None = None
        self._clock = clock
        self._claim = claimed
        self._news = list(claimed.news)
        moved, self.moved = move_answers(pack, assessment)
        self._news += say_brought_up(path, claimed.steps, self.moved)
        brought_up = step_between(flatten(assessment), flatten(moved))
        self._keeper = Keeper(
            path, moved, claimed.digest, prepare=self._prepare, brought_up=brought_up
        )
        self._timeline = Timeline()
        prepared = self._prepare(moved)
        self._study = Study(pack, prepared)
        self._flat: Flat = flatten(prepared)
        self._touched: frozenset[str] | None = None
        self._past: Study | None = None

    @classmethod
    def open(cls, path: Path, pack: Pack, *, clock: Clock = now, access: Access = "write") -> Self:
        """Open a file; raises InvalidFileError or StorageError. Nothing is written yet."""
        return cls._open(path, access, clock, lambda _: pack)

    @classmethod
    def load(
        cls, path: Path, choice: PackChoice, *, clock: Clock = now, access: Access = "write"
    ) -> Self:
        """Open a file with the pack that was chosen."""
        return cls._open(path, access, clock, lambda made: load_chosen(choice, made.pack.language))

    @classmethod
    def _open(
        cls, path: Path, access: Access, clock: Clock, find_pack: Callable[[Assessment], Pack]
    ) -> Self:
        # The lock first: what is read under it stays as it is, if others keep to locks.
        claimed = claim(path, access)
        try:
            # The file before the pack: its problem is the likelier one, and quicker to find.
            loaded = read_or_hint(path)
            assessment = loaded.assessment
            pack = find_pack(assessment)
        except BaseException:
            if claimed.lock is not None:
                claimed.lock.release()
            raise
        recoveries = _say_recoveries(path, assessment, claimed)
        news = (*claimed.news, *recoveries, *say_asides(find_asides(path)))
        claimed = claimed._replace(digest=loaded.digest, steps=loaded.steps, news=news)
        return cls(path, pack, assessment, clock=clock, claimed=claimed)

    def close(self) -> None:
        """Let others open the file for work; whoever closes a session has no more use for it."""
        if self._claim.lock is not None:
            self._claim.lock.release()

    # What is held

    @property
    def path(self) -> Path:
        """Return the file that is written."""
        return self._keeper.path

    @property
    def digest(self) -> str:
        """Return the digest of the file that is written; empty if it never was."""
        return self._keeper.digest

    @property
    def moved_from(self) -> Path | None:
        """Return the file that cannot be written at present; the session goes on beside it."""
        return self._keeper.moved_from

    @property
    def home(self) -> Path:
        """Return the file everything belongs to: `moved_from`, or the one that is written."""
        return self._keeper.home

    @property
    def refuge(self) -> Path | None:
        """Return where what is `unsaved` lies meanwhile; None if it is in memory only."""
        return self._keeper.refuge

    @property
    def holder(self) -> Holder | None:
        """Return who has the file open, if that is why nothing can be changed here."""
        return self._claim.holder

    @property
    def read_only(self) -> ReadOnlyError | None:
        """Return why nothing can be changed here; None if it can."""
        return self._claim.read_only

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

    @property
    def steps(self) -> tuple[FormatStep, ...]:
        """Return what brought the assessment up to date, if its file is of an older format."""
        return self._claim.steps

    @property
    def is_behind(self) -> bool:
        """Tell whether the file was of an older format, or has answers to questions that moved."""
        return bool(self.steps) or any(move.outcome == "moved" for move in self.moved)

    def take_news(self) -> tuple[str, ...]:
        """Return what happened to the file since this was last asked, in sentences."""
        news, self._news = (*self._news, *self._keeper.take_news()), []
        return news

    def take_touched(self) -> frozenset[str] | None:
        """Return which questions are answered or read otherwise since this was last asked.

        None if it may be all.
        """
        touched, self._touched, self._past = self._touched, frozenset(), None
        return touched

    def recoveries(self) -> list[tuple[RecoveryCopy, tuple[Difference, ...]]]:
        """Return what could not be saved in this file some other time, and what differs."""
        if self._claim.read_only is not None:
            return []
        keeper = self._keeper
        copies = sift_copies(keeper.home, self.assessment, besides=keeper.refuge)
        return [(copy, differences(copy, self.assessment)) for copy in copies]

    # Changing it

    def replace(
        self, assessment: Assessment, *, how: How = "changed", only: str | None = None
    ) -> None:
        """Make `assessment`, a validated record, the present one, and save it.

        `only` names the question whose answer alone differs, if that is known. ReadOnlyError if
        the file was opened for reading.
        """
        self._refuse_read_only()
        before = self._flat
        self._stamp(assessment, only)
        self._timeline.record(before, self._flat)
        self._save(how)

    def undo(self) -> bool:
        """Go back one change, in the end to the opening of the file; false if there is none.

        What somebody else has changed since stays as they left it.
        """
        return self._travel(self._timeline.undo, "undone")

    def redo(self) -> bool:
        """Take back the last undo; false if there is none."""
        return self._travel(self._timeline.redo, "redone")

    def _travel(
        self, find: Callable[[], Mapping[str, tuple[object, object]] | None], how: How
    ) -> bool:
        self._refuse_read_only()
        step = find()
        if step is None:
            return False
        values = still_holding(step, self._flat)
        try:
            changed = change(self.assessment, values)
        except ValidationError:
            # Facts that go with others somebody else has changed meanwhile stay as they are.
            answers = {key: value for key, value in values.items() if is_question(key)}
            changed = change(self.assessment, answers)
        self._stamp(changed)
        self._save(how)
        return True

    def _refuse_read_only(self) -> None:
        if self._claim.read_only is not None:
            raise self._claim.read_only

    def _prepare(self, assessment: Assessment) -> Assessment:
        return bring_into(self.pack, assessment)

    def _stamp(self, assessment: Assessment, only: str | None = None) -> None:
        stamped = assessment.model_copy(update={"updated": self._clock()})
        if only is not None and stands_alone(self.pack, self.readings, only):
            self._stand(stamped, only)
        else:
            self._stand(self._prepare(stamped))

    def _stand(self, assessment: Assessment, only: str | None = None) -> None:
        # Letting go of it takes a while among many questions: not while a key waits.
        self._past = self._study
        self._study = self._study.followed_by(assessment, only)
        self._flat = flatten(assessment)
        new = self._study.touched
        self._touched = None if new is None or self._touched is None else self._touched | new

    # Saving it

    def save(self) -> None:
        """Write the file, also if it was deleted; if that fails, say so in `unsaved`.

        ReadOnlyError if the file was opened for reading.
        """
        self._refuse_read_only()
        self._save("changed", explicit=True)

    def retry(self) -> bool:
        """Try again to write what the disk refused; tell whether everything is on disk now."""
        if self.unsaved is not None:
            self._save("changed")
        return self.unsaved is None

    def _save(self, how: How, *, explicit: bool = False) -> None:
        try:
            kept = self._keeper.save(self.assessment, how=how, explicit=explicit)
        except StorageError as error:
            self.unsaved = error
            return
        self.unsaved = None
        if kept is not self.assessment:
            self._stand(kept)


def _say_recoveries(path: Path, assessment: Assessment, claimed: Claim) -> list[str]:
    copies = [] if claimed.read_only else sift_copies(path, assessment)
    return [say_recovery(copy, len(differences(copy, assessment))) for copy in copies]
