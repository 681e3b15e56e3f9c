"""Run the wizard in this terminal, and say afterwards what could not be said on its screens."""

import gc
import os
import sys
import tempfile
from pathlib import Path

from wizard.errors import ExitCode
from wizard.tui.app import WizardApp


def run_wizard(path: Path, pack_folder: Path | None) -> ExitCode | int:
    """Run until the person leaves; return the exit code, or raise why it could not start."""
    # Start-up makes many objects and no garbage; the app turns it on again once it stands.
    gc.disable()
    app = WizardApp(path, pack_folder)
    app.run()
    if app.failure is not None:
        raise app.failure
    if app.crash is not None:
        report = _write_report(app.crash)
        sys.stderr.write(
            "partnership-wizard: it met a fault of its own and had to stop. Every answer was "
            f"saved. Please report {report}, which holds no answers.\n"
        )
        return ExitCode.UNEXPECTED
    if app.session is not None and app.session.unsaved is not None:
        raise app.session.unsaved
    return app.return_code or ExitCode.FINE


def _write_report(text: str) -> str:
    descriptor, name = tempfile.mkstemp(prefix="partnership-wizard-", suffix=".log")
    with os.fdopen(descriptor, "w", encoding="utf-8", errors="backslashreplace") as stream:
        stream.write(text)
    return name
