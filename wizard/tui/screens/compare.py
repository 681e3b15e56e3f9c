"""Two assessments side by side: what changed, and how much of the difference each explains."""

from textual.binding import Binding
from textual.events import Resize

from wizard.model.comparison_report import ComparisonReport
from wizard.report.compare_text import render_comparison
from wizard.tui.screens.page import PageScreen
from wizard.tui.widgets.blocks import Block

_LEAST, _MOST = 40, 100
_MARGIN = 3
"""Columns of the screen that the pane keeps for itself."""


class CompareScreen(PageScreen):
    """A comparison as a page to read."""

    HINTS = "F1 keys  Up/Down scroll  b back"
    BINDINGS = [Binding("escape,b", "back", "Back")]

    def __init__(self, report: ComparisonReport) -> None:
        super().__init__()
        self._report = report

    def on_resize(self, event: Resize) -> None:
        """Wrap the comparison to the width there is; long lines are hard to read."""
        super().on_resize(event)
        width = max(_LEAST, min(_MOST, event.size.width - _MARGIN))
        lines = render_comparison(self._report, width).splitlines()
        titles = {line for line in lines if line.isupper()}
        blocks = [Block(line, "heading" if line in titles else "plain") for line in lines]
        self.show_page("Comparison", blocks)
