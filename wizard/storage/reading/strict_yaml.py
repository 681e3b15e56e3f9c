"""Read YAML without surprises: no aliases, tags, duplicate keys or guessed types.

The parser's events are walked directly instead of using a YAML loader. That is what makes it
possible to refuse what a loader would resolve silently, to bound depth and size before memory is
spent, and to know the place of every value; it is also faster than the loader.
"""

import contextlib
from collections.abc import Iterable
from typing import Any

import yaml

from wizard.model.text import Unquoted
from wizard.storage.reading.document import Document, Look, depth_of
from wizard.storage.reading.words import (
    CONSTANTS,
    DECIMAL,
    DISPUTED,
    INTEGER,
    MAY_BE_TYPED,
)
from wizard.storage.reading.yaml_input import (
    LONGEST,
    MAX_PROBLEMS,
    Fault,
    Path,
    Place,
    TooLongError,
    Trickle,
    find_bad_bytes,
)

try:
    from yaml import CSafeLoader as Parser
except ImportError:  # pragma: no cover - only where PyYAML was built without libyaml
    from yaml import SafeLoader as Parser  # type: ignore[assignment]

MAX_DEPTH = 40
MAX_NODES = 25_000
"""Five times the values of the shipped pack answered in full, with evidence for every answer."""
_LOOKS = (6_000, 12_000, 18_000, 24_000)
"""Values after which a look is taken: more than an assessment answered in full has."""
_MAX_DIGITS = 100
_MAX_KEY = 1_000
_SHOWN = 60
_BEGINS = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
_ENDS = (yaml.MappingEndEvent, yaml.SequenceEndEvent)


class _Stop(Exception):  # noqa: N818 - not an error of its own: reading ends here
    """Reading cannot go on; the fault is recorded already."""


def read_yaml(raw: bytes, *, with_places: bool = False, look: Look | None = None) -> Document:
    """Read one YAML document from UTF-8 bytes; never raises for what the bytes hold.

    With `with_places` the place of every key and value is kept; without, reading is faster. A
    `look` is taken now and then if there is very much to read, and may end it.
    """
    document = Document(faults=find_bad_bytes(raw))
    if not document.faults:
        _Reader(raw, document, with_places=with_places, look=look).read()
    return document


def find_places(raw: bytes, known: Document, paths: Iterable[Path]) -> Document:
    """Return a document with the places of `paths`, or of what encloses those not in the data.

    Reads no further than it must, for what is not `known`, and keeps nothing else: a file may be
    wrong in many places.
    """
    document = Document(keys=dict(known.keys), values=dict(known.values))
    ends = {path[: depth_of(path, known.data)] for path in paths} - document.values.keys()
    wanted = {path[:length] for path in ends for length in range(len(path) + 1)}
    if wanted:
        _Reader(raw, document, with_places=True, wanted=wanted).read()
    return document


