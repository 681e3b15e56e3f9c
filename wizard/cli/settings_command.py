"""`settings`: what is set, where it is written, and a file to begin with."""

import argparse

from wizard.cli.output import say, say_json, say_line
from wizard.errors import ExitCode
from wizard.session.creation import create_file
from wizard.storage.reading.emit import emit
from wizard.storage.settings import TEMPLATE, load_settings
from wizard.storage.settings_place import settings_path


def run(options: argparse.Namespace) -> ExitCode:
    """Print the settings in force, or write a file with the defaults."""
    path = settings_path()
    if options.write:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        create_file(path, TEMPLATE)
        say_line(f"Wrote {path}")
        return ExitCode.FINE
    found = load_settings()
    if found.theme:
        from wizard.tui.themes import check_theme  # noqa: PLC0415 - loads Textual

        check_theme(found.theme)
    if options.json:
        say_json({"path": str(path), "settings": found.plain()})
        return ExitCode.FINE
    say(f"{path}{'' if path.exists() else ' (not there: these are the defaults)'}")
    say(emit(found.model_dump()).rstrip())
    return ExitCode.FINE
