"""What the form of a partnership's facts holds: its values, and what is wrong with one of them."""

import os
import re
from collections.abc import Mapping
from pathlib import Path

from wizard.model.assessment import Assessment
from wizard.model.text import MAX_LINE, MAX_PARAGRAPH
from wizard.storage.assessments import SUFFIX

REQUIRED = ("title", "us", "partner")
_BLANK = {"form": "treaty", "stage": "negotiating", "depth": "core"}
_OF_PARTNERSHIP = ("us", "partner", "agreement", "form", "stage", "term", "description")
_OF_ASSESSMENT = ("title", "analyst", "handling", "depth")


def values_of(kept: Assessment | None, defaults: Mapping[str, str]) -> dict[str, str]:
    """Return what each field begins with: as it stands, or a default for a new assessment."""
    names = (*_OF_PARTNERSHIP, *_OF_ASSESSMENT)
    if kept is None:
        return {**dict.fromkeys(names, ""), **_BLANK, **defaults}
    own = {name: str(getattr(kept, name)) for name in _OF_ASSESSMENT}
    return {**own, **{name: str(getattr(kept.partnership, name)) for name in _OF_PARTNERSHIP}}


def complaint_of(name: str, text: str) -> str:
    """Return in a sentence why a field cannot be kept as it is, or nothing."""
    limit = MAX_PARAGRAPH if name == "description" else MAX_LINE
    if name in REQUIRED and not text:
        return "This cannot stay empty."
    if len(text) > limit:
        return f"{len(text):,} characters are too many; {limit:,} can be kept."
    return ""


def advice_of(name: str, typed: Mapping[str, str], folder: Path | None) -> str:
    """Return what is worth knowing about a field; it can be kept all the same."""
    text = typed[name]
    if name == "title" and folder is not None and text:
        return f"Will be the file {free_path(folder, text).name}"
    if name == "partner" and text and text.casefold() == typed["us"].casefold():
        return "Both sides are the same: is that meant?"
    return ""


def free_path(folder: Path, title: str) -> Path:
    """Return a file name made from a title that is not taken in `folder`."""
    stem = re.sub(r"[^a-z0-9]+", "-", title.casefold()).strip("-")[:60] or "assessment"
    path = folder / f"{stem}{SUFFIX}"
    number = 2
    while os.path.lexists(path):
        path = folder / f"{stem}-{number}{SUFFIX}"
        number += 1
    return path
