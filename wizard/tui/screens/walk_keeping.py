"""How the walk asks what is to become of the file: conflicts, recovery, files open elsewhere."""

from collections.abc import Callable
from functools import partial

from wizard.session import Session
from wizard.tui.actions import Action
from wizard.tui.messages import SessionWanted
from wizard.tui.screens.page import PageScreen
from wizard.tui.screens.walk_support import WalkSupport

Page = Callable[..., PageScreen]
"""A page that is dismissed with a question; `at` puts the cursor on one of its lines."""


class WalkKeeping(WalkSupport):
    """Opens a window when something about the file is to be decided, and again when asked to."""

    MORE = (
        Action("Decide between mine and theirs", "q", "conflicts"),
        Action("Recover what could not be saved", "q", "recovery"),
        Action("Take over a file open elsewhere", "q", "held"),
        Action("History: what was changed when", "z", "file"),
        Action("Restore an earlier version", "z", "file"),
    )
    """For the list of all actions, under the words by which people look for them."""

    _asked: frozenset[str] = frozenset()
    """Conflicts that are undecided and that the person has been asked about."""

    def on_mount(self) -> None:
        """Ask what is to be asked when a file is opened."""
        self.session.take_up()
        super().on_mount()
        self.can_recover = bool(self.session.recoveries())
        if self.session.holder is not None:
            self.call_after_refresh(self._ask_held, called=False)
        elif self.can_recover:
            self.call_after_refresh(self._ask_recovery, called=False)

    def _show_status(self) -> bool:
        has_news = super()._show_status()
        keys = frozenset(conflict.key for conflict in self.session.conflicts)
        if self.app.screen is self:
            new, self._asked = keys - self._asked, keys
            if new:
                self._ask_conflicts(called=False)
        return has_news

    def action_settle(self) -> None:
        """Ask what is undecided about the file."""
        session = self.session
        if session.conflicts and session.unsaved is None:
            self.action_conflicts()
        elif session.unsaved is not None or session.moved_from is not None:
            self.action_file()
        elif session.read_only is not None:
            self.action_held()
        elif self.can_recover:
            self.action_recovery()
        else:
            self._say("Nothing is undecided about the file. Ctrl+Q leaves.")

    def action_conflicts(self) -> None:
        """Ask which side is to stand."""
        if self.session.conflicts:
            self._ask_conflicts(called=True)
        else:
            self._say("Nothing was changed on both sides.")

    def _ask_conflicts(self, *, called: bool) -> None:
        from wizard.tui.dialogs.conflict import ConflictDialog  # noqa: PLC0415 - hardly ever needed

        self._ask(ConflictDialog(self.session, called=called), self._settled)

    def action_recovery(self) -> None:
        """Ask what is to become of what could not be saved."""
        self.can_recover = bool(self.session.recoveries())
        if self.can_recover:
            self._ask_recovery(called=True)
        else:
            self._say("Nothing of this file lies in the recovery place.")

    def _ask_recovery(self, *, called: bool) -> None:
        from wizard.tui.dialogs.recovery import RecoveryDialog  # noqa: PLC0415 - as above

        self._ask(RecoveryDialog(self.session, called=called), self._settled)

    def action_held(self) -> None:
        """Ask how to go on with a file that can only be read."""
        if self.session.read_only is not None:
            self._ask_held(called=True)
        else:
            self._say("The file is open for work here.")

    def _ask_held(self, *, called: bool) -> None:
        from wizard.tui.dialogs.held import HeldDialog  # noqa: PLC0415 - as above

        self._ask(HeldDialog(self.session, called=called), self._go_on_with)

    def _settled(self, said: str) -> None:
        self.can_recover = bool(self.session.recoveries())
        if self.session.shown_questions():
            self._show(new=False)
            # What it moved would take the place of what is said now.
            self._told = self.session.result
        self._say(" ".join((said, *self.session.take_news())))

    def _go_on_with(self, session: Session) -> None:
        if session is not self.session:
            self.post_message(SessionWanted(session, at=self._question))

    def action_file(self) -> None:
        """Show the file's state, its earlier versions and its history."""
        from wizard.tui.screens.file import FileScreen  # noqa: PLC0415 - when first asked for

        if self.is_current:
            # What was said last may have been undone there.
            self._say("")
        self._visit(partial(FileScreen, self.session), "the file")

    def _visit(self, page: Page, name: str, at: str | None = None) -> None:
        """Show a page with the cursor on a line; from a question of it Escape leads back there."""
        if self.is_current:
            self.app.push_screen(page(at=at), partial(self._go_from, page, name))

    def _go_from(self, page: Page, name: str, question: str | None) -> None:
        is_shown = question is not None and question in self.session.shown_questions()
        if question is not None and is_shown and self._may_go():
            here = self._question
            self._trail.follow(here, question, partial(self._visit, page, name, question))
            self._say(f"Esc leads back to {name}.")
            self._go(question)

    def _go_if_asked(self, question: str | None) -> None:
        if question is not None and question in self.session.shown_questions():
            self._go(question)
