"""Where the summary of an assessment goes, and that nothing else is overwritten."""

from pathlib import Path

from wizard.errors import StorageError
from wizard.model.summary import Summary
from wizard.storage.assessments import SUFFIX
from wizard.storage.emit import emit
from wizard.storage.files import read_bytes, write_whole
from wizard.storage.strict_yaml import read_yaml


def summary_path(assessment: Path) -> Path:
    """Return where the summary of an assessment's file belongs."""
    stem = assessment.name.removesuffix(SUFFIX)
    stem = stem if stem != assessment.name else assessment.stem
    return assessment.with_name(f"{stem}.summary.yaml")


def write_summary(path: Path, summary: Summary) -> None:
    """Write a summary as YAML; a file that is no summary is never overwritten."""
    if path.exists() and not _is_summary(path):
        raise StorageError(
            str(path), f"{path} exists and is not a summary.", "Choose another name."
        )
    write_whole(path, emit(summary.plain()).encode())


def _is_summary(path: Path) -> bool:
    data = read_yaml(read_bytes(path)).data
    return isinstance(data, dict) and data.get("kind") == "partnership-summary"
