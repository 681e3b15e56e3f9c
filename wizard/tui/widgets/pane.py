"""A pane of wrapped text with a cursor, drawn line by line.

A widget per question or paragraph would cost tens of milliseconds each; a pane costs the same
however much it holds, and repaints only the lines that changed.
"""

from collections.abc import Mapping, Sequence
from typing import Literal, Self

from textual.binding import Binding
from textual.events import Click
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from wizard.tui.painting import paint_now
from wizard.tui.widgets.blocks import Block
from wizard.tui.widgets.brush import Brush
from wizard.tui.widgets.rows import Row, changed_regions
from wizard.tui.widgets.wrapped import Wrapped

_MORE_ABOVE = "\u2191"
_MORE_BELOW = "\u2193"

Scroll = Literal["top", "cursor", "keep"]


class Pane(ScrollView, can_focus=True):
    """Shows blocks; up, down, Enter and the mouse choose among those that have a key."""

    COMPONENT_CLASSES = {
        f"pane--{name}"
        for name in (
            "plain",
            "muted",
            "title",
            "heading",
            "chosen",
            "good",
            "warning",
            "danger",
            "cursor",
        )
    }
    BINDINGS = [
        Binding("up", "move(-1)", "Up", show=False),
        Binding("down", "move(1)", "Down", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
        Binding("pagedown", "page(1)", "Page down", show=False),
        Binding("home", "edge(-1)", "Top", show=False),
        Binding("end", "edge(1)", "Bottom", show=False),
        Binding("enter,space", "choose", "Choose", show=False),
    ]

    class Chosen(Message):
        """A block was chosen by Enter or a click."""

        def __init__(self, pane: "Pane", key: str) -> None:
            super().__init__()
            self.pane = pane
            self.key = key

        @property
        def control(self) -> "Pane":
            """Return the pane, so that handlers can select by its id."""
            return self.pane

    class Moved(Message):
        """The cursor went to another block."""

        def __init__(self, pane: "Pane", key: str | None) -> None:
            super().__init__()
            self.pane = pane
            self.key = key

        @property
        def control(self) -> "Pane":
            """Return the pane, as above."""
            return self.pane

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, classes=classes)
        self.wrapped = Wrapped()
        """What is shown, and where it stands."""
        self._rows: list[Row] = []
        """What has been painted, or will be next."""
        self._cursor: int | None = None
        self._follows = False
        self._brush = Brush(self)

    @property
    def cursor(self) -> str | None:
        """Return the key of the block under the cursor."""
        return None if self._cursor is None else self.wrapped.blocks[self._cursor].key

    def show(
        self,
        blocks: Sequence[Block],
        *,
        cursor: str | None = None,
        scroll: Scroll = "top",
        needs_cursor: bool = True,
    ) -> None:
        """Show blocks with the cursor on a key; scroll to the top, to the cursor, or not at all."""
        self._wrap(blocks)
        self._place_cursor(cursor, scroll, needs_cursor=needs_cursor)

    def change(
        self, changes: Mapping[int, Block], *, cursor: str | None = None, scroll: Scroll = "keep"
    ) -> None:
        """Show other blocks in the place of some, as `show` does with all of them."""
        if not self.wrapped.replace(changes):
            old = enumerate(self.wrapped.blocks)
            self._wrap([changes.get(index, block) for index, block in old])
        self._place_cursor(cursor, scroll, needs_cursor=True)

    def _place_cursor(self, cursor: str | None, scroll: Scroll, *, needs_cursor: bool) -> None:
        self._cursor = self.wrapped.place(cursor)
        if self._cursor is None and needs_cursor:
            self._cursor = next(iter(self.wrapped.keyed), None)
        self._follows = scroll == "cursor" or (self._follows and scroll == "keep")
        # What is kept is still within reach: there may be fewer lines now.
        y = 0 if scroll == "top" else min(self.scroll_offset.y, self.max_scroll_y)
        if scroll != "cursor" or y != self.scroll_offset.y:
            self.scroll_to(y=y, animate=False, force=True)
        if scroll == "cursor":
            self._scroll_to_cursor(ahead=self.size.height // 2)
        self._repaint()

    def _repaint(self) -> None:
        """Paint the rows that look otherwise than before."""
        before, self._rows = self._rows, self._rows_now()
        if len(before) != len(self._rows):
            self.refresh()
        elif regions := list(changed_regions(before, self._rows, self.size.width)):
            self.refresh(*regions)

    def _wrap(self, blocks: Sequence[Block]) -> None:
        self.wrapped = Wrapped(blocks, self._room())
        # Nothing is laid out anew: the place of a pane does not depend on what it holds.
        if self.wrapped.width:
            self.set_reactive(Pane.virtual_size, Size(self.wrapped.width, len(self.wrapped.lines)))

    def _room(self) -> int:
        # The last column is kept for the arrows that say there is more.
        return max(0, self.scrollable_content_region.width - 1)

    def on_resize(self) -> None:
        """Wrap again when the width changed, keeping the cursor in sight."""
        if self._room() != self.wrapped.width:
            self._wrap(self.wrapped.blocks)
            # While screens change places, a refresh asked for now can be dropped.
            self.call_after_refresh(self.refresh)
        self._scroll_to_cursor()
        self._repaint()

    def watch_has_focus(self, has_focus: bool) -> None:  # noqa: FBT001 - as Textual calls it
        """Draw the cursor as active or resting."""
        super().watch_has_focus(has_focus)
        self._repaint()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Draw what is in sight now; there is no bar to be moved."""
        if round(old_value) != round(new_value):
            self._repaint()

    @property
    def allow_vertical_scroll(self) -> bool:
        """Let the wheel scroll, though there is no bar."""
        return not self.is_disabled

    # Drawing

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return what is painted; without the parts no pane has, in a third of Textual's time."""
        if not self.wrapped.width and not self._follows:
            # The first frame is painted before a pane is told how large it is.
            self._wrap(self.wrapped.blocks)
        outer, gutter = self.outer_size, self.styles.gutter
        if gutter.top or gutter.bottom or gutter.left or crop != outer.region:
            return super().render_lines(crop)
        return self._brush.draw(self._rows_now(), outer.width)

    def render_line(self, y: int) -> Strip:
        """Return one line of the screen."""
        return self._brush.strip(self._rows_now()[y])

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Self:
        """Paint again; without regions all of it, as something else than the text has changed."""
        if not regions:
            self._brush.forget()
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def notify_style_update(self) -> None:
        """Draw in other colours from now on."""
        super().notify_style_update()
        self._brush.forget()

    def _rows_now(self) -> list[Row]:
        """Return the rows in sight."""
        height, top = self.size.height, self.scroll_offset.y
        lit = self._cursor if self.has_focus else None
        rows = [
            Row(line, lit is not None and line.block == lit)
            for line in self.wrapped.lines[top : top + height]
        ]
        if rows and top + height < len(self.wrapped.lines):
            rows[-1] = rows[-1]._replace(mark=_MORE_BELOW)
        if rows and top:
            rows[0] = rows[0]._replace(mark=_MORE_ABOVE)
        return [*rows, *[Row(None)] * (height - len(rows))]

    # Moving

    def move_to(self, key: str) -> None:
        """Put the cursor on a key, if it is there."""
        if (index := self.wrapped.place(key)) is not None:
            self._set_cursor(index)

    def _set_cursor(self, index: int) -> None:
        self._cursor = index
        self._follows = True
        self._scroll_to_cursor()
        self._repaint()
        paint_now(self.screen, self)
        self.post_message(self.Moved(self, self.cursor))

    def _scroll_to_cursor(self, ahead: int = 0) -> None:
        """Bring the cursor in sight, with lines beyond it so that the next ones need no scroll."""
        if self._cursor is None or not self._follows or not self.wrapped.starts:
            return
        start, end = self.wrapped.starts[self._cursor], self.wrapped.starts[self._cursor + 1]
        top, height = self.scroll_offset.y, self.scrollable_content_region.height
        if start <= top:
            # One line more, so that the heading of what is shown stays in sight.
            self.scroll_to(y=max(0, start - 1 - ahead), animate=False, force=True)
        elif end > top + height:
            self.scroll_to(y=min(start, end - height + ahead), animate=False, force=True)

    def action_move(self, step: int) -> None:
        """Move the cursor to the next block with a key, or scroll where there is none."""
        nearest = self.wrapped.neighbour(self._cursor, step)
        if nearest is not None and self._is_near(nearest, step):
            self._set_cursor(nearest)
        else:
            self.scroll_relative(y=step, animate=False, force=True)

    def _is_near(self, index: int, step: int) -> bool:
        """Tell whether a block is within sight or a page of it, so that nothing is jumped over."""
        height = self.scrollable_content_region.height
        top = self.scroll_offset.y
        edge = self.wrapped.starts[index] if step > 0 else self.wrapped.starts[index + 1]
        return edge < top + 2 * height if step > 0 else edge > top - height

    def action_page(self, step: int) -> None:
        """Scroll by a page and take the cursor along."""
        height = max(1, self.scrollable_content_region.height - 1)
        top = max(0, min(self.scroll_offset.y + step * height, self.max_scroll_y))
        if self._cursor is not None:
            target = self.wrapped.starts[self._cursor] + step * height
            self._take_cursor_to(target, range(top, top + height + 1))
        self.scroll_to(y=top, animate=False, force=True)

    def _take_cursor_to(self, target: int, sight: range) -> None:
        """Put the cursor near a line, on a block in sight: it must not pull the page back."""
        nearest = self.wrapped.nearest(target, sight)
        if nearest is not None:
            self._cursor = nearest
            self._follows = True
            self._repaint()
            self.post_message(self.Moved(self, self.cursor))

    def action_edge(self, step: int) -> None:
        """Go to the first or last line."""
        self.scroll_to(y=0 if step < 0 else len(self.wrapped.lines), animate=False, force=True)
        keyed = self.wrapped.keyed
        if keyed:
            self._set_cursor(keyed[0 if step < 0 else -1])

    def action_choose(self) -> None:
        """Choose the block under the cursor."""
        if (key := self.cursor) is not None:
            self.post_message(self.Chosen(self, key))

    def on_click(self, event: Click) -> None:
        """Choose the block that was clicked; the second click of a double one is no choice."""
        if event.chain > 1:
            return
        number = event.y + self.scroll_offset.y
        if not 0 <= number < len(self.wrapped.lines):
            return
        index = self.wrapped.lines[number].block
        if index >= 0 and self.wrapped.blocks[index].key is not None:
            self._set_cursor(index)
            self.action_choose()
