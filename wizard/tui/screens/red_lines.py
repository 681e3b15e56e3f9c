"""The red lines: what crosses them, and who lets one pass."""

from datetime import UTC, date, datetime
from functools import partial

from textual import on
from textual.binding import Binding

from wizard.errors import UsageError
from wizard.model.assessment import Assessment
from wizard.model.result import RedLineResult
from wizard.session import Session
from wizard.session.waivers import waive, withdraw
from wizard.tui.dialogs.prompt import Prompt
from wizard.tui.screens.page import PageScreen
from wizard.tui.views.keeping import brief
from wizard.tui.views.red_lines import red_line_blocks, waiver_of
from wizard.tui.widgets.pane import Pane


class RedLinesScreen(PageScreen):
    """Lists red lines; dismissed with a question to go to, or None."""

    HINTS = "F1 keys  w waive or take back  Enter goes to the question  b back"
    BINDINGS = [
        Binding("w", "waive", "Waive the line, or take its waiver back"),
        Binding("u", "undo", "Undo"),
        Binding("escape,b,l", "back", "Back to the walk"),
    ]

    def __init__(self, session: Session, *, at: str | None = None) -> None:
        super().__init__()
        self._session = session
        self._at = at
        """A question; the cursor stands on the line it decides."""

    def on_mount(self) -> None:
        """Show the lines, crossed ones first."""
        found = self._session.result.red_lines
        self._show(next((r.line.id for r in found if self._target(r) == self._at), None))

    def _show(self, at: str | None) -> None:
        title = f"Red lines: {self._session.assessment.title}"
        self.show_page(title, red_line_blocks(self._session), at=at)

    def _result(self, line: str) -> RedLineResult | None:
        return next((r for r in self._session.result.red_lines if r.line.id == line), None)

    @on(Pane.Chosen)
    def go_to(self, event: Pane.Chosen) -> None:
        """Go to the first question that decides a line."""
        result = self._result(event.key)
        target = self._target(result) if result is not None else None
        if target is not None:
            self.leave(target)

    def _target(self, result: RedLineResult) -> str | None:
        shown = self._session.shown_questions()
        return next((question for question in result.questions if question in shown), None)

    def action_waive(self) -> None:
        """Ask who lets the line under the cursor pass, and why; or take that back."""
        line = self.query_one("#page", Pane).cursor
        if line is None or not self.is_current:
            return
        if waiver_of(self._session, line) is not None:
            self._adopt(
                withdraw(self._session.assessment, line), line, "The waiver was taken back."
            )
            return
        result = self._result(line)
        if result is None or result.state != "crossed":
            self.say("Only a crossed red line can be waived.")
            return
        prompt = Prompt(
            "Waive a red line: who signs?",
            result.line.title,
            initial=self._session.assessment.analyst,
            check=lambda name: self._complaint(line, name, "-"),
        )
        self.app.push_screen(prompt, partial(self._ask_reason, line))

    def _complaint(self, line: str, name: str, reason: str) -> str:
        try:
            waive(self._session.assessment, line, name, reason, _today())
        except UsageError as error:
            return str(error) if name.strip() and reason.strip() else "Please write something."
        return ""

    def _ask_reason(self, line: str, name: str | None) -> None:
        if name is None:
            return
        prompt = Prompt(
            "Waive a red line: why?",
            "The reason stands first in the summary, with the name.",
            check=lambda reason: self._complaint(line, name, reason),
        )
        self.app.push_screen(prompt, partial(self._waive, line, name))

    def _waive(self, line: str, name: str, reason: str | None) -> None:
        if reason is not None:
            assessment = waive(self._session.assessment, line, name, reason, _today())
            self._adopt(assessment, line, f"Waived by {name}.")

    def _adopt(self, assessment: Assessment, line: str, said: str) -> None:
        if self.attempt(lambda: self._session.replace(assessment)):
            self._show(line)
            self._say_saved(said)

    def action_undo(self) -> None:
        """Take the last change back."""
        before = self._session.assessment
        if self.attempt(self._session.undo):
            self._show(self.query_one("#page", Pane).cursor)
            is_undone = self._session.assessment is not before
            self._say_saved("Undone." if is_undone else "Nothing to undo.")

    def _say_saved(self, said: str) -> None:
        unsaved = self._session.unsaved
        self.say(said if unsaved is None else f"NOT SAVED (Ctrl+S in the walk): {brief(unsaved)}")


def _today() -> date:
    return datetime.now(UTC).date()
