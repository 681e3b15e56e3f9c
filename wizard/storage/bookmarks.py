"""Which questions of an assessment a person has marked: their own marks, so not in its file."""

import contextlib
import hashlib
import json
from collections.abc import Set as AbstractSet
from pathlib import Path

from wizard.errors import StorageError
from wizard.storage.disk.files import read_bytes
from wizard.storage.disk.writing import write_whole
from wizard.storage.json_input import read_json
from wizard.storage.state import make_private, state_folder


def load_bookmarks(assessment: str) -> frozenset[str]:
    """Return the marked questions of an assessment, by its id; none where that is unreadable."""
    place = _place(assessment)
    if place is not None:
        with contextlib.suppress(StorageError, ValueError):
            found = read_json(read_bytes(place))
            if isinstance(found, list):
                return frozenset(key for key in found if isinstance(key, str))
    return frozenset()


def save_bookmarks(assessment: str, questions: AbstractSet[str]) -> bool:
    """Keep the marked questions of an assessment, by its id; false if the disk refuses."""
    place = _place(assessment)
    if place is None or not make_private(place.parent):
        return False
    try:
        write_whole(place, json.dumps(sorted(questions)).encode())
    except StorageError:
        return False
    return True


def _place(assessment: str) -> Path | None:
    folder = state_folder("bookmarks")
    # Its id is what a file says of itself: not to be taken for a path.
    name = hashlib.sha256(assessment.encode()).hexdigest()[:32]
    return folder and folder / f"{name}.json"
