"""Which questions of an assessment a person has marked: their own marks, so not in its file."""

import contextlib
import hashlib
import json
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


def toggle_bookmark(assessment: str, question: str) -> bool:
    """Mark a question or take its mark away, among what is kept by now; false if not kept."""
    place = _place(assessment)
    if place is None or not make_private(place.parent):
        return False
    # Read again: another walk of the same assessment may have marked something meanwhile.
    marked = load_bookmarks(assessment) ^ {question}
    try:
        if marked:
            write_whole(place, json.dumps(sorted(marked)).encode())
        else:
            place.unlink(missing_ok=True)
    except (OSError, StorageError):
        return False
    return True


def _place(assessment: str) -> Path | None:
    folder = state_folder("bookmarks")
    # Its id is what a file says of itself: not to be taken for a path.
    name = hashlib.sha256(assessment.encode()).hexdigest()[:32]
    return folder and folder / f"{name}.json"
