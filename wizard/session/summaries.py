"""Where the summary of an assessment goes, and that nothing else is overwritten."""

import os
import re
from pathlib import Path

from wizard.errors import StorageError
from wizard.model.summary import Summary
from wizard.storage.assessments import SUFFIX
from wizard.storage.emit import emit
from wizard.storage.files import read_bytes, write_whole
from wizard.storage.strict_yaml import read_yaml

_LAST_LINE = re.compile(r"Pack \S+ \S+; partnership-wizard \S+\.")


def summary_path(assessment: Path) -> Path:
    """Return where the summary of an assessment's file belongs."""
    stem = assessment.name.removesuffix(SUFFIX)
    stem = stem if stem != assessment.name else assessment.stem
    return assessment.with_name(f"{stem}.summary.yaml")


def write_summary(path: Path, summary: Summary) -> None:
    """Write a summary as YAML; a file that is no summary is never overwritten."""
    write_report(path, emit(summary.plain()))


def write_report(path: Path, text: str) -> None:
    """Write a summary in some format, but only over a file that is a summary itself."""
    if os.path.lexists(path) and not _is_summary(read_bytes(path)):
        raise StorageError(
            str(path), f"{path} exists and is not a summary.", "Choose another name."
        )
    write_whole(path, text.encode())


def _is_summary(raw: bytes) -> bool:
    """Tell whether a file is a summary: as YAML or JSON by its kind, as text by its last line."""
    data = read_yaml(raw).data
    if isinstance(data, dict):
        return data.get("kind") == "partnership-summary"
    lines = raw.decode(errors="replace").splitlines()
    return bool(lines) and _LAST_LINE.fullmatch(lines[-1]) is not None
