"""The list of all actions; Textual's, with a caret that stands still."""

from textual.app import ComposeResult
from textual.command import CommandPalette
from textual.widgets import Input


class ActionPalette(CommandPalette):
    """Lists what can be done, narrowed by words."""

    def compose(self) -> ComposeResult:
        """Lay it out; nothing blinks."""
        for widget in super().compose():
            if isinstance(widget, Input):
                widget.set_reactive(Input.cursor_blink, value=False)
            yield widget
