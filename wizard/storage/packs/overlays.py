"""Read an overlay folder and lay it over the shipped pack."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from wizard.errors import InvalidFileError, Problem, StorageError
from wizard.lint.changes import find_misplaced
from wizard.lint.finding import Finding
from wizard.lint.moves import find_broken_moves
from wizard.lint.walk import Path as Steps
from wizard.lint.walk import placed_questions
from wizard.model.checklist import Checklist, Section
from wizard.model.overlay import Addition, ChecklistChanges, Overlay, drop_links
from wizard.model.pack import Pack
from wizard.storage.disk.files import read_bytes
from wizard.storage.packs.folder import (
    ReadPack,
    check_name,
    digest_of_files,
    missing_file,
)
from wizard.storage.packs.places import Spot, Trace, to_problems
from wizard.storage.packs.shipped import PACK_FILE
from wizard.storage.reading.records import parse_record
from wizard.storage.reading.strict_yaml import read_yaml
from wizard.storage.reading.validation import locate

_POSITION = 4
"""Steps from the top of a checklist to one of its questions."""


@dataclass
class _Parts:
    """The files of an overlay, by dimension, and what is wrong with them."""

    contents: dict[str, bytes] = field(default_factory=dict)
    new: dict[str, Checklist] = field(default_factory=dict)
    changes: dict[str, ChecklistChanges] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def read_overlay(folder: Path, base: ReadPack) -> tuple[ReadPack | None, list[Problem]]:
    """Return the shipped pack with an overlay's changes, or the problems of the overlay."""
    raw = read_bytes(folder / PACK_FILE)
    try:
        overlay = parse_record(raw, str(folder / PACK_FILE), Overlay)
    except InvalidFileError as error:
        return None, list(error.problems)
    if overlay.extends != base.pack.file.id:
        what = f"the pack {overlay.extends} is not the shipped one, which is {base.pack.file.id}"
        place = locate(read_yaml(raw, with_places=True), ("extends",))
        return None, [Problem(str(folder / PACK_FILE), *place, "extends", what)]
    parts = _read_parts(folder, raw, overlay, base.pack)
    if parts.problems:
        return None, parts.problems
    pack = _join(overlay, parts, base.pack)
    rewritten = frozenset(
        part.id
        for changes in parts.changes.values()
        for part in (*changes.replace, *changes.red_lines)
    )
    trace = _tracer(folder, parts, pack, base)
    return ReadPack(pack, (*base.folders, folder), trace, rewritten), []


def _read_parts(folder: Path, raw: bytes, overlay: Overlay, base: Pack) -> _Parts:
    parts = _Parts({PACK_FILE: raw})
    shipped = {checklist.id: checklist for checklist in base.checklists}
    names = {entry.name for entry in folder.iterdir()}
    for index, dimension in enumerate(overlay.dimensions or shipped):
        name = f"{dimension}.yaml"
        if name in names:
            _read_part(folder, dimension, shipped.get(dimension), parts)
        elif dimension not in shipped:
            error = StorageError(name, f"{name} is missing, and no shipped checklist is so called")
            parts.problems.append(missing_file(folder, raw, index, error))
    known = {PACK_FILE, *(f"{dimension}.yaml" for dimension in overlay.dimensions or shipped)}
    for stray in sorted(name for name in names - known if name.endswith((".yaml", ".yml"))):
        what = f"{stray} is called like none of the dimensions"
        hint = "name its dimension under `dimensions` in pack.yaml, or take the file out"
        parts.problems.append(Problem(str(folder / stray), 1, 1, "", what, hint))
    return parts


