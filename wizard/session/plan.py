"""What one save is about to do: what is known of the file, and what is to be written where."""

from typing import NamedTuple

from wizard.model.assessment import Assessment
from wizard.model.changes import Flat
from wizard.session.merge import Conflict


class State(NamedTuple):
    """What is known of the file, and what both sides agree on."""

    seen: str
    """Digest of the file as it was last read or written; empty if it never was."""
    base: Flat
    theirs: Assessment | None = None
    """What stands in the file while it is disputed."""
    conflicts: tuple[Conflict, ...] = ()


class Plan(NamedTuple):
    """What is to be written, where, and what is known once that is done."""

    assessment: Assessment
    mine: Flat
    """What was to be written before anything was merged into it."""
    state: State
    raw: bytes | None
    """What the file holds."""
    on_disk: Flat
    """The same as an assessment; what we last knew, if it is none."""
    is_merged: bool = False
    why_aside: str = ""
    """Why it cannot be written where it belongs: `conflict`, `broken` or `other`."""
    taken: tuple[str, ...] = ()
