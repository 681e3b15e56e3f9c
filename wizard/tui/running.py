"""Run the wizard in this terminal, and say afterwards what could not be said on its screens."""

import os
import sys
from pathlib import Path

from wizard.errors import ExitCode
from wizard.faults import report_fault
from wizard.storage.packs.choice import PackChoice
from wizard.tui.app import WizardApp
from wizard.visible import visible_line


def run_wizard(
    path: Path | None, choice: PackChoice, *, takes_over: bool = False
) -> ExitCode | int:
    """Run until the person leaves; return the exit code, or raise why it could not start."""
    app = WizardApp(path, choice, takes_over=takes_over)
    app.run()
    if app.session is not None and app.crash is None:
        app.first_sight.keep(app.session)
    if not os.isatty(0):
        # The terminal has gone meanwhile: nobody is there to be told anything.
        return app.return_code or ExitCode.UNEXPECTED
    if app.failure is not None:
        raise app.failure
    is_saved = app.session is None or app.session.unsaved is None
    if app.crash is not None:
        kept = "Every answer was saved." if is_saved else "The last answers could not be saved."
        sys.stderr.write(
            "partnership-wizard: it met a fault of its own and had to stop. "
            f"{kept} {report_fault(app.crash)}\n"
        )
        return ExitCode.UNEXPECTED
    if app.session is not None:
        if app.session.unsaved is not None:
            raise app.session.unsaved
        kept = "Read from" if app.session.read_only else "Saved in"
        sys.stdout.write(visible_line(f"{kept} {app.session.path}") + "\n")
        if app.session.moved_from is not None:
            said = f"What stands in {app.session.moved_from} is another version: compare the two."
            sys.stdout.write(visible_line(said) + "\n")
    return app.return_code or ExitCode.FINE
