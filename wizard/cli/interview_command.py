"""`interview`: the walk in plain lines, for screen readers, simple terminals and pipes."""

import argparse

from wizard.cli.interview.conversation import hold
from wizard.cli.opening import open_for_work
from wizard.errors import ExitCode


def run(options: argparse.Namespace) -> ExitCode:
    """Ask until the person leaves or the input ends; every answer is saved at once."""
    session = open_for_work(options)
    try:
        hold(session)
    finally:
        session.close()
    return ExitCode.FINE
