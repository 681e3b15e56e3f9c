"""What all windows over a screen share: they are left once, whatever keys were pressed ahead."""

from typing import TypeVar

from textual.screen import ModalScreen

T = TypeVar("T")


class Dialog(ModalScreen[T]):
    """A window dismissed with a value; a second Enter that was already on its way does nothing."""

    _is_left = False

    def leave(self, value: T) -> None:
        """Close the window with a value, once."""
        if not self._is_left and self.is_current:
            self._is_left = True
            self.dismiss(value)
