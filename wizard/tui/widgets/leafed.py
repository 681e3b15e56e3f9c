"""A pane with headings that can be gone to one after the other."""

from wizard.tui.widgets.pane import Pane


class LeafedPane(Pane):
    """A long page, leafed through part by part."""

    def go_to_heading(self, step: int) -> None:
        """Scroll to the next or the previous heading, and take the cursor along."""
        top, heads = self.scroll_offset.y, self.wrapped.headings()
        beyond = [y for y in (0, *heads) if (y - top) * step > 0]
        if beyond:
            y = min(beyond[0] if step > 0 else beyond[-1], self.max_scroll_y)
            self._take_cursor_to(y, range(y, y + max(1, self.scrollable_content_region.height)))
            self.scroll_to(y=y, animate=False, force=True)
