"""One thing found in a pack, with its path inside a checklist."""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "advice"]


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault of a checklist; `checklist` is its dimension, or None for `pack.yaml`."""

    checklist: str | None
    path: tuple[str | int, ...]
    what: str
    hint: str = ""
    severity: Severity = "error"
