"""Check a pack, or one of its files, and list every problem with its place."""

import contextlib
from collections.abc import Iterable
from pathlib import Path

from wizard.errors import InvalidFileError, Problem, WizardError
from wizard.lint.finding import Finding
from wizard.lint.quality import find_weaknesses
from wizard.lint.reach import find_unreachable
from wizard.lint.references import find_broken_references
from wizard.model.checklist import Checklist
from wizard.model.pack import Pack, PackFile
from wizard.storage.disk.files import read_bytes
from wizard.storage.packs.folder import tracer
from wizard.storage.packs.loading import read_pack
from wizard.storage.packs.places import Trace, to_problems
from wizard.storage.packs.shipped import PACK_FILE
from wizard.storage.packs.translations import FOLDER, find_missing_texts
from wizard.storage.reading.records import parse_record
from wizard.storage.reading.strict_yaml import read_yaml

Problems = tuple[list[Problem], list[Problem]]
"""Errors, and pieces of advice."""


def check_pack(folder: Path) -> Problems:
    """Return all errors of a pack or an overlay with its translations, and all advice."""
    read, errors = read_pack(folder)
    if read is None or errors:
        return errors, []
    findings = [*find_unreachable(read.pack), *find_weaknesses(read.pack)]
    errors, advice = _sort(findings, read.trace)
    # What the shipped pack says of itself is no business of an overlay's author.
    advice = [problem for problem in advice if problem.file.startswith(str(folder))]
    faults, gaps = find_missing_texts(read)
    return [*errors, *faults], [*advice, *gaps]


def pack_files(folder: Path) -> list[str]:
    """Return the names of a pack's files: `pack.yaml`, its dimensions and its translations."""
    data = read_yaml(read_bytes(folder / PACK_FILE)).data
    dimensions = data.get("dimensions") if isinstance(data, dict) else None
    names = dimensions if isinstance(dimensions, list) else []
    own = [f"{name}.yaml" for name in names if (folder / f"{name}.yaml").is_file()]
    texts = sorted(str(path.relative_to(folder)) for path in folder.glob(f"{FOLDER}/*/*.yaml"))
    return [PACK_FILE, *own, *texts]


def check_checklist(path: Path) -> Problems:
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
    return _sort(own, tracer(path.parent, {checklist.id: path.name}))


def check_part(path: Path) -> Problems:
    """Return errors and advice for one file of the overlay or the translation it belongs to."""
    folder = next((parent for parent in path.parents if (parent / PACK_FILE).is_file()), None)
    if path.parent.parent.name == FOLDER:
        folder = path.parents[2] if (path.parents[2] / PACK_FILE).is_file() else None
    if folder is None:
        what = "there is no pack.yaml beside it to be checked against"
        return [Problem(str(path), 1, 1, "", what)], []
    errors, advice = check_pack(folder)
    own = str(path)
    return [p for p in errors if p.file == own], [p for p in advice if p.file == own]


def _sort(findings: Iterable[Finding], trace: Trace) -> Problems:
    found = list(findings)
    errors = to_problems([f for f in found if f.severity == "error"], trace)
    return errors, to_problems([f for f in found if f.severity == "advice"], trace)


def _siblings(path: Path) -> list[Checklist]:
    found = []
    for other in sorted(path.parent.glob("*.yaml")):
        if other.name == PACK_FILE or other == path:
            continue
        with contextlib.suppress(WizardError):
            found.append(parse_record(read_bytes(other), str(other), Checklist))
    return found
