"""Where one can go from the home screen: an assessment, a new one, the example, a comparison."""

import os
from abc import abstractmethod
from pathlib import Path

from wizard.errors import WizardError
from wizard.session import Session
from wizard.session.creation import EXAMPLE_NAME, create_file, read_example
from wizard.session.portfolio import Entry
from wizard.session.shelf import Shelf
from wizard.storage.settings import load_settings
from wizard.tui.messages import SessionWanted
from wizard.tui.screens.base import WizardScreen
from wizard.tui.widgets.pane import Pane


class HomeDoors(WizardScreen[None]):
    """Opens what the table of one folder lists."""

    def __init__(self, shelf: Shelf) -> None:
        super().__init__()
        self._shelf = shelf
        self._shown: dict[str, Entry] = {}

    @abstractmethod
    def _say(self, text: str) -> None:
        """Show one sentence below the table."""

    def _open(self, path: Path) -> None:
        self._shelf.at = str(path)
        entry = self._shown.get(str(path))
        if entry is not None and entry.found.is_conflict:
            self._explain(path, is_copy=True)
            return
        try:
            self.post_message(SessionWanted(Session.open(path, self._shelf.pack)))
        except WizardError:
            self._explain(path, is_copy=False)

    def _explain(self, path: Path, *, is_copy: bool) -> None:
        from wizard.tui.screens.problems import ProblemsScreen  # noqa: PLC0415 - when asked for

        if self.is_current:
            self.app.push_screen(ProblemsScreen(path, is_copy=is_copy))

    def action_new(self) -> None:
        """Set up a new assessment."""
        from wizard.tui.screens.facts import FactsScreen  # noqa: PLC0415 - when asked for

        if self.is_current:
            shelf = self._shelf
            screen = FactsScreen(shelf.pack, folder=shelf.folder, defaults=self._defaults())
            self.app.push_screen(screen)

    def _defaults(self) -> dict[str, str]:
        """Return what a new assessment begins with: the usual depth, and our side as last time."""
        known = [entry.row for entry in self._shelf.entries() if entry.row is not None]
        us = next((row.us for row in known if row.us), "")
        try:
            depth = load_settings().depth
        except WizardError as error:
            self._say(str(error))
            return {"us": us}
        return {"us": us, "depth": depth}

    def action_example(self) -> None:
        """Open the example; a copy left from an earlier try is opened as it is."""
        path = self._shelf.folder / EXAMPLE_NAME
        try:
            if not os.path.lexists(path):
                create_file(path, read_example())
        except WizardError as error:
            self._say(str(error))
            return
        self._open(path)

    def action_compare(self) -> None:
        """Ask for another assessment to compare the one under the cursor with."""
        from wizard.tui.dialogs.other_file import OtherFileDialog  # noqa: PLC0415 - when asked for

        entry = self._shown.get(self.query_one("#page", Pane).cursor or "")
        if entry is None or entry.row is None or entry.row.problem:
            self._say("Choose an assessment first; it is compared with another one.")
        elif self.is_current:
            path = entry.path
            self.app.push_screen(OtherFileDialog(path), lambda other: self._compare(path, other))

    def _compare(self, path: Path, other: Path | None) -> None:
        from wizard.session.comparing import compare_files  # noqa: PLC0415 - when asked for
        from wizard.tui.screens.compare import CompareScreen  # noqa: PLC0415 - as above

        if other is None:
            return
        try:
            report = compare_files(self._shelf.pack, path, other)
        except WizardError as error:
            self._say(str(error))
        else:
            self.app.push_screen(CompareScreen(report))
