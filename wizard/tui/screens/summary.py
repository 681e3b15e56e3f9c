"""The summary as a screen, and where it is saved."""

import asyncio

from textual import on, work
from textual.binding import Binding

from wizard.errors import WizardError
from wizard.session import Session
from wizard.session.summaries import summary_path
from wizard.tui.dialogs.path_prompt import PathPrompt
from wizard.tui.screens.page import PageScreen
from wizard.tui.views.summary import FIGURE, summary_blocks
from wizard.tui.widgets.blocks import Block
from wizard.tui.widgets.pane import Pane

_FORMATS = "The suffix decides the format: .yaml, .json, .md, .html or .txt."


class SummaryScreen(PageScreen):
    """The risk-and-safeguards summary; dismissed with a question to go to, or None."""

    HINTS = "F1 keys  Enter explains or goes  n/p parts  w save YAML  a export  b back"
    BINDINGS = [
        Binding("w,ctrl+s", "save", "Save as YAML"),
        Binding("a", "save_as", "Save under another name"),
        Binding("n", "part(1)", "Next part"),
        Binding("p", "part(-1)", "Part before"),
        Binding("escape,b,s", "back", "Back to the walk"),
    ]

    def __init__(self, session: Session, *, at: str | None = None) -> None:
        super().__init__()
        self._session = session
        self._at = at

    def on_mount(self) -> None:
        """Compute and show the summary."""
        self._heading = f"Summary: {self._session.assessment.title}"
        self.show_page(self._heading, [Block("Working it out: a moment, please.", "muted")])
        self._compute()

    @work(exclusive=True)
    async def _compute(self) -> None:
        """Work the summary out beside the screen, so that no key waits for it."""
        result = self._session.result
        summary = await asyncio.to_thread(self._session.summarise)
        self.show_page(self._heading, summary_blocks(summary, result), at=self._at)

    @on(Pane.Chosen)
    def follow(self, event: Pane.Chosen) -> None:
        """Explain the figure of a line, or go to its question."""
        address = event.key.removeprefix(FIGURE)
        if address == event.key:
            self.leave(event.key)
        elif self.is_current:
            from wizard.tui.screens.explain import ExplainScreen  # noqa: PLC0415 - when asked for

            self.app.push_screen(ExplainScreen(self._session.study, address), self._go_on)

    def _go_on(self, question: str | None) -> None:
        if question is not None:
            self.leave(question)

    def action_save(self) -> None:
        """Save beside the assessment."""
        try:
            self.say(f"Saved {self._session.save_summary(summary_path(self._session.path))}")
        except WizardError as error:
            self.say(str(error))

    def action_save_as(self) -> None:
        """Ask for a name and save there."""
        if self.is_current:
            proposed = str(summary_path(self._session.path))
            save = self._session.save_summary
            prompt = PathPrompt("Save the summary as", _FORMATS, initial=proposed, write=save)
            self.app.push_screen(prompt, self._say_saved)

    def _say_saved(self, path: str | None) -> None:
        if path is not None:
            self.say(f"Saved {path}")
