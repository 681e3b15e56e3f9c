"""Why a file cannot be opened: all its problems on one page."""

from pathlib import Path

from textual.binding import Binding

from wizard.session.portfolio import find_problems
from wizard.tui.screens.page import PageScreen
from wizard.tui.views.problems import copy_blocks, problem_blocks


class ProblemsScreen(PageScreen):
    """Everything wrong with one file; it is read again on demand."""

    HINTS = "F1 keys  Up/Down scroll  r check again  b back"
    BINDINGS = [
        Binding("r", "again", "Check the file again"),
        Binding("escape,b,q", "back", "Back to the folder"),
    ]

    def __init__(self, path: Path, *, is_copy: bool) -> None:
        super().__init__()
        self._path = path
        self._is_copy = is_copy

    def on_mount(self) -> None:
        """Show what is wrong."""
        self.action_again()

    def action_again(self) -> None:
        """Read the file again and show what is wrong with it now."""
        if self._is_copy:
            self.show_page(self._path.name, copy_blocks(self._path))
            return
        sentence, problems = find_problems(self._path)
        self.show_page(self._path.name, problem_blocks(self._path, sentence, problems))
