"""Let go of screens that are gone, where Textual would hold on to them."""

from textual._styles_cache import StylesCache


def forget_drawn() -> None:
    """Drop what was drawn of widgets that are gone.

    Textual remembers the colours of a thousand widgets, and with them all their lines: a window
    opened again and again would take 300 kB each time.
    """
    clear = getattr(StylesCache.get_inner_outer, "cache_clear", None)
    if clear is not None:
        clear()
