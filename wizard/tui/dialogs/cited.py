"""Choose among the evidence of all other answers."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Input, Static

from wizard.model.assessment import Evidence
from wizard.session.evidence import Cited, describe_evidence
from wizard.tui.dialogs.base import Dialog
from wizard.tui.widgets.blocks import Block
from wizard.tui.widgets.fields import LineField
from wizard.tui.widgets.hints import Hints
from wizard.tui.widgets.pane import Pane


class CitedDialog(Dialog[Evidence | None]):
    """Dismissed with the item chosen, or None."""

    BINDINGS = [
        Binding("escape,ctrl+b", "back", "Back"),
        Binding("down", "focus_list", "List", show=False),
    ]

    def __init__(self, cited: Sequence[Cited]) -> None:
        super().__init__()
        self._cited = cited

    def compose(self) -> ComposeResult:
        """Lay out the words looked for and the items they fit."""
        with Vertical(classes="dialog -tall"):
            yield Static("Evidence of other answers", classes="dialog-title")
            yield LineField(placeholder="words of the source or of the question")
            yield Pane(id="found")
            yield Hints("Enter copies it  Esc back", classes="dialog-hint")

    def on_mount(self) -> None:
        """Show all items at first."""
        self._show("")

    @on(Input.Changed)
    def look(self, event: Input.Changed) -> None:
        """Show what fits the words typed so far."""
        self._show(event.value)

    def _show(self, words: str) -> None:
        wanted = words.casefold().split()
        blocks: list[Block] = []
        for index, cited in enumerate(self._cited):
            text, labels = describe_evidence(cited.item), "; ".join(cited.labels)
            if all(word in f"{text} {labels}".casefold() for word in wanted):
                blocks.append(Block(text, prefix="> ", key=str(index)))
                blocks.append(Block(f"for {labels}", "muted", prefix="  ", clip=True))
        self.query_one("#found", Pane).show(blocks or [Block("Nothing found.", "muted")])

    @on(Input.Submitted)
    def take_first(self) -> None:
        """Take the item under the list's cursor."""
        if (key := self.query_one("#found", Pane).cursor) is not None:
            self.leave(self._cited[int(key)].item)

    @on(Pane.Chosen)
    def take(self, event: Pane.Chosen) -> None:
        """Take the item chosen."""
        self.leave(self._cited[int(event.key)].item)

    def action_focus_list(self) -> None:
        """Go from the words to the list."""
        self.query_one("#found", Pane).focus()

    def action_back(self) -> None:
        """Leave without an item."""
        self.leave(None)
