"""Our own answers in a file beside one that cannot be written without losing somebody else's."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError

from wizard.errors import ChangedError, StorageError
from wizard.model.assessment import Assessment
from wizard.model.changes import Flat, change, flatten, step_between
from wizard.storage.assessments import SUFFIX, AssessmentWriter
from wizard.storage.disk.backups import keep_backup
from wizard.storage.disk.beside import hidden_beside
from wizard.storage.disk.files import digest_of, read_bytes
from wizard.storage.disk.writing import write_new, write_private, write_whole

_ORIGIN = "base"


class Aside(NamedTuple):
    """The file `NAME.mine-1.assessment.yaml`, and what it held when it was last written."""

    path: Path
    digest: str
    origin: Flat | None = None
    """What both sides began from, as it is kept hidden beside it; None if it is not."""

    @classmethod
    def write(cls, home: Path, data: bytes, before: "Aside | None") -> "Aside":
        """Write our answers beside `home`: where they were `before`, unless that was changed."""
        if before is not None:
            with contextlib.suppress(ChangedError):
                write_whole(before.path, data, expected=before.digest)
                return before._replace(digest=digest_of(data))
        return cls(_write_free(home, data), digest_of(data))

    def with_origin(self, mine: Assessment, origin: Flat) -> "Aside":
        """Keep what both sides began from as well, so that they can be compared at another time.

        Never fails: what is said matters more. Written after our answers: if the program is killed
        in between, the older origin beside them only leads to more questions.
        """
        if origin == self.origin:
            return self
        place = origin_place(self.path)
        try:
            data = AssessmentWriter(place).encode(_as_assessment(mine, origin))
            write_private(place, data)
        except (StorageError, ValidationError):
            # Rather none than one of long ago: from that it would seem that we changed nothing
            # where we have gone back to what stood there then.
            forget_origin(self.path)
            return self._replace(origin=None)
        return self._replace(origin=origin)

    def retire(self, home: Path) -> None:
        """Make it an earlier version of `home`, now that everything stands there; never fails."""
        with contextlib.suppress(StorageError, OSError):
            raw = read_bytes(self.path)
            if digest_of(raw) == self.digest:
                # First, whatever follows is refused: measured from what both sides began from,
                # what is said from now on would be undone at another time.
                forget_origin(self.path)
                put_away(home, self.path, raw)


def put_away(home: Path, path: Path, raw: bytes) -> None:
    """Make what lies aside an earlier version of `home`; StorageError or OSError if refused."""
    keep_backup(home, raw)
    path.unlink()
    forget_origin(path)


def origin_place(path: Path) -> Path:
    """Return where lies what both sides of an aside began from: an assessment too, but hidden."""
    return hidden_beside(path, _ORIGIN)


def forget_origin(path: Path) -> None:
    """Remove what both sides began from; never fails."""
    with contextlib.suppress(OSError):
        origin_place(path).unlink()


def _as_assessment(mine: Assessment, origin: Flat) -> Assessment:
    """Return what both sides began from; ValidationError if its facts do not go together."""
    step = step_between(flatten(mine), origin)
    return change(mine, {key: before for key, (_, before) in step.items()})


def find_asides(home: Path) -> list[Path]:
    """Return the files beside `home` that hold what was never brought together with it."""
    home = Path(os.path.realpath(home))
    found = _find_numbered(home, _start(home), SUFFIX)
    # By number: the tenth does not stand between the first and the second.
    return sorted(found, key=lambda path: (len(path.name), path.name))


def forget_orphans(home: Path) -> None:
    """Remove what both sides began from where our side has been taken away; never fails."""
    home = Path(os.path.realpath(home))
    for place in _find_numbered(home, f".{_start(home)}", f"{SUFFIX}.{_ORIGIN}"):
        ours = place.name.removeprefix(".").removesuffix(f".{_ORIGIN}")
        if not os.path.lexists(place.with_name(ours)):
            with contextlib.suppress(OSError):
                place.unlink()


def _start(home: Path) -> str:
    return f"{home.name.removesuffix(SUFFIX)}.mine-"


def _find_numbered(home: Path, start: str, end: str) -> Iterator[Path]:
    """Yield what lies beside a file and is called `start`, a number, `end`; never fails."""
    with contextlib.suppress(OSError), os.scandir(home.parent) as entries:
        for entry in entries:
            name = entry.name
            is_named_so = name.startswith(start) and name.endswith(end)
            if is_named_so and name[len(start) : -len(end)].isdecimal():
                yield home.with_name(name)


def _write_free(home: Path, data: bytes) -> Path:
    number = 1
    while True:
        path = home.with_name(f"{_start(home)}{number}{SUFFIX}")
        try:
            write_new(path, data)
        except StorageError:
            if not os.path.lexists(path):
                raise
        else:
            return path
        number += 1
