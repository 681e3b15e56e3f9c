"""What is the matter with the file, in a word for the top and in sentences above the message."""

from collections.abc import Iterator
from pathlib import Path

from wizard.errors import StorageError
from wizard.session import Session
from wizard.session.news import count_questions
from wizard.visible import visible_line


def state_word(session: Session, *, can_recover: bool = False) -> str:
    """Return in a word or two whether everything is saved where it belongs."""
    undecided = f"{len(session.conflicts)} UNDECIDED" if session.conflicts else ""
    if session.unsaved is not None:
        return " ".join(word for word in ("NOT SAVED", undecided) if word)
    if session.read_only is not None:
        return "read-only"
    if undecided or session.moved_from is not None:
        return undecided or "saved beside"
    return "saved, more to recover" if can_recover else "saved"


def state_lines(session: Session, *, can_recover: bool = False) -> str:
    """Return what is the matter and what to do, one paragraph each; nothing if all is well."""
    return "\n".join(_sentences(session, can_recover=can_recover))


def _sentences(session: Session, *, can_recover: bool) -> Iterator[str]:
    # What to do stands first: on a narrow screen the end is cut off.
    if session.unsaved is not None:
        where = "in the recovery place" if session.refuge else "in memory only: do not leave"
        yield f"NOT SAVED (Ctrl+S tries again): {brief(session.unsaved)} The answers are {where}."
    if session.read_only is not None:
        todo = "q takes over" if session.holder else "q says more"
        yield f"Read-only ({todo}): {brief(session.read_only)}"
    if session.conflicts:
        count = count_questions([conflict.key for conflict in session.conflicts])
        yield (
            f"Undecided (q decides): {count} changed here and by another program. "
            f"Yours are in {name_of(session.path)}."
        )
    elif session.moved_from is not None:
        yield (
            f"Your answers go to {name_of(session.path)}: what stands in "
            f"{name_of(session.home)} now cannot be brought together with them (q says more)."
        )
    if can_recover:
        yield "To recover (q asks): answers that could not be saved lie in the recovery place."


def brief(error: StorageError) -> str:
    """Return what went wrong in one line, with the bare name of the file: its folder is known."""
    name = error.path.rpartition("/")[2]
    return visible_line(error.sentence.replace(error.path, name or error.path))


def name_of(path: Path) -> str:
    """Return the name of a file in one line, whatever it holds."""
    return visible_line(path.name)


def refusal(session: Session) -> str:
    """Return why nothing can be changed and what to do, in one line; empty if it can."""
    if session.read_only is None:
        return ""
    todo = "q takes it over." if session.holder else "Copy it to where you may write."
    why = "is open elsewhere" if session.holder else "is read-only"
    return f"Not recorded: {name_of(session.path)} {why}. {todo}"
