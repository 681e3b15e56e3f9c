"""What windows share that open by themselves, while a person may be typing something else."""

from typing import ClassVar, TypeVar

from textual.widgets import Static

from wizard.tui.dialogs.base import Dialog
from wizard.tui.literal import literal

T = TypeVar("T")

READING = 0.4
"""Seconds for which a window nobody asked for decides nothing: keys were meant for another."""


class Uncalled(Dialog[T]):
    """A window about the file; `called` if a person asked for it by a key."""

    DECIDING: ClassVar[frozenset[str]] = frozenset()
    """Actions that change something."""

    def __init__(self, *, called: bool) -> None:
        super().__init__()
        self.listens = called
        """Whether keys decide already."""

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
