"""What a line means: a command, an answer, or either, which is asked back.

A line that is a valid answer to the question is the answer: `n` is no where that can be answered.
Where any text is an answer, a line that begins like a command could be either: a slash makes it
the command, quotes make it the text. With a slash it is a command everywhere.
"""

from collections.abc import Container
from typing import NamedTuple

from wizard.errors import InvalidAnswerError
from wizard.model.checklist import Question
from wizard.model.scale import Text
from wizard.session import Session
from wizard.session.entry import Entry, parse_entry


class Command(NamedTuple):
    """A command and what was typed after it."""

    name: str
    rest: str


class Doubtful(NamedTuple):
    """A line that could be a command or the text asked for."""

    line: str


Meaning = Command | Doubtful | Entry


def read_line(session: Session, question: Question, line: str, known: Container[str]) -> Meaning:
    """Return what a line means; InvalidAnswerError if it is neither command nor answer."""
    command = _command(line.removeprefix("/"))
    is_known = command.name in known
    if line.startswith("/") and is_known:
        return command
    if isinstance(question.scale, Text):
        return _text(line, known)
    try:
        entry = parse_entry(question, line)
        session.check(question.id, entry)
    except InvalidAnswerError:
        if is_known:
            return command
        raise
    return entry


def _command(line: str) -> Command:
    name, _, rest = line.partition(" ")
    return Command(name, rest.strip())


def _text(line: str, known: Container[str]) -> Entry | Doubtful:
    inside = line[1:-1]
    if len(inside) == len(line) - 2 and line[0] == line[-1] == '"':
        return inside if _is_like_a_command(inside, known) else line
    return Doubtful(line) if _command(line).name in known else line


def _is_like_a_command(text: str, known: Container[str]) -> bool:
    return _command(text.removeprefix("/")).name in known
