"""The file itself: whether it is saved, its earlier versions, and what was changed when."""

from collections.abc import Callable

from textual import on
from textual.binding import Binding

from wizard.errors import WizardError
from wizard.session import Session
from wizard.session.origins import history_of
from wizard.session.versions import Version, bring_back, find_versions
from wizard.storage.disk.history import Entry
from wizard.tui.screens.page import PageScreen
from wizard.tui.views.file import change_key, file_blocks, question_of, version_key, version_of
from wizard.tui.views.keeping import brief, name_of
from wizard.tui.widgets.pane import Pane


class FileScreen(PageScreen):
    """Lists versions and changes; dismissed with a question to go to, or None."""

    HINTS = "F1 keys  Enter looks, or goes there  r bring back  u undo  b back"
    BINDINGS = [
        Binding("r", "bring_back", "Bring the version under the cursor back"),
        Binding("u", "undo", "Undo"),
        Binding("y", "redo", "Redo"),
        Binding("ctrl+s", "save", "Save again"),
        Binding("escape,b,z", "back", "Back to the walk"),
    ]

    def __init__(self, session: Session, *, at: str | None = None) -> None:
        super().__init__()
        self._session = session
        self._at = at
        """A question; the cursor stands on the last change of it."""
        self._versions: list[Version] = []
        self._entries: list[Entry] = []
        self._opened: int | None = None

    def on_mount(self) -> None:
        """Show the file as it is."""
        self._read()
        self._show(change_key(self._entries, self._at) if self._at else None)

    def _read(self) -> None:
        """Read history and versions; a version that was read already is not read again."""
        self._entries = history_of(self._session)
        known = {version.backup: version for version in self._versions}
        try:
            found = find_versions(self._session)
        except WizardError as error:
            found = []
            self.say(str(error))
        self._versions = [known.get(version.backup, version) for version in found]

    def _show(self, at: str | None) -> None:
        session = self._session
        blocks = file_blocks(session, self._versions, self._entries, self._opened)
        self.show_page(f"The file: {name_of(session.home)}", blocks, at=at)

    @on(Pane.Chosen)
    def choose(self, event: Pane.Chosen) -> None:
        """Show what a version says otherwise, or go to the question of a change."""
        number = version_of(event.key)
        if number is not None:
            self._opened = None if number == self._opened else number
            self._show(event.key)
        elif (question := question_of(event.key)) in self._session.shown_questions():
            self.leave(question)
        else:
            self.say("This is no question that is shown in the walk.")

    def action_bring_back(self) -> None:
        """Let the version under the cursor stand again."""
        number = version_of(self.query_one("#page", Pane).cursor)
        version = next((one for one in self._versions if one.backup.number == number), None)
        if version is None:
            self.say("Put the cursor on an earlier version first.")
            return
        self._change(
            lambda: bring_back(self._session, version),
            f"Version {number} stands again; u takes it back.",
            f"Version {number} is the same as now.",
        )

    def action_undo(self) -> None:
        """Take the last change back."""
        self._change(self._session.undo, "Undone.", "Nothing to undo.")

    def action_redo(self) -> None:
        """Bring an undone change back."""
        self._change(self._session.redo, "Redone.", "Nothing to redo.")

    def action_save(self) -> None:
        """Write the file again."""
        self._change(self._session.save, "Saved.", "Saved.")

    def _change(self, change: Callable[[], object], done: str, nothing: str) -> None:
        before = self._session.assessment
        if self.attempt(change):
            self._read()
            cursor = self.query_one("#page", Pane).cursor
            self._show(version_key(self._opened) if self._opened is not None else cursor)
            unsaved = self._session.unsaved
            said = nothing if self._session.assessment is before else done
            self.say(said if unsaved is None else f"NOT SAVED: {brief(unsaved)}")
