"""Fields that take a paste without the characters that could drive the terminal."""

from textual.events import Paste
from textual.reactive import reactive
from textual.widgets import Input, TextArea

from wizard.visible import clean, clean_line


class LineField(Input):
    """One line; what is pasted becomes one line too, none of it is lost. Nothing blinks."""

    cursor_blink = reactive(default=False, init=False)

    def _on_paste(self, event: Paste) -> None:
        """Insert what is pasted, cleaned; the handler of Input would take its first line only."""
        event.prevent_default()
        event.stop()
        self.replace(clean_line(event.text), *self.selection)


class NoteArea(TextArea):
    """Several lines; nothing blinks."""

    cursor_blink = reactive(default=False, init=False)

    def on_unmount(self) -> None:
        """Let go of the application, which would hold every area that ever watched its theme."""
        watching = getattr(self.app, "__watchers", {}).get("theme", [])
        watching[:] = [entry for entry in watching if entry[0] is not self]

    async def _on_paste(self, event: Paste) -> None:
        """Insert what is pasted, cleaned."""
        event.prevent_default()
        event.stop()
        if result := self._replace_via_keyboard(clean(event.text), *self.selection):
            self.move_cursor(result.end_location)
