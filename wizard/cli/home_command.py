"""The wizard's home screen on a folder of assessments."""

import argparse
import os
from pathlib import Path

from wizard.cli.opening import choice_of
from wizard.cli.screens import require_terminal, show_wizard
from wizard.errors import UsageError
from wizard.storage.disk.files import explain_os_error


def run(options: argparse.Namespace) -> int:
    """Open the home screen; a file named instead of a folder is opened itself."""
    name = options.folder
    # The path as such: false, not an error, for impossible names.
    if name is not None and not os.path.exists(name):  # noqa: PTH110
        _make_folder(name)
    require_terminal("partnership-wizard --help")
    return show_wizard(None if name is None else Path(name), choice_of(options))


def _make_folder(name: str) -> None:
    """Make a folder that was clearly named as one; anything else may be a mistyped command."""
    if not name.endswith("/"):
        sentence = f"{name} is neither a folder nor a command."
        raise UsageError(sentence, f"See partnership-wizard --help; {name}/ makes a new folder.")
    try:
        Path(name).mkdir()
    except OSError as error:
        raise explain_os_error(Path(name), error) from error
