"""Complete a path as it is typed, from what the disk holds."""

import os

from wizard.visible import clean_line

_LOOKED_AT = 5_000
"""Entries of a folder looked at: beyond, the first that fits may not be found."""


def complete_path(typed: str) -> str:
    """Return `typed` as far as one name of its folder completes it; unchanged if none does.

    Of several the first in order of name; a folder ends with a slash; hidden names are completed
    once their dot is typed, names that cannot be shown never.
    """
    folder, begun = os.path.split(typed)
    fitting = [name for name in _names_in(folder) if _continues(name, begun)]
    return f"{typed}{min(fitting)[len(begun) :]}" if fitting else typed


def _names_in(folder: str) -> list[str]:
    try:
        with os.scandir(os.path.expanduser(folder) or ".") as entries:  # noqa: PTH111 - never fails
            return [_name_of(entry) for entry, _ in zip(entries, range(_LOOKED_AT), strict=False)]
    except (OSError, ValueError):
        # A folder that is not there, may not be read or cannot be named completes nothing.
        return []


def _name_of(entry: os.DirEntry[str]) -> str:
    return f"{entry.name}/" if entry.is_dir() else entry.name


def _continues(name: str, begun: str) -> bool:
    is_hidden = name.startswith(".") and not begun.startswith(".")
    return name.startswith(begun) and name != begun and not is_hidden and clean_line(name) == name
