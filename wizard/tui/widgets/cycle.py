"""A field with a few words to choose from: left and right, space, or a click changes it."""

from collections.abc import Sequence

from textual.binding import Binding
from textual.content import Content
from textual.events import Click
from textual.reactive import reactive
from textual.widget import Widget

from wizard.tui.literal import literal


class Cycle(Widget, can_focus=True):
    """Shows one of several words."""

    BINDINGS = [
        Binding("left", "turn(-1)", "Previous", show=False),
        Binding("right,space,enter", "turn(1)", "Next", show=False),
    ]
    DEFAULT_CSS = """
    Cycle { height: 1; width: 1fr; }
    """

    index: reactive[int] = reactive(0)

    def __init__(self, words: Sequence[str], chosen: str, *, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._words = tuple(words)
        self.set_reactive(Cycle.index, self._words.index(chosen))

    @property
    def value(self) -> str:
        """Return the word shown."""
        return self._words[self.index]

    def render(self) -> Content:
        """Draw the word between arrows among the others, in one order as far as there is room."""
        chosen = literal(f"< {self.value} >", "bold")
        before, after = (
            " ".join(part) for part in (self._words[: self.index], self._words[self.index + 1 :])
        )
        if len(before) + len(chosen) + len(after) + 4 > self.size.width:
            others = " ".join(word for word in self._words if word != self.value)
            return Content.assemble(chosen, literal(f"  {others}", "dim"))
        return Content.assemble(
            literal(f"{before}  " if before else "", "dim"), chosen, literal(f"  {after}", "dim")
        )

    def action_turn(self, step: int) -> None:
        """Show the next or previous word."""
        self.index = (self.index + step) % len(self._words)

    def on_click(self, event: Click) -> None:
        """Show the next word."""
        event.stop()
        self.action_turn(1)