def _read_part(folder: Path, dimension: str, shipped: Checklist | None, parts: _Parts) -> None:
    """Read a new checklist, or the changes to a shipped one."""
    name = f"{dimension}.yaml"
    file = str(folder / name)
    raw = parts.contents[name] = read_bytes(folder / name)
    try:
        if shipped is None:
            checklist = parse_record(raw, file, Checklist)
            parts.new[dimension] = checklist
            parts.problems += check_name(folder, raw, checklist.id, dimension)
            return
        changes = parse_record(raw, file, ChecklistChanges)
    except InvalidFileError as error:
        parts.problems += error.problems
        return
    parts.changes[dimension] = changes
    parts.problems += check_name(folder, raw, changes.id, dimension)
    misplaced = find_misplaced(changes, shipped)
    parts.problems += to_problems(misplaced, lambda found: Spot(folder, name, found.path))


def _join(overlay: Overlay, parts: _Parts, base: Pack) -> Pack:
    file = overlay.changes_to(base.file)
    shipped = {checklist.id: checklist for checklist in base.checklists}
    gone = [removed for changes in parts.changes.values() for removed in changes.remove]
    checklists = []
    for dimension in file.dimensions:
        checklist = parts.new.get(dimension) or drop_links(shipped[dimension], gone)
        changes = parts.changes.get(dimension)
        checklists.append(changes.changes_to(checklist) if changes else checklist)
    digest = digest_of_files({**parts.contents, "": base.digest.encode()})
    return _drop_moves(Pack(file, tuple(checklists), digest), len(overlay.moves))


def _drop_moves(pack: Pack, own: int) -> Pack:
    """Return a pack without shipped moves that lead nowhere since the overlay changed it."""
    while broken := {f.path[1] for f in find_broken_moves(pack)} - set(range(own)):
        kept = [move for index, move in enumerate(pack.file.moves) if index not in broken]
        file = pack.file.model_copy(update={"moves": tuple(kept)})
        pack = Pack(file, pack.checklists, pack.digest)
    return pack


def _tracer(folder: Path, parts: _Parts, pack: Pack, base: ReadPack) -> Trace:
    """Return the trace of a joined pack: a part stands in the overlay, or where it was shipped."""
    own = {key: spot for changes in parts.changes.values() for key, spot in _own(folder, changes)}
    shipped = {placed.question.id: placed.path for placed in placed_questions(base.pack)}
    lines = {
        line.id: ("red_lines", index)
        for checklist in base.pack.checklists
        for index, line in enumerate(checklist.red_lines)
    }

    def trace(finding: Finding) -> Spot:
        dimension, path = finding.checklist, finding.path
        if dimension is None:
            return Spot(folder, PACK_FILE, path)
        if dimension in parts.new:
            return Spot(folder, f"{dimension}.yaml", path)
        checklist = pack.checklist(dimension)
        if path[0] == "sections" and len(path) >= _POSITION:
            question = checklist.sections[int(path[1])].questions[int(path[3])].id
            start, known, rest = ("question", question), shipped.get(question), path[_POSITION:]
        elif path[0] == "red_lines":
            line = checklist.red_lines[int(path[1])].id
            start, known, rest = ("line", line), lines.get(line), path[2:]
        else:
            return base.trace(finding)
        if start in own:
            spot = own[start]
            return Spot(folder, spot.name, (*spot.path, *rest))
        return base.trace(Finding(dimension, (*(known or ()), *rest), finding.what))

    return trace


def _own(folder: Path, changes: ChecklistChanges) -> list[tuple[tuple[str, str], Spot]]:
    """Return where an overlay's own questions and red lines stand, by kind and id."""
    found: list[tuple[str, str, Steps]] = [
        ("question", question.id, ("replace", index))
        for index, question in enumerate(changes.replace)
    ]
    groups: tuple[tuple[str, Sequence[Addition | Section]], ...] = (
        ("add", changes.add),
        ("sections", changes.sections),
    )
    for name, entries in groups:
        for g, group in enumerate(entries):
            for q, question in enumerate(group.questions):
                found.append(("question", question.id, (name, g, "questions", q)))
    found += [("line", line.id, ("red_lines", i)) for i, line in enumerate(changes.red_lines)]
    file = f"{changes.id}.yaml"
    return [((kind, key), Spot(folder, file, path)) for kind, key, path in found]
