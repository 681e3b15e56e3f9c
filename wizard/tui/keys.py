"""Which keys a person may set otherwise, and for which actions."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from wizard.errors import UsageError
from wizard.spelling import suggest

if TYPE_CHECKING:
    from wizard.model.settings import Settings

ACTIONS = tuple(
    f"walk.{name}"
    for name in (
        *("next", "previous", "next-open", "find", "confidence", "note", "evidence", "range"),
        *("unknown", "not-applicable", "clear", "undo", "redo", "guide", "judge"),
        *(
            "move-on",
            "summary",
            "review",
            "what-if",
            "compare",
            "facts",
            "save",
            "home",
            "red-lines",
            "weights",
        ),
        *("bookmark", "next-bookmark", "filter", "file", "settle"),
    )
)
SWALLOWED = ("ctrl+h", "ctrl+i", "ctrl+j", "ctrl+m")
"""Classic terminals send these as backspace, tab, newline and return."""
_KEY = re.compile(r"((ctrl|shift|alt|super|hyper|meta)\+)*([a-z][a-z0-9_]*|\S)")
"""One sign, or the name of a key such as `pageup`; before it what is held down."""


def check_settings(settings: "Settings", themes: Iterable[str]) -> None:
    """Raise UsageError for a theme, an action or a key that cannot be had."""
    known = list(themes)
    if settings.theme and settings.theme not in known:
        hint = suggest(settings.theme, known) or f"One of: {', '.join(sorted(known))}."
        raise UsageError(f"The settings name the theme {settings.theme}, which is none.", hint)
    for action, keys in settings.keys.items():
        if action not in ACTIONS:
            hint = suggest(action, ACTIONS) or f"One of: {', '.join(ACTIONS)}."
            raise UsageError(f"The settings give a key to {action}, which is no action.", hint)
        for key in keys.split(","):
            _check_key(action, key.strip())


def _check_key(action: str, key: str) -> None:
    sentence = f"The settings give {action} the key {key}"
    if not _KEY.fullmatch(key):
        raise UsageError(f"{sentence}, which is none.", "Write it as j, ctrl+n, f5 or pageup.")
    if key in SWALLOWED:
        raise UsageError(f"{sentence}.", "Terminals send it as another key; choose another.")
