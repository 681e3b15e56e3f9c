"""What was read from one text: its data, what was wrong with it, and where things stand."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from wizard.storage.reading.yaml_input import Fault, Path, Place

Look = Callable[[Any], bool]
"""Tells of the data so far whether so much is wrong with them that nothing more need be read."""


@dataclass
class Document:
    """What was read: the data, what was wrong, and, if asked for, where each node stands."""

    data: Any = None
    faults: list[Fault] = field(default_factory=list)
    keys: dict[Path, Place] = field(default_factory=dict)
    values: dict[Path, Place] = field(default_factory=dict)
    cut: Path | None = None
    """Where reading was ended by a look at the data so far; None if it was not."""


def depth_of(path: Path, data: Any) -> int:
    """Return how many steps of a path can be gone in `data`."""
    for depth, step in enumerate(path):
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return depth
    return len(path)
