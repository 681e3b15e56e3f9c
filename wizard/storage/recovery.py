"""The recovery place: what could not be saved where it belongs, until it is."""

import contextlib
import hashlib
import json
import os
import secrets
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from wizard.errors import StorageError, WizardError
from wizard.model.assessment import Answer, Assessment
from wizard.model.base import format_instant
from wizard.model.changes import Flat, flatten, is_question, step_between
from wizard.storage.assessments import SUFFIX, render_assessment
from wizard.storage.disk.files import read_bytes
from wizard.storage.disk.writing import write_whole
from wizard.storage.json_input import read_json
from wizard.storage.reading.records import parse_record
from wizard.storage.state import make_private, state_folder

_MARK = "# partnership-wizard recovery "


class RecoveryCopy(NamedTuple):
    """An assessment that could not be saved in its file, and what it was last read or saved as."""

    file: Path
    """Where the copy lies; it can be opened like any assessment."""
    path: Path
    """Where it belongs."""
    saved: datetime
    assessment: Assessment
    base: Flat


class BrokenCopy(NamedTuple):
    """A file in the recovery place that cannot be understood."""

    file: Path
    problem: str


def recovery_folder() -> Path | None:
    """Return the recovery place, made or not; None if there is no home to put it in."""
    return state_folder("recovery")


class Refuge:
    """The one copy in the recovery place that belongs to one session on one file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        token = f"{os.getpid()}-{secrets.token_hex(4)}"
        self._name = f"{_key(path)}-{token}{SUFFIX}"
        self._file: Path | None = None

    @property
    def file(self) -> Path | None:
        """Return where the copy lies; None while everything is saved where it belongs."""
        return self._file

    def keep(self, assessment: Assessment, base: Flat) -> Path | None:
        """Keep an assessment there; return where, or None if that is refused as well."""
        folder = recovery_folder()
        if folder is None or not make_private(folder):
            return None
        head = {
            "path": os.fsdecode(self._path),
            "saved": format_instant(datetime.now(UTC)),
            "before": _plain(base, assessment),
        }
        text = f"{_MARK}{json.dumps(head)}\n{render_assessment(assessment)}"
        try:
            write_whole(folder / self._name, text.encode())
        except StorageError:
            return None
        self._file = folder / self._name
        return self._file

    def forget(self) -> None:
        """Remove the copy: what it held is saved where it belongs."""
        if self._file is not None:
            with contextlib.suppress(OSError):
                self._file.unlink()
            self._file = None


def _key(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:16]


def _plain(base: Flat, assessment: Assessment) -> dict[str, Any]:
    """Return what stood in the base where the assessment differs from it."""
    step = step_between(base, flatten(assessment))
    return {
        key: before.plain() if isinstance(before, Answer) else before
        for key, (before, _) in step.items()
    }


def copies_of(path: Path) -> list[RecoveryCopy]:
    """Return what lies in the recovery place for a file, the newest first."""
    real = Path(os.path.realpath(path))
    found = [copy for copy in _read_all(_key(real)) if isinstance(copy, RecoveryCopy)]
    return sorted((copy for copy in found if copy.path == real), key=_age)


def all_copies() -> list[RecoveryCopy | BrokenCopy]:
    """Return everything that lies in the recovery place, the newest first, then what is broken."""
    found = list(_read_all(""))
    whole = sorted((copy for copy in found if isinstance(copy, RecoveryCopy)), key=_age)
    return [*whole, *(copy for copy in found if isinstance(copy, BrokenCopy))]


def _age(copy: RecoveryCopy) -> tuple[float, str]:
    return -copy.saved.timestamp(), copy.file.name


def _read_all(start: str) -> Iterator[RecoveryCopy | BrokenCopy]:
    folder = recovery_folder()
    try:
        found = sorted(folder.iterdir()) if folder else []
    except OSError:
        found = []
    for file in found:
        if file.name.startswith(start) and file.name.endswith(SUFFIX):
            yield _read(file)


def _read(file: Path) -> RecoveryCopy | BrokenCopy:
    try:
        raw = read_bytes(file)
        assessment = parse_record(raw, str(file), Assessment)
        head = read_json(raw.partition(b"\n")[0].decode().removeprefix(_MARK))
        saved = datetime.fromisoformat(head["saved"]).astimezone(UTC)
        base = _base(assessment, head["before"])
        return RecoveryCopy(file, Path(head["path"]), saved, assessment, base)
    except WizardError as error:
        return BrokenCopy(file, str(error))
    except (ValueError, TypeError, LookupError, AttributeError, OverflowError):
        return BrokenCopy(file, "It does not say where it belongs.")


def _base(assessment: Assessment, before: Mapping[str, Any]) -> Flat:
    base = flatten(assessment)
    for key, value in before.items():
        is_answer = is_question(key) and value is not None
        base[key] = Answer.model_validate(value) if is_answer else value
    return base


class Difference(NamedTuple):
    """Where a copy says something else than an assessment; None stands for nothing."""

    key: str
    """A question's id, or a fact such as `title`."""
    present: Any
    """What stands now: an Answer, or the plain data of a fact."""
    copy: Any
    is_disputed: bool
    """Whether it was changed there as well since the copy was made."""


def differences(copy: RecoveryCopy, present: Assessment) -> tuple[Difference, ...]:
    """Return what bringing a copy back would change."""
    now = flatten(present)
    step = step_between(copy.base, flatten(copy.assessment))
    return tuple(
        Difference(key, now.get(key), after, is_disputed=now.get(key) != before)
        for key, (before, after) in step.items()
        if now.get(key) != after
    )


def sift_copies(
    path: Path, present: Assessment, *, besides: Path | None = None
) -> list[RecoveryCopy]:
    """Return the copies that hold something `present` lacks; the others have served, and go.

    The one that lies `besides` is left alone: what it holds is not saved anywhere else yet.
    """
    found = []
    for copy in copies_of(path):
        if copy.file == besides:
            continue
        if differences(copy, present):
            found.append(copy)
        else:
            with contextlib.suppress(OSError):
                copy.file.unlink()
    return found
