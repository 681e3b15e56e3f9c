"""The summary as a screen, and where it is saved."""

import os
from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Static

from wizard.errors import WizardError
from wizard.session import Session
from wizard.session.summaries import summary_path
from wizard.tui.dialogs.prompt import Prompt
from wizard.tui.literal import literal
from wizard.tui.screens.base import WizardScreen
from wizard.tui.views.summary import summary_blocks
from wizard.tui.widgets.pane import Pane
from wizard.tui.widgets.too_small import TooSmall

_HINTS = "F1 keys  w save YAML  a save as  Enter goes to the question  b back"


class SummaryScreen(WizardScreen[str | None]):
    """The risk-and-safeguards summary; dismissed with a question to go to, or None."""

    BINDINGS = [
        Binding("w,ctrl+s", "save", "Save as YAML"),
        Binding("a", "save_as", "Save under another name"),
        Binding("escape,b,s", "back", "Back to the walk"),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._is_left = False

    def compose(self) -> ComposeResult:
        """Lay out the summary and the keys."""
        yield TooSmall()
        yield Static("", id="top", markup=False)
        yield Pane(id="page")
        yield Static("", id="message", markup=False)
        yield Static(_HINTS, id="hints", markup=False)

    def on_mount(self) -> None:
        """Compute and show the summary."""
        title = self._session.assessment.title
        self.query_one("#top", Static).update(literal(f" Summary: {title}"))
        pane = self.query_one("#page", Pane)
        pane.show(summary_blocks(self._session.summarise()))
        pane.focus()

    @on(Pane.Chosen)
    def go_to(self, event: Pane.Chosen) -> None:
        """Go to the question of a line."""
        self._leave(event.key)

    def action_save(self) -> None:
        """Save beside the assessment."""
        self._save(summary_path(self._session.path))

    def action_save_as(self) -> None:
        """Ask for a name and save there."""
        if self.is_current:
            proposed = str(summary_path(self._session.path))
            self.app.push_screen(Prompt("Save the summary as", initial=proposed), self._save_at)

    def _save_at(self, typed: str | None) -> None:
        if typed is not None:
            self._save(Path(os.path.expanduser(typed)))  # noqa: PTH111 - never fails

    def _save(self, path: Path) -> None:
        try:
            written = self._session.save_summary(path)
        except WizardError as error:
            said = str(error)
        else:
            said = f"Saved {written}"
        self.query_one("#message", Static).update(literal(said), layout=False)

    def action_back(self) -> None:
        """Go back to the walk."""
        self._leave(None)

    def _leave(self, question: str | None) -> None:
        # A second key pressed ahead must not close the screen below as well.
        if self.is_current and not self._is_left:
            self._is_left = True
            self.dismiss(question)
