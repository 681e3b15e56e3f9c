"""Choose from a list by words that narrow it."""

from abc import abstractmethod
from collections.abc import Sequence
from typing import ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Input, Static

from wizard.tui.dialogs.base import Dialog
from wizard.tui.literal import literal
from wizard.tui.widgets.blocks import Block
from wizard.tui.widgets.fields import LineField
from wizard.tui.widgets.hints import Hints
from wizard.tui.widgets.pane import Pane

T = TypeVar("T")


class SearchDialog(Dialog[T | None]):
    """Dismissed with what was chosen, or None."""

    BINDINGS = [
        Binding("escape,ctrl+b", "back", "Back"),
        Binding("down", "focus_list", "List", show=False),
    ]
    HEADING: ClassVar[str]
    WORDS: ClassVar[str]
    """Which words are asked for."""
    HINT: ClassVar[str]

    @abstractmethod
    def find(self, words: str) -> Sequence[Block]:
        """Return what fits the words, each with a key."""

    @abstractmethod
    def at(self, key: str) -> T:
        """Return what a key stands for."""

    def compose(self) -> ComposeResult:
        """Lay out the words looked for and what they fit."""
        with Vertical(classes="dialog -tall"):
            yield Static(literal(self.HEADING), classes="dialog-title")
            yield LineField(placeholder=self.WORDS)
            yield Pane(id="found")
            yield Hints(self.HINT, classes="dialog-hint")

    def on_mount(self) -> None:
        """Show all at first."""
        self._show("")

    @on(Input.Changed)
    def look(self, event: Input.Changed) -> None:
        """Show what fits the words typed so far."""
        self._show(event.value)

    def _show(self, words: str) -> None:
        found = self.find(words) or [Block("Nothing found.", "muted")]
        self.query_one("#found", Pane).show(found)

    @on(Input.Submitted)
    def take_first(self) -> None:
        """Take what is under the list's cursor."""
        if (key := self.query_one("#found", Pane).cursor) is not None:
            self.leave(self.at(key))

    @on(Pane.Chosen)
    def take(self, event: Pane.Chosen) -> None:
        """Take what was chosen."""
        self.leave(self.at(event.key))

    def action_focus_list(self) -> None:
        """Go from the words to the list."""
        self.query_one("#found", Pane).focus()

    def action_back(self) -> None:
        """Leave without choosing."""
        self.leave(None)
