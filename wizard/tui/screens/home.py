"""The home screen: the assessments of a folder, and what to do with them."""

import asyncio
import time
from datetime import datetime
from pathlib import Path

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.events import Resize
from textual.timer import Timer
from textual.widgets import Input, Static

from wizard.errors import WizardError
from wizard.session.arrangement import Arrangement, arrange
from wizard.session.portfolio import read_row
from wizard.session.shelf import Shelf
from wizard.storage.listings import load_listing, save_listing
from wizard.tui.literal import literal
from wizard.tui.screens.home_doors import HomeDoors
from wizard.tui.views.home import HomeTable, detail_of, heading_of, status_of
from wizard.tui.widgets.blocks import Block
from wizard.tui.widgets.fields import LineField
from wizard.tui.widgets.hints import HintBar
from wizard.tui.widgets.pane import Pane
from wizard.tui.widgets.too_small import TooSmall
from wizard.visible import clean_line

_HINTS = "F1 keys  n new  Enter open  / search  s sort  f filter  c compare  q leave  t tour"
_FIRST_HINTS = "F1 keys  n new  x example  t tour  q leave  r read again"
_NEW, _EXAMPLE, _TOUR = ":new", ":example", ":tour"
_FIRST_RUN = (
    Block("No assessment in this folder yet.", "title"),
    Block(
        "assesses a partnership of your own: two minutes of set-up, then one question at a time.",
        prefix="n  ",
        key=_NEW,
        gap=True,
    ),
    Block("opens a complete, invented example to look around in.", prefix="x  ", key=_EXAMPLE),
    Block("shows you around in three minutes.", prefix="t  ", key=_TOUR),
    Block("Every answer is saved at once, in a YAML file of this folder that is yours.", gap=True),
)
_EVERY = 0.3
"""Seconds between two drawings of a table that is being filled."""
_PAUSE = 0.05
"""Seconds after which the table follows the words typed: those are painted first."""
_GIVES_WAY = 0.2
"""Seconds after a key for which no further file is read."""


def now() -> datetime:
    """Return the present moment where the person is."""
    return datetime.now().astimezone()


