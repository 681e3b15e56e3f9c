"""Ask for one line of text, checked while it is typed."""

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Input, Static

from wizard.tui.dialogs.base import Dialog
from wizard.tui.literal import literal
from wizard.tui.widgets.fields import LineField
from wizard.tui.widgets.hints import Hints
from wizard.visible import clean_line

Check = Callable[[str], str]
"""Returns what is wrong with a text, or nothing."""


def required(text: str) -> str:
    """Complain about a text that is blank."""
    return "" if text.strip() else "Please write something."


class Prompt(Dialog[str | None]):
    """One line; dismissed with the text, or None if the person goes back."""

    BINDINGS = [
        Binding("escape,ctrl+b", "back", "Back"),
        Binding("pageup", "read(-1)", "Read on above", show=False),
        Binding("pagedown", "read(1)", "Read on below", show=False),
    ]
    HINT: ClassVar[str] = "Enter keeps   Esc or Ctrl+B goes back"

    def __init__(
        self, title: str, explanation: str = "", *, initial: str = "", check: Check = required
    ) -> None:
        super().__init__()
        self._title = title
        self._explanation = explanation
        self._initial = initial
        self._check = check

    def compose(self) -> ComposeResult:
        """Lay out title, explanation, the line and what is wrong with it."""
        with Vertical(classes="dialog"):
            yield Static(literal(self._title), classes="dialog-title")
            if self._explanation:
                with VerticalScroll(classes="dialog-text", can_focus=False):
                    yield Static(literal(self._explanation))
            yield self.field()
            yield Static("", classes="dialog-error", id="complaint")
            yield Hints(self.HINT, classes="dialog-hint")

    def field(self) -> Input:
        """Return the line."""
        # Not selected on focus: the key that opened the dialog is its first character.
        return LineField(self._initial, placeholder="write here", select_on_focus=False)

    @on(Input.Changed)
    def withdraw_complaint(self) -> None:
        """Stop complaining while the text is being mended."""
        self.query_one("#complaint", Static).update("")

    @on(Input.Submitted)
    def keep(self) -> None:
        """Leave with the text if nothing is wrong with it."""
        text = self._typed()
        if complaint := self.refuse(text):
            self.query_one("#complaint", Static).update(literal(complaint))
        else:
            self.leave(text)

    def refuse(self, text: str) -> str:
        """Return why the window is not left with a text, or nothing."""
        return self._check(text)

    def action_keep(self) -> None:
        """Leave with the text if it can be kept, else without: the program is being left."""
        text = self._typed()
        self.leave(None if self._check(text) else text)

    def _typed(self) -> str:
        return clean_line(self.query_one(Input).value).strip()

    def action_read(self, step: int) -> None:
        """Show more of an explanation that is longer than the window."""
        for text in self.query(VerticalScroll):
            text.scroll_relative(y=step * text.size.height, animate=False)

    def action_back(self) -> None:
        """Leave without a text."""
        self.leave(None)
