"""Which keys a person may set otherwise, and for which actions."""

import re
import string
import unicodedata
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
SWALLOWED = frozenset({"h", "i", "j", "m", "left_square_bracket"})
"""With Ctrl, classic terminals send these as backspace, tab, newline, return and escape."""
NEEDED = frozenset(
    {
        *("tab", "shift+tab", "enter", "space", "up", "down", "pageup", "pagedown", "home", "end"),
        *("f1", "question_mark", "ctrl+c", "ctrl+p", "ctrl+q"),
    }
)
"""With these every screen and list is worked; set for something else they would do nothing."""
ANSWERS = frozenset({*"0123456789", "minus", "full_stop", "comma"})
"""With these choices are chosen and numbers typed."""
_KEY = re.compile(r"((?:(?:ctrl|shift|alt|super|hyper|meta)\+)*)(\S|[a-z][a-z0-9_]*)")
"""What is held down, and one sign or the name of a key such as `insert`."""
_RENAMED = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
"""Signs that the screen library calls otherwise than Unicode does."""


def name_sign(sign: str) -> str:
    """Return the name of the key of one sign, as the screen library calls it."""
    if sign.isalnum():
        return sign
    name = unicodedata.name(sign, sign).lower().replace("-", "_").replace(" ", "_")
    return _RENAMED.get(name, name)


KNOWN = frozenset(
    {
        *map(name_sign, string.punctuation),
        *(f"f{number}" for number in range(1, 25)),
        *("insert", "delete", "backspace", "escape", "left", "right"),
        *(key for key in NEEDED if "+" not in key),
    }
)
"""The names of keys that are longer than one sign."""


def _check_action(action: str) -> str:
    if action not in ACTIONS:
        hint = suggest(action, ACTIONS) or f"one of: {', '.join(ACTIONS)}"
        raise _refuse(f"`{action}` is no action; {hint}")
    return action


def _check_keys(keys: str) -> str:
    return ",".join(_check_key(key.strip()) for key in keys.split(","))


def _check_key(written: str) -> str:
    """Return a key by the one name it has; refuse what cannot be pressed or is needed otherwise."""
    if not written:
        raise _refuse("a key is missing; write one, or several with single commas between")
    found = _KEY.fullmatch(written)
    if found is None or (len(found[2]) > 1 and found[2] not in KNOWN):
        raise _refuse(f"{written} is no key; write it as j, ctrl+n, f5 or insert")
    held, last = found[1], found[2] if len(found[2]) > 1 else name_sign(found[2])
    if not held and (last in ANSWERS or last.isdigit()):
        raise _refuse(f"{written} answers questions; choose another key")
    if "ctrl+" in held:
        # Terminals send no capitals with Ctrl.
        last = last.lower()
        if last in SWALLOWED:
            raise _refuse(f"terminals send {written} as another key; choose another one")
    if held + last in NEEDED:
        raise _refuse(f"{written} is needed on every screen; choose another key")
    return held + last


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
