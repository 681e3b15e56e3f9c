"""What the home screen remembers of a folder: disposable, and rebuilt if missing or wrong."""

import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path

from pydantic import ValidationError

from wizard import __version__
from wizard.model.listing import KnownRow, Listing
from wizard.storage.cache import cache_folder, keep_in_cache

_MAX_BYTES = 64 * 1024 * 1024


def listing_path(folder: Path) -> Path:
    """Return the file that remembers a folder."""
    name = hashlib.sha256(os.fsencode(folder.resolve())).hexdigest()[:32]
    return cache_folder() / f"folder-{name}.json"


def load_listing(folder: Path, pack: str) -> Mapping[str, KnownRow]:
    """Return what is remembered of a folder under a pack; nothing if that is missing or wrong."""
    try:
        path = listing_path(folder)
        if path.stat().st_size > _MAX_BYTES:
            return {}
        known = Listing.model_validate_json(path.read_bytes())
    except (OSError, ValueError, ValidationError):
        return {}
    is_ours = (known.program, known.folder, known.pack) == (__version__, _name(folder), pack)
    return known.rows if is_ours else {}


def save_listing(folder: Path, pack: str, rows: Mapping[str, KnownRow]) -> None:
    """Remember the rows of a folder; whatever the disk refuses is simply not remembered."""
    data = {
        "program": __version__,
        "folder": _name(folder),
        "pack": pack,
        "rows": {name: known.plain() for name, known in rows.items() if _is_text(name)},
    }
    keep_in_cache(listing_path(folder), json.dumps(data).encode())


def _name(folder: Path) -> str:
    return os.fsencode(folder.resolve()).decode("utf-8", errors="backslashreplace")


def _is_text(name: str) -> bool:
    """Tell whether a file name can stand in JSON: others are read again each time."""
    return name.isprintable()
