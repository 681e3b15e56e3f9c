"""Ask for the path of a file, completed as it is typed."""

import asyncio
import os
from collections.abc import Callable
from pathlib import Path

from textual.css.query import QueryType
from textual.suggester import Suggester
from textual.widget import Widget
from textual.widgets import Input

from wizard.errors import WizardError
from wizard.storage.disk.completing import complete_path
from wizard.tui.dialogs.prompt import Prompt


class PathSuggester(Suggester):
    """Suggests what the disk holds; a folder that is slow to read stops no key."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        """Return the path completed, or None."""
        completed = await asyncio.to_thread(complete_path, value)
        return completed if completed != value else None


class PathPrompt(Prompt):
    """One line for a path; dismissed with what was written there, or None."""

    HINT = "Enter keeps   Tab completes   Esc or Ctrl+B goes back"

    def __init__(
        self, title: str, explanation: str = "", *, initial: str, write: Callable[[Path], object]
    ) -> None:
        super().__init__(title, explanation, initial=initial)
        self._write = write

    def on_mount(self) -> None:
        """Show the end of a long path: the name is what is changed most."""
        self.call_after_refresh(self._show_end)

    def _show_end(self) -> None:
        field = self.query_one(Input)
        field.cursor_position = 0
        field.cursor_position = len(field.value)

    def refuse(self, text: str) -> str:
        """Write there, or return why not: the path is mended here, not typed once more."""
        if complaint := super().refuse(text):
            return complaint
        try:
            self._write(Path(os.path.expanduser(text)))  # noqa: PTH111 - never fails
        except WizardError as error:
            # The ways out stand in the window already; hints speak of the command line.
            return error.sentence
        return ""

    def action_keep(self) -> None:
        """Write there if that can be done: the program is being left."""
        text = self._typed()
        self.leave(None if self.refuse(text) else text)

    def field(self) -> Input:
        """Return the line, which shows how the path could go on."""
        field = super().field()
        field.suggester = PathSuggester()
        return field

    def focus_next(self, selector: str | type[QueryType] = "*") -> Widget | None:  # noqa: ARG002 - Textual's
        """Take what is suggested: Tab has no other part to go to here."""
        field = self.query_one(Input)
        field.cursor_position = len(field.value)
        field.action_cursor_right()
        return field
