"""Names for files that stand for a moment, and the removal of those a dead process left."""

import contextlib
import os
import re
import secrets
import time
from pathlib import Path

from wizard.storage.disk.processes import is_alive, whereabouts

_NAME = re.compile(r"\.partnership-([0-9a-f]{8})-([0-9]{1,10})-[0-9a-f]{8}\.tmp")
_DAY = 24 * 60 * 60


def name_temporary(folder: Path) -> Path:
    """Return a free name in `folder` that says which process of which machine uses it.

    It does not hold the name of the file it is for, which may fill all a file name can hold.
    """
    token = f"{whereabouts()}-{os.getpid()}-{secrets.token_hex(4)}"
    return folder / f".partnership-{token}.tmp"


def remove_strays(folder: Path) -> None:
    """Remove what a killed process, or a power cut, left of a write; never fails."""
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if (found := _NAME.fullmatch(entry.name)) and _is_stray(entry, *found.groups()):
                os.unlink(entry.path)  # noqa: PTH108 - an entry is no Path


def _is_stray(entry: "os.DirEntry[str]", machine: str, pid: str) -> bool:
    if machine == whereabouts() and not is_alive(int(pid)):
        return True
    # A folder may be shared with machines whose processes cannot be seen from here.
    return time.time() - entry.stat(follow_symlinks=False).st_mtime > _DAY
