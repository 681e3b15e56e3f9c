"""`migrate`: bring an assessment of an older format, or of older checklists, up to date."""

import argparse

from wizard.cli.opening import open_for_work, open_session
from wizard.cli.output import say, say_line, warn
from wizard.errors import ExitCode
from wizard.scoring.answers.moves import Moved
from wizard.session import Session
from wizard.storage.disk.history import shorten

_OUTCOMES = {
    "reask": "has no counterpart there: asked again, and kept aside",
    "set-aside": "kept aside",
    "taken": "kept aside, as that question has an answer already",
}


def run(options: argparse.Namespace) -> ExitCode:
    """Show what would change; with --write, write it and keep the file as it was."""
    if not options.write:
        _preview(open_session(options))
        return ExitCode.FINE
    session = open_for_work(options)
    if session.read_only is not None:
        raise session.read_only
    try:
        _write(session)
    finally:
        session.close()
    return ExitCode.FINE


def _preview(session: Session) -> None:
    _say_changes(session)
    if session.is_behind:
        say("Nothing was written. --write writes it so and keeps the file as it is now.")


def _say_changes(session: Session) -> None:
    for step in session.steps:
        say_line(f"format version {step.version} -> {step.version + 1}: {step.what}")
    for moved in session.moved:
        say_line(_say(moved))
    if not session.is_behind:
        say_line(f"{session.path} is up to date.")


def _say(moved: Moved) -> str:
    lead = moved.question if moved.to is None else f"{moved.question} -> {moved.to}"
    if moved.outcome == "moved":
        return f"{lead}: {shorten(moved.before)} becomes {shorten(moved.after)}"
    return f"{lead}: {shorten(moved.before)}; {_OUTCOMES[moved.outcome]}"


def _write(session: Session) -> None:
    _say_changes(session)
    if not session.is_behind:
        return
    session.save()
    if session.unsaved is not None:
        raise session.unsaved
    for sentence in session.take_news():
        warn(f"Note: {sentence}")
    say_line(f"Wrote {session.path}. The file as it was: partnership-wizard restore {session.path}")
