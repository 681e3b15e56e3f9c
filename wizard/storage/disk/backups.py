"""Earlier versions of a file, kept hidden beside it in bounded number, and brought back."""

import contextlib
import os
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from wizard.errors import StorageError, UsageError
from wizard.storage.disk.beside import hidden_beside
from wizard.storage.disk.files import digest_of, explain_os_error, read_bytes, read_if_there
from wizard.storage.disk.turns import taking_turns
from wizard.storage.disk.writing import write_new, write_whole

KEPT = 5
"""Versions that are kept."""

_ENDING = "backup-"
_NUMBER = re.compile(r"[0-9]{1,9}")
_ATTEMPTS = 5


class Backup(NamedTuple):
    """One earlier version; numbers rise and are never used again while it stands."""

    number: int
    path: Path
    made: datetime


def find_backups(path: Path) -> list[Backup]:
    """Return the earlier versions of a file, the newest first; StorageError if unreadable."""
    start = hidden_beside(path, _ENDING)
    try:
        with os.scandir(start.parent) as entries:
            found = [
                Backup(int(number), Path(entry.path), _made(entry))
                for entry in entries
                if _NUMBER.fullmatch(number := entry.name.removeprefix(start.name))
            ]
    except OSError as error:
        raise explain_os_error(start.parent, error) from error
    return sorted(found, key=lambda backup: -backup.number)


def _made(entry: "os.DirEntry[str]") -> datetime:
    seconds = entry.stat(follow_symlinks=False).st_mtime
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (OverflowError, ValueError, OSError):
        # Some file systems keep times that no calendar holds.
        return datetime.fromtimestamp(0, UTC)


def keep_backup(path: Path, raw: bytes) -> None:
    """Keep `raw` as the newest earlier version of a file; StorageError if the disk refuses.

    Nothing is kept twice in a row. Of too many, those go that are nearest in age to another one.
    """
    kept = find_backups(path)
    if kept and _holds(kept[0], raw):
        return
    _write_next(path, raw, kept[0].number + 1 if kept else 1)
    kept = find_backups(path)
    while len(kept) > KEPT:
        superfluous = kept.pop(choose_superfluous([backup.made.timestamp() for backup in kept]))
        with contextlib.suppress(OSError):
            superfluous.path.unlink()


def _holds(backup: Backup, raw: bytes) -> bool:
    try:
        return read_bytes(backup.path) == raw
    except StorageError:
        return False


def _write_next(path: Path, raw: bytes, number: int) -> None:
    for attempt in range(_ATTEMPTS):
        target = hidden_beside(path, f"{_ENDING}{number + attempt:06}")
        try:
            write_new(target, raw)
        except StorageError:
            # Another process may have taken the number.
            if not os.path.lexists(target) or attempt == _ATTEMPTS - 1:
                raise
        else:
            return


def choose_superfluous(times: Sequence[float]) -> int:
    """Return which of some versions to give up, by their times, the newest first.

    Never the newest, nor the oldest. A script that records a hundred answers opens the file a
    hundred times: if simply the oldest went, yesterday's version would be gone within a minute.
    Kept so, the versions lie minutes, hours, days and weeks back.
    """
    ages = [max(times[0] - moment, 1.0) for moment in times]
    return min(range(1, len(ages) - 1), key=lambda index: ages[index + 1] / ages[index])


def restore_backup(path: Path, number: int) -> None:
    """Bring an earlier version of a file back; the present one becomes the newest backup.

    UsageError if there is no such version, StorageError if the disk refuses.
    """
    known = {backup.number: backup for backup in find_backups(path)}
    if number not in known:
        numbers = ", ".join(map(str, known)) or "none"
        raise UsageError(f"There is no earlier version {number} of {path}.", f"Kept: {numbers}.")
    with taking_turns(Path(os.path.realpath(path)).parent):
        raw = read_bytes(known[number].path)
        present = read_if_there(path)
        if present is not None:
            keep_backup(path, present)
        write_whole(path, raw, expected="" if present is None else digest_of(present))
