"""The wizard's home screen on a folder of assessments."""

import argparse
import os
from pathlib import Path

from wizard.cli.screens import require_terminal, show_wizard
from wizard.errors import UsageError


def run(options: argparse.Namespace) -> int:
    """Open the home screen; a file named instead of a folder is opened itself."""
    path = Path(options.folder)
    if not os.path.exists(path):  # noqa: PTH110 - false, not an error, for impossible names
        sentence = f"{path} is neither a folder nor a command."
        raise UsageError(sentence, "See partnership-wizard --help.")
    require_terminal("partnership-wizard --help")
    return show_wizard(path, pack=options.pack)
