"""What could not be saved some other time: brought back, looked at, or put away."""

from textual.app import ComposeResult
from textual.binding import Binding

from wizard.errors import WizardError
from wizard.session import Session
from wizard.session.recoveries import discard, recover
from wizard.tui.dialogs.uncalled import Uncalled
from wizard.tui.views.keeping import brief, name_of
from wizard.tui.views.recovery import difference_blocks, recovery_blocks
from wizard.tui.widgets.pane import Pane

_HINTS = "r recover  l look first  d discard to a backup  Esc later"


class RecoveryDialog(Uncalled[str]):
    """Asks what to do with it; dismissed with what was done, in a sentence."""

    DECIDING = frozenset({"recover", "discard"})
    BINDINGS = [
        Binding("r", "recover", "Recover: bring it back"),
        Binding("l", "look", "Look first, or back to the question"),
        Binding("d", "discard", "Discard to a backup"),
        Binding("escape,ctrl+b", "back", "Decide later"),
    ]

    def __init__(self, session: Session, *, called: bool) -> None:
        super().__init__(session, called=called)
        self._found = session.recoveries()
        self._looks = False

    def compose(self) -> ComposeResult:
        """Lay out the question and the keys."""
        title = f"Not saved at an earlier time: {name_of(self._session.home)}"
        yield from self.lay_out(title, _HINTS, "-tall")

    def on_mount(self) -> None:
        """Ask."""
        super().on_mount()
        self._show()

    def _show(self) -> None:
        found = self._found
        blocks = (
            difference_blocks(self._session.pack, found) if self._looks else recovery_blocks(found)
        )
        self.query_one("#found", Pane).show(list(blocks))

    def action_look(self) -> None:
        """Show what would be changed, or the question again."""
        self._looks = not self._looks
        self._show()

    def action_recover(self) -> None:
        """Bring everything back, the oldest first: what was said last stands."""
        count = 0
        try:
            for copy, _ in reversed(self._found):
                count += len(recover(self._session, copy))
        except WizardError as error:
            self._found = self._session.recoveries()
            self.complain(str(error))
            return
        unsaved = self._session.unsaved
        changes = "1 change" if count == 1 else f"{count} changes"
        kept = "u takes it back." if unsaved is None else f"NOT SAVED: {brief(unsaved)}"
        self.leave(f"Recovered: {changes}. {kept}")

    def action_discard(self) -> None:
        """Put everything among the earlier versions, the oldest first."""
        try:
            for copy, _ in reversed(self._found):
                discard(copy)
        except WizardError as error:
            self._found = self._session.recoveries()
            self.complain(str(error))
            return
        self.leave("Put away among the earlier versions; z lists them.")

    def action_back(self) -> None:
        """Leave everything where it is."""
        self.leave("What could not be saved stays in the recovery place; q asks again.")
