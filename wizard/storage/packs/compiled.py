"""The shipped pack as one JSON file, written when the wheel is built: it loads ten times faster.

The YAML files stay beside it and stay the source: their digest is kept in the JSON, and a file
that was changed afterwards is read as YAML again.
"""

import contextlib
import json
from pathlib import Path
from typing import Any

from wizard.errors import WizardError
from wizard.model.checklist import Checklist
from wizard.model.pack import Pack, PackFile
from wizard.storage.disk.files import read_bytes
from wizard.storage.json_input import read_json
from wizard.storage.packs.folder import (
    ReadPack,
    digest_of_files,
    read_folder,
    tracer,
)
from wizard.storage.packs.shipped import PACK_FILE
from wizard.storage.reading.strict_yaml import read_yaml

COMPILED = "pack.json"

_DAMAGED = (ValueError, TypeError, LookupError, AttributeError)
"""What JSON meets that says something else than was written."""


def compile_pack(folder: Path) -> str:
    """Return the JSON of a pack's files; WizardError if one of them is not sound."""
    read, problems = read_folder(folder)
    if read is None:
        raise WizardError("\n".join(str(problem) for problem in problems))
    names = [PACK_FILE, *(f"{dimension}.yaml" for dimension in read.pack.file.dimensions)]
    data = {name: read_yaml(read_bytes(folder / name)).data for name in names}
    return json.dumps({"digest": read.pack.digest, "files": data}, ensure_ascii=False)


def read_compiled(folder: Path) -> ReadPack | None:
    """Return the pack of a folder from its JSON; None if there is none that fits its files."""
    if (folder / COMPILED).is_file():
        # A damaged one costs only the time to read YAML.
        with contextlib.suppress(WizardError, OSError, *_DAMAGED):
            return _read_fitting(folder, read_json((folder / COMPILED).read_bytes()))
    return None


def _read_fitting(folder: Path, data: dict[str, Any]) -> ReadPack | None:
    files: dict[str, Any] = data["files"]
    if digest_of_files({name: read_bytes(folder / name) for name in files}) != data["digest"]:
        return None
    file = PackFile.model_validate(files[PACK_FILE])
    checklists = tuple(Checklist.model_validate(files[f"{d}.yaml"]) for d in file.dimensions)
    return ReadPack(Pack(file, checklists, data["digest"]), (folder,), tracer(folder))
