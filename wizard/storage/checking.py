"""Check any file or folder of this program's by what it says it is."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from wizard.errors import InvalidFileError, Problem, StorageError
from wizard.lint.answers import find_misfits
from wizard.model.assessment import Assessment
from wizard.model.base import Record
from wizard.model.overlay import Overlay
from wizard.model.pack import Pack, PackFile
from wizard.model.settings import Settings
from wizard.model.summary import Summary
from wizard.storage.disk.files import explain_os_error, read_bytes
from wizard.storage.packs.checking import check_checklist, check_pack, check_part, pack_files
from wizard.storage.packs.loading import load_pack
from wizard.storage.packs.shipped import PACK_FILE
from wizard.storage.reading.kinds import find_kind
from wizard.storage.reading.records import parse_record
from wizard.storage.reading.strict_yaml import read_yaml
from wizard.storage.reading.validation import format_path, locate

SUFFIXES = (".yaml", ".yml")


@dataclass
class Report:
    """What was found in how many files."""

    checked: int = 0
    problems: list[Problem] = field(default_factory=list)
    advice: list[Problem] = field(default_factory=list)
    unreadable: list[StorageError] = field(default_factory=list)
    _pack: Pack | None = None

    def load(self, pack: str | None) -> Pack:
        """Return the pack assessments are held against, read once."""
        if self._pack is None:
            self._pack = load_pack(Path(pack) if pack else None)
        return self._pack


def check_paths(paths: Sequence[str], pack: str | None = None) -> Report:
    """Check files and folders; assessments are also held against their pack."""
    report = Report()
    for name in paths:
        try:
            _check_path(Path(name), pack, report)
        except StorageError as error:
            report.unreadable.append(error)
    return report


def _check_path(path: Path, pack: str | None, report: Report) -> None:
    if not _is_folder(path):
        _check_file(path, pack, report)
        return
    if (path / PACK_FILE).exists():
        _check_pack(path, pack, report)
        return
    for entry in sorted(path.iterdir()):
        if entry.suffix in SUFFIXES and entry.is_file():
            _check_path(entry, pack, report)


def _check_pack(path: Path, pack: str | None, report: Report) -> None:
    """Check a pack, and whatever else lies in its folder."""
    errors, advice = check_pack(path)
    report.problems += errors
    report.advice += advice
    named = set(pack_files(path))
    report.checked += len(named)
    for entry in sorted(path.iterdir()):
        if entry.suffix in SUFFIXES and entry.is_file() and entry.name not in named:
            _check_path(entry, pack, report)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError as error:
        raise explain_os_error(path, error) from error


def _check_file(path: Path, pack: str | None, report: Report) -> None:
    report.checked += 1
    raw = read_bytes(path)
    kind = find_kind(raw)
    if kind in ("checklist", *_PARTS):
        errors, advice = check_checklist(path) if kind == "checklist" else check_part(path)
        report.problems += errors
        report.advice += advice
        return
    try:
        _check_record(path, raw, kind, pack, report)
    except InvalidFileError as error:
        report.problems += error.problems


_PARTS = ("checklist-changes", "pack-translation", "translation")
_RECORDS: dict[str, type[Record]] = {
    "overlay": Overlay,
    "pack": PackFile,
    "partnership-summary": Summary,
    "settings": Settings,
}


def _check_record(path: Path, raw: bytes, kind: str, pack: str | None, report: Report) -> None:
    if kind in _RECORDS:
        parse_record(raw, str(path), _RECORDS[kind])
        return
    assessment = parse_record(raw, str(path), Assessment)
    findings = find_misfits(report.load(pack), assessment)
    document = read_yaml(raw, with_places=True)
    for finding in findings:
        place = locate(document, finding.path)
        where = format_path(finding.path)
        problem = Problem(str(path), *place, where, finding.what, finding.hint)
        (report.problems if finding.severity == "error" else report.advice).append(problem)
