"""What the rows of a pane show, and which part of them must be painted to show something else.

People work over slow lines: what looks the same is not sent again, nor are blanks after blanks.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from textual.geometry import Region

from wizard.tui.widgets.lines import Line, extent_of


class Row(NamedTuple):
    """One row of a pane, as it looks."""

    line: Line | None
    """None below the last line."""
    is_lit: bool = False
    """Whether the cursor stands on it; it is lit in its whole width."""
    mark: str = ""
    """Stands in the last column: an arrow if there is more beyond this row."""


def changed_regions(before: Sequence[Row], after: Sequence[Row], width: int) -> Iterator[Region]:
    """Yield what must be painted where rows look otherwise than before."""
    for y, (old, new) in enumerate(zip(before, after, strict=True)):
        if old != new and (columns := max(_extent(old, width), _extent(new, width))):
            yield Region(0, y, columns, 1)


def _extent(row: Row, width: int) -> int:
    return width if row.is_lit or row.mark else extent_of(row.line, width)
