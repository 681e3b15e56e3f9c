"""Whether the screens have the theme the settings name."""

from wizard.spelling import suggest
from wizard.storage.settings import refuse_setting


def check_theme(theme: str) -> None:
    """Raise InvalidFileError, with its place in the settings, for a theme that cannot be had."""
    from textual.theme import BUILTIN_THEMES  # noqa: PLC0415 - the settings are read without screens

    known = sorted(BUILTIN_THEMES)
    if theme and theme not in known:
        hint = suggest(theme, known) or f"there are {', '.join(known)}"
        raise refuse_setting("theme", f"there is no theme {theme}", hint)
