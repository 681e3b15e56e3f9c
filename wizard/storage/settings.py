"""Where a person's settings stand, and how they are read."""

import os
from pathlib import Path

from platformdirs import user_config_path

from wizard.model.settings import Settings
from wizard.storage.reading.records import load_record

NAME = "settings.yaml"
_PLACE = "PARTNERSHIP_WIZARD_SETTINGS"

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


def settings_path() -> Path:
    """Return where the settings are looked for; the environment may name another file."""
    named = os.environ.get(_PLACE, "")
    return Path(named) if named else user_config_path("partnership-wizard") / NAME


def load_settings() -> Settings:
    """Return the settings, or the defaults if there is no file.

    Raises InvalidFileError with the places of everything wrong, StorageError if it is unreadable.
    """
    path = settings_path()
    if not os.path.lexists(path):
        return Settings()
    return load_record(path, Settings)
