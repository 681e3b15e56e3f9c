"""The commands: one letter each, and the word people say for it."""

from collections.abc import Callable
from typing import NamedTuple

from wizard.cli.interview import answering, moving, remarks, telling
from wizard.cli.interview.asking import what_to_type
from wizard.cli.interview.talk import Talk, fill
from wizard.cli.output import say

LEAVE = "q"


class Letter(NamedTuple):
    """What a letter does; `run` is given what was typed after it."""

    says: str
    run: Callable[[Talk, str], None]


def tell_commands(talk: Talk, _: str) -> None:
    """List the commands."""
    for letter, command in COMMANDS.items():
        say(fill(command.says, f"  {letter}  "))
    say(
        fill(
            "A line that answers the question is the answer; a slash before a letter, such as "
            "/n, always makes it a command."
        )
    )
    say(what_to_type(talk.question))


def _leave(_: Talk, __: str) -> None:
    """Do nothing: the conversation ends where the letter is read."""


COMMANDS = {
    "?": Letter("why it matters, what to look at, precedents, linked questions", telling.explain),
    "s": Letter("skip, to the next question", moving.skip),
    "b": Letter("back to the question before", moving.back),
    "o": Letter("on to the next open question", moving.next_open),
    "g": Letter("go to a question: g ID, or g and words of it", moving.go),
    "l": Letter("list this section with its answers", moving.list_section),
    "c": Letter("confidence: low, medium, high, certain", remarks.confidence),
    "n": Letter("note: n TEXT, or n and lines up to a single dot", remarks.note),
    "e": Letter(
        "evidence: e adds an item, e edit 2 and e drop 2 change one, e copy takes over the "
        "evidence of the answer before",
        remarks.evidence,
    ),
    "k": Letter("cannot be established: k REASON", answering.unknown),
    "x": Letter("not applicable: x REASON", answering.not_applicable),
    "d": Letter("delete the answer; note and evidence stay", answering.delete),
    "u": Letter("undo the last change", answering.undo),
    "y": Letter("redo what was undone", answering.redo),
    "r": Letter("result so far; r all the whole summary", telling.result),
    "v": Letter("review: what is open, unsupported, doubtful; v all everything", telling.review),
    "h": Letter("help: this list", tell_commands),
    LEAVE: Letter("quit; everything is saved", _leave),
}
