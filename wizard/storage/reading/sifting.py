"""What a record refuses in a file that is wrong in very many places, without listing them all."""

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from wizard.storage.reading.yaml_input import Path

MANY = 1_000
"""Errors that are listed at once; each takes about a kilobyte."""
_STEP = 16
_WIDEST_RECORD = 40
"""No record has as many keys; what has more is a mapping whose entries stand for themselves."""


def find_errors(record: type[BaseModel], data: Any) -> list[ErrorDetails]:
    """Return what `record` refuses in `data`, or, if that is very much, in its first part.

    Of a part it may be said that something is missing which only stands further on.
    """
    done: set[Path] = set()
    while (error := _refusal(record, data)) is not None and error.error_count() > MANY:
        widest = _find_widest(data, done)
        if widest is None:
            break
        del error
        done.add(widest)
        data = _shorten(record, data, widest)
    return [] if error is None else error.errors(include_url=False)


def _refusal(record: type[BaseModel], data: Any) -> ValidationError | None:
    try:
        record.model_validate(data)
    except ValidationError as error:
        return error.with_traceback(None)
    return None


def _find_widest(data: Any, done: set[Path]) -> Path | None:
    """Return the path of the list or mapping with most entries that can be shortened."""
    found = [
        (len(inner), path)
        for path, inner in _containers(data, ())
        if path not in done and len(inner) > (_WIDEST_RECORD if isinstance(inner, dict) else 1)
    ]
    return max(found, key=lambda sized: sized[0])[1] if found else None


def _containers(data: Any, path: Path) -> Iterator[tuple[Path, dict[str, Any] | list[Any]]]:
    yield path, data
    for step, inner in data.items() if isinstance(data, dict) else enumerate(data):
        if isinstance(inner, dict | list):
            yield from _containers(inner, (*path, step))


def _shorten(record: type[BaseModel], data: Any, path: Path) -> Any:
    """Return `data` with a beginning of what stands at `path` that is wrong, but in few places."""
    fine, wrong = 0, len(_value_at(data, path))
    while wrong - fine > 1:
        size = fine + max(1, (wrong - fine) // (2 if fine else _STEP))
        short = _with_beginning(data, path, size)
        error = _refusal(record, short)
        if error is not None and error.error_count() <= MANY:
            return short
        fine, wrong = (fine, size) if error is not None else (size, wrong)
    # One entry is wrong in very many places by itself: it is for the next round.
    return _with_beginning(data, path, wrong)


def _value_at(data: Any, path: Path) -> Any:
    for step in path:
        data = data[step]
    return data


def _with_beginning(data: Any, path: Path, size: int) -> Any:
    """Return a copy of `data` with only the first `size` entries of what stands at `path`."""
    if path:
        copy = data.copy()
        copy[path[0]] = _with_beginning(data[path[0]], path[1:], size)
        return copy
    return dict(list(data.items())[:size]) if isinstance(data, dict) else data[:size]
