"""Our own answers in a file beside one that cannot be written without losing somebody else's."""

import contextlib
import os
from dataclasses import dataclass
from pathlib import Path

from wizard.errors import ChangedError, StorageError
from wizard.storage.assessments import SUFFIX
from wizard.storage.disk.backups import keep_backup
from wizard.storage.disk.files import digest_of, read_bytes, write_new, write_whole


@dataclass(frozen=True, slots=True)
class Aside:
    """The file `NAME.mine-1.assessment.yaml`, and what it held when it was last written."""

    path: Path
    digest: str

    @classmethod
    def write(cls, home: Path, data: bytes, before: "Aside | None") -> "Aside":
        """Write our answers beside `home`: where they were `before`, unless that was changed."""
        if before is not None:
            with contextlib.suppress(ChangedError):
                write_whole(before.path, data, expected=before.digest)
                return cls(before.path, digest_of(data))
        return cls(_write_free(home, data), digest_of(data))

    def retire(self, home: Path) -> None:
        """Make it an earlier version of `home`, now that everything stands there; never fails."""
        with contextlib.suppress(StorageError, OSError):
            raw = read_bytes(self.path)
            if digest_of(raw) == self.digest:
                keep_backup(home, raw)
                self.path.unlink()


def find_asides(home: Path) -> list[Path]:
    """Return the files beside `home` that hold what was never brought together with it."""
    start, found = f"{home.name.removesuffix(SUFFIX)}.mine-", []
    with contextlib.suppress(OSError):
        for path in home.parent.iterdir():
            number = path.name.removeprefix(start).removesuffix(SUFFIX)
            if path.name == f"{start}{number}{SUFFIX}" and number.isdecimal():
                found.append(path)
    return sorted(found)


def _write_free(home: Path, data: bytes) -> Path:
    stem = home.name.removesuffix(SUFFIX)
    number = 1
    while True:
        path = home.with_name(f"{stem}.mine-{number}{SUFFIX}")
        try:
            write_new(path, data)
        except StorageError:
            if not os.path.lexists(path):
                raise
        else:
            return path
        number += 1
