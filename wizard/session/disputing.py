"""What was changed here and by another program, each otherwise: shown, and decided by a person."""

from collections.abc import Collection

from pydantic import ValidationError

from wizard.errors import UsageError
from wizard.model.assessment import Assessment
from wizard.model.changes import change
from wizard.session.answers import first_message
from wizard.session.holding import Holding
from wizard.session.merge import Conflict


class Disputing(Holding):
    """One assessment and its file, which others may have changed meanwhile."""

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """Return what was changed here and by another program, each otherwise, undecided."""
        return self._keeper.conflicts

    @property
    def theirs(self) -> Assessment | None:
        """Return what stands in the file while something is undecided."""
        return self._keeper.theirs

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

    def _decide_theirs(self, conflict: Conflict) -> None:
        try:
            self.replace(change(self.assessment, {conflict.key: conflict.theirs}))
        except ValidationError as error:
            raise UsageError(f"This does not go with the rest: {first_message(error)}") from error


def _offer(conflicts: Collection[str]) -> str:
    return f"Undecided: {', '.join(conflicts)}." if conflicts else ""
