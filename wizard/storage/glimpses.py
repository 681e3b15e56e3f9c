"""What the walk of a file will show first, kept so that it can be shown before all is read again.

A glimpse is found by a digest of everything it follows from: the file, the pack, the settings, this
program. Where any of these has changed none is found. It holds no answers.

What is found is only shown: the walk comes from the file, and what was pressed at the sight of
another question than it begins with is dropped.
"""

import contextlib
import json
import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from wizard import __version__
from wizard.errors import WizardError
from wizard.storage.cache import cache_folder, keep_in_cache
from wizard.storage.disk.files import digest_of, read_bytes
from wizard.storage.json_input import read_json
from wizard.storage.packs.choice import PackChoice
from wizard.storage.packs.shipped import find_shipped_pack
from wizard.storage.settings_place import settings_path

KEPT = 100
"""Glimpses that are kept; of more, the oldest go."""

_ENTRIES = 500
"""Files of a pack that are looked at; nobody means a folder of more to be one."""
_MAX_BYTES = 64 * 1024

Paragraph = tuple[Any, ...]
"""As it was kept: who shows it must look whether it is what can be shown."""


class Glimpse(NamedTuple):
    """The question a walk will begin with, and its text in paragraphs."""

    question: str
    paragraphs: tuple[Paragraph, ...]
    theme: str = ""
    """The colours that the settings ask for; empty for the usual ones."""


def digest_surroundings(choice: PackChoice) -> str:
    """Return a digest of what decides, beside a file itself, what it shows; empty if unknown."""
    with contextlib.suppress(OSError, ValueError, WizardError):
        told = [__version__, str(choice), *_stamps_of_pack(choice)]
        settings = settings_path()
        if settings.exists():
            told.append(digest_of(read_bytes(settings)))
        return digest_of("\n".join(told).encode())
    return ""


def _stamps_of_pack(choice: PackChoice) -> Iterator[str]:
    """Return by what each file of a pack is known; an overlay lies over the shipped pack."""
    for folder in filter(None, (find_shipped_pack(), choice.folder)):
        found = list(islice(_paths(str(folder)), _ENTRIES + 1))
        if len(found) > _ENTRIES:
            raise ValueError(folder)
        for path in sorted(found):
            seen = os.stat(path)  # noqa: PTH116 - a start waits for this
            yield f"{path!a} {seen.st_size} {seen.st_mtime_ns} {seen.st_ctime_ns}"


def _paths(folder: str) -> Iterator[str]:
    for base, folders, names in os.walk(folder, followlinks=True):
        yield from (f"{base}/{name}" for name in (*folders, *names))


def find_glimpse(path: Path, surroundings: str) -> Glimpse | None:
    """Return what the walk of a file will show first; None if that is not known."""
    if not surroundings:
        return None
    with contextlib.suppress(OSError, ValueError, LookupError, TypeError, WizardError):
        raw = read_bytes(_place(digest_of(read_bytes(path)), surroundings))
        found = read_json(raw[:_MAX_BYTES])
        paragraphs = tuple(map(tuple, found["paragraphs"]))
        return Glimpse(str(found["question"]), paragraphs, str(found["theme"]))
    return None


def keep_glimpse(digest: str, surroundings: str, glimpse: Glimpse) -> None:
    """Keep what the walk of a file with this digest will show first; the disk may refuse."""
    if digest and surroundings:
        place = _place(digest, surroundings)
        keep_in_cache(place, json.dumps(glimpse._asdict()).encode())
        _remove_oldest(place.parent)


def _remove_oldest(folder: Path) -> None:
    with contextlib.suppress(OSError):
        found = sorted(folder.iterdir(), key=lambda path: path.lstat().st_mtime, reverse=True)
        for path in found[KEPT:]:
            with contextlib.suppress(OSError):
                path.unlink()


def _place(digest: str, surroundings: str) -> Path:
    name = digest_of(f"{digest} {surroundings}".encode()).rpartition(":")[2][:32]
    return cache_folder() / "glimpses" / f"{name}.json"