class HomeScreen(HomeDoors):
    """Lists assessments; files that cannot be read are listed with what is wrong."""

    BINDINGS = [
        Binding("n", "new", "New assessment"),
        Binding("x", "example", "Open the example"),
        Binding("t", "app.tour", "Guided tour"),
        Binding("slash", "search", "Search as you type"),
        Binding("escape,backspace", "clear_search", "Clear the search"),
        Binding("s", "next_order", "Sort: last changed, title, band, progress, stage"),
        Binding("f", "next_only", "Filter: all, open, provisional, broken"),
        Binding("c", "compare", "Compare this one with another"),
        Binding("r", "reload", "Read the folder again"),
        Binding("q", "leave", "Leave"),
        Binding("down", "focus_list", "From the search to the list", show=False),
    ]

    def __init__(self, shelf: Shelf) -> None:
        super().__init__(shelf)
        self._table = HomeTable()
        self._is_read = False
        self._pressed = 0.0
        """When a key was pressed last: reading files gives way to keys."""
        self._follows: Timer | None = None

    def compose(self) -> ComposeResult:
        """Lay out the table."""
        yield TooSmall()
        yield Static("", id="top", markup=False)
        yield Pane(id="page")
        words = self._shelf.arrangement.words
        yield LineField(
            words, placeholder="words of title, party, stage …", id="search", compact=True
        )
        yield Static("", id="status", markup=False)
        yield Static("", id="message", markup=False)
        yield HintBar(_HINTS)

    def on_mount(self) -> None:
        """Take the keys."""
        self.set_class(bool(self._shelf.arrangement.words), "-searching")
        self.query_one("#page", Pane).focus()

    def on_screen_resume(self) -> None:
        """Read the folder whenever the screen is shown."""
        self.action_reload()

    def on_resize(self, event: Resize) -> None:
        """Lay the table out again for another width."""
        super().on_resize(event)
        heading = heading_of(self._shelf.folder.resolve(), self.size.width)
        self.query_one("#top", Static).update(literal(heading), layout=False)
        self._show()

    # Reading

    @work(exclusive=True)
    async def action_reload(self) -> None:
        """List the names at once, then fill in what is remembered, then read what is new."""
        shelf = self._shelf
        try:
            shelf.take(await asyncio.to_thread(shelf.look))
        except WizardError as error:
            self._say(str(error))
            return
        self._is_read = True
        self._show()
        if next(shelf.unread(), None) is not None:
            digest = shelf.pack.digest
            shelf.learn(await asyncio.to_thread(load_listing, shelf.folder, digest))
            self._show()
            await self._read_files()

    async def _read_files(self) -> None:
        """Read file by file beside the keys; what was read is remembered even if one leaves."""
        shelf, drawn, count = self._shelf, time.monotonic(), 0
        try:
            for found in list(shelf.unread()):
                row = await asyncio.to_thread(read_row, found.path, shelf.pack)
                shelf.put(found, row)
                count += 1
                await asyncio.sleep(max(0.0, self._pressed + _GIVES_WAY - time.monotonic()))
                if time.monotonic() - drawn > _EVERY:
                    self._show()
                    drawn = time.monotonic()
        finally:
            if count:
                save_listing(shelf.folder, shelf.pack.digest, shelf.lasting())
        self._show()

    def on_key(self) -> None:
        """Let files wait while a person is at the keys."""
        self._pressed = time.monotonic()

    # Showing

    def _show(self) -> None:
        self._follows = None
        # What was read beside the screen may be known only after it has been left.
        if not self._is_read or not self.query("#page"):
            return
        pane, shelf = self.query_one("#page", Pane), self._shelf
        self.query_one(HintBar).show(_HINTS if shelf.found else _FIRST_HINTS)
        if not shelf.found:
            pane.show(_FIRST_RUN)
            self._tell_status("")
            return
        entries = shelf.entries()
        wanted = arrange(entries, shelf.arrangement)
        self._shown = {str(entry.path): entry for entry in wanted}
        blocks = self._table.blocks(wanted, self.size.width, now())
        if not wanted:
            blocks.append(Block("None fits: f shows others, Esc clears the search.", "muted"))
        pane.show(blocks, cursor=shelf.at, scroll="cursor")
        self._tell_status(status_of(entries, len(wanted), shelf.arrangement))
        self._tell_detail(pane.cursor)

    def _tell_status(self, text: str) -> None:
        self.query_one("#status", Static).update(literal(text), layout=False)

    def _tell_detail(self, key: str | None) -> None:
        entry = self._shown.get(key or "")
        self._say(detail_of(entry) if entry is not None else "")

    def _say(self, text: str) -> None:
        self.query_one("#message", Static).update(literal(text), layout=False)

    @on(Pane.Moved)
    def keep_cursor(self, event: Pane.Moved) -> None:
        """Say what the table has no room for, and come back to this row later."""
        self._shelf.at = event.key
        self._tell_detail(event.key)

    def _arrange(self, wanted: Arrangement) -> None:
        self._shelf.arrangement = wanted
        self._show()

    def action_next_order(self) -> None:
        """Sort by the next thing."""
        self._arrange(self._shelf.arrangement.next_order())

    def action_next_only(self) -> None:
        """Show only the next kind."""
        self._arrange(self._shelf.arrangement.next_only())

    # Searching

    def action_search(self) -> None:
        """Open the line for the words looked for."""
        self.add_class("-searching")
        self.query_one("#search", Input).focus()

    @on(Input.Changed, "#search")
    def look_for(self, event: Input.Changed) -> None:
        """Show what fits the words typed so far."""
        kept = self._shelf.arrangement
        self._pressed = time.monotonic()
        self._shelf.arrangement = Arrangement(kept.order, kept.only, clean_line(event.value))
        if self._follows is None:
            self._follows = self.set_timer(_PAUSE, self._show)

    @on(Input.Submitted, "#search")
    def action_focus_list(self) -> None:
        """Go from the words to the list; without words the line is closed."""
        if not self._shelf.arrangement.words.strip():
            self.action_clear_search()
        self.query_one("#page", Pane).focus()

    def action_clear_search(self) -> None:
        """Show all again."""
        self.query_one("#search", Input).value = ""
        self.remove_class("-searching")
        self.query_one("#page", Pane).focus()

    # Going elsewhere

    @on(Pane.Chosen)
    def open_row(self, event: Pane.Chosen) -> None:
        """Open the assessment of a row, or say what is wrong with it."""
        if event.key == _NEW:
            self.action_new()
        elif event.key == _EXAMPLE:
            self.action_example()
        elif event.key == _TOUR:
            self.call_later(self.run_action, "app.tour")
        else:
            self._open(Path(event.key))

    def action_leave(self) -> None:
        """Leave the program."""
        self.app.exit()
