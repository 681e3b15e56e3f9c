"""What all windows over a screen share: they are left once, whatever keys were pressed ahead."""

from typing import TypeVar

from textual.binding import Binding
from textual.screen import ModalScreen

from wizard.tui.forgetting import forget_drawn

T = TypeVar("T")


class Dialog(ModalScreen[T]):
    """A window dismissed with a value; a second Enter that was already on its way does nothing."""

    BINDINGS = [
        # The application's own keys are off while a window stands over the screen.
        Binding("f1", "app.keys", "Help", show=False),
        Binding("ctrl+p", "app.command_palette", "List of all actions", show=False),
    ]

    _is_left = False

    def on_unmount(self) -> None:
        """Leave nothing behind: a sitting can see a thousand windows."""
        forget_drawn()

    def leave(self, value: T) -> None:
        """Close the window with a value, once."""
        if not self._is_left and self.is_current:
            self._is_left = True
            self.dismiss(value)
