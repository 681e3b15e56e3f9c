"""Why a file could not be written, found out before the first answer and not after the last."""

import os
import stat
from pathlib import Path

from wizard.errors import StorageError
from wizard.storage.disk.files import explain_os_error
from wizard.storage.disk.writing import may_write


def find_obstacle(path: Path) -> StorageError | None:
    """Return why a file may not be replaced, as far as that can be told without trying."""
    real = Path(os.path.realpath(path))
    try:
        mode = real.stat().st_mode
        is_fixed = bool(os.statvfs(real.parent).f_flag & os.ST_RDONLY)
    except OSError as error:
        return explain_os_error(path, error)
    if not stat.S_ISREG(mode):
        return StorageError(str(path), f"{path} is not a file.")
    if not may_write(real, mode):
        return StorageError(str(path), f"{path} is write-protected.")
    if is_fixed:
        return StorageError(str(path), f"{path} lies on a disk that is read-only.")
    effective = os.access in os.supports_effective_ids
    if not os.access(real.parent, os.W_OK | os.X_OK, effective_ids=effective):
        return StorageError(str(path), f"The folder of {path} may not be written.")
    return None


def has_other_names(path: Path) -> bool:
    """Tell whether a file has further names, hard links, which replacing it would split off."""
    try:
        return Path(os.path.realpath(path)).stat().st_nlink > 1
    except OSError:
        return False
