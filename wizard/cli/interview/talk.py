"""One conversation: the session, the question it is at, and how lines come and go."""

import sys
import textwrap
from collections.abc import Callable

from wizard.cli.output import say
from wizard.model.checklist import Question
from wizard.model.result import Result
from wizard.scoring.numerics import display
from wizard.session import Session
from wizard.session.live import describe_change
from wizard.visible import clean

WIDTH = 78
END_OF_NOTE = "."


class EndOfInput(Exception):  # noqa: N818 - no error: the person has gone
    """No more lines will come."""


class Talk:
    """What the commands share."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.place = next(iter(session.open_questions() or session.asked_questions()), "")
        """The question being asked; empty if nothing is in scope."""
        self.moved = ""
        """What the last change moved, in a sentence."""
        self.was_refused = False
        """Whether an answer was not taken because the file may only be read."""

    @property
    def question(self) -> Question:
        """Return the question being asked."""
        return self.session.pack.questions[self.place]

    # Lines

    def read(self, prompt: str) -> str:
        """Return the next line, cleaned; EndOfInput if there is none."""
        # Written here, not by input(): its line editor would add escape codes.
        sys.stdout.write(prompt)
        sys.stdout.flush()
        line = sys.stdin.readline()
        if not line:
            raise EndOfInput
        return clean(line).strip()

    def read_paragraph(self, prompt: str) -> str:
        """Return lines up to one with a single dot, or to the end of input: none is lost."""
        lines: list[str] = []
        try:
            while (line := self.read(prompt if not lines else "")) != END_OF_NOTE:
                lines.append(line)
        except EndOfInput:
            if not any(lines):
                raise
        return "\n".join(lines).strip()

    def read_until(self, prompt: str, complaint: Callable[[str], str]) -> str:
        """Return the next line nothing is wrong with; an empty one always passes."""
        while line := self.read(prompt):
            if not (wrong := complaint(line)):
                break
            say(f"{wrong} An empty line leaves it out.")
        return line

    # Changes

    def change(self, change: Callable[[], object], told: Callable[[], str]) -> None:
        """Carry out a change, tell it, and say what it moved, as the screens do."""
        before = self.session.result
        change()
        say(fill(told()))
        self.moved = describe_move(before, self.session.result)
        said = describe_change(before, self.session.result)
        if said:
            say(f"{said[0].upper()}{said[1:]}.")


def describe_move(before: Result, after: Result) -> str:
    """Return how far a change moved the residual, and whatever else it changed."""
    said = []
    if before.residual is not None and after.residual is not None:
        then, now = display(before.residual), display(after.residual)
        if then != now:
            said.append(f"residual {then:.1f} to {now:.1f}")
    if moved := describe_change(before, after):
        said.append(moved)
    return "; ".join(said) or "nothing"


def fill(text: str, lead: str = "", hang: str | None = None) -> str:
    """Return text in lines of WIDTH; its own line ends are kept."""
    hanging = " " * len(lead) if hang is None else hang
    lines: list[str] = []
    for paragraph in text.split("\n"):
        start = hanging if lines else lead
        lines += _wrap(paragraph, start, hanging) or [start.rstrip()]
    return "\n".join(lines)


def _wrap(text: str, start: str, hanging: str) -> list[str]:
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=start,
        subsequent_indent=hanging,
        # Ids and addresses stay in one piece.
        break_on_hyphens=False,
        break_long_words=False,
    )
