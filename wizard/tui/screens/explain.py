"""How a figure came about: its rule, the steps, and what it is made of, down to the answers."""

from collections.abc import Iterator

from textual import on
from textual.binding import Binding

from wizard.model.explanation import Explanation
from wizard.report.explain import OVERALL, explain
from wizard.report.explain.draft import show
from wizard.report.study import Study
from wizard.tui.screens.page import PageScreen
from wizard.tui.widgets.blocks import Block
from wizard.tui.widgets.pane import Pane

_ANSWER = "answers."


class ExplainScreen(PageScreen):
    """Explains figures one level at a time; dismissed with a question to go to, or None."""

    HINTS = "F1 keys  Enter explains a part  g goes to the question  b one level up"
    BINDINGS = [
        Binding("g", "go_to", "Go to the question"),
        Binding("escape,b,backspace", "back", "One level up"),
    ]

    def __init__(self, study: Study, address: str = OVERALL) -> None:
        super().__init__()
        self._study = study
        self._trail = [address]

    def on_mount(self) -> None:
        """Explain the figure asked for."""
        self._show()

    def _show(self) -> None:
        found = explain(self._study, self._trail[-1])
        self.show_page(f"How it came about: {found.figure.title}", list(explanation_blocks(found)))

    @on(Pane.Chosen)
    def explain_part(self, event: Pane.Chosen) -> None:
        """Explain the part of a line."""
        self._trail.append(event.key)
        self._show()

    def action_back(self) -> None:
        """Go back to the figure this one is a part of, or close."""
        if len(self._trail) == 1:
            self.leave(None)
            return
        self._trail.pop()
        self._show()

    def action_go_to(self) -> None:
        """Go to the question of the answer shown, or of the one under the cursor."""
        at = self.query_one("#page", Pane).cursor or self._trail[-1]
        address = at if at.startswith(_ANSWER) else self._trail[-1]
        if address.startswith(_ANSWER):
            self.leave(address.removeprefix(_ANSWER))
        else:
            self.say("Choose an answer among the parts first.")


def explanation_blocks(found: Explanation) -> Iterator[Block]:
    """Yield one figure, its rule and its steps; the parts can be chosen."""
    yield Block(f"{found.figure.title}: {found.figure.shown}", "title")
    yield Block(found.formula, "muted", gap=True)
    for number, step in enumerate(found.steps):
        value = show(step.value)
        between = " -> " if isinstance(step.value, str) else ": "
        said = f"{step.words}{between}{value}" if value else step.words
        yield Block(said, prefix="- ", gap=number == 0)
    for remark in found.remarks:
        yield Block(remark, "warning", gap=True)
    if found.parts:
        yield Block("Made of", "heading", gap=True)
    for part in found.parts:
        yield Block(f"{part.title}: {part.shown}", prefix="> ", key=part.address)
