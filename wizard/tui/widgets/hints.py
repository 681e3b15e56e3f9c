"""The line of hints: `F1 keys  n note`; a click on a hint presses its key."""

import re

from textual.content import Content
from textual.style import Style
from textual.widgets import Static

from wizard.tui.literal import literal

_GAP = re.compile(r"( {2,}|\n)")
_NAMED = {
    "Enter": "enter",
    "Esc": "escape",
    "Tab": "tab",
    "Del": "delete",
    "?": "question_mark",
    "/": "slash",
}
_SIMPLE = re.compile(r"F[0-9]{1,2}|[a-z0-9]|Ctrl\+[A-Z]")


class Hints(Static):
    """Hints stand two blanks apart, each a key and what it does; keys may be joined by / or `,`."""

    DEFAULT_CSS = """
    Hints {
        link-color: $text-muted;
        link-style: none;
        link-background-hover: $primary;
        link-color-hover: $text;
    }
    """

    def __init__(self, text: str, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(hint_line(text), id=id, classes=classes)


class HintBar(Hints):
    """The hints at the bottom of a screen: as many as fit, the most important ones first."""

    def __init__(self, text: str) -> None:
        super().__init__(text, id="hints")
        self.text = text
        """All hints, also those that do not fit at present."""

    def show(self, text: str) -> None:
        """Show other hints."""
        self.text = text
        self.refresh()

    def render(self) -> Content:
        """Draw the hints that fit whole: half a hint would name a key that does something else."""
        return hint_line(fitting(self.text, self.size.width))


def fitting(text: str, width: int) -> str:
    """Return the first of the hints in `text`, as many as fit into `width` columns."""
    while len(text) > width and (end := text.rfind("  ")) > 0:
        text = text[:end].rstrip()
    return text


def hint_line(text: str) -> Content:
    """Return a line of hints in which each one that begins with a key presses it when clicked."""
    return Content.assemble(*(_hint(part) for part in _GAP.split(text)))


def _hint(part: str) -> Content:
    key = key_named(re.split(r"[ ,/]", part.strip(), maxsplit=1)[0]) if part.strip() else None
    if part.startswith("/ "):
        key = "slash"
    if key is None:
        return literal(part)
    click = Style.from_meta({"@click": f"app.simulate_key('{key}')"})
    return Content.styled(literal(part).plain, click)


def key_named(shown: str) -> str | None:
    """Return Textual's name of a key as it is shown to people; None for words such as `digit`."""
    if shown in _NAMED:
        return _NAMED[shown]
    return shown.lower() if _SIMPLE.fullmatch(shown) else None
