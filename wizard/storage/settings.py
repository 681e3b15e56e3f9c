"""A person's settings, and how they are read."""

import os

from wizard.errors import InvalidFileError, Problem
from wizard.model.settings import Settings
from wizard.storage.disk.files import read_bytes
from wizard.storage.reading.records import load_record
from wizard.storage.reading.strict_yaml import find_places, read_yaml
from wizard.storage.reading.validation import locate
from wizard.storage.settings_place import settings_path

TEMPLATE = """\
kind: settings
schema_version: 1
# Every line below may be left out; these are the defaults.
# theme: textual-light
move_on: true
lexicon: icd-203        # or phia: which words stand for probabilities
# folder: ~/assessments
depth: core             # or full: what a new assessment begins with
# language: es
# keys: {walk.next: j, walk.previous: k}
"""


def load_settings() -> Settings:
    """Return the settings, or the defaults if there is no file.

    Raises InvalidFileError with the places of everything wrong, StorageError if it is unreadable.
    """
    path = settings_path()
    if not os.path.lexists(path):
        return Settings()
    return load_record(path, Settings)


def refuse_setting(name: str, what: str, hint: str) -> InvalidFileError:
    """Return the refusal, with its place, of a setting that only its user can judge."""
    path = settings_path()
    raw = read_bytes(path)
    place = locate(find_places(raw, read_yaml(raw), [(name,)]), (name,))
    return InvalidFileError(str(path), [Problem(str(path), *place, name, what, hint)])
