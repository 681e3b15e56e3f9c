"""The way back to the opening, in bounded memory."""

from itertools import pairwise
from typing import Any

from wizard.session.timeline import MAX_STEPS, MAX_WEIGHT, Timeline, still_holding

Flat = dict[str, Any]


def go_back(timeline: Timeline, present: Flat) -> tuple[Flat, int]:
    """Undo everything; return where that led and in how many steps."""
    count = 0
    while (step := timeline.undo()) is not None:
        present = {**present, **still_holding(step, present)}
        count += 1
    return present, count


def test_more_steps_than_are_kept_still_lead_back_to_the_opening() -> None:
    """The oldest of many steps are joined, and the first state is reached all the same."""
    timeline = Timeline()
    for number in range(3 * MAX_STEPS):
        timeline.record({"a": number, "b": number // 2}, {"a": number + 1, "b": (number + 1) // 2})
    last = 3 * MAX_STEPS
    present, count = go_back(timeline, {"a": last, "b": last // 2})
    assert (present, count <= MAX_STEPS) == ({"a": 0, "b": 0}, True)


def test_heavy_steps_are_joined_sooner() -> None:
    """Long notes do not pile up without bound."""
    timeline = Timeline()
    notes = [chr(0x4E00 + number) * (MAX_WEIGHT // 10) for number in range(50)]
    for before, after in pairwise(notes):
        timeline.record({"a": before}, {"a": after})
    present, count = go_back(timeline, {"a": notes[-1]})
    assert (present["a"] == notes[0], count <= 12) == (True, True)


def test_steps_after_joining_are_redone() -> None:
    """After going all the way back, all the way forward leads to where one was."""
    timeline = Timeline()
    for number in range(MAX_STEPS + 10):
        timeline.record({"a": number}, {"a": number + 1})
    present, _ = go_back(timeline, {"a": MAX_STEPS + 10})
    while (step := timeline.redo()) is not None:
        present = {**present, **still_holding(step, present)}
    assert present == {"a": MAX_STEPS + 10}


def test_what_somebody_else_changed_since_is_left_alone() -> None:
    """Going back takes back one's own changes and nobody else's."""
    timeline = Timeline()
    timeline.record({"a": 0, "b": 0}, {"a": 1, "b": 1})
    step = timeline.undo()
    assert step is not None
    assert still_holding(step, {"a": 1, "b": 7}) == {"a": 0}
