"""Whether the screens have what the settings name."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from wizard.errors import UsageError
from wizard.spelling import suggest

if TYPE_CHECKING:
    from wizard.model.settings import Settings


def check_settings(settings: "Settings", themes: Iterable[str]) -> None:
    """Raise UsageError for a theme that cannot be had; keys are checked when they are read."""
    known = sorted(themes)
    if settings.theme and settings.theme not in known:
        near = suggest(settings.theme, known)
        hint = f"{near[0].upper()}{near[1:]} " if near else ""
        sentence = f"The settings name the theme {settings.theme}, which is none."
        raise UsageError(sentence, f"{hint}There are: {', '.join(known)}.")
