"""Who said the other side's part of a conflict, and when, as far as that can be known."""

from wizard.errors import StorageError
from wizard.model.base import format_instant
from wizard.session.disputing import Disputing
from wizard.session.merge import Conflict
from wizard.storage.disk.history import Entry, read_history, shorten
from wizard.visible import visible_line


def history_of(session: Disputing) -> list[Entry]:
    """Return what is known of the file's changes, the oldest first; nothing if unreadable."""
    try:
        return read_history(session.home)
    except StorageError:
        return []


def say_own(session: Disputing, conflict: Conflict) -> str:
    """Return when our part was said."""
    then = session.left_undecided(conflict)
    return "in this sitting" if then is None else f"left undecided on {format_instant(then)}"


def say_origin(session: Disputing, conflict: Conflict) -> str:
    """Return who said theirs and when: by the history of the file, or else by the file itself."""
    said = shorten(conflict.theirs)
    for entry in reversed(history_of(session)):
        if entry.key == conflict.key and entry.after == said and entry.how != "merged":
            return visible_line(f"by {entry.by}, {entry.time}")
    theirs = session.theirs
    if theirs is None:
        return "by another program"
    named = f", analyst {theirs.analyst}" if theirs.analyst else ""
    return f"by another program; the file says: {format_instant(theirs.updated)}{named}"
