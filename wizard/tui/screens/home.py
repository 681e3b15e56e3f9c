"""The home screen: the assessments of a folder, and what to do with them."""

import asyncio
from pathlib import Path

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import DataTable, Static

from wizard.errors import WizardError
from wizard.model.pack import Pack
from wizard.scoring.numerics import display
from wizard.session import Session
from wizard.session.creation import EXAMPLE_NAME, create_file, read_example
from wizard.session.portfolio import Entry, find_files, read_entry
from wizard.tui.literal import cell, literal
from wizard.tui.messages import SessionWanted
from wizard.tui.screens.base import WizardScreen
from wizard.tui.screens.facts import FactsScreen
from wizard.tui.widgets.too_small import TooSmall

_HINTS = "n new  Enter open  x example  r read again  F1 all keys  q leave"
_FIRST_RUN = (
    "No assessment here yet.\n"
    "Press n to assess a partnership of your own: two minutes of set-up, then one question at a "
    "time.\n"
    "Press x to look at a complete, invented example first.\n"
    "Every answer is saved at once, in a YAML file of this folder that is yours."
)
_COLUMNS = (
    ("Title", 28),
    ("Partner", 12),
    ("Stage", 11),
    ("Known", 6),
    ("Band", 8),
    ("Verdict", 23),
    ("Changed", 10),
)


class HomeScreen(WizardScreen):
    """Lists assessments; files that cannot be read are listed with what is wrong."""

    BINDINGS = [
        Binding("n", "new", "New assessment"),
        Binding("x", "example", "Open the example"),
        Binding("r", "reload", "Read the folder again"),
        Binding("q", "leave", "Leave"),
    ]

    def __init__(self, folder: Path, pack: Pack) -> None:
        super().__init__()
        self._folder = folder
        self._pack = pack

    def compose(self) -> ComposeResult:
        """Lay out the table."""
        yield TooSmall()
        yield Static(literal(f" Assessments in {self._folder.resolve()}"), id="top")
        yield DataTable(id="files", cursor_type="row")
        yield Static("", id="first-run", markup=False)
        yield Static("", id="message", markup=False)
        yield Static(_HINTS, id="hints", markup=False)

    def on_mount(self) -> None:
        """Make the columns; the rows come when the screen is shown."""
        table = self.query_one("#files", DataTable)
        for label, width in _COLUMNS:
            table.add_column(label, width=width, key=label)

    def on_screen_resume(self) -> None:
        """Read the folder whenever the screen is shown."""
        self.action_reload()

    @work(exclusive=True)
    async def action_reload(self) -> None:
        """Fill the table file by file, so that no key waits for a large folder."""
        table = self.query_one("#files", DataTable)
        table.clear()
        files = find_files(self._folder)
        self.query_one("#first-run", Static).update("" if files else _FIRST_RUN)
        self.set_class(not files, "-empty")
        for path in files:
            entry = read_entry(path, self._pack)
            table.add_row(*(cell(text) for text in _row(entry)), key=str(path))
            await asyncio.sleep(0)
        if files:
            table.focus()

    @on(DataTable.RowHighlighted)
    def explain(self, event: DataTable.RowHighlighted) -> None:
        """Say under the table which file a row is, and what is wrong with it."""
        if event.row_key is None or event.row_key.value is None:
            return
        path = Path(event.row_key.value)
        problem = read_entry(path, self._pack).problem
        self._say(f"{path.name}: {problem}" if problem else path.name)

    @on(DataTable.RowSelected)
    def open_row(self, event: DataTable.RowSelected) -> None:
        """Open the assessment of a row."""
        if event.row_key.value is not None:
            self._open(Path(event.row_key.value))

    def _open(self, path: Path) -> None:
        try:
            self.post_message(SessionWanted(Session.open(path, self._pack)))
        except WizardError as error:
            hint = f"partnership-wizard check {path.name} lists every problem."
            self._say(f"{error} {hint}")

    def _say(self, text: str) -> None:
        self.query_one("#message", Static).update(literal(text))

    def action_new(self) -> None:
        """Set up a new assessment."""
        self.app.push_screen(FactsScreen(self._pack, folder=self._folder))

    def action_example(self) -> None:
        """Open the example; a copy left from an earlier try is opened as it is."""
        path = self._folder / EXAMPLE_NAME
        try:
            if not path.exists():
                create_file(path, read_example())
        except WizardError as error:
            self._say(str(error))
            return
        self._open(path)

    def action_leave(self) -> None:
        """Leave the program."""
        self.app.exit()


def _row(entry: Entry) -> tuple[str, ...]:
    if entry.assessment is None or entry.result is None:
        return (entry.path.name, "", "", "", "", f"cannot be read: {entry.problem}", "")
    partnership, result = entry.assessment.partnership, entry.result
    return (
        entry.assessment.title,
        partnership.partner,
        partnership.stage,
        f"{display(result.completeness):.0f} %",
        result.band.word if result.band is not None else "-",
        result.recommendation.verdict.word,
        entry.assessment.updated.strftime("%Y-%m-%d"),
    )
