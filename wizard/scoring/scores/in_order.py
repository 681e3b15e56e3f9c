"""Questions in the order in which they are asked, with the place of each at hand."""

from functools import cached_property
from typing import SupportsIndex


class InOrder(tuple[str, ...]):  # noqa: SLOT001 - a tuple has no room for the places
    """Ids of questions; where one stands, and whether it does, is known without looking at all."""

    @cached_property
    def _places(self) -> dict[str, int]:
        return {question: place for place, question in enumerate(self)}

    def __contains__(self, question: object) -> bool:
        return question in self._places

    def index(self, question: str, *_: SupportsIndex) -> int:
        """Return the place of a question, from 0; ValueError if it has none."""
        try:
            return self._places[question]
        except KeyError:
            raise ValueError(question) from None
