"""What is painted first, while the checklists are being read."""

from textual.app import ComposeResult
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static


class LoadingScreen(Screen[None]):
    """One line; imports nothing of the program, so that it stands as early as possible."""

    class Painted(Message):
        """The first frame stands."""

    def compose(self) -> ComposeResult:
        """Lay out the line."""
        yield Static(" Partnership wizard", id="top", markup=False)
        yield Static(" Reading the checklists", id="loading", markup=False)

    def on_screen_resume(self) -> None:
        """Say that the line has been painted, which coming up does at once."""
        self.post_message(self.Painted())
