"""Names of what is kept, hidden, beside a file: its lock, its history, its earlier versions."""

import hashlib
import os
from pathlib import Path

_LONGEST = 255
"""Bytes a file name may have on every file system in use."""
_ROOM = 24
"""Bytes the dots and the longest ending take."""


def hidden_beside(path: Path, ending: str) -> Path:
    """Return the hidden name `.NAME.ending` in the real folder of `path`.

    None of these ends like an assessment, so that no listing of assessments shows them.
    """
    real = Path(os.path.realpath(path))
    name = real.name
    if len(os.fsencode(name)) > _LONGEST - _ROOM:
        name = hashlib.sha256(os.fsencode(name)).hexdigest()[:32]
    return real.with_name(f".{name}.{ending}")
