"""What kind of file some bytes say they are, read no further than that is said."""

import contextlib
from typing import Any

import yaml

from wizard.storage.reading.strict_yaml import (  # type: ignore[attr-defined]
    MAX_DEPTH,
    MAX_NODES,
    Parser,
)
from wizard.storage.reading.yaml_input import TooLongError, Trickle

_MAX_EVENTS = 2 * MAX_NODES
_BEGINS = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
_ENDS = (yaml.MappingEndEvent, yaml.SequenceEndEvent)


def find_kind(raw: bytes) -> str:
    """Return the value of the key `kind` at the top of a document, or nothing; never raises."""
    with contextlib.suppress(yaml.YAMLError, UnicodeDecodeError, TooLongError):
        return _Search(raw).find()
    return ""


class _Search:
    """One look through the keys at the top of a document; what stands below them is skipped."""

    def __init__(self, raw: bytes) -> None:
        self._events = 0
        self._next_event = Parser(Trickle(raw, lambda: self._events)).get_event

    def find(self) -> str:
        for _ in ("the stream", "the document"):
            self._next()
        if type(self._next()) is not yaml.MappingStartEvent:
            return ""
        while self._events < _MAX_EVENTS and type(key := self._next()) is yaml.ScalarEvent:
            value = self._next()
            if key.value == "kind":
                return str(value.value) if type(value) is yaml.ScalarEvent else ""
            self._skip(value)
        return ""

    def _next(self) -> Any:
        self._events += 1
        return self._next_event()

    def _skip(self, event: Any) -> None:
        """Read to the end of the value that begins with `event`, or raise TooLongError."""
        depth = 0
        while isinstance(event, _BEGINS) or depth:
            depth += isinstance(event, _BEGINS) - isinstance(event, _ENDS)
            if not depth:
                return
            if depth > MAX_DEPTH or self._events > _MAX_EVENTS:
                raise TooLongError
            event = self._next()
