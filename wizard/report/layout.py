"""Plain text in 80 columns, or as many as a reader has: wrapped lines, headings, figures."""

import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

WIDTH = 80
_width = ContextVar("width", default=WIDTH)


@contextmanager
def columns(width: int) -> Iterator[None]:
    """Wrap what is written meanwhile to another number of columns."""
    token = _width.set(width)
    try:
        yield
    finally:
        _width.reset(token)


def wrap(text: str, indent: int = 2, first: str | None = None) -> list[str]:
    """Return `text` in lines; `first` stands before the first, `indent` spaces before the rest."""
    pad = " " * indent
    lines: list[str] = []
    for paragraph in text.splitlines() or [""]:
        start = pad if lines or first is None else first
        filled = textwrap.wrap(paragraph, _width.get(), initial_indent=start, subsequent_indent=pad)
        lines.extend(filled or [start.rstrip()])
    return lines


def heading(text: str) -> str:
    """Return a heading as it stands above its lines."""
    return text.upper()


def signed(figure: float) -> str:
    """Return a difference on 0-100 with its sign; nothing has none."""
    return f"{figure:+.1f}" if figure else "0.0"


def join_blocks(blocks: list[list[str]]) -> str:
    """Return blocks of lines as one document, a blank line between them."""
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"
