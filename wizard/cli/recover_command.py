"""`recover`: what could not be saved where it belongs, listed, looked at, brought back, decided."""

import argparse
import os
from pathlib import Path

from wizard.cli.interview.keeping import say_differences
from wizard.cli.opening import open_for_work, open_session
from wizard.cli.output import say, say_line
from wizard.cli.undecided import (
    decide_undecided,
    discard_undecided,
    show_undecided,
    take_up_undecided,
)
from wizard.errors import ExitCode, StorageError, UsageError, WizardError
from wizard.model.base import format_instant
from wizard.session.aside import find_asides
from wizard.session.news import count_questions
from wizard.session.opening import claim
from wizard.session.recoveries import discard, recover
from wizard.storage.assessments import load_assessment
from wizard.storage.disk.files import read_bytes
from wizard.storage.disk.writing import write_new
from wizard.storage.recovery import (
    BrokenCopy,
    RecoveryCopy,
    all_copies,
    copies_of,
    differences,
)


def run(options: argparse.Namespace) -> ExitCode:
    """List everything, or look at what belongs to one file, bring it back or put it away."""
    if options.file is None:
        _list()
        return ExitCode.FINE
    path = Path(options.file)
    copies, asides = copies_of(path), find_asides(path)
    if options.mine or options.theirs:
        if options.discard:
            raise UsageError("What is decided is not discarded.", "Name --discard alone.")
        decide_undecided(options)
    elif not copies and not asides:
        say_line(f"Nothing that belongs to {path} lies in the recovery place, or beside it.")
    elif not copies and not os.path.lexists(path):
        hint = f"{asides[-1]} holds what was last answered: open that, or copy it to {path}."
        raise StorageError(str(path), f"{path} is not there.", hint)
    elif options.discard:
        _discard(options, copies)
    elif options.apply:
        _apply(options, copies)
    else:
        _show(options, copies)
    return ExitCode.FINE


def _list() -> None:
    copies = all_copies()
    for copy in copies:
        if isinstance(copy, BrokenCopy):
            say_line(f"{copy.file}: {copy.problem}")
        else:
            moment = format_instant(copy.saved)
            say_line(f"{moment}  {copy.path}: {_count(copy)}; copy: {copy.file}")
    say("Everything was saved." if not copies else "See one with: partnership-wizard recover FILE")


def _count(copy: RecoveryCopy) -> str:
    try:
        present, _ = load_assessment(copy.path)
    except WizardError as error:
        return f"{len(copy.assessment.answers)} answers. {error}"
    return f"{count_questions([entry.key for entry in differences(copy, present)])} changed"


def _show(options: argparse.Namespace, copies: list[RecoveryCopy]) -> None:
    session = open_session(options)
    for copy in copies:
        say_line(f"{copy.file}, saved {format_instant(copy.saved)}:")
        say_differences(differences(copy, session.assessment))
        say_line(f"Bring it back with: partnership-wizard recover {options.file} --apply")
    show_undecided(session)


def _discard(options: argparse.Namespace, copies: list[RecoveryCopy]) -> None:
    path = Path(options.file)
    # Whoever has the file open may count on what lies beside it.
    claimed = claim(path, "take-over" if options.take_over else "write")
    if claimed.read_only is not None:
        raise claimed.read_only
    try:
        for copy in copies:
            discard(copy)
            say_line(f"Put away among the earlier versions of {copy.path}: {copy.file}")
        discard_undecided(path)
    finally:
        if claimed.lock is not None:
            claimed.lock.release()


def _apply(options: argparse.Namespace, copies: list[RecoveryCopy]) -> None:
    """Bring the copies back, the oldest first: what was said last stands."""
    path = Path(options.file)
    if not os.path.lexists(path):
        # Nothing to bring together: the newest copy is the assessment.
        write_new(path, read_bytes(copies[0].file))
        say_line(f"Wrote {path} anew.")
    session = open_for_work(options)
    try:
        for copy, _ in reversed(session.recoveries()):
            count = len(recover(session, copy))
            if session.unsaved is not None:
                raise session.unsaved
            say_line(f"Recovered {count} changes into {session.path}.")
        take_up_undecided(session)
    finally:
        session.close()
