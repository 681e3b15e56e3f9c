"""Two assessments side by side: what changed, and how much of the difference each explains."""

from textual.binding import Binding

from wizard.model.comparison_report import ComparisonReport
from wizard.report.compare_text import render_comparison
from wizard.tui.screens.page import PageScreen
from wizard.tui.widgets.blocks import Block


class CompareScreen(PageScreen):
    """A comparison as a page to read."""

    HINTS = "F1 keys  Up/Down scroll  b back"
    BINDINGS = [Binding("escape,b", "back", "Back to the walk")]

    def __init__(self, report: ComparisonReport) -> None:
        super().__init__()
        self._report = report

    def on_mount(self) -> None:
        """Show the comparison."""
        lines = render_comparison(self._report).splitlines()
        titles = {line for line in lines if line.isupper()}
        blocks = [Block(line, "heading" if line in titles else "plain") for line in lines]
        self.show_page("Comparison", blocks)
