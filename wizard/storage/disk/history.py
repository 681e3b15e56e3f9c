"""What was changed in an assessment, and when: one line per change, kept hidden beside it."""

import contextlib
import io
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, NamedTuple

from wizard.model.assessment import Answer, Said
from wizard.model.changes import Step
from wizard.storage.disk.beside import hidden_beside
from wizard.storage.disk.files import read_bytes
from wizard.storage.disk.processes import user_name
from wizard.storage.json_input import read_json

MAX_PART = 1024 * 1024
"""Bytes after which the lines so far become the older part, and the part before them goes."""

How = Literal["changed", "undone", "redone", "merged", "recovered", "restored", "migrated"]

_ENDING = "history"
_OLDER = "history-older"
_MAX_TEXT = 120
_MAX_LINE = 16 * 1024
"""Bytes of a line written here, at most: short texts, each character escaped."""
_FLAGS = os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK


class Entry(NamedTuple):
    """One change of one question or fact."""

    time: str
    """In UTC, as 2026-01-31T10:00:00Z."""
    key: str
    """A question's id, or a fact such as `title` or `partnership/stage`; empty for the file."""
    before: str
    after: str
    how: How
    by: str


def shorten(value: Any) -> str:
    """Return what was said in a few words; empty for nothing."""
    if value is None:
        return ""
    said = _say_answer(value) if isinstance(value, Answer) else _say_fact(value)
    return said if len(said) <= _MAX_TEXT else said[: _MAX_TEXT - 1] + "…"


def _say_fact(value: Any) -> str:
    return " ".join((value if isinstance(value, str) else json.dumps(value)).split())


def _say_answer(answer: Answer) -> str:
    parts = [say_state(answer)]
    if answer.confidence:
        parts.append(answer.confidence)
    if answer.evidence:
        parts.append(f"{len(answer.evidence)} evidence")
    if answer.note:
        parts.append(f"note: {' '.join(answer.note.split())}")
    return "; ".join(parts)


def say_state(answer: Said) -> str:
    """Return the value of an answer in a few words, without its question's."""
    if answer.state == "answered":
        value = answer.value
        return ", ".join(value) if isinstance(value, tuple) else " ".join(str(value).split())
    if answer.state == "range":
        return f"{answer.low}..{answer.high}"
    reason = " ".join(answer.reason.split())
    return f"{answer.state}: {reason}" if reason else answer.state


def entries_of(step: Step, how: How, time: str) -> list[Entry]:
    """Return one entry for each thing a step changed."""
    by = "another program" if how == "merged" else user_name()
    return [
        Entry(time, key, shorten(before), shorten(after), how, by)
        for key, (before, after) in step.items()
    ]


def append_history(path: Path, entries: list[Entry]) -> None:
    """Add entries to the history of a file; never fails: the answers matter more."""
    if not entries:
        return
    lines = "".join(json.dumps(entry._asdict()) + "\n" for entry in entries)
    with contextlib.suppress(OSError):
        _append(path, lines.encode())


def _append(path: Path, lines: bytes) -> None:
    target = hidden_beside(path, _ENDING)
    mode = path.stat().st_mode
    # Whoever may change the file may see what was changed; nobody else may see what was taken back.
    own = 0o600 | (mode & 0o060 if mode & 0o020 else 0)
    descriptor = os.open(target, _FLAGS, 0o600)
    try:
        found = os.fstat(descriptor)
        if not found.st_size:
            with contextlib.suppress(OSError):
                os.fchmod(descriptor, own)
        # In one call, begun on a line of its own: a line cut short by a crash spoils no other.
        os.write(descriptor, b"\n" + lines if found.st_size else lines)
    finally:
        os.close(descriptor)
    if found.st_size + len(lines) > MAX_PART:
        target.replace(hidden_beside(path, _OLDER))


def read_history(path: Path) -> list[Entry]:
    """Return what is known of a file's changes, the oldest first; StorageError if unreadable."""
    parts = (hidden_beside(path, ending) for ending in (_OLDER, _ENDING))
    return [entry for part in parts for entry in _read_part(part)]


def _read_part(part: Path) -> Iterator[Entry]:
    if not os.path.lexists(part):
        return
    for line in io.BytesIO(read_bytes(part)):
        if len(line) > _MAX_LINE:
            continue
        with contextlib.suppress(ValueError, TypeError):
            entry = Entry(**read_json(line))
            if all(isinstance(text, str) for text in entry._asdict().values()):
                yield entry
