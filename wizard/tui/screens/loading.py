"""What is painted first, while the checklists are being read."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.message import Message
from textual.widgets import Static

from wizard.tui.screens.base import WizardScreen
from wizard.tui.widgets.blocks import Block
from wizard.tui.widgets.pane import Pane
from wizard.tui.widgets.too_small import TooSmall

_TITLE = " Partnership wizard"
_WORK = " Reading the checklists"


class LoadingScreen(WizardScreen[None]):
    """The question a walk will begin with, if that is known, where the walk will show it.

    Nothing is imported that reads checklists or computes, so that it stands as early as possible.
    """

    AUTO_FOCUS = ""

    class Painted(Message):
        """The first frame stands."""

    def __init__(self, question: Sequence[Block] = ()) -> None:
        super().__init__()
        self._question = question

    def compose(self) -> ComposeResult:
        """Lay out what is known: a line, or the question as well."""
        yield TooSmall()
        yield Static(_TITLE, id="top", markup=False)
        # Every part more would delay the first frame by some two milliseconds.
        if self._question:
            yield Pane(id="question")
        place = "-below" if self._question else ""
        yield Static(_WORK, id="loading", classes=place, markup=False)

    def on_mount(self) -> None:
        """Show the question."""
        for pane in self.query(Pane).filter("#question"):
            pane.show(self._question, needs_cursor=False)

    def on_screen_resume(self) -> None:
        """Say that the line has been painted, which coming up does at once."""
        self.post_message(self.Painted())
