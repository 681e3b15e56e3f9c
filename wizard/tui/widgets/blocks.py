"""Paragraphs of a pane; nothing is imported to make them."""

from typing import NamedTuple


class Block(NamedTuple):
    """A paragraph of a pane; with a `key` the cursor can stand on it and it can be chosen."""

    text: str
    style: str = "plain"
    """One of the pane's component classes, without its prefix."""
    prefix: str = ""
    """Stands before the first line; further lines hang below the text."""
    prefix_style: str = ""
    key: str | None = None
    gap: bool = False
    """Whether an empty line precedes it."""
    clip: bool = False
    """Whether it stays on one line, cut where it is too long."""
