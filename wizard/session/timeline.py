"""The way back to the opening of a file, and forward again, in bounded memory."""

from collections.abc import Mapping
from typing import Any

from wizard.model.changes import Flat, Step, step_between

MAX_STEPS = 2_000
MAX_WEIGHT = 32 * 1024 * 1024
"""Characters of all answers kept to go back to; an assessment of 400 answers has about 200,000."""

_KEPT = 2
"""One part in so many stays step by step when the oldest steps are joined."""


class Timeline:
    """Steps back and forward, each as what differs: a step of one answer costs one answer."""

    def __init__(self) -> None:
        self._back: list[Step] = []
        self._forward: list[Step] = []
        self._weight = 0

    def record(self, before: Flat, after: Flat) -> None:
        """Keep the step from one state to the next; what was undone can be redone no more."""
        step = step_between(before, after)
        self._back.append(step)
        self._forward.clear()
        self._weight += _weigh(step)
        if len(self._back) > MAX_STEPS or self._weight > MAX_WEIGHT:
            self._join_oldest()

    def undo(self) -> Step | None:
        """Return the last step, turned round; None if there is none."""
        if not self._back:
            return None
        self._forward.append(self._back.pop())
        return {key: (after, before) for key, (before, after) in self._forward[-1].items()}

    def redo(self) -> Step | None:
        """Return the step undone last; None if there is none."""
        if not self._forward:
            return None
        self._back.append(self._forward.pop())
        return self._back[-1]

    def _join_oldest(self) -> None:
        """Make one step of the oldest ones: going back gets coarser there, and still arrives."""
        count = len(self._back) - len(self._back) // _KEPT
        self._back[:count] = [_join(self._back[:count])]
        self._weight = sum(map(_weigh, self._back))


def _join(steps: list[Step]) -> Step:
    joined: dict[str, tuple[Any, Any]] = {}
    for step in steps:
        for key, (before, after) in step.items():
            joined[key] = (joined.get(key, (before,))[0], after)
    return joined


def _weigh(step: Step) -> int:
    # What stood before is in memory already, as what the step before it led to.
    return sum(len(key) + len(str(after)) for key, (_, after) in step.items())


def still_holding(step: Step, present: Flat) -> Mapping[str, Any]:
    """Return where a step leads, without what has been changed since by somebody else."""
    return {key: after for key, (before, after) in step.items() if present.get(key) == before}
