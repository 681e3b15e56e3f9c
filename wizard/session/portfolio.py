"""The assessments of a folder, each in one line, broken ones included."""

from dataclasses import dataclass
from pathlib import Path

from wizard.errors import InvalidFileError, WizardError
from wizard.model.assessment import Assessment
from wizard.model.pack import Pack
from wizard.model.result import Result
from wizard.report.study import Study
from wizard.scoring.moves import bring_into
from wizard.storage.assessments import SUFFIX, load_assessment
from wizard.storage.files import explain_os_error


@dataclass(frozen=True, slots=True)
class Entry:
    """One file: the assessment and its result, or what is wrong with it."""

    path: Path
    assessment: Assessment | None = None
    result: Result | None = None
    problem: str = ""


def find_files(folder: Path) -> list[Path]:
    """Return the assessments of a folder, the last changed first; StorageError if unreadable."""
    try:
        found = [path for path in folder.iterdir() if path.name.endswith(SUFFIX)]
    except OSError as error:
        raise explain_os_error(folder, error) from error
    return sorted(found, key=lambda path: (-_changed(path), path.name))


def _changed(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def read_entry(path: Path, pack: Pack) -> Entry:
    """Return what a file holds and how it scores, or what is wrong with it."""
    try:
        assessment, _ = load_assessment(path)
    except InvalidFileError as error:
        first = error.problems[0]
        return Entry(path, problem=f"line {first.line}: {first.what}")
    except WizardError as error:
        return Entry(path, problem=str(error))
    study = Study(pack, bring_into(pack, assessment))
    return Entry(path, study.assessment, study.result)
