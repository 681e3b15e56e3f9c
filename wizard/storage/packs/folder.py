"""Read the files of one pack folder."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from wizard.errors import InvalidFileError, Problem, StorageError
from wizard.lint.finding import Finding
from wizard.model.checklist import Checklist
from wizard.model.pack import Pack, PackFile
from wizard.spelling import suggest
from wizard.storage.disk.files import read_bytes
from wizard.storage.packs.places import Spot, Trace
from wizard.storage.packs.shipped import PACK_FILE
from wizard.storage.reading.records import parse_record
from wizard.storage.reading.strict_yaml import read_yaml
from wizard.storage.reading.validation import format_path, locate


@dataclass(frozen=True)
class ReadPack:
    """A pack, the folders it came from (the shipped one first), and where its parts stand."""

    pack: Pack
    folders: tuple[Path, ...]
    trace: Trace
    rewritten: frozenset[str] = frozenset()
    """Questions and red lines that an overlay put in the place of shipped ones."""


def read_folder(folder: Path) -> tuple[ReadPack | None, list[Problem]]:
    """Return a pack read from its own files alone, or the problems of these files."""
    contents = {PACK_FILE: read_bytes(folder / PACK_FILE)}
    try:
        file = parse_record(contents[PACK_FILE], str(folder / PACK_FILE), PackFile)
    except InvalidFileError as error:
        return None, list(error.problems)
    checklists: list[Checklist] = []
    problems: list[Problem] = []
    for index, dimension in enumerate(file.dimensions):
        name = f"{dimension}.yaml"
        try:
            contents[name] = read_bytes(folder / name)
            checklist = parse_record(contents[name], str(folder / name), Checklist)
        except StorageError as error:
            problems.append(missing_file(folder, contents[PACK_FILE], index, error))
        except InvalidFileError as error:
            problems += error.problems
        else:
            checklists.append(checklist)
            problems += check_name(folder, contents[name], checklist.id, dimension)
    if problems:
        return None, problems
    pack = Pack(file, tuple(checklists), digest_of_files(contents))
    return ReadPack(pack, (folder,), tracer(folder)), []


def tracer(folder: Path, names: Mapping[str, str] | None = None) -> Trace:
    """Return the trace of a plain folder; `names` holds files not called after their dimension."""

    def trace(finding: Finding) -> Spot:
        name = PACK_FILE
        if finding.checklist is not None:
            name = (names or {}).get(finding.checklist, f"{finding.checklist}.yaml")
        return Spot(folder, name, finding.path)

    return trace


def missing_file(folder: Path, raw: bytes, index: int, error: StorageError) -> Problem:
    """Return the problem of a dimension `pack.yaml` names and the folder does not hold."""
    path = ("dimensions", index)
    place = locate(read_yaml(raw, with_places=True), path)
    hint = "add the file or take the dimension out"
    sentence = error.sentence.rstrip(".")
    return Problem(str(folder / PACK_FILE), *place, format_path(path), sentence, hint)


def check_name(folder: Path, raw: bytes, given: str, dimension: str) -> list[Problem]:
    """Return the problem of a file whose id is not its name."""
    if given == dimension:
        return []
    name = f"{dimension}.yaml"
    place = locate(read_yaml(raw, with_places=True), ("id",))
    what = f"the id is {given}, and the file is called {name}"
    return [Problem(str(folder / name), *place, "id", what, suggest(given, [dimension]))]


def digest_of_files(contents: Mapping[str, bytes]) -> str:
    """Return the SHA-256 of files by name, as `sha256:…`."""
    digest = hashlib.sha256()
    for name in sorted(contents):
        digest.update(f"{name} {len(contents[name])}\n".encode())
        digest.update(contents[name])
    return f"sha256:{digest.hexdigest()}"
