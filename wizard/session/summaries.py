"""Where the summary of an assessment goes, and that nothing else is overwritten."""

import json
import os
import re
from collections.abc import Callable
from pathlib import Path

from wizard.errors import StorageError, UsageError
from wizard.model.summary import Summary
from wizard.report.markup import render_html, render_markdown
from wizard.report.text import render_text
from wizard.storage.assessments import SUFFIX
from wizard.storage.disk.files import read_bytes
from wizard.storage.disk.writing import write_whole
from wizard.storage.reading.emit import emit
from wizard.storage.reading.strict_yaml import read_yaml

_FORMS = {
    ".yaml": "yaml",
    ".yml": "yaml",
    ".json": "json",
    ".txt": "text",
    ".md": "markdown",
    ".html": "html",
}
_RENDER: dict[str, Callable[[Summary], str]] = {
    "yaml": lambda summary: emit(summary.plain()),
    "json": lambda summary: json.dumps(summary.plain(), indent=2, ensure_ascii=False) + "\n",
    "text": render_text,
    "markdown": render_markdown,
    "html": render_html,
}
FORMS = tuple(_RENDER)
_LAST_LINE = re.compile(r"(<p>)?Pack \S+ \S+; partnership\\?-wizard \S+\.(</p>)?")


def summary_path(assessment: Path) -> Path:
    """Return where the summary of an assessment's file belongs."""
    stem = assessment.name.removesuffix(SUFFIX)
    stem = stem if stem != assessment.name else assessment.stem
    return assessment.with_name(f"{stem}.summary.yaml")


def render(summary: Summary, form: str) -> str:
    """Return a summary in one of FORMS."""
    return _RENDER[form](summary)


def save_summary(path: Path, summary: Summary, form: str = "") -> None:
    """Write a summary in one of FORMS; without `form` the suffix decides.

    UsageError if the suffix is of no known format, StorageError if something else stands there.
    """
    write_report(path, render(summary, form or _form_of(path)))


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
    """Tell whether a file is a summary: as YAML or JSON by its kind, else by its last words."""
    data = read_yaml(raw).data
    if isinstance(data, dict):
        return data.get("kind") == "partnership-summary"
    lines = raw.decode(errors="replace").splitlines()
    said = [line for line in lines if line not in ("</body>", "</html>")]
    return bool(said) and _LAST_LINE.fullmatch(said[-1].replace("\\", "")) is not None
