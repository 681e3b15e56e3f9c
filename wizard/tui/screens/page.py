"""What screens have in common that show one page of text, with lines that lead somewhere."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.widgets import Static

from wizard.errors import StorageError, WizardError
from wizard.tui.literal import literal
from wizard.tui.screens.base import WizardScreen
from wizard.tui.views.keeping import brief
from wizard.tui.widgets.blocks import Block
from wizard.tui.widgets.hints import HintBar
from wizard.tui.widgets.leafed import LeafedPane
from wizard.tui.widgets.pane import Pane
from wizard.tui.widgets.too_small import TooSmall


class PageScreen(WizardScreen[str | None]):
    """One page; dismissed with the key of the line that was chosen, or None."""

    HINTS: ClassVar[str] = "F1 keys  b back"

    _is_left = False

    def compose(self) -> ComposeResult:
        """Lay out the title, the page, what was said last, and the keys."""
        yield TooSmall()
        yield Static("", id="top", markup=False)
        yield LeafedPane(id="page")
        yield Static("", id="message", markup=False)
        yield HintBar(self.HINTS)

    def show_page(self, title: str, blocks: list[Block], *, at: str | None = None) -> None:
        """Show a page from its top, or with the cursor on a line."""
        self.query_one("#top", Static).update(literal(f" {title}"), layout=False)
        pane = self.query_one("#page", Pane)
        pane.show(blocks, cursor=at, scroll="top" if at is None else "cursor")
        pane.focus()

    def say(self, text: str) -> None:
        """Show one sentence below the page."""
        self.query_one("#message", Static).update(literal(text), layout=False)

    def attempt(self, change: Callable[[], object]) -> bool:
        """Carry out a change; false if it is refused, which is said below the page."""
        try:
            change()
        except StorageError as error:
            self.say(brief(error))
            return False
        except WizardError as error:
            self.say(str(error))
            return False
        return True

    def action_part(self, step: int) -> None:
        """Go to the next or the previous heading of the page."""
        self.query_one("#page", LeafedPane).go_to_heading(step)

    def leave(self, key: str | None) -> None:
        """Close the screen once, whatever keys were pressed ahead."""
        if self.is_current and not self._is_left:
            self._is_left = True
            self.dismiss(key)

    def action_back(self) -> None:
        """Go back to where one came from."""
        self.leave(None)
