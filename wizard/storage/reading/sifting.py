"""What a record refuses in a file that is wrong in very many places, without listing them all."""

from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from wizard.model.base import Record
from wizard.storage.reading.migrations import bring_up_to_date
from wizard.storage.reading.yaml_input import Path

MANY = 300
"""Errors that are listed at once, each at about a kilobyte; several may be about one value."""
_STEP = 16
_WIDEST_RECORD = 40
"""No record has as many keys; what has more is a mapping whose entries stand for themselves."""


class Found(NamedTuple):
    """What a record refuses in some data, not made into words yet."""

    data: Any
    error: ValidationError | None


class Look:
    """A look at data that are still being read, whether there is sense in reading on."""

    def __init__(self, record: type[Record]) -> None:
        self.record = record
        self.found: Found | None = None
        """What is wrong, if that is more than anybody is told."""
        self._sound: Any = None
        """What was seen to be sound."""

    def __call__(self, data: Any) -> bool:
        """Tell whether so much is wrong already that nothing more need be read."""
        data = bring_up_to_date(data)[0]
        part = _without(self._sound, data)
        error = find_refusal(self.record, part)
        if error is not None and _count(error) > MANY:
            self.found = Found(part, error)
        elif error is None or {detail["type"] for detail in error.errors()} == {"missing"}:
            self._sound = data
        return self.found is not None


def _without(seen: Any, data: Any) -> Any:
    """Return `data` but for the lists and mappings that are the very same in what was seen."""
    if not isinstance(seen, dict) or not isinstance(data, dict):
        return data
    return {
        key: _without(seen.get(key), value)
        for key, value in data.items()
        if not isinstance(value, dict | list) or seen.get(key) is not value
    }


def find_errors(
    record: type[BaseModel], data: Any, error: ValidationError | None
) -> list[ErrorDetails]:
    """Return what `record` refuses in `data`, or, if that is very much, in a part of it.

    `error` is that refusal. Of a part it may be said that something is missing which only stands
    elsewhere.
    """
    done: set[Path] = set()
    while error is not None and _count(error) > MANY:
        widest = _find_widest(data, done)
        if widest is None:
            break
        del error
        done.add(widest)
        data, error = _shorten(record, data, widest)
    return [] if error is None else error.errors(include_url=False)


def find_refusal(record: type[BaseModel], data: Any) -> ValidationError | None:
    """Return all that `record` refuses in `data`, not made into words yet; None if nothing."""
    try:
        record.model_validate(data)
    except ValidationError as error:
        return error.with_traceback(None)
    return None


def _count(error: ValidationError | None) -> int:
    return 0 if error is None else error.error_count()


def _find_widest(data: Any, done: set[Path]) -> Path | None:
    """Return the path of the list or mapping with most entries that can be shortened."""
    most, widest = 0, None
    for path, inner in _containers(data, ()):
        # Hardly any is wider than all before: asked first.
        if len(inner) > most and path not in done and _can_be_shortened(inner):
            most, widest = len(inner), path
    return widest


def _can_be_shortened(inner: dict[str, Any] | list[Any]) -> bool:
    return len(inner) > (_WIDEST_RECORD if isinstance(inner, dict) else 1)


def _containers(data: Any, path: Path) -> Iterator[tuple[Path, dict[str, Any] | list[Any]]]:
    yield path, data
    for step, inner in data.items() if isinstance(data, dict) else enumerate(data):
        if isinstance(inner, dict | list):
            yield from _containers(inner, (*path, step))


def _shorten(record: type[BaseModel], data: Any, path: Path) -> tuple[Any, ValidationError | None]:
    """Return `data` with a part of what stands at `path` that is wrong, but in few places.

    Returned as well is what is wrong then. Entries before the part are sound: none is looked at
    twice, so that all takes no longer than to look at the whole once.
    """
    fine, wrong = 0, len(_value_at(data, path))
    elsewhere = _count(find_refusal(record, _with_part(data, path, 0, 0)))
    alone = _alone(data, path)
    if _count(find_refusal(record, _with_part(alone, path, 0, 0))) == elsewhere:
        # The neighbours are sound, and need not be looked at each time.
        data = alone
    while wrong - fine > 1:
        size = fine + max(1, (wrong - fine) // (2 if fine else _STEP))
        short = _with_part(data, path, fine, size)
        error = find_refusal(record, short)
        if elsewhere < _count(error) <= MANY:
            return _lengthen(record, data, path, (fine, size, wrong)) or (short, error)
        fine, wrong = (fine, size) if _count(error) > elsewhere else (size, wrong)
    # One entry is wrong in very many places by itself: it is for the next round.
    short = _with_part(data, path, fine, wrong)
    return short, find_refusal(record, short)


def _lengthen(
    record: type[BaseModel], data: Any, path: Path, bounds: tuple[int, int, int]
) -> tuple[Any, ValidationError] | None:
    """Return a longer part that is wrong in few places; None if that which is known will do."""
    start, few, many = bounds
    found = None
    while many - few > 1:
        size = (few + many) // 2
        short = _with_part(data, path, start, size)
        error = find_refusal(record, short)
        if error is None or _count(error) > MANY:
            many = size
            continue
        few, found = size, (short, error)
        if _count(error) > MANY // 4:
            break
    return found


def _value_at(data: Any, path: Path) -> Any:
    for step in path:
        data = data[step]
    return data


def _alone(data: Any, path: Path) -> Any:
    """Return `data` without what stands beside `path` in mappings of many entries."""
    if not path:
        return data
    inner = _alone(data[path[0]], path[1:])
    if isinstance(data, dict) and _can_be_shortened(data):
        return {path[0]: inner}
    copy = data.copy()
    copy[path[0]] = inner
    return copy


def _with_part(data: Any, path: Path, start: int, end: int) -> Any:
    """Return a copy of `data` with only some entries of what stands at `path`.

    Of a list the entries before are kept, as the others are known by their number.
    """
    if path:
        copy = data.copy()
        copy[path[0]] = _with_part(data[path[0]], path[1:], start, end)
        return copy
    return dict(islice(data.items(), start, end)) if isinstance(data, dict) else data[:end]
