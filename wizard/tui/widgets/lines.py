"""How the paragraphs of a pane are broken into lines."""

import re
from dataclasses import dataclass, field

from textual.content import Content

from wizard.tui.widgets.blocks import Block
from wizard.visible import visible

_ONE_COLUMN_EACH = re.compile("[ -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027]*")
"""Blanks, Latin letters, dashes and quotation marks: nothing combining, wide or invisible."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it is drawn: what it says, and in which style; equal ones look the same."""

    block: int = field(compare=False)
    prefix: str
    text: str
    style: str = ""
    prefix_style: str = ""
    clip: bool = False


def wrap_block(index: int, block: Block, width: int) -> list[Line]:
    """Return the lines of the block at `index`, at most `width` columns each unless clipped."""
    prefix, text = visible(block.prefix), visible(block.text)
    taken = len(prefix) if prefix.isascii() else Content(prefix).cell_length
    room = max(1, width - taken)
    lines = [text]
    if not block.clip:
        lines = [part for line in text.split("\n") for part in _wrap_line(line, room)]
    first = Line(index, prefix, lines[0], block.style, block.prefix_style, block.clip)
    hang = " " * taken
    # In the style of the text: blanks of another colour would be sent by themselves.
    return [first, *(Line(index, hang, line, block.style) for line in lines[1:])]


def extent_of(line: Line | None, width: int) -> int:
    """Return how many columns hold something of a line, or of the emptiness below the last one."""
    if line is None:
        return 0
    said = line.prefix + line.text
    return min(width, len(said) if said.isascii() else Content(said).cell_length)


def _wrap_line(line: str, room: int) -> list[str]:
    # Most lines are plain, and then breaking them takes a fiftieth of the time.
    if line.isascii() and len(line) <= room:
        return [line]
    return _break_plain(line, room) or [part.plain for part in Content(line).wrap(room)] or [""]


def _break_plain(line: str, room: int) -> list[str]:
    """Break a line of words one blank apart, one column to a character; else return nothing."""
    if "  " in line or line.strip() != line or not _ONE_COLUMN_EACH.fullmatch(line):
        return []
    parts, start = [], 0
    while len(line) - start > room:
        end = line.rfind(" ", start, start + room + 1)
        if end < 0:
            return []
        parts.append(line[start:end])
        start = end + 1
    return [*parts, line[start:]]


def clip(line: Line, width: int) -> str:
    """Cut a line where it is too long; done when drawn, as most of a long list never is."""
    room = max(1, width - Content(line.prefix).cell_length)
    return Content(line.text.replace("\n", " ")).truncate(room, ellipsis=True).plain
