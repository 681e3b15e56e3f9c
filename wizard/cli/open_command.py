"""`open`: the wizard on one assessment."""

import argparse
from pathlib import Path

from wizard.cli.opening import choice_of
from wizard.cli.screens import require_terminal, show_wizard


def run(options: argparse.Namespace) -> int:
    """Open the assessment; without a terminal, name the plain command."""
    require_terminal(f"partnership-wizard interview {options.file}")
    return show_wizard(Path(options.file), choice_of(options), takes_over=options.take_over)
