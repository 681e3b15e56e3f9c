"""The box of the guided tour, at the bottom of the screen it speaks of."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from wizard.tui.literal import literal
from wizard.tui.tour import STEPS
from wizard.tui.widgets.hints import Hints


class TourBox(Vertical):
    """Says what one sees here, and how to go on."""

    DEFAULT_CSS = """
    TourBox {
        dock: bottom;
        height: auto;
        padding: 0 1;
        border: round $accent;
        background: $surface;
    }
    TourBox Static { height: auto; }
    TourBox Hints { color: $text-muted; }
    """

    def compose(self) -> ComposeResult:
        """Lay out what is said, and the keys."""
        yield Static("", id="tour-text", markup=False)
        yield Hints("Enter or n goes on  p back  q leaves the tour")

    def show_step(self, number: int) -> None:
        """Show a step, counted from 0."""
        said = f"Tour {number + 1} of {len(STEPS)}. {STEPS[number].text}"
        self.query_one("#tour-text", Static).update(literal(said))
