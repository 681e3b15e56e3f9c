"""The assessments of a folder: their names from the folder alone, and what each file says."""

import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from wizard.errors import InvalidFileError, Problem, WizardError
from wizard.model.assessment import Assessment
from wizard.model.listing import Row, Stamp
from wizard.model.pack import Pack
from wizard.model.result import Result
from wizard.report.study import Study
from wizard.scoring.answers.moves import bring_into
from wizard.storage.assessments import SUFFIX, load_assessment
from wizard.storage.disk.files import explain_os_error
from wizard.visible import visible

_MARK = r"(\(.*conflicted copy.*\)|\.sync-conflict-)"
_CONFLICT = re.compile(rf"(?i).*(\.assessment.*{_MARK}.*|{_MARK}.*\.assessment)\.yaml")
"""How sync tools name the copy they leave; most put their mark before the last suffix."""


class Found(NamedTuple):
    """One file, as far as the folder alone tells."""

    path: Path
    stamp: Stamp
    is_conflict: bool = False
    """Whether a sync tool left it as a copy beside the real one; it is listed and not read."""

    @property
    def changed_ns(self) -> int:
        """Return when the folder says that it was changed."""
        return self.stamp[1]


class Entry(NamedTuple):
    """One file and, once it is read, what it says."""

    found: Found
    row: Row | None = None

    @property
    def path(self) -> Path:
        """Return the file."""
        return self.found.path

    @property
    def name(self) -> str:
        """Return the file's name without what all assessments end with."""
        return self.path.name.removesuffix(SUFFIX)

    @property
    def changed(self) -> float:
        """Return when it was last changed: as it says itself, or else as the folder says."""
        known = self.row.updated if self.row is not None else 0.0
        return known or self.found.changed_ns / 1e9


def find_files(folder: Path) -> list[Found]:
    """Return the assessments of a folder, the last changed first; StorageError if unreadable."""
    try:
        with os.scandir(folder) as entries:
            found = [_found(folder, entry) for entry in entries if _is_assessment(entry.name)]
    except OSError as error:
        raise explain_os_error(folder, error) from error
    return sorted(found, key=lambda one: (-one.changed_ns, one.path.name))


def _is_assessment(name: str) -> bool:
    return name.endswith(SUFFIX) or _is_conflict(name)


def _is_conflict(name: str) -> bool:
    return _CONFLICT.fullmatch(name) is not None


def _found(folder: Path, entry: "os.DirEntry[str]") -> Found:
    try:
        seen = entry.stat()
        stamp = (seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns)
    except OSError:
        stamp = (0, 0, 0)
    return Found(folder / entry.name, stamp, _is_conflict(entry.name))


def read_row(path: Path, pack: Pack) -> Row:
    """Return what a file says and how it scores, or what is wrong with it."""
    try:
        assessment, _ = load_assessment(path)
    except InvalidFileError as error:
        return Row(problem=visible(_first_problem(error.problems)))
    except WizardError as error:
        return Row(problem=visible(str(error)))
    study = Study(pack, bring_into(pack, assessment))
    return _row(study.assessment, study.result)


def _first_problem(problems: Sequence[Problem]) -> str:
    first, more = problems[0], len(problems) - 1
    where = f"line {first.line}: {first.path}".rstrip(": ")
    said = f"{where}: {first.what}" + (f"; {first.hint}" if first.hint else "")
    return f"{said} (and {more} more, under Enter)" if more else said


def _row(assessment: Assessment, result: Result) -> Row:
    best, worst = result.band_range or (None, None)
    return Row(
        title=assessment.title,
        us=assessment.partnership.us,
        partner=assessment.partnership.partner,
        stage=assessment.partnership.stage,
        progress=result.completeness,
        has_open=any(reading.is_open for reading in result.readings.values()),
        best=best.word if best is not None else None,
        worst=worst.word if worst is not None else None,
        verdict=result.recommendation.verdict.word,
        provisional=result.recommendation.provisional,
        updated=assessment.updated.timestamp(),
    )


def find_problems(path: Path) -> tuple[str, Sequence[Problem]]:
    """Return a sentence on what is wrong with a file, and every problem with its place."""
    try:
        load_assessment(path)
    except InvalidFileError as error:
        return str(error), error.problems
    except WizardError as error:
        return str(error), ()
    return "", ()
