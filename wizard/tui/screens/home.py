"""The home screen: the assessments of a folder, and what to do with them."""

import asyncio
import os
from pathlib import Path

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.events import Resize
from textual.widgets import Static

from wizard.errors import WizardError
from wizard.model.pack import Pack
from wizard.session import Session
from wizard.session.creation import EXAMPLE_NAME, create_file, read_example
from wizard.session.portfolio import Entry, find_files, read_entry
from wizard.tui.literal import literal
from wizard.tui.messages import SessionWanted
from wizard.tui.screens.base import WizardScreen
from wizard.tui.screens.facts import FactsScreen
from wizard.tui.views.home import home_blocks
from wizard.tui.widgets.blocks import Block
from wizard.tui.widgets.pane import Pane
from wizard.tui.widgets.too_small import TooSmall

_HINTS = "F1 keys  n new  Enter open  x example  t tour  q leave"
_FIRST_RUN = (
    "No assessment in this folder yet.",
    "",
    "n  assesses a partnership of your own: two minutes of set-up, then one question at a time.",
    "x  opens a complete, invented example to look around in.",
    "t  shows you around in three minutes.",
    "",
    "Every answer is saved at once, in a YAML file of this folder that is yours.",
)
_CHUNK = 20
_MIN_WIDTH = 40


class HomeScreen(WizardScreen[None]):
    """Lists assessments; files that cannot be read are listed with what is wrong."""

    BINDINGS = [
        Binding("n", "new", "New assessment"),
        Binding("x", "example", "Open the example"),
        Binding("t", "app.tour", "Guided tour"),
        Binding("r", "reload", "Read the folder again"),
        Binding("q", "leave", "Leave"),
    ]

    def __init__(self, folder: Path, pack: Pack) -> None:
        super().__init__()
        self._folder = folder
        self._pack = pack
        self._entries: list[Entry] = []
        self._read = False

    def compose(self) -> ComposeResult:
        """Lay out the table."""
        yield TooSmall()
        yield Static(literal(f" Assessments in {self._folder.resolve()}"), id="top")
        yield Pane(id="page")
        yield Static("", id="message", markup=False)
        yield Static(_HINTS, id="hints", markup=False)

    def on_mount(self) -> None:
        """Take the keys."""
        self.query_one("#page", Pane).focus()

    def on_screen_resume(self) -> None:
        """Read the folder whenever the screen is shown."""
        self.action_reload()

    def on_resize(self, event: Resize) -> None:
        """Lay the table out again for another width."""
        super().on_resize(event)
        self._show()

    @work(exclusive=True)
    async def action_reload(self) -> None:
        """Read the folder file by file, so that no key waits for a large one."""
        try:
            files = find_files(self._folder)
        except WizardError as error:
            self._say(str(error))
            return
        self._entries = []
        self._show()
        for number, path in enumerate(files, 1):
            self._entries.append(await asyncio.to_thread(read_entry, path, self._pack))
            if number % _CHUNK == 0:
                self._show()
        self._read = True
        self._show()

    def _show(self) -> None:
        pane = self.query_one("#page", Pane)
        if self._entries:
            blocks = home_blocks(self._entries, max(_MIN_WIDTH, self.size.width - 3))
            pane.show(blocks, cursor=pane.cursor, scroll="cursor")
        elif self._read:
            pane.show([Block(line) for line in _FIRST_RUN])

    @on(Pane.Chosen)
    def open_row(self, event: Pane.Chosen) -> None:
        """Open the assessment of a row."""
        self._open(Path(event.key))

    def _open(self, path: Path) -> None:
        try:
            self.post_message(SessionWanted(Session.open(path, self._pack)))
        except WizardError as error:
            hint = f"partnership-wizard check {path.name} lists every problem."
            self._say(f"{error} {hint}")

    def _say(self, text: str) -> None:
        self.query_one("#message", Static).update(literal(text), layout=False)

    def action_new(self) -> None:
        """Set up a new assessment."""
        self.app.push_screen(FactsScreen(self._pack, folder=self._folder))

    def action_example(self) -> None:
        """Open the example; a copy left from an earlier try is opened as it is."""
        path = self._folder / EXAMPLE_NAME
        try:
            if not os.path.lexists(path):
                create_file(path, read_example())
        except WizardError as error:
            self._say(str(error))
            return
        self._open(path)

    def action_leave(self) -> None:
        """Leave the program."""
        self.app.exit()
