"""What an earlier sitting left undecided beside a file: our side, and what both began from."""

import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from wizard.errors import InvalidFileError, StorageError, UsageError, WizardError
from wizard.model.assessment import Assessment
from wizard.model.changes import flatten
from wizard.session.aside import Aside, find_asides, origin_place, put_away
from wizard.session.merge import Merged, merge
from wizard.storage.disk.files import digest_of, explain_os_error, read_bytes
from wizard.storage.reading.records import parse_record


class Undecided(NamedTuple):
    """Answers that went to a file beside their own, because another program had changed that."""

    aside: Aside
    mine: Assessment

    def merged_with(self, theirs: Assessment) -> Merged:
        """Return both sides brought together, as they stand now."""
        return merge(self.aside.origin or {}, self.mine, theirs)


class NotOffered(NamedTuple):
    """Such a file that cannot be brought together with its own, and why, in a sentence."""

    path: Path
    problem: str


def find_undecided(
    home: Path, prepare: Callable[[Assessment], Assessment], identity: str
) -> Iterator[Undecided | NotOffered]:
    """Yield what lies beside the file of an assessment; each is read when it is asked for.

    `prepare` is what any version of it goes through when it is opened.
    """
    for path in find_asides(home):
        try:
            yield _read(path, prepare, identity)
        except InvalidFileError as error:
            yield NotOffered(path, str(error.problems[0]))
        except WizardError as error:
            yield NotOffered(path, str(error))


def put_all_away(home: Path) -> list[Path]:
    """Make what lies beside a file earlier versions of it; return what that was.

    StorageError if that is refused; then the rest stays where it is.
    """
    found = find_asides(home)
    for path in found:
        _refuse_strange(path)
        try:
            put_away(home, path, read_bytes(path))
        except OSError as error:
            raise explain_os_error(path, error) from error
    return found


def _read(path: Path, prepare: Callable[[Assessment], Assessment], identity: str) -> Undecided:
    raw, mine = _read_one(path, identity)
    place = origin_place(path)
    if not os.path.lexists(place):
        raise UsageError(f"What both sides of {path.name} began from is not kept.")
    origin = flatten(prepare(_read_one(place, identity)[1]))
    return Undecided(Aside(path, digest_of(raw), origin), prepare(mine))


def _read_one(path: Path, identity: str) -> tuple[bytes, Assessment]:
    _refuse_strange(path)
    raw = read_bytes(path)
    found = parse_record(raw, str(path), Assessment)
    if found.id != identity:
        raise StorageError(str(path), f"{path} is another assessment.")
    return raw, found


def _refuse_strange(path: Path) -> None:
    """Raise StorageError for what no sitting of this person has left there."""
    try:
        found = path.lstat()
    except OSError as error:
        raise explain_os_error(path, error) from error
    if not stat.S_ISREG(found.st_mode):
        raise StorageError(str(path), f"{path} is no plain file.")
    if found.st_uid != os.geteuid():
        # In a shared folder a colleague's undecided answers are the colleague's to decide on.
        raise StorageError(str(path), f"{path} belongs to somebody else.")
