"""What windows share that open by themselves, while a person may be typing something else."""

from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from wizard.session import Session
from wizard.tui.dialogs.base import Dialog
from wizard.tui.literal import literal
from wizard.tui.widgets.hints import Hints
from wizard.tui.widgets.pane import Pane

T = TypeVar("T")

READING = 0.4
"""Seconds for which a window nobody asked for decides nothing: keys were meant for another."""


class Uncalled(Dialog[T]):
    """A window about the file; `called` if a person asked for it by a key."""

    DECIDING: ClassVar[frozenset[str]] = frozenset()
    """Actions that change something."""

    def __init__(self, session: Session, *, called: bool) -> None:
        super().__init__()
        self._session = session
        self.listens = called
        """Whether keys decide already."""

    def lay_out(self, title: str, hints: str, size: str) -> ComposeResult:
        """Lay out a title, a pane to read, room for a complaint, and the keys."""
        with Vertical(classes=f"dialog {size}"):
            yield Static(literal(title), classes="dialog-title")
            yield Pane(id="found")
            yield Static("", classes="dialog-error", id="complaint", markup=False)
            yield Hints(hints, classes="dialog-hint")

    def on_mount(self) -> None:
        """Begin to listen once the window can have been seen."""
        if not self.listens:
            self.set_timer(READING, self._listen)

    def _listen(self) -> None:
        self.listens = True

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let keys decide only what could be read before they were pressed."""
        del parameters
        return self.listens or action not in self.DECIDING

    def complain(self, said: str) -> None:
        """Say what went wrong, above the keys."""
        self.query_one("#complaint", Static).update(literal(said))
