"""The help: the keys of the screen one comes from, the method, and the glossary."""

from collections.abc import Mapping, Sequence

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.events import Resize
from textual.widgets import Input, Static

from wizard.model.pack import Pack
from wizard.tui.actions import Action
from wizard.tui.dialogs.base import Dialog
from wizard.tui.literal import literal
from wizard.tui.views.help import glossary_blocks, keys_blocks, method_blocks
from wizard.tui.widgets.blocks import Block
from wizard.tui.widgets.fields import LineField
from wizard.tui.widgets.hints import HintBar
from wizard.tui.widgets.pane import Pane

_SECTIONS = ("Keys", "Method", "Glossary")
_KEYS, _METHOD, _GLOSSARY = range(len(_SECTIONS))
_HINTS = "1 keys  2 method  3 glossary  / search words  Esc closes"


class HelpScreen(Dialog[None]):
    """Three sections, one shown at a time."""

    AUTO_FOCUS = "#page"

    BINDINGS = [
        Binding("1", "section(0)", "Keys"),
        Binding("2", "section(1)", "Method"),
        Binding("3", "section(2)", "Glossary"),
        Binding("right", "turn(1)", "Next section"),
        Binding("left", "turn(-1)", "Previous section"),
        Binding("slash", "search", "Search the glossary"),
        Binding("down", "read", "From the words to the list", show=False),
        Binding("escape,f1,b,question_mark", "back", "Close"),
        # Where a word is typed, b is one of its letters.
        Binding("ctrl+b", "back", "Close", show=False, priority=True),
    ]

    def __init__(
        self,
        actions: Sequence[Action],
        pack: Pack | None,
        *,
        typed: Sequence[tuple[str, str]] = (),
        marks: bool = False,
    ) -> None:
        super().__init__()
        self._actions = actions
        self._typed = typed
        self._marks = marks
        self._glossary: Mapping[str, str] = pack.file.glossary if pack is not None else {}
        self._section = _KEYS

    def compose(self) -> ComposeResult:
        """Lay out the section, the field for words, and the keys."""
        yield Static("", id="top", markup=False)
        yield LineField(placeholder="words to look for", id="words", compact=True)
        yield Pane(id="page")
        yield HintBar(_HINTS)

    def on_mount(self) -> None:
        """Begin with the keys."""
        self._show()

    def on_resize(self, _: Resize) -> None:
        """Lay the keys out again for another width."""
        if self._section == _KEYS:
            self._show()

    def _show(self) -> None:
        names = (f"[{n}]" if i == self._section else f" {n} " for i, n in enumerate(_SECTIONS))
        self.query_one("#top", Static).update(literal(f" Help  {' '.join(names)}"), layout=False)
        words = self.query_one("#words", LineField)
        words.display = self._section == _GLOSSARY
        pane = self.query_one("#page", Pane)
        pane.show(self._blocks(words.value))
        if not words.has_focus:
            pane.focus()

    def _blocks(self, wanted: str) -> list[Block]:
        if self._section == _KEYS:
            width = max(1, self.app.size.width - 3)
            return keys_blocks(self._actions, self._typed, width, marks=self._marks)
        return (
            method_blocks() if self._section == _METHOD else glossary_blocks(self._glossary, wanted)
        )

    @on(Input.Changed)
    def look(self) -> None:
        """Show the words that fit what is typed so far."""
        self._show()

    @on(Input.Submitted)
    def action_read(self) -> None:
        """Go from what is looked for to what was found."""
        self.query_one("#page", Pane).focus()

    def action_section(self, section: int) -> None:
        """Show a section."""
        self._section = section
        self.query_one("#page", Pane).focus()
        self._show()

    def action_turn(self, step: int) -> None:
        """Show the next or previous section."""
        self.action_section((self._section + step) % len(_SECTIONS))

    def action_search(self) -> None:
        """Look for a word of the glossary."""
        self.action_section(_GLOSSARY)
        self.query_one("#words", LineField).focus()

    def action_back(self) -> None:
        """Close the help."""
        self.leave(None)
