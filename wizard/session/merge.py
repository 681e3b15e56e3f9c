"""Bring together what two sides changed since they last agreed: question by question."""

from typing import Any, NamedTuple

from pydantic import ValidationError

from wizard.model.assessment import Assessment
from wizard.model.changes import Flat, change, flatten, is_question, step_between


class Conflict(NamedTuple):
    """A question or a fact that both sides changed, each otherwise; None stands for nothing."""

    key: str
    """A question's id, or a fact such as `title` or `partnership/stage`."""
    base: Any
    """What both sides started from: an Answer, or the plain data of a fact."""
    mine: Any
    theirs: Any

    @property
    def is_question(self) -> bool:
        """Tell whether it is about an answer."""
        return is_question(self.key)


class Merged(NamedTuple):
    """Both sides brought together."""

    assessment: Assessment
    """Mine, with everything that only the other side changed; conflicts stand as in mine."""
    taken: tuple[str, ...]
    """What was taken over from the other side."""
    conflicts: tuple[Conflict, ...]
    ancestor: Flat
    """What both sides agree on from now on: theirs, but for the conflicts."""


def merge(base: Flat, mine: Assessment, theirs: Assessment) -> Merged:
    """Return both sides' changes since `base` in one assessment."""
    own, other = flatten(mine), flatten(theirs)
    ours, others = step_between(base, own), step_between(base, other)
    taken = {key: after for key, (_, after) in others.items() if key not in ours}
    disputed = [key for key in others if key in ours and own.get(key) != other.get(key)]
    try:
        merged = change(mine, taken)
    except ValidationError:
        # Facts that are sound on either side may not go together; then a person decides on each.
        disputed += [key for key in taken if not is_question(key)]
        taken = {key: value for key, value in taken.items() if is_question(key)}
        merged = change(mine, taken)
    newest = max(mine.updated, theirs.updated)
    return Merged(
        assessment=merged.model_copy(update={"updated": newest}),
        taken=tuple(taken),
        conflicts=tuple(
            Conflict(key, base.get(key), own.get(key), other.get(key)) for key in disputed
        ),
        ancestor={**other, **{key: base.get(key) for key in disputed}},
    )


def decided(base: Flat, conflict: Conflict) -> Flat:
    """Return a base from which mine is the only side that changed the disputed matter."""
    return {**base, conflict.key: conflict.theirs}
