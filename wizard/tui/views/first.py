"""What is kept of a walk, to be shown before its file has been read the next time."""

from wizard.model.settings import Settings
from wizard.session import Session
from wizard.storage.glimpses import Glimpse, keep_glimpse
from wizard.storage.packs.choice import PackChoice
from wizard.tui.views.question import unanswered_blocks


def keep_first(session: Session, choice: PackChoice, settings: Settings, surroundings: str) -> None:
    """Keep the question the next walk begins with, without answers; only if all is saved.

    `surroundings` are the digest of what the session's pack was loaded from, taken before that.
    """
    first = session.first_question()
    if not first or session.unsaved is not None or session.moved_from is not None:
        return
    if session.pack.language == _language(session, choice, settings):
        blocks = tuple(unanswered_blocks(session, session.pack.questions[first]))
        keep_glimpse(session.digest, surroundings, Glimpse(first, blocks, settings.theme))


def _language(session: Session, choice: PackChoice, settings: Settings) -> str:
    """Return the language the file will be asked in when it is opened by its name."""
    wanted = choice.language or settings.language or session.assessment.pack.language
    return "" if wanted == session.pack.file.languages[0] else wanted
