"""The one door from data to a widget: text is shown as it is, never as markup or control codes.

Widgets read plain strings as markup, which can vanish, act on a click or end the program.
"""

from textual.content import Content

from wizard.visible import visible


def literal(text: str, style: str = "") -> Content:
    """Return `text` for any Textual widget."""
    return Content.styled(visible(text), style) if style else Content(visible(text))
