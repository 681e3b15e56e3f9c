"""Which pack is wanted; imports nothing, so that a first frame need not wait for it."""

from pathlib import Path
from typing import NamedTuple


class PackChoice(NamedTuple):
    """Which pack, and in which language."""

    folder: Path | None = None
    """A pack's or an overlay's folder; None for the shipped pack."""
    language: str = ""
    """A language code such as `es`; empty for the language a file was begun in."""
