"""Find a question by words of its label, text or id, and go to it."""

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Input, Static

from wizard.session import Session
from wizard.session.finding import find_questions
from wizard.tui.dialogs.base import Dialog
from wizard.tui.widgets.blocks import Block
from wizard.tui.widgets.hints import Hints
from wizard.tui.widgets.pane import Pane

_SHOWN = 50


class FindDialog(Dialog[str | None]):
    """Dismissed with the id of the question chosen, or None."""

    BINDINGS = [
        Binding("escape,ctrl+b", "back", "Back"),
        Binding("down", "focus_list", "List", show=False),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session

    def compose(self) -> ComposeResult:
        """Lay out the words looked for and what was found."""
        with Vertical(classes="dialog -tall"):
            yield Static("Find a question", classes="dialog-title")
            yield Input(placeholder="words of the question, or its id")
            yield Pane(id="found")
            yield Hints("Enter goes there   Esc or Ctrl+B goes back", classes="dialog-hint")

    def on_mount(self) -> None:
        """Show all questions at first."""
        self._show("")

    @on(Input.Changed)
    def look(self, event: Input.Changed) -> None:
        """Show what fits the words typed so far."""
        self._show(event.value)

    def _show(self, words: str) -> None:
        found = find_questions(self._session, words)
        blocks = [self._block(question) for question in found[:_SHOWN]]
        self.query_one("#found", Pane).show(blocks or [Block("Nothing found.", "muted")])

    def _block(self, question: str) -> Block:
        asked = self._session.pack.questions[question]
        short = self._session.pack.checklist(asked.dimension).short
        return Block(f"{asked.label} ({short})", prefix="> ", key=question)

    @on(Input.Submitted)
    def take_first(self) -> None:
        """Go to the question under the list's cursor."""
        if (question := self.query_one("#found", Pane).cursor) is not None:
            self.leave(question)

    @on(Pane.Chosen)
    def take(self, event: Pane.Chosen) -> None:
        """Go to the question chosen."""
        self.leave(event.key)

    def action_focus_list(self) -> None:
        """Go from the words to the list."""
        self.query_one("#found", Pane).focus()

    def action_back(self) -> None:
        """Leave without going anywhere."""
        self.leave(None)
