"""What a pack calls a contradiction between answers, and when a source is old."""

from typing import Annotated

from pydantic import Field

from wizard.model.base import Items, Record
from wizard.model.condition import Condition
from wizard.model.text import FullParagraph


class Contradiction(Record):
    """Answers that can hardly all be true, and why."""

    text: FullParagraph
    when: Condition


class ReviewRules(Record):
    """The rules of the review that are a pack's own."""

    sources_old_after: Annotated[int, Field(ge=1, le=100)] = 5
    """Years after which a dated source is called old."""
    contradictions: Items[Contradiction] = ()
