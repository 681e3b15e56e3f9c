"""`history`: what was changed in an assessment, and when."""

import argparse
from pathlib import Path

from wizard.cli.output import say_json, say_line
from wizard.errors import ExitCode
from wizard.storage.disk.files import read_bytes
from wizard.storage.disk.history import Entry, read_history


def run(options: argparse.Namespace) -> ExitCode:
    """Print the changes, the oldest first."""
    path = Path(options.file)
    entries = read_history(path)
    if not entries:
        # Without a history a mistyped name would look like an assessment nobody has changed.
        read_bytes(path)
    if options.json:
        say_json([entry._asdict() for entry in entries])
    else:
        for entry in entries:
            say_line(_say(entry))
        if not entries:
            say_line(f"No change of {path} has been recorded.")
    return ExitCode.FINE


def _say(entry: Entry) -> str:
    what = f"{entry.before or 'nothing'} -> {entry.after or 'nothing'}"
    return f"{entry.time}  {entry.key or 'the file'}: {what} ({entry.how}, {entry.by})"
