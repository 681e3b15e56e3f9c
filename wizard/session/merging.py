"""Merge the files of several analysts into one, and overwrite nothing (method.md 1.19)."""

import os
import uuid
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from wizard.errors import StorageError, UsageError
from wizard.model.assessment import Assessment
from wizard.model.consensus import Merger
from wizard.model.pack import Pack
from wizard.scoring.consensus.joining import Contribution, find_mismatch
from wizard.scoring.consensus.merge import merge_assessments
from wizard.session.creation import create_file
from wizard.storage.assessments import SUFFIX, AssessmentWriter, load_assessment, render_assessment
from wizard.storage.disk.files import read_bytes
from wizard.storage.reading.strict_yaml import read_yaml
from wizard.visible import clean_line

_NAMESPACE = uuid.UUID("6f4d5a0e-7a4b-4f6c-9a43-2b8f2f0a7c11")
_HINT = (
    "Merge the analysts' own assessments of one partnership, made with the same checklists and "
    "parameters."
)


def load_contributions(paths: Sequence[Path]) -> list[Contribution]:
    """Load each analyst's file; who is not named in it goes by the name of the file."""
    if len(paths) < 2:  # noqa: PLR2004 - one analyst is no group
        raise UsageError("One file alone cannot be merged.", "Name at least two.")
    return [_contribution(path, load_assessment(path)[0]) for path in paths]


def _contribution(path: Path, assessment: Assessment) -> Contribution:
    names = (assessment.analyst, clean_line(path.name.removesuffix(SUFFIX)), path.name)
    name = next((name for name in names if name.strip()), "")
    return Contribution(name.strip(), assessment)


def merge_contributions(
    pack: Pack, contributions: Sequence[Contribution], clock: Callable[[], datetime]
) -> Merger:
    """Return the analysts' consensus; UsageError says why they cannot be merged."""
    if complaint := find_mismatch(contributions):
        raise UsageError(complaint, _HINT)
    used = contributions[0].assessment.pack
    if used.id != pack.file.id:
        sentence = f"The files were made with the checklists {used.id}, not {pack.file.id}."
        raise UsageError(sentence, "Name their folder with --pack.")
    return merge_assessments(pack, contributions, identity=_identity(contributions), moment=clock())


def _identity(contributions: Sequence[Contribution]) -> str:
    """Return an id that is the same whenever the same analysts' assessments are merged."""
    told = sorted(f"{entry.analyst}\n{entry.assessment.id}" for entry in contributions)
    return str(uuid.uuid5(_NAMESPACE, "\n".join(told)))


def save_merged(
    path: Path, assessment: Assessment, sources: Sequence[Path], *, replace: bool
) -> None:
    """Write the merged assessment; StorageError if something stands there already.

    With `replace` another assessment gives way, but never one of the files that were merged.
    """
    if not replace or not os.path.lexists(path):
        create_file(path, render_assessment(assessment))
        return
    if any(path.samefile(source) for source in sources):
        sentence = f"{path} is one of the files to be merged."
        raise StorageError(str(path), sentence, "Choose another name.")
    data = read_yaml(read_bytes(path)).data
    if not isinstance(data, dict) or data.get("kind") != "partnership-assessment":
        sentence = f"{path} exists and is not an assessment."
        raise StorageError(str(path), sentence, "Choose another name.")
    AssessmentWriter(path).save(assessment)
