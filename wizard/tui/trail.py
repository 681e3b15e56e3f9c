"""Where a question was come to from, so that Escape leads back there."""

from collections.abc import Callable
from typing import NamedTuple


class Followed(NamedTuple):
    """A link that was followed."""

    start: str
    """The question one was at."""
    target: str
    """The question one is at now, because of it."""
    reopen: Callable[[], None]
    """Shows again what the link stood in."""


class Trail:
    """The links followed, the last one last."""

    def __init__(self) -> None:
        self._steps: list[Followed] = []

    def follow(self, start: str, target: str, reopen: Callable[[], None]) -> None:
        """Remember that a link was followed."""
        self._steps.append(Followed(start, target, reopen))

    def lead_on(self, answered: str, following: str) -> None:
        """Remember that an answer led on: whoever came to give it still wants to go back."""
        if self._steps and self._steps[-1].target == answered:
            self._steps[-1] = self._steps[-1]._replace(target=following)

    def go_back(self, here: str) -> Followed | None:
        """Take the last step back; whoever walked on by himself is not led back any more."""
        last = self._steps.pop() if self._steps else None
        if last is None or last.target != here:
            self._steps.clear()
            return None
        return last
