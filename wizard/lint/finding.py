"""One thing found in a pack, with its path inside a checklist."""

from typing import Literal, NamedTuple

Severity = Literal["error", "advice"]


class Finding(NamedTuple):
    """A fault of a checklist; `checklist` is its dimension, or None for `pack.yaml`."""

    checklist: str | None
    path: tuple[str | int, ...]
    what: str
    hint: str = ""
    severity: Severity = "error"
