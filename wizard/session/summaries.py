"""Where the summary of an assessment goes, and that nothing else is overwritten."""

import json
import os
import re
from pathlib import Path

from wizard.errors import StorageError, UsageError
from wizard.model.summary import Summary
from wizard.report.text import render_text
from wizard.storage.assessments import SUFFIX
from wizard.storage.emit import emit
from wizard.storage.files import read_bytes, write_whole
from wizard.storage.strict_yaml import read_yaml

_FORMS = {".yaml": "yaml", ".yml": "yaml", ".json": "json", ".txt": "text"}
_LAST_LINE = re.compile(r"Pack \S+ \S+; partnership-wizard \S+\.")


def summary_path(assessment: Path) -> Path:
    """Return where the summary of an assessment's file belongs."""
    stem = assessment.name.removesuffix(SUFFIX)
    stem = stem if stem != assessment.name else assessment.stem
    return assessment.with_name(f"{stem}.summary.yaml")


def write_summary(path: Path, summary: Summary) -> None:
    """Write a summary as YAML; a file that is no summary is never overwritten."""
    write_report(path, emit(summary.plain()))


def save_summary(path: Path, summary: Summary, form: str = "") -> None:
    """Write a summary as `yaml`, `json` or `text`; without `form` the suffix decides.

    UsageError if the suffix is of no known format, StorageError if something else stands there.
    """
    match form or _form_of(path):
        case "yaml":
            write_summary(path, summary)
        case "json":
            write_report(path, json.dumps(summary.plain(), indent=2, ensure_ascii=False) + "\n")
        case _:
            write_report(path, render_text(summary))


def _form_of(path: Path) -> str:
    try:
        return _FORMS[path.suffix.lower()]
    except KeyError:
        sentence = f"{path} has no suffix this program knows a format for."
        raise UsageError(sentence, f"Use one of {', '.join(_FORMS)}, or --format.") from None


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
