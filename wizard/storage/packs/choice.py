"""Which pack is wanted; imports nothing, so that a first frame need not wait for it."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class PackChoice:
    """Which pack, and in which language."""

    folder: Path | None = None
    """A pack's or an overlay's folder; None for the shipped pack."""
    language: str = ""
    """A language code such as `es`; empty for the language a file was begun in."""
