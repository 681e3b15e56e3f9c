"""`weights`: show or set the weights of the dimensions."""

import argparse
import re
from collections.abc import Sequence

from wizard.cli.opening import open_for_work, open_session
from wizard.cli.output import say, say_line
from wizard.errors import ExitCode, UsageError
from wizard.scoring.weights import dictating_dimension, rank_weights, swing_weights, weight_shares
from wizard.session import Session
from wizard.spelling import suggest

_TITLE_WIDTH = 44
_NUMBER = re.compile(r"[0-9]{1,3}(\.[0-9]{1,6})?")


def run(options: argparse.Namespace) -> ExitCode:
    """Record the weights asked for, if any, and print those in force with their shares."""
    sets = options.equal or options.rank is not None or options.swing is not None
    session = open_for_work(options) if sets else open_session(options)
    weights = _read_weights(session, options)
    if weights is not None:
        session.replace(session.assessment.model_copy(update={"weights": weights}))
        session.close()
        if session.unsaved is not None:
            raise session.unsaved
    _say_weights(session)
    return ExitCode.FINE


def _read_weights(session: Session, options: argparse.Namespace) -> dict[str, float] | None:
    if options.equal:
        return {}
    if options.rank is not None:
        ranking = _split(options.rank)
        _check_dimensions(session, ranking)
        return rank_weights(ranking)
    return None if options.swing is None else _read_ratings(session, options.swing)


def _split(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def _read_ratings(session: Session, text: str) -> dict[str, float]:
    entries = [entry.partition("=") for entry in _split(text)]
    _check_dimensions(session, [name.strip() for name, _, _ in entries])
    try:
        return swing_weights({name.strip(): _rating(text) for name, _, text in entries})
    except ValueError as error:
        sentence = f"These ratings cannot be used: {error}."
        raise UsageError(sentence, "Write --swing economy=100,security=60,...") from error


def _rating(text: str) -> float:
    if not _NUMBER.fullmatch(text.strip()):
        raise ValueError(f"{text.strip() or 'nothing'} is not a number from 0 to 100")
    return float(text)


def _check_dimensions(session: Session, named: Sequence[str]) -> None:
    """Refuse a list that does not name each dimension in scope exactly once."""
    known = _dimensions(session)
    for name in named:
        if name not in known:
            hint = suggest(name, known) or f"One of: {', '.join(known)}."
            raise UsageError(f"No dimension in scope is called {name}.", hint)
        if named.count(name) > 1:
            raise UsageError(f"{name} is named twice.")
    if missing := [name for name in known if name not in named]:
        raise UsageError("Each dimension in scope needs its place.", f"Add {', '.join(missing)}.")


def _dimensions(session: Session) -> list[str]:
    skipped = session.assessment.skipped_dimensions
    return [c.id for c in session.pack.checklists if c.id not in skipped]


def _say_weights(session: Session) -> None:
    weights = {d: session.assessment.weights.get(d, 1.0) for d in _dimensions(session)}
    titles = {checklist.id: checklist.title for checklist in session.pack.checklists}
    say("Weights of the dimensions for risk")
    for dimension, share in weight_shares(weights).items():
        title = titles[dimension][:_TITLE_WIDTH]
        say_line(f"  {title:<{_TITLE_WIDTH}} {weights[dimension]:>10.4g} {100 * share:>6.1f} %")
    if session.assessment.opportunity_weights:
        say("The file states other weights for opportunity; they are left as they are.")
    if dictating := dictating_dimension(weights):
        warning = f"Warning: {titles[dictating]} weighs more than all the others together."
        say_line(warning)
