"""Where a person's settings stand; imports nothing, so that a first frame need not wait for it."""

import os
from pathlib import Path

from platformdirs import user_config_path

NAME = "settings.yaml"
_PLACE = "PARTNERSHIP_WIZARD_SETTINGS"


def settings_path() -> Path:
    """Return where the settings are looked for; the environment may name another file."""
    named = os.environ.get(_PLACE, "")
    return Path(named) if named else user_config_path("partnership-wizard") / NAME
