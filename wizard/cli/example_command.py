"""`example`: a copy of the shipped example, opened in the wizard."""

import argparse
from pathlib import Path

from wizard.cli.output import say_line
from wizard.errors import ExitCode
from wizard.session.creation import EXAMPLE_NAME, create_file, read_example
from wizard.storage.packs.choice import PackChoice


def run(options: argparse.Namespace) -> int:
    """Write the copy unless one is there, then open it unless only writing was asked for."""
    path = Path(options.file or EXAMPLE_NAME)
    if options.write_only:
        create_file(path, read_example())
        say_line(f"Wrote {path}")
        return ExitCode.FINE
    from wizard.cli.screens import require_terminal, show_wizard  # noqa: PLC0415 - loads Textual

    require_terminal(f"partnership-wizard example {path} --write-only")
    # A copy left from an earlier try is opened as it is: its answers are somebody's work.
    if not path.exists():
        create_file(path, read_example())
    return show_wizard(path, PackChoice())
