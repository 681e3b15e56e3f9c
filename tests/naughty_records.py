"""Awkward text in every field of an assessment, and wherever a checklist holds a text."""

from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

from tests.naughty import LINES, as_line
from tests.storage_helpers import TEXTS
from wizard.storage.reading.emit import emit
from wizard.storage.reading.strict_yaml import read_yaml

SHOWN_KEYS = frozenset(
    (
        *("title", "short", "label", "text", "why", "good", "weak", "clause", "fallback"),
        *("reason", "incurable", "work", "unit"),
    )
)
SHOWN_LISTS = frozenset({"levels", "look_at"})


def full(text: str) -> str:
    """Return a text that is not blank."""
    return text if text.strip() else f"a{text}b"


def everywhere(text: str) -> dict[str, object]:
    """Return an assessment's data with a text in every field that takes one."""
    line = full(as_line(text))[:900]
    return {
        "id": line,
        "title": line,
        "partnership": {
            **dict.fromkeys(("us", "partner", "agreement", "term"), line),
            "description": text,
        },
        "analyst": line,
        "handling": line,
        "depth": "full",
        "pack": {"id": "small", "version": line},
        "out_of_scope": [{"dimension": "technology", "reason": full(text)}],
        "waivers": [{"red_line": "economy.severe-debt", "name": line, "reason": full(text)}],
        "answers": answers_with(text, line),
        "set_aside": {
            "economy.gone": {"why": "gone", "answer": {"state": "unanswered", "note": text}}
        },
    }


def answers_with(text: str, line: str) -> dict[str, object]:
    evidence = [{"source": line, "locator": line, "address": line}]
    return {
        "economy.ministry": {"state": "answered", "value": full(text), "evidence": evidence},
        "economy.loan": {"state": "answered", "value": "yes", "asked": text, "chosen": text},
        "economy.debt": {"state": "unknown", "reason": full(text), "note": text},
        "security.bases": {"state": "not-applicable", "reason": full(text)},
    }


def poisoned(data: Any, texts: Iterator[str], key: str = "") -> Any:
    """Return the data of a checklist with another text wherever one is shown."""
    if isinstance(data, dict):
        return {name: poisoned(value, texts, name) for name, value in data.items()}
    if isinstance(data, list):
        return [poisoned(value, texts, key) for value in data]
    is_shown = key in SHOWN_KEYS or key in SHOWN_LISTS
    return full(next(texts)) if is_shown and isinstance(data, str) else data


def poison(folder: Path) -> list[str]:
    """Put every awkward line into the checklists of a folder; return the texts put there."""
    used: list[str] = []

    def texts() -> Iterator[str]:
        for text in cycle(LINES):
            used.append(full(text))
            yield text

    source = texts()
    for name in ("economy.yaml", "security.yaml", "pack.yaml"):
        data = poisoned(read_yaml(TEXTS[name].encode()).data, source)
        (folder / name).write_text(emit(data), encoding="utf-8")
    return used
