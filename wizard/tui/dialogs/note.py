"""Write a note of any length, here or in one's own editor; leaving keeps it."""

import os

from textual.app import ComposeResult, SuspendNotSupported
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Static

from wizard.errors import WizardError
from wizard.model.text import MAX_PARAGRAPH
from wizard.session.editor import edit_text, editor_command
from wizard.tui.dialogs.base import Dialog
from wizard.tui.lending import lend_terminal
from wizard.tui.literal import literal
from wizard.tui.widgets.fields import NoteArea
from wizard.tui.widgets.hints import Hints
from wizard.visible import clean


class NoteDialog(Dialog[str]):
    """A text of several lines; dismissed with it, however the person leaves."""

    BINDINGS = [
        Binding("escape,ctrl+b,ctrl+s", "keep", "Keep", priority=True),
        # The text area would take it for the end of the line, which End is too.
        Binding("ctrl+e", "edit", "Write it in your own editor", priority=True),
    ]

    def __init__(self, title: str, text: str) -> None:
        super().__init__()
        self._title = title
        self._text = text

    def compose(self) -> ComposeResult:
        """Lay out title and text."""
        with Vertical(classes="dialog -full"):
            yield Static(literal(self._title), classes="dialog-title")
            yield NoteArea(self._text)
            yield Static("", classes="dialog-error", id="complaint")
            yield Hints(
                "Ctrl+S or Esc keeps the note  Ctrl+E your own editor", classes="dialog-hint"
            )

    def action_edit(self) -> None:
        """Lend the terminal to the person's editor, and take its text."""
        try:
            command = editor_command(os.environ)
            text = lend_terminal(self.app, lambda: edit_text(self.typed(), command))
        except SuspendNotSupported:
            self._complain("This terminal cannot be lent to an editor.")
        except WizardError as error:
            self._complain(str(error))
        else:
            area = self.query_one(NoteArea)
            area.text = text
            area.move_cursor(area.document.end)
            self._complain("")
        # What the editor left on the terminal is painted over.
        self.app.refresh()

    def _complain(self, said: str) -> None:
        self.query_one("#complaint", Static).update(literal(said))

    def action_keep(self) -> None:
        """Leave with the text, unless it is longer than a note can be."""
        text = self.typed()
        if len(text) > MAX_PARAGRAPH:
            said = f"The note has {len(text):,} characters; {MAX_PARAGRAPH:,} can be kept."
            self._complain(said)
        else:
            self.leave(text)

    def typed(self) -> str:
        """Return what stands in the editor, cleaned of control characters."""
        return clean(self.query_one(NoteArea).text).strip("\n")
