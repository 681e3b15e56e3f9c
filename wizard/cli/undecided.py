"""What an earlier sitting left undecided beside a file: shown, decided, or put away."""

import argparse
from pathlib import Path

from wizard.cli.interview.keeping import say_sides
from wizard.cli.opening import open_for_work
from wizard.cli.output import say_line, warn
from wizard.model.base import format_instant
from wizard.session import Session
from wizard.session.undecided import NotOffered, put_all_away

_HOW = "Decide with: partnership-wizard recover {file} --mine ID, or --theirs ID"


def show_undecided(session: Session) -> None:
    """Print what is disputed, with all sides; nothing is changed."""
    for found in session.find_undecided():
        if isinstance(found, NotOffered):
            say_line(f"{found.path.name} cannot be offered again: {found.problem}")
            continue
        conflicts = found.merged_with(session.assessment).conflicts
        moment = format_instant(found.mine.updated)
        say_line(f"{found.aside.path.name}, last changed {moment}: {len(conflicts)} undecided")
        say_sides(conflicts)
        if conflicts:
            say_line(_HOW.format(file=session.home))
        else:
            say_line(f"Bring it back with: partnership-wizard recover {session.home} --apply")


def take_up_undecided(session: Session) -> None:
    """Save what is not disputed any more; say what else there is to decide."""
    session.take_up()
    _raise_if_unsaved(session)
    for sentence in session.take_news():
        say_line(sentence)
    if session.conflicts:
        say_line(_HOW.format(file=session.home))


def decide_undecided(options: argparse.Namespace) -> None:
    """Let one side stand in each conflict that was named; what is left stays undecided."""
    session = open_for_work(options)
    try:
        session.take_up()
        _raise_if_unsaved(session)
        for side in ("mine", "theirs"):
            for key in getattr(options, side):
                session.decide(key, side)
                _raise_if_unsaved(session)
                say_line(f"Decided: {key}. {len(session.conflicts)} left to decide.")
        for sentence in session.take_news():
            warn(f"Note: {sentence}")
    finally:
        session.close()


def discard_undecided(file: Path) -> None:
    """Put everything among the earlier versions of the file: what stands there stays so."""
    for path in put_all_away(file):
        say_line(f"Put away among the earlier versions of {file}: {path}")


def _raise_if_unsaved(session: Session) -> None:
    if session.unsaved is not None:
        raise session.unsaved
