"""What the home screen remembers of a folder: disposable, and rebuilt if missing or wrong."""

import contextlib
import hashlib
import json
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from platformdirs import user_cache_path
from pydantic import ValidationError

from wizard import __version__
from wizard.model.listing import KnownRow, Listing

_PLACE = "PARTNERSHIP_WIZARD_CACHE"
_MAX_BYTES = 64 * 1024 * 1024


def cache_folder() -> Path:
    """Return where listings are kept; the environment may name another folder."""
    named = os.environ.get(_PLACE, "")
    return Path(named) if named else user_cache_path("partnership-wizard")


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
    # Without fsync: a torn file is noticed when it is read, and costs only the time to rebuild.
    data = {
        "program": __version__,
        "folder": _name(folder),
        "pack": pack,
        "rows": {name: known.plain() for name, known in rows.items() if _is_text(name)},
    }
    with contextlib.suppress(OSError, ValueError):
        path = listing_path(folder)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _replace(path, json.dumps(data).encode())


def _replace(path: Path, data: bytes) -> None:
    # mkstemp opens with 0600, and the rename puts that file in the place of whatever was there.
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".listing-", suffix=".tmp")
    try:
        with open(descriptor, "wb") as stream:  # noqa: PTH123 - a descriptor
            stream.write(data)
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def _name(folder: Path) -> str:
    return os.fsencode(folder.resolve()).decode("utf-8", errors="backslashreplace")


def _is_text(name: str) -> bool:
    """Tell whether a file name can stand in JSON: others are read again each time."""
    return name.isprintable()
