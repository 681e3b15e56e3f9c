"""What all screens share: breakpoints for narrow terminals, and a word when one is too small."""

from textual.events import Resize
from textual.screen import Screen, ScreenResultType
from textual.widget import Widget

from wizard.tui.forgetting import forget_drawn
from wizard.tui.widgets.too_small import MIN_HEIGHT, MIN_WIDTH


class WizardScreen(Screen[ScreenResultType]):
    """A full screen; one class by its width: `-tight`, `-normal` (80), `-wide` (100), `-broad`."""

    HORIZONTAL_BREAKPOINTS = [
        (0, "-tight"),
        (80, "-normal"),
        (100, "-wide"),
        (120, "-broad"),
    ]

    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]

    _focus_kept: Widget | None = None

    def on_mount(self) -> None:
        """Have the classes of the terminal's size before anything is laid out."""
        width, height = self.app.size
        fitting = self._class_at(width, self.HORIZONTAL_BREAKPOINTS)
        fitting |= self._class_at(height, self.VERTICAL_BREAKPOINTS)
        # Styles are computed when the screen comes up, which is next.
        self.update_classes(fitting, update=False)

    @staticmethod
    def _class_at(size: int, breakpoints: list[tuple[int, str]]) -> dict[str, bool]:
        reached = max(least for least, _ in breakpoints if least <= size)
        return {name: least == reached for least, name in breakpoints}

    def on_unmount(self) -> None:
        """Leave nothing behind: a sitting can see a thousand screens."""
        forget_drawn()

    def on_resize(self, event: Resize) -> None:
        """Hide everything behind one sentence while the terminal is too small."""
        tiny = event.size.width < MIN_WIDTH or event.size.height < MIN_HEIGHT
        was_tiny = self.has_class("-tiny")
        self.set_class(tiny, "-tiny")
        # What is hidden loses the focus; keys must find it again afterwards.
        if tiny and not was_tiny:
            self._focus_kept = self.focused
        elif was_tiny and not tiny:
            self.call_after_refresh(self.set_focus, self._focus_kept)
