"""Load a pack from a folder, from a checkout or from inside the installed package."""

import contextlib
import hashlib
from collections.abc import Iterable, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from wizard.errors import InvalidFileError, Problem, StorageError, WizardError
from wizard.lint.finding import Finding
from wizard.lint.quality import find_weaknesses
from wizard.lint.reach import find_unreachable
from wizard.lint.references import find_broken_references
from wizard.model.checklist import Checklist
from wizard.model.pack import Pack, PackFile
from wizard.spelling import suggest
from wizard.storage.files import read_bytes
from wizard.storage.records import parse_record
from wizard.storage.strict_yaml import read_yaml
from wizard.storage.validation import format_path, locate

PACK_FILE = "pack.yaml"


def find_shipped_pack() -> Traversable:
    """Return the folder of the shipped checklists; WizardError if the installation lacks it."""
    packaged = files("wizard") / "checklists"
    if packaged.is_dir():
        return packaged
    root = Path(__file__).resolve().parents[2]
    if (root / "pyproject.toml").is_file() and (root / "checklists" / PACK_FILE).is_file():
        return root / "checklists"
    raise WizardError("The shipped checklists are missing.", "Reinstall partnership-wizard.")


def load_pack(folder: Traversable | Path | None = None) -> Pack:
    """Load a pack, by default the shipped one.

    Raises InvalidFileError with the problems of all its files, StorageError if it cannot be read.
    """
    pack, problems = _read_pack(find_shipped_pack() if folder is None else folder)
    if pack is None or problems:
        raise InvalidFileError(str(folder or "the shipped pack"), problems)
    return pack


def check_pack(folder: Path) -> tuple[list[Problem], list[Problem]]:
    """Return all errors of a pack and all pieces of advice, each with its place."""
    pack, errors = _read_pack(folder)
    if pack is None or errors:
        return errors, []
    findings = [*find_unreachable(pack), *find_weaknesses(pack)]
    errors = _locate(folder, [f for f in findings if f.severity == "error"])
    return errors, _locate(folder, [f for f in findings if f.severity == "advice"])


def pack_files(folder: Path) -> list[str]:
    """Return the names of a pack's files: `pack.yaml` and those of its dimensions."""
    data = read_yaml(read_bytes(folder / PACK_FILE)).data
    dimensions = data.get("dimensions") if isinstance(data, dict) else None
    names = dimensions if isinstance(dimensions, list) else []
    return [PACK_FILE, *(f"{name}.yaml" for name in names if (folder / f"{name}.yaml").is_file())]


def check_checklist(path: Path) -> tuple[list[Problem], list[Problem]]:
    """Return errors and advice for one checklist, seen among those siblings that can be read."""
    try:
        checklist = parse_record(read_bytes(path), str(path), Checklist)
    except InvalidFileError as error:
        return list(error.problems), []
    siblings = [sibling for sibling in _siblings(path) if sibling.id != checklist.id]
    file = PackFile.model_validate(
        {
            "kind": "pack",
            "schema_version": 1,
            "id": "siblings",
            "title": path.parent.name or "siblings",
            "version": "0",
            "languages": ["en"],
            "dimensions": [checklist.id],
        }
    )
    pack = Pack(file, (*siblings, checklist), "")
    findings = find_broken_references(pack)
    if not any(finding.checklist == checklist.id for finding in findings):
        findings = [*find_unreachable(pack), *find_weaknesses(pack)] if not findings else []
    own = [finding for finding in findings if finding.checklist == checklist.id]
    names = {checklist.id: path.name}
    errors = _locate(path.parent, [f for f in own if f.severity == "error"], names)
    return errors, _locate(path.parent, [f for f in own if f.severity == "advice"], names)


def _siblings(path: Path) -> list[Checklist]:
    found = []
    for other in sorted(path.parent.glob("*.yaml")):
        if other.name == PACK_FILE or other == path:
            continue
        with contextlib.suppress(WizardError):
            found.append(parse_record(read_bytes(other), str(other), Checklist))
    return found


def _read_pack(folder: Traversable | Path) -> tuple[Pack | None, list[Problem]]:
    contents = {PACK_FILE: _read(folder, PACK_FILE)}
    try:
        file = parse_record(contents[PACK_FILE], _name(folder, PACK_FILE), PackFile)
    except InvalidFileError as error:
        return None, list(error.problems)
    checklists: list[Checklist] = []
    problems: list[Problem] = []
    for index, dimension in enumerate(file.dimensions):
        name = f"{dimension}.yaml"
        try:
            contents[name] = _read(folder, name)
            checklist = parse_record(contents[name], _name(folder, name), Checklist)
        except StorageError as error:
            problems.append(_missing(folder, contents[PACK_FILE], index, error))
        except InvalidFileError as error:
            problems += error.problems
        else:
            checklists.append(checklist)
            problems += _check_name(folder, contents[name], checklist, dimension)
    if problems:
        return None, problems
    pack = Pack(file, tuple(checklists), _digest(contents))
    return pack, _locate(folder, find_broken_references(pack))


def _read(folder: Traversable | Path, name: str) -> bytes:
    entry = folder / name
    if isinstance(entry, Path):
        return read_bytes(entry)
    return entry.read_bytes()


def _name(folder: Traversable | Path, name: str) -> str:
    return str(folder / name)


def _missing(folder: Traversable | Path, raw: bytes, index: int, error: StorageError) -> Problem:
    place = locate(read_yaml(raw, with_places=True), ("dimensions", index))
    path = format_path(("dimensions", index))
    hint = "add the file or take the dimension out"
    return Problem(_name(folder, PACK_FILE), *place, path, error.sentence.rstrip("."), hint)


def _check_name(
    folder: Traversable | Path, raw: bytes, checklist: Checklist, dimension: str
) -> list[Problem]:
    if checklist.id == dimension:
        return []
    name = f"{dimension}.yaml"
    place = locate(read_yaml(raw, with_places=True), ("id",))
    what = f"the id is {checklist.id}, and the file is called {name}"
    return [Problem(_name(folder, name), *place, "id", what, suggest(checklist.id, [dimension]))]


def _digest(contents: dict[str, bytes]) -> str:
    digest = hashlib.sha256()
    for name in sorted(contents):
        digest.update(f"{name} {len(contents[name])}\n".encode())
        digest.update(contents[name])
    return f"sha256:{digest.hexdigest()}"


def _locate(
    folder: Traversable | Path,
    findings: Iterable[Finding],
    names: Mapping[str, str] | None = None,
) -> list[Problem]:
    """Return findings with their places; `names` holds files not called after their dimension."""
    documents = {}
    problems = []
    for finding in findings:
        name = _file_of(finding, names or {})
        if name not in documents:
            documents[name] = read_yaml(_read(folder, name), with_places=True)
        place = locate(documents[name], finding.path)
        path = format_path(finding.path)
        file = _name(folder, name)
        problems.append(Problem(file, *place, path, finding.what, finding.hint))
    return sorted(problems, key=lambda p: (p.file, p.line, p.column))


def _file_of(finding: Finding, names: Mapping[str, str]) -> str:
    if finding.checklist is None:
        return PACK_FILE
    return names.get(finding.checklist, f"{finding.checklist}.yaml")
