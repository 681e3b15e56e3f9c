"""`summary`: compute the risk-and-safeguards summary and print or save it."""

import argparse
from pathlib import Path

from wizard.cli.opening import open_session
from wizard.cli.output import say_line, warn, write_out
from wizard.errors import ExitCode
from wizard.session.summaries import render, save_summary


def run(options: argparse.Namespace) -> ExitCode:
    """Print the summary in the format asked for, or save it."""
    summary = open_session(options).summarise()
    for difference in summary.differences:
        warn(f"Note: {difference}")
    if options.output is None:
        write_out(render(summary, options.format or "text"))
    else:
        path = Path(options.output)
        save_summary(path, summary, options.format or "")
        say_line(f"Saved {path}")
    return ExitCode.FINE
