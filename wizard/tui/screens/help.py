"""The keys of the screen one comes from, the method on one page, and the glossary."""

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from wizard.model.pack import Pack
from wizard.tui.dialogs.base import Dialog
from wizard.tui.views.outline import MARK_MEANINGS
from wizard.tui.widgets.blocks import Block
from wizard.tui.widgets.pane import Pane

_METHOD = """\
Every answer becomes a number from 0 to 1 through a fixed table: levels 0 to 4 are 0, 25, 50, 75 \
and 100 of 100.
A safeguard lowers only the exposures it is linked to, by its potency times how far it is in \
place. Within a family the best one counts; across families they multiply. At most 90 % of an \
exposure is ever taken away.
What is left is the residual. Dimensions and the whole are power means with exponent 3: a severe \
residual is not averaged away.
Bands: low below 20, moderate below 40, high below 60, critical from 60. No total is shown more \
than one band better than its worst part.
An open question is never counted as safe: the best and the worst case are both computed, the \
working value lies between them, and the decision looks at the worst case.
Red lines are conditions on answers that no score outvotes. Opportunity is shown beside risk and \
never subtracted from it.
The figures order judgements. They are not probabilities of harm."""

_KEY_NAMES = {
    "slash": "/",
    "escape": "Esc",
    "left": "Left",
    "right": "Right",
    "up": "Up",
    "down": "Down",
    "delete": "Delete",
    "backspace": "Backspace",
    "enter": "Enter",
    "question_mark": "?",
}


class HelpScreen(Dialog[None]):
    """All keys, the method and the glossary in one text."""

    BINDINGS = [Binding("escape,f1,b,question_mark", "back", "Close")]

    def __init__(
        self, bindings: list[BindingType], pack: Pack | None, *, answers: bool = False
    ) -> None:
        super().__init__()
        self._answers = answers
        self._bindings_shown = bindings
        self._pack = pack

    def compose(self) -> ComposeResult:
        """Lay out the text."""
        yield Pane(id="page")
        yield Static("Up/Down scroll   Esc or b closes", id="hints", markup=False)

    def on_mount(self) -> None:
        """Show the text."""
        pane = self.query_one("#page", Pane)
        pane.show([*self._keys(), *_method(), *self._glossary()])
        pane.focus()

    def _keys(self) -> Iterator[Block]:
        yield Block("Keys of this screen", "heading")
        if self._answers:
            yield Block("Answer: the choice under that number", prefix=f"{'0-9':<18}")
        for binding in self._bindings_shown:
            if isinstance(binding, Binding):
                yield Block(binding.description, prefix=f"{_name_keys(binding.key):<18}")
        yield Block("Everywhere", "heading", gap=True)
        for keys, does in (
            ("Tab", "Go to the next part of the screen"),
            ("Up/Down, Enter", "Move and choose; the mouse does the same"),
            ("Ctrl+P", "List of all actions"),
            ("F1 or ?", "This help"),
            ("Ctrl+Q", "Leave; everything is saved already"),
        ):
            yield Block(does, prefix=f"{keys:<18}")
        yield Block("Marks in the outline", "heading", gap=True)
        yield Block(MARK_MEANINGS)

    def _glossary(self) -> Iterator[Block]:
        if self._pack is None:
            return
        yield Block("Glossary", "heading", gap=True)
        for word, meaning in sorted(self._pack.file.glossary.items()):
            yield Block(f"{word}: {meaning}")

    def action_back(self) -> None:
        """Close the help."""
        self.leave(None)


def _method() -> Iterator[Block]:
    yield Block("The method on one page", "heading", gap=True)
    for paragraph in _METHOD.splitlines():
        yield Block(paragraph, prefix="- ")


def _name_keys(keys: str) -> str:
    names = []
    for key in keys.split(","):
        shown = _KEY_NAMES.get(key, key)
        if shown.startswith("ctrl+"):
            shown = f"Ctrl+{shown[5:].upper()}"
        names.append(shown)
    return ", ".join(names)
