"""What was changed here and by another program, each otherwise: shown, and decided by a person."""

from collections.abc import Collection, Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from wizard.errors import UsageError
from wizard.model.assessment import Assessment
from wizard.model.changes import Flat, change, flatten, step_between
from wizard.session.answers import first_message
from wizard.session.aside import find_asides, forget_orphans
from wizard.session.holding import Holding
from wizard.session.merge import Conflict
from wizard.session.news import say_not_offered, say_undecided

if TYPE_CHECKING:
    from wizard.session.undecided import NotOffered, Undecided


class Disputing(Holding):
    """One assessment and its file, which others may have changed meanwhile."""

    _left: tuple[Flat, datetime] | None = None
    """What is ours from an earlier sitting, and when it was last changed there."""
    _refused: frozenset[Path] = frozenset()
    """What lies beside the file and was already said to be of no use."""

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """Return what was changed here and by another program, each otherwise, undecided."""
        return self._keeper.conflicts

    @property
    def theirs(self) -> Assessment | None:
        """Return what stands in the file while something is undecided."""
        return self._keeper.theirs

    def left_undecided(self, conflict: Conflict) -> datetime | None:
        """Return when our side of a conflict was said, if that was in an earlier sitting."""
        if self._left is None or self._left[0].get(conflict.key) != conflict.mine:
            return None
        return self._left[1]

    def find_undecided(self) -> "Iterator[Undecided | NotOffered]":
        """Yield what earlier sittings left beside the file; each is read when it is asked for."""
        from wizard.session.undecided import find_undecided  # noqa: PLC0415 - hardly ever needed

        return find_undecided(self.home, self._prepare, self.assessment.id)

    def take_up(self) -> None:
        """Go on where an earlier sitting left something undecided; nothing is written for that.

        If nothing is disputed any more, what was said then is saved, as one change that can be
        undone. Nothing happens while the file is open elsewhere, or cannot be written.
        """
        claim, keeper = self._claim, self._keeper
        is_busy = claim.read_only or claim.is_shared or self.unsaved or keeper.moved_from
        if is_busy or not keeper.digest:
            return
        forget_orphans(keeper.home)
        if find_asides(keeper.home):
            self._take_up_next()

    def _take_up_next(self) -> None:
        """Take up what lies beside the file, until there is something to decide."""
        from wizard.session.undecided import Undecided  # noqa: PLC0415 - hardly ever needed

        for found in self.find_undecided():
            if isinstance(found, Undecided):
                self._take_up(found)
            elif found.path not in self._refused:
                self._refuse(found)
            if self._keeper.moved_from is not None:
                return

    def _refuse(self, found: "NotOffered") -> None:
        self._refused |= {found.path}
        self._news.append(say_not_offered(found.path, found.problem))

    def _take_up(self, found: "Undecided") -> None:
        theirs, before = self.assessment, self._flat
        merged = found.merged_with(theirs)
        step = step_between(before, flatten(merged.assessment))
        if not step:
            # Somebody has brought it together otherwise, and there is nothing to write.
            found.aside.retire(self.home)
            return
        self._keeper.take_up(found.aside, merged, theirs)
        self._left = flatten(found.mine), found.mine.updated
        self._stand(self._prepare(merged.assessment))
        self._timeline.record(before, self._flat)
        disputed = [conflict.key for conflict in merged.conflicts]
        brought = step.keys() - set(disputed)
        self._news.append(say_undecided(found.aside.path, disputed, brought))
        if not disputed:
            self._save("recovered")

    def decide(self, key: str, side: str) -> None:
        """Let `mine` or `theirs` stand in one conflict; after the last one the file is written.

        UsageError if there is no such conflict or side.
        """
        self._refuse_read_only()
        found = {conflict.key: conflict for conflict in self.conflicts}
        if key not in found:
            raise UsageError(f"There is nothing to decide about {key}.", _offer(found))
        if side == "mine":
            self._keeper.decide_mine(found[key])
            self._save("merged")
        elif side == "theirs":
            self._decide_theirs(found[key])
        else:
            raise UsageError(f"{side} is no side.", "Say mine or theirs.")
        if not self.conflicts:
            # More than one sitting may have left something.
            self.take_up()

    def _decide_theirs(self, conflict: Conflict) -> None:
        try:
            self.replace(change(self.assessment, {conflict.key: conflict.theirs}))
        except ValidationError as error:
            raise UsageError(f"This does not go with the rest: {first_message(error)}") from error


def _offer(conflicts: Collection[str]) -> str:
    return f"Undecided: {', '.join(conflicts)}." if conflicts else ""
