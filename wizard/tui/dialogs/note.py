"""Write a note of any length; leaving keeps it."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static, TextArea

from wizard.tui.literal import literal
from wizard.visible import clean


class NoteDialog(ModalScreen[str]):
    """A text of several lines; dismissed with it, however the person leaves."""

    BINDINGS = [Binding("escape,ctrl+b,ctrl+s", "keep", "Keep", priority=True)]

    def __init__(self, title: str, text: str) -> None:
        super().__init__()
        self._title = title
        self._text = text

    def compose(self) -> ComposeResult:
        """Lay out title and text."""
        with Vertical(classes="dialog -tall"):
            yield Static(literal(self._title), classes="dialog-title")
            yield TextArea(self._text)
            yield Static("Esc, Ctrl+B or Ctrl+S keeps the note", classes="dialog-hint")

    def action_keep(self) -> None:
        """Leave with the text."""
        self.dismiss(self.typed())

    def typed(self) -> str:
        """Return what stands in the editor, cleaned of control characters."""
        return clean(self.query_one(TextArea).text).strip("\n")
