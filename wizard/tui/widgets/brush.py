"""How the rows of a pane are drawn, each way a row can look once: most of them are seen again."""

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import TRANSPARENT
from textual.geometry import Region
from textual.scroll_view import ScrollView
from textual.strip import Strip

from wizard.tui.widgets.lines import Line, clip
from wizard.tui.widgets.rows import Row

_KEPT = 500
"""Strips after which all are forgotten; a screen holds some hundred."""


class Brush:
    """Draws rows in the styles of one pane; to be told when these have changed."""

    def __init__(self, pane: ScrollView) -> None:
        self._pane = pane
        self._width = 0
        self._strips: dict[Row, Strip] = {}
        self._styles: dict[str, Style] = {}
        self._edge = Strip([])
        self._background = TRANSPARENT

    def forget(self) -> None:
        """Draw everything anew: colours or sizes have changed."""
        self._width, self._strips, self._styles = 0, {}, {}

    def draw(self, rows: list[Row], width: int) -> list[Strip]:
        """Return the rows as they are painted, with what stands right of the pane's text."""
        if rows and (width != self._width or len(self._strips) > _KEPT):
            self._prepare(width)
        strips = self._strips
        for row in rows:
            if row not in strips:
                strips[row] = self._finish(self.strip(row))
        return [strips[row] for row in rows]

    def _prepare(self, width: int) -> None:
        self.forget()
        self._width = width
        # Padding and border, as Textual draws them beside any line.
        whole = ScrollView.render_lines(self._pane, Region(0, 0, width, 1))[0]
        self._edge = whole.crop(self._pane.size.width, width)
        self._background = self._pane.background_colors[1]

    def _finish(self, strip: Strip) -> Strip:
        for line_filter in self._pane.get_line_filters():
            strip = strip.apply_filter(line_filter, self._background)
        return Strip.join([strip, self._edge])

    def strip(self, row: Row) -> Strip:
        """Return one row as wide as the text of the pane."""
        width = self._pane.size.width
        if row.line is None or row.line.block < 0:
            return self._mark_edge(Strip.blank(width, self._pane.rich_style), row.mark, width)
        strip = self._draw(row.line, width, is_lit=row.is_lit)
        return self._mark_edge(strip, row.mark, width)

    def _mark_edge(self, strip: Strip, mark: str, width: int) -> Strip:
        if not mark:
            return strip
        segment = Segment(mark, self._style("heading"))
        return Strip.join([strip.crop(0, width - 1), Strip([segment])])

    def _draw(self, line: Line, width: int, *, is_lit: bool) -> Strip:
        body, mark = self._style(line.style), self._style(line.prefix_style or line.style)
        if is_lit:
            cursor = self._pane.get_component_rich_style("pane--cursor", partial=True)
            body, mark = body + cursor, mark + cursor
        text = clip(line, width) if line.clip else line.text
        room = width - cell_len(line.prefix) - cell_len(text)
        # In one piece where it can be: each is sent with its own colours.
        parts = [Segment(line.prefix + text + " " * room, body)]
        if line.prefix and mark != body:
            parts = [Segment(line.prefix, mark), Segment(text + " " * room, body)]
        return Strip(parts, width) if room >= 0 else Strip(parts).crop(0, width)

    def _style(self, name: str) -> Style:
        if name not in self._styles:
            self._styles[name] = self._pane.get_component_rich_style(f"pane--{name}")
        return self._styles[name]
