"""Painting at once what a key has changed.

Textual waits until every widget has nothing more to do, and then for the next beat of a timer.
That saves work where many things change one after the other, and costs a key most of a
millisecond where all that changes is known.
"""

from typing import Any

from textual.screen import Screen
from textual.widget import Widget


def paint_now(screen: Screen[Any], *widgets: Widget) -> None:
    """Paint what these widgets have asked for by now, unless more keys wait to be dealt with."""
    ahead = getattr(screen.app, "ahead", None)
    if ahead is not None and ahead.has_more:
        return
    # What has no place on the screen yet gets one from Textual, which must be the first to ask.
    if screen._layout_required or not all(widget.region for widget in widgets):  # noqa: SLF001
        return
    for widget in widgets:
        if widget._repaint_required:  # noqa: SLF001 - Textual has no other way
            widget._repaint_required = False  # noqa: SLF001
            screen._dirty_widgets.add(widget)  # noqa: SLF001
    screen._on_timer_update()  # noqa: SLF001
