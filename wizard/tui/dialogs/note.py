"""Write a note of any length; leaving keeps it."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Static, TextArea

from wizard.model.text import MAX_PARAGRAPH
from wizard.tui.dialogs.base import Dialog
from wizard.tui.literal import literal
from wizard.visible import clean


class NoteDialog(Dialog[str]):
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
            yield Static("", classes="dialog-error", id="complaint")
            yield Static("Esc, Ctrl+B or Ctrl+S keeps the note", classes="dialog-hint")

    def action_keep(self) -> None:
        """Leave with the text, unless it is longer than a note can be."""
        text = self.typed()
        if len(text) > MAX_PARAGRAPH:
            said = f"The note has {len(text):,} characters; {MAX_PARAGRAPH:,} can be kept."
            self.query_one("#complaint", Static).update(literal(said))
        else:
            self.leave(text)

    def typed(self) -> str:
        """Return what stands in the editor, cleaned of control characters."""
        return clean(self.query_one(TextArea).text).strip("\n")
