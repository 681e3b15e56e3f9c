"""The actions of a screen with their keys, as the help and the list of all actions show them."""

import string
from collections.abc import Iterator
from functools import partial
from typing import Any, NamedTuple

from textual.app import SystemCommand
from textual.binding import Binding
from textual.keys import key_to_character
from textual.screen import Screen

from wizard.model.shortcuts import name_sign
from wizard.tui.literal import literal

_NAMES = {
    **{name_sign(sign): sign for sign in string.punctuation},
    "escape": "Esc",
    "delete": "Del",
    "backspace": "Bksp",
    "pageup": "PgUp",
    "pagedown": "PgDn",
}


class Action(NamedTuple):
    """Something a person can do on a screen."""

    description: str
    keys: str
    """As they are set at present, named for people; empty if it has none."""
    run: str
    """What the screen is asked to do."""


def actions_of(screen: Screen[object]) -> list[Action]:
    """Return the actions of a screen, its own first, each once."""
    found: dict[str, Action] = {}
    for binding, names in _present_keys(screen):
        action = Action(binding.description, ", ".join(names), binding.action)
        found.setdefault(binding.description, action)
    return list(found.values())


def commands_of(screen: Screen[object]) -> list[SystemCommand]:
    """Return the actions of a screen for the list of all actions, some under further names."""
    more: tuple[Action, ...] = getattr(screen, "MORE", ())
    return [_command(screen, action) for action in (*actions_of(screen), *more)]


def _command(screen: Screen[object], action: Action) -> SystemCommand:
    # The list reads a plain string as markup, and the person's settings name the keys.
    keys: Any = literal(f"Key: {action.keys}" if action.keys else "No key")
    run = partial(screen.call_later, screen.run_action, action.run)
    return SystemCommand(action.description, keys, run)


def _bindings(screen: type) -> Iterator[Binding]:
    for owner in screen.__mro__:
        if not owner.__module__.startswith("textual."):
            for binding in vars(owner).get("BINDINGS", ()):
                if isinstance(binding, Binding) and binding.description:
                    yield binding


def _present_keys(screen: Screen[Any]) -> Iterator[tuple[Binding, list[str]]]:
    """Return the bindings of a screen with the names of the keys they have at present."""
    keymap = screen.app._keymap  # noqa: SLF001 - keys set by the person; Textual has no other way
    bindings = list(_bindings(type(screen)))
    given = {b.id: _names(keymap[b.id]) for b in bindings if b.id and b.id in keymap}
    taken = {name for names in given.values() for name in names}
    for binding in bindings:
        own = [name for name in _names(binding.key) if name not in taken]
        yield binding, given.get(binding.id or "", own)


def name_keys(keys: str) -> str:
    """Return keys as they are named to people."""
    return ", ".join(_names(keys))


def _names(keys: str) -> list[str]:
    return [_name(key.strip()) for key in keys.split(",")]


def _name(key: str) -> str:
    for prefix, shown in (("ctrl+", "Ctrl+"), ("shift+", "Shift+"), ("alt+", "Alt+")):
        if key.startswith(prefix):
            return shown + _name(key.removeprefix(prefix)).capitalize()
    if key in _NAMES:
        return _NAMES[key]
    sign = key_to_character(key) or ""
    return sign if sign.isprintable() and sign.strip() else key.capitalize()


def put_keys(sentence: str, screen: Screen[Any]) -> str:
    """Return a sentence of the program's own with the present key for each `{walk.next}` in it."""
    present = {f"{{{binding.id}}}": names for binding, names in _present_keys(screen)}
    for place, names in present.items():
        # What has no key is still in the list of all actions.
        sentence = sentence.replace(place, names[0] if names else "Ctrl+P")
    return sentence


def name_hints(hints: str, screen: Screen[Any]) -> str:
    """Return hints with the keys the person has set instead of those they were written with."""
    present = {_names(binding.key)[0]: names for binding, names in _present_keys(screen)}
    parts = (hint.partition(" ") for hint in hints.split("  "))
    told = ((present.get(key, [key]), f"{gap}{does}") for key, gap, does in parts)
    # What has no key at present is not among the hints.
    return "  ".join(f"{names[0]}{does}" for names, does in told if names)
