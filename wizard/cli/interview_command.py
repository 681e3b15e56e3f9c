"""`interview`: the walk in plain lines, for screen readers, simple terminals and pipes."""

import argparse

from wizard.cli.interview.conversation import hold
from wizard.cli.opening import open_session
from wizard.errors import ExitCode


def run(options: argparse.Namespace) -> ExitCode:
    """Ask until the person leaves or the input ends; every answer is saved at once."""
    hold(open_session(options))
    return ExitCode.FINE
