"""Which keys a person may set otherwise, and for which actions."""

import re
from typing import Annotated

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from wizard.model.text import FullLine
from wizard.spelling import suggest

ACTIONS = tuple(
    f"walk.{name}"
    for name in (
        *("next", "previous", "next-open", "find", "confidence", "note", "evidence", "range"),
        *("unknown", "not-applicable", "clear", "undo", "redo", "guide", "judge"),
        *("move-on", "summary", "review", "what-if", "compare", "facts", "save", "home"),
        *("red-lines", "weights", "bookmark", "next-bookmark", "filter", "file", "settle"),
    )
)
SWALLOWED = ("ctrl+h", "ctrl+i", "ctrl+j", "ctrl+m")
"""Classic terminals send these as backspace, tab, newline and return."""
NEEDED = frozenset(
    {
        *("tab", "shift+tab", "enter", "space", "up", "down", "pageup", "pagedown", "home", "end"),
        *("f1", "?", "question_mark", "ctrl+c", "ctrl+p", "ctrl+q"),
    }
)
"""With these every screen and list is worked; set for something else they would do nothing."""
_KEY = re.compile(r"((ctrl|shift|alt|super|hyper|meta)\+)*([a-z][a-z0-9_]*|\S)")
"""One sign, or the name of a key such as `pageup`; before it what is held down."""


def _check_action(action: str) -> str:
    if action not in ACTIONS:
        hint = suggest(action, ACTIONS) or f"one of: {', '.join(ACTIONS)}"
        raise _refuse(f"`{action}` is no action; {hint}")
    return action


def _check_keys(keys: str) -> str:
    return ",".join(_check_key(key.strip()) for key in keys.split(","))


def _check_key(key: str) -> str:
    if not _KEY.fullmatch(key):
        raise _refuse(f"{key} is no key; write it as j, ctrl+n, f5 or insert")
    # Terminals send no capitals with Ctrl.
    key = key.lower() if "ctrl+" in key else key
    if key.isdigit():
        raise _refuse(f"{key} answers questions; choose another key")
    if key in SWALLOWED:
        raise _refuse(f"terminals send {key} as another key; choose another one")
    if key in NEEDED:
        raise _refuse(f"{key} is needed on every screen; choose another key")
    return key


def _check_clashes(given: dict[str, str]) -> dict[str, str]:
    owners: dict[str, str] = {}
    for action, keys in given.items():
        for key in keys.split(","):
            if owners.setdefault(key, action) != action:
                raise _refuse(f"{key} is set for {owners[key]} and for {action}; choose two keys")
    return given


def _refuse(said: str) -> PydanticCustomError:
    return PydanticCustomError("shortcut", "{said}", {"said": said})


ActionName = Annotated[FullLine, AfterValidator(_check_action)]
"""The name of an action that can have another key."""

KeyNames = Annotated[FullLine, AfterValidator(_check_keys)]
"""One key, or several joined by commas."""

Shortcuts = Annotated[dict[ActionName, KeyNames], AfterValidator(_check_clashes)]
"""Keys by action; what another action had by itself is taken from it."""
