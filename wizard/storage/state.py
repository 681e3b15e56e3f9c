"""The folder of what belongs to a person at this machine, and to nobody else."""

import os
import stat
from pathlib import Path


def state_folder(name: str) -> Path | None:
    """Return a folder of the person's own, made or not; None if there is no home to put it in."""
    named = os.environ.get("XDG_STATE_HOME", "")
    if not os.path.isabs(named):  # noqa: PTH117 - a relative one is to be ignored, says the rule
        try:
            named = str(Path.home() / ".local" / "state")
        except RuntimeError:
            return None
    return Path(named) / "partnership-wizard" / name


def make_folders(folder: Path) -> None:
    """Make what is missing of a folder, for our eyes only; what is there stays as it is."""
    for part in (*reversed(folder.parents), folder):
        if not os.path.lexists(part):
            part.mkdir(mode=0o700, exist_ok=True)


def make_private(folder: Path) -> bool:
    """Make the folder, for our eyes only; false if that cannot be."""
    try:
        make_folders(folder)
        found = folder.lstat()
        if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.geteuid():
            return False
        if stat.S_IMODE(found.st_mode) != stat.S_IRWXU:
            folder.chmod(stat.S_IRWXU)
    except OSError:
        return False
    return True
