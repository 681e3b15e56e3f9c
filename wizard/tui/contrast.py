"""Colours of text that can be read on the ground of any theme, by the ratio of WCAG 2."""

from textual.app import App
from textual.color import Color

LEAST = 4.5
"""What WCAG asks for between text and its ground."""

_STATES = ("primary", "success", "warning", "error", "accent")
_STEP = 0.04
_LINEAR_BELOW = 0.03928


class ReadableApp(App[None]):
    """An application in every theme of which what tells a state by its colour can be read."""

    def get_css_variables(self) -> dict[str, str]:
        """Return the theme's colours, those of text moved away from the ground where too close."""
        theme = super().get_css_variables()
        # Of all grounds that text stands on, the panel is the nearest to the colours of text.
        ground = Color.parse(theme["panel"])
        names = [f"text-{state}" for state in _STATES]
        return {**theme, **{name: readable(Color.parse(theme[name]), ground).hex for name in names}}


def readable(text: Color, ground: Color) -> Color:
    """Return a colour like `text` that differs from `ground` by the least ratio."""
    is_light = _luminance(ground) > 1 / 3
    amount, found = 0.0, text
    while contrast(found, ground) < LEAST and amount < 1:
        amount += _STEP
        found = text.darken(amount) if is_light else text.lighten(amount)
    return found


def contrast(one: Color, other: Color) -> float:
    """Return the ratio between two colours, 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: Color) -> float:
    red, green, blue = (_linear(part) for part in colour.normalized)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= _LINEAR_BELOW else float(((part + 0.055) / 1.055) ** 2.4)
