"""What is kept of a walk, to be shown before its file has been read the next time."""

from wizard.session import Session
from wizard.storage.glimpses import Glimpse, keep_glimpse
from wizard.tui.views.question import unanswered_blocks


def keep_first(session: Session, surroundings: str, theme: str) -> None:
    """Keep the question the next walk begins with, without answers; only if all is saved.

    `surroundings` are the digest of what the session's pack was loaded from, taken before that.
    """
    first = session.first_question()
    if first and session.unsaved is None and session.moved_from is None:
        blocks = tuple(unanswered_blocks(session, session.pack.questions[first]))
        keep_glimpse(session.digest, surroundings, Glimpse(first, blocks, theme))
