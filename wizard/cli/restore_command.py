"""`restore`: the earlier versions of an assessment, listed or brought back."""

import argparse
from pathlib import Path

from wizard.cli.output import say, say_line
from wizard.errors import ExitCode, ReadOnlyError, WizardError
from wizard.model.assessment import Assessment
from wizard.model.base import format_instant
from wizard.session.versions import Version
from wizard.storage.assessments import load_assessment
from wizard.storage.disk.backups import find_backups, restore_backup
from wizard.storage.disk.locks import Holder, take_lock


def run(options: argparse.Namespace) -> ExitCode:
    """List the versions, or bring the one named back; the present one becomes a version too."""
    path = Path(options.file)
    if options.number is None:
        _list(path)
    else:
        _restore(path, options.number)
    return ExitCode.FINE


def _list(path: Path) -> None:
    backups = find_backups(path)
    present = _load(path)
    for backup in backups:
        said = Version(backup).describe(present)
        say_line(f"{backup.number:>4}  {format_instant(backup.made)}  {said}")
    if backups:
        say_line(f"Bring one back with: partnership-wizard restore {path} NUMBER")
    else:
        say_line(f"No earlier version of {path} is kept.")


def _load(path: Path) -> Assessment | None:
    try:
        return load_assessment(path)[0]
    except WizardError:
        return None


def _restore(path: Path, number: int) -> None:
    lock = take_lock(path)
    if isinstance(lock, Holder):
        sentence = f"{path} is open elsewhere: {lock}."
        raise ReadOnlyError(str(path), sentence, "Close it there first.")
    try:
        restore_backup(path, number)
    finally:
        if lock is not None:
            lock.release()
    say_line(f"Version {number} stands in {path} again.")
    say("What stood there is the newest version now: restore brings it back in turn.")
