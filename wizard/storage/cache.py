"""The folder of what can be thrown away at any time: it only saves the time to make it again."""

import contextlib
import os
from pathlib import Path

from platformdirs import user_cache_path

from wizard.storage.state import make_folders

_PLACE = "PARTNERSHIP_WIZARD_CACHE"


def cache_folder() -> Path:
    """Return where disposable files are kept; the environment may name another folder."""
    named = os.environ.get(_PLACE, "")
    return Path(named) if named else user_cache_path("partnership-wizard")


def keep_in_cache(path: Path, data: bytes) -> None:
    """Put `data` at `path`, readable by its owner only; what the disk refuses is not kept."""
    # Without fsync: a torn file is noticed when it is read, and costs only the time to rebuild.
    with contextlib.suppress(OSError, ValueError):
        make_folders(path.parent)
        _replace(path, data)


def _replace(path: Path, data: bytes) -> None:
    import tempfile  # noqa: PLC0415 - no start shall wait for it

    # mkstemp opens with 0600, and the rename puts that file in the place of whatever was there.
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".new-", suffix=".tmp")
    try:
        with open(descriptor, "wb") as stream:  # noqa: PTH123 - a descriptor
            stream.write(data)
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
