"""The summary as a screen, and where it is saved."""

import os
from pathlib import Path

from textual import on
from textual.binding import Binding

from wizard.errors import WizardError
from wizard.session import Session
from wizard.session.summaries import summary_path
from wizard.tui.dialogs.prompt import Prompt
from wizard.tui.screens.page import PageScreen
from wizard.tui.views.summary import summary_blocks
from wizard.tui.widgets.pane import Pane


class SummaryScreen(PageScreen):
    """The risk-and-safeguards summary; dismissed with a question to go to, or None."""

    HINTS = "F1 keys  w save YAML  a save as  Enter goes to the question  b back"
    BINDINGS = [
        Binding("w,ctrl+s", "save", "Save as YAML"),
        Binding("a", "save_as", "Save under another name"),
        Binding("escape,b,s", "back", "Back to the walk"),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session

    def on_mount(self) -> None:
        """Compute and show the summary."""
        title = f"Summary: {self._session.assessment.title}"
        self.show_page(title, summary_blocks(self._session.summarise()))

    @on(Pane.Chosen)
    def go_to(self, event: Pane.Chosen) -> None:
        """Go to the question of a line."""
        self.leave(event.key)

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
            self.say(f"Saved {self._session.save_summary(path)}")
        except WizardError as error:
            self.say(str(error))
