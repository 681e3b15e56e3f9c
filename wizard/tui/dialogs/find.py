"""Find a question by words of its label, text or id, and go to it."""

from wizard.session import Session
from wizard.session.finding import find_questions
from wizard.tui.dialogs.search import SearchDialog
from wizard.tui.widgets.blocks import Block

_SHOWN = 50


class FindDialog(SearchDialog[str]):
    """Dismissed with the id of the question chosen, or None."""

    HEADING = "Find a question"
    WORDS = "words of the question, or its id"
    HINT = "Enter goes there   Esc or Ctrl+B goes back"

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session

    def find(self, words: str) -> list[Block]:
        """Return the questions that fit, the best first."""
        found = find_questions(self._session, words)
        return [self._block(question) for question in found[:_SHOWN]]

    def _block(self, question: str) -> Block:
        asked = self._session.pack.questions[question]
        short = self._session.pack.checklist(asked.dimension).short
        return Block(f"{asked.label} ({short})", prefix="> ", key=question)

    def at(self, key: str) -> str:
        """Return the question of a key."""
        return key
