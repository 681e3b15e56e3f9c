"""Write one assessment again and again; what other programs write meanwhile is merged, not lost."""

import contextlib
import os
from collections.abc import Callable
from pathlib import Path

from wizard.errors import ChangedError, DeletedError, InvalidFileError, StorageError
from wizard.model.assessment import Assessment
from wizard.model.base import format_instant
from wizard.model.changes import Flat, Step, flatten, step_between
from wizard.session.aside import Aside
from wizard.session.merge import Conflict, Merged, decided, merge
from wizard.session.news import say_back, say_conflicts, say_foreign, say_taken, say_unkept
from wizard.session.plan import Plan, State
from wizard.storage.assessments import AssessmentWriter
from wizard.storage.disk.backups import keep_backup
from wizard.storage.disk.files import digest_of, read_if_there
from wizard.storage.disk.history import How, append_history, entries_of
from wizard.storage.disk.turns import taking_turns
from wizard.storage.disk.writing import write_whole
from wizard.storage.reading.records import parse_record
from wizard.storage.recovery import Refuge

_ATTEMPTS = 20


def _as_it_is(assessment: Assessment) -> Assessment:
    return assessment


class Keeper:
    """Knows what its file held when it was last read or written, and looks before every write."""

    def __init__(
        self,
        path: Path,
        assessment: Assessment,
        digest: str = "",
        *,
        prepare: Callable[[Assessment], Assessment] = _as_it_is,
        brought_up: Step | None = None,
    ) -> None:
        self._shown = path
        # Once: if a link is turned round while the file is open, the work stays in its file.
        self._home = Path(os.path.realpath(path))
        self._state = State(digest, flatten(assessment))
        self._attempt: tuple[str, Flat] | None = None
        """Digest of what was last tried to be written, and our side's part in it."""
        self._prepare = prepare
        self._brought_up = brought_up or {}
        """What was changed when the file was read, and is not in it yet."""
        self._writer = AssessmentWriter(path)
        self._aside: Aside | None = None
        self._refuge = Refuge(self._home)
        self._is_backed_up = False
        self._has_failed = False
        self._news: list[str] = []
        self._unkept: tuple[str, ...] = ()

    @property
    def path(self) -> Path:
        """Return the file that is written."""
        return self._shown if self._aside is None else self._aside.path

    @property
    def moved_from(self) -> Path | None:
        """Return the file that cannot be written at present; None if it can."""
        return None if self._aside is None else self._shown

    @property
    def home(self) -> Path:
        """Return the file everything belongs to, whether it can be written at present or not."""
        return self._shown

    @property
    def refuge(self) -> Path | None:
        """Return where in the recovery place lies what could not be saved; None if all is."""
        return self._refuge.file

    @property
    def digest(self) -> str:
        """Return the digest of the file that is written; empty if it never was."""
        return self._state.seen if self._aside is None else self._aside.digest

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """Return what both sides changed and nobody has decided."""
        return self._state.conflicts

    @property
    def theirs(self) -> Assessment | None:
        """Return what the other side holds while something is undecided."""
        return self._state.theirs

    def take_news(self) -> tuple[str, ...]:
        """Return what happened to the file since this was last asked, in sentences."""
        news, self._news = tuple(self._news), []
        return news

    def decide_mine(self, conflict: Conflict) -> None:
        """Let mine stand in a conflict; the next save makes it so."""
        state = self._state
        rest = tuple(other for other in state.conflicts if other is not conflict)
        self._state = State(state.seen, decided(state.base, conflict), state.theirs, rest)

    def take_up(self, aside: Aside, merged: Merged, theirs: Assessment) -> None:
        """Go on beside the file, where an earlier sitting stopped; nothing is written.

        `theirs` is what the file held when it was last read or written, and `merged` with.
        """
        disputed = theirs if merged.conflicts else None
        self._aside = aside
        self._state = State(self._state.seen, merged.ancestor, disputed, merged.conflicts)

    def save(
        self, assessment: Assessment, *, how: How = "changed", explicit: bool = False
    ) -> Assessment:
        """Write an assessment; return it with everything the other side changed meanwhile.

        Raises StorageError if the disk refuses; then it lies in the recovery place. DeletedError
        if the file was deleted, unless it is saved by an explicit wish.
        """
        try:
            with taking_turns(self._home.parent):
                kept = self._save(assessment, how, explicit=explicit)
        except StorageError as error:
            self._has_failed = True
            raise self._take_refuge(error, assessment) from error
        self._has_failed = False
        # Forgotten once it is known how it ended: later the same text may be another side's doing.
        self._attempt = None
        self._refuge.forget()
        return kept

    def _take_refuge(self, error: StorageError, assessment: Assessment) -> StorageError:
        kept = self._refuge.keep(assessment, self._state.base)
        where = f"The answers are kept in {kept}." if kept else "The answers are kept in memory."
        return type(error)(error.path, error.sentence, error.hint, kept=where)

    def _save(self, assessment: Assessment, how: How, *, explicit: bool) -> Assessment:
        for _ in range(_ATTEMPTS):
            plan = self._plan(assessment, explicit=explicit)
            with contextlib.suppress(ChangedError):
                if plan.why_aside:
                    self._write_aside(plan)
                else:
                    self._write_home(plan, how)
                return plan.assessment
        sentence = f"{self._shown} is being changed by another program all the time."
        raise StorageError(str(self._shown), sentence)

    # What to write, and where

    def _plan(self, mine: Assessment, *, explicit: bool) -> Plan:
        raw = read_if_there(self._home)
        if raw is None:
            return self._plan_without_file(mine, explicit=explicit)
        found = digest_of(raw)
        if found != self._state.seen and self._attempt is not None and found == self._attempt[0]:
            # A write that was reported as failed had come through after all: what stands there is
            # ours as we knew it then, and whatever was merged into it.
            self._state = self._state._replace(base=self._attempt[1])
        state = self._state
        if found == state.seen and state.theirs is None:
            return Plan(mine, flatten(mine), state, raw, state.base)
        try:
            theirs = state.theirs if found == state.seen else self._read(raw)
        except InvalidFileError:
            return Plan(mine, flatten(mine), state, raw, state.base, why_aside="broken")
        if theirs is None or theirs.id != mine.id:
            return Plan(mine, flatten(mine), state, raw, state.base, why_aside="other")
        return self._plan_merge(mine, theirs, raw, found)

    def _read(self, raw: bytes) -> Assessment:
        return self._prepare(parse_record(raw, str(self._shown), Assessment))

    def _plan_merge(self, mine: Assessment, theirs: Assessment, raw: bytes, found: str) -> Plan:
        merged = merge(self._state.base, mine, theirs)
        disputed = theirs if merged.conflicts else None
        return Plan(
            self._prepare(merged.assessment),
            flatten(mine),
            State(found, merged.ancestor, disputed, merged.conflicts),
            raw,
            flatten(theirs),
            is_merged=True,
            why_aside="conflict" if merged.conflicts else "",
            taken=merged.taken,
        )

    def _plan_without_file(self, mine: Assessment, *, explicit: bool) -> Plan:
        state = self._state
        if not state.seen or explicit:
            return Plan(mine, flatten(mine), State("", state.base), None, state.base)
        if self._aside is not None:
            return Plan(mine, flatten(mine), state, None, state.base, why_aside="broken")
        if not self._home.parent.is_dir():
            sentence = f"The folder of {self._shown} is gone."
            raise StorageError(str(self._shown), sentence)
        sentence = f"{self._shown} was deleted by another program."
        raise DeletedError(str(self._shown), sentence, "Save again to write it anew.")

    # Writing it

    def _write_home(self, plan: Plan, how: How) -> None:
        data = self._writer.encode(plan.assessment)
        done = State(digest_of(data), flatten(plan.assessment))
        is_there = plan.raw == data and not self._has_failed
        if not is_there:
            self._keep_before(plan)
            self._attempt = (done.seen, plan.mine)
            expected = "" if plan.raw is None else digest_of(plan.raw)
            self._say_unkept(write_whole(self._home, data, expected=expected))
            self._log(plan, plan.on_disk, "merged")
            self._log(plan, done.base, how)
        self._go_home(plan)
        self._state = done

    def _keep_before(self, plan: Plan) -> None:
        """Keep what is about to be replaced, the first time, and when two sides are merged."""
        if plan.raw is None or (self._is_backed_up and not plan.is_merged):
            return
        # Tried again at the next change: an answer is not refused for want of a backup.
        with contextlib.suppress(StorageError):
            keep_backup(self._home, plan.raw)
            self._is_backed_up = True

    def _log(self, plan: Plan, after: Flat, how: How) -> None:
        """Add to the history what led from what was known to `after`."""
        before = self._state.base if how == "merged" else plan.on_disk
        time = format_instant(plan.assessment.updated)
        append_history(self._home, entries_of(self._brought_up, "migrated", time))
        self._brought_up = {}
        append_history(self._home, entries_of(step_between(before, after), how, time))

    def _go_home(self, plan: Plan) -> None:
        if plan.taken:
            self._news.append(say_taken(self._shown, plan.taken))
        if self._aside is not None:
            self._aside.retire(self._home)
            self._aside = None
            self._news.append(say_back(self._shown))

    def _write_aside(self, plan: Plan) -> None:
        """Go on in a file of our own, so that neither side's answers are overwritten."""
        before = self._aside
        data = self._writer.encode(plan.assessment)
        aside = Aside.write(self._home, data, before)
        self._aside = aside.with_origin(plan.assessment, plan.state.base)
        self._log(plan, plan.state.base, "merged")
        self._say_aside(plan, is_new=before is None)
        self._state = plan.state

    def _say_aside(self, plan: Plan, *, is_new: bool) -> None:
        if self._aside is None:
            return
        if plan.taken:
            self._news.append(say_taken(self._shown, plan.taken))
        mine, known = self._aside.path, {conflict.key for conflict in self._state.conflicts}
        keys = [conflict.key for conflict in plan.state.conflicts]
        if keys and not known.issuperset(keys):
            self._news.append(say_conflicts(self._shown, mine, keys))
        elif is_new and not keys:
            is_other = plan.why_aside == "other"
            self._news.append(say_foreign(self._shown, mine, is_other=is_other))

    def _say_unkept(self, names: tuple[str, ...]) -> None:
        if new := set(names) - set(self._unkept):
            self._news.append(say_unkept(self._shown, sorted(new)))
            self._unkept = names
