"""What can be said in an interview about the file itself: both sides' changes, and recovery."""

from collections.abc import Iterable

from wizard.cli.output import say, say_line
from wizard.session import Session
from wizard.session.merge import Conflict
from wizard.session.recoveries import discard, recover
from wizard.storage.disk.history import shorten
from wizard.storage.recovery import Difference

_HOW_TO_DECIDE = "Type mine or theirs and its name, such as: mine {key}. conflicts lists them."
_HOW_TO_RECOVER = "Type recover to bring it back, look to see what differs, discard to put it away."


def obey_keeping(session: Session, line: str) -> bool:
    """Carry out a line if it is about the file, and there is something it can be about."""
    word, _, key = line.partition(" ")
    if session.conflicts and (line == "conflicts" or word in ("mine", "theirs")):
        return _obey_conflict(session, word, key.strip())
    if line in ("recover", "look", "discard") and session.recoveries():
        _obey_recovery(session, line)
        return True
    return False


def _obey_conflict(session: Session, word: str, key: str) -> bool:
    known = [conflict.key for conflict in session.conflicts]
    if word == "conflicts":
        _list_conflicts(session)
    elif key in known:
        session.decide(key, word)
        say(f"Decided: {key}. {len(session.conflicts)} left to decide.")
    else:
        # An answer may well begin with one of these words.
        return False
    return True


def _list_conflicts(session: Session) -> None:
    say_sides(session.conflicts)
    say(_HOW_TO_DECIDE.format(key=session.conflicts[0].key))


def say_sides(conflicts: Iterable[Conflict]) -> None:
    """Print what both sides of each conflict began from and what they say, a line each."""
    for conflict in conflicts:
        say_line(f"{conflict.key}:")
        for name in ("base", "mine", "theirs"):
            say_line(f"  {name}: {shorten(getattr(conflict, name)) or 'nothing'}")


def say_news(session: Session) -> None:
    """Say what happened to the file, and how to decide what both sides changed."""
    news = session.take_news()
    for sentence in news:
        say(f"Note: {sentence}")
    if news and session.conflicts:
        say(_HOW_TO_DECIDE.format(key=session.conflicts[0].key))


def offer_recovery(session: Session) -> None:
    """Say how what lies in the recovery place can be brought back, if anything does."""
    if session.recoveries():
        say(_HOW_TO_RECOVER)


def _obey_recovery(session: Session, word: str) -> None:
    copy, found = session.recoveries()[0]
    if word == "look":
        say_differences(found)
        say(_HOW_TO_RECOVER)
    elif word == "recover":
        say(f"Recovered: {len(recover(session, copy))} changes. u takes them back.")
    else:
        discard(copy)
        say(f"Put away among the earlier versions: partnership-wizard restore {copy.path}")


def say_differences(found: tuple[Difference, ...]) -> None:
    """Print what bringing a copy back would change, one line each."""
    for entry in found:
        mark = " (changed in the file as well)" if entry.is_disputed else ""
        now, then = shorten(entry.present) or "nothing", shorten(entry.copy) or "nothing"
        say_line(f"{entry.key}: {now} -> {then}{mark}")