class _Reader:
    """One walk over the events of one text."""

    def __init__(
        self,
        raw: bytes,
        document: Document,
        *,
        with_places: bool,
        wanted: set[Path] | None = None,
        look: Look | None = None,
    ) -> None:
        self._document = document
        self._with_places = with_places
        self._wanted = wanted
        self._look = look
        self._open: list[dict[str, Any] | list[Any]] = []
        """What is being read at present, from the outermost inwards."""
        self._nodes = 0
        # What is skipped is counted by its events: a key, a beginning and an end for each value.
        self._pauses = [3 * MAX_NODES if wanted else MAX_NODES, *reversed(_LOOKS if look else ())]
        self._limit = self._pauses.pop()
        self._last: Any = None
        self._parser = Parser(Trickle(raw, lambda: self._nodes))
        self._next = self._parser.get_event

    def read(self) -> None:
        with contextlib.suppress(_Stop):
            try:
                self._read_document()
            except TooLongError:
                place = _place(self._last) if self._last is not None else (1, 1)
                what = f"something longer than {LONGEST:,} bytes follows here"
                self._fault(place, (), what, "shorten it, or write it in parts")
            except yaml.MarkedYAMLError as error:
                self._record_syntax(error)
            except (yaml.YAMLError, UnicodeDecodeError) as error:
                # The parser decodes tags by itself, and fails on those that are no text.
                self._fault((1, 1), (), f"cannot be read as YAML: {_brief(str(error))}")

    def _read_document(self) -> None:
        self._next()
        first = self._next()
        if isinstance(first, yaml.StreamEndEvent):
            self._fault((1, 1), (), "is empty")
            return
        root = self._next()
        self._document.data = self._node(root, (), 0)
        if self._document.data is None and not self._document.faults:
            self._fault(_place(root), (), "is empty")
        self._next()
        after = self._next()
        if not isinstance(after, yaml.StreamEndEvent):
            self._fault(_place(after), (), "a second document begins here", "keep one per file")

    def _record_syntax(self, error: yaml.MarkedYAMLError) -> None:
        mark = error.problem_mark or error.context_mark
        place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        said = ", ".join(part for part in (error.context, error.problem) if part)
        hint = "check indentation and colons; text holding ': ' or ' #' needs quotes"
        self._fault(place, (), f"is not YAML: {said}", hint)

    def _fault(self, place: Place, path: Path, what: str, hint: str = "") -> None:
        self._document.faults.append(Fault(place, path, what, hint))
        if len(self._document.faults) >= MAX_PROBLEMS:
            raise _Stop

    def _node(self, event: Any, path: Path, depth: int) -> Any:
        self._nodes += 1
        if self._with_places:
            if self._wanted is not None and path not in self._wanted:
                return self._skip(event)
            self._keep_place(event, path)
        if self._nodes > self._limit:
            self._pause(event, path)
        self._last = event
        kind = type(event)
        if kind is yaml.AliasEvent:
            self._fault(_place(event), path, "aliases are not accepted", "write the value out")
            return None
        if event.anchor is not None or event.tag is not None:
            self._refuse_properties(event, path)
        if kind is yaml.ScalarEvent:
            return self._scalar(event, path) if event.implicit[0] else event.value
        if depth >= MAX_DEPTH:
            self._fault(_place(event), path, f"is nested deeper than {MAX_DEPTH} levels")
            raise _Stop
        if kind is yaml.MappingStartEvent:
            return self._mapping(path, depth + 1)
        return self._sequence(path, depth + 1)

    def _pause(self, event: Any, path: Path) -> None:
        """Go on reading after so many values only if there is sense in it."""
        if not self._pauses:
            self._fault(_place(event), path, f"holds more than {MAX_NODES:,} values")
            raise _Stop
        self._limit = self._pauses.pop()
        if self._look is None:
            return
        if self._look(so_far := self._so_far(path)):
            self._document.data, self._document.cut = so_far, path
            raise _Stop
        # If reading ends here or at the next look, most that is wrong stands in between.
        self._with_places = True
        self._document.keys, self._document.values = {}, {}

    def _so_far(self, path: Path) -> Any:
        """Return a copy of what is being read, each part within the one that holds it."""
        found: Any = None
        for outer, step in zip(reversed(self._open), reversed(path), strict=True):
            if isinstance(outer, dict):
                found = outer | ({} if found is None else {str(step): found})
            else:
                found = [*outer, *([] if found is None else [found])]
        return found

    def _keep_place(self, event: Any, path: Path) -> None:
        if self._wanted is None:
            self._document.values[path] = _place(event)
        elif path in self._wanted:
            self._document.values[path] = _place(event)
            self._wanted.remove(path)
            if not self._wanted:
                raise _Stop

    def _skip(self, event: Any) -> None:
        """Read to the end of a value in which no place is looked for."""
        depth = int(type(event) in _BEGINS)
        while depth:
            kind = type(self._next())
            self._nodes += 1
            if kind is not yaml.ScalarEvent:
                depth += (kind in _BEGINS) - (kind in _ENDS)

    def _refuse_properties(self, event: Any, path: Path) -> None:
        if event.anchor is not None:
            what = f"anchors such as &{_brief(event.anchor)} are not accepted"
            self._fault(_place(event), path, what, "remove it and write values out")
        if event.tag is not None:
            what = f"tags such as {_brief(event.tag)} are not accepted"
            self._fault(_place(event), path, what, "remove it")

    def _mapping(self, path: Path, depth: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        self._open.append(found)
        while type(event := self._next()) is not yaml.MappingEndEvent:
            key = self._key(event, path)
            inner = (*path, key)
            if key in found:
                self._drop_duplicate(event, inner, depth)
                continue
            if self._with_places and (self._wanted is None or inner in self._wanted):
                self._document.keys[inner] = _place(event)
            found[key] = self._node(self._next(), inner, depth)
        self._open.pop()
        return found

    def _drop_duplicate(self, event: Any, path: Path, depth: int) -> None:
        """Read over a value whose key stood before; its places must not hide the first one's."""
        what = f"the key `{path[-1]}` stands here twice"
        self._fault(_place(event), path[:-1], what, "the first one is kept; remove one")
        # Nor is it looked at: it would stand in the place of the first one.
        before = self._with_places, self._look
        self._with_places, self._look = False, None
        self._node(self._next(), path, depth)
        self._with_places, self._look = before

    def _key(self, event: Any, path: Path) -> str:
        if type(event) is not yaml.ScalarEvent:
            self._fault(_place(event), path, "a key must be one word", "write `key: value`")
            raise _Stop
        if event.anchor is not None or event.tag is not None:
            self._refuse_properties(event, path)
        key: str = event.value
        if key == "<<" and event.implicit[0]:
            self._fault(_place(event), path, "merge keys (<<) are not accepted", "write keys out")
        if len(key) > _MAX_KEY:
            self._fault(_place(event), path, f"a key is longer than {_MAX_KEY:,} characters")
            raise _Stop
        return key

    def _sequence(self, path: Path, depth: int) -> list[Any]:
        found: list[Any] = []
        self._open.append(found)
        while type(event := self._next()) is not yaml.SequenceEndEvent:
            found.append(self._node(event, (*path, len(found)), depth))
        self._open.pop()
        return found

    def _scalar(self, event: Any, path: Path) -> Any:
        text: str = event.value
        if text in CONSTANTS:
            return CONSTANTS[text]
        if text[0] not in MAY_BE_TYPED:
            return text
        if INTEGER.fullmatch(text) or DECIMAL.fullmatch(text):
            return self._number(text, event, path)
        return Unquoted(text) if DISPUTED.fullmatch(text) else text

    def _number(self, text: str, event: Any, path: Path) -> int | float | None:
        if len(text) > _MAX_DIGITS and sum(map(str.isdigit, text)) > _MAX_DIGITS:
            what = f"the number has more than {_MAX_DIGITS} digits"
            self._fault(_place(event), path, what, "put quotes around it if it is text")
            return None
        return float(text) if "." in text else int(text)


def _brief(text: str) -> str:
    """Return the beginning of a text that may be of any length."""
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _place(event: Any) -> Place:
    return event.start_mark.line + 1, event.start_mark.column + 1
