"""Turn what Pydantic refuses into sentences with a place, an expectation and a likely spelling."""

import types
from collections.abc import Iterator
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from wizard.errors import Problem
from wizard.spelling import suggest
from wizard.storage.strict_yaml import Document, Path, Place

_EXPECTED = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "bool_type": "true or false",
    "tuple_type": "a list (lines beginning with `- `)",
    "dict_type": "a mapping (lines of `key: value`)",
    "model_type": "a mapping (lines of `key: value`)",
    "model_attributes_type": "a mapping (lines of `key: value`)",
    "date_type": 'a date in quotes, such as "2026-01-31"',
    "datetime_type": "a time such as 2026-01-31T10:00:00Z",
    "none_required": "nothing",
}
_SIMPLE = {
    "string_too_short": "must not be empty",
    "too_short": "has {actual_length} entries, needs at least {min_length}",
    "too_long": "has {actual_length} entries, may have at most {max_length}",
    "string_too_long": "is longer than {max_length} characters",
    "greater_than_equal": "is {input}, must be at least {ge:g}",
    "less_than_equal": "is {input}, may be at most {le:g}",
    "greater_than": "is {input}, must be more than {gt:g}",
    "less_than": "is {input}, must be less than {lt:g}",
    "finite_number": "must be a finite number",
}


def format_path(path: Path) -> str:
    """Return a path inside a document as `answers.economy.share.evidence[0].source`."""
    parts = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return "".join(parts).removeprefix(".")


def locate(document: Document, path: Path, *, at_key: bool = False) -> Place:
    """Return where `path` stands, or the nearest enclosing place."""
    if at_key and path in document.keys:
        return document.keys[path]
    for length in range(len(path), -1, -1):
        if path[:length] in document.values:
            return document.values[path[:length]]
    return 1, 1


def explain_faults(file: str, document: Document) -> list[Problem]:
    """Return the structural faults of a document as problems."""
    return [
        Problem(file, *fault.place, format_path(fault.path), fault.what, fault.hint)
        for fault in document.faults
    ]


def explain_errors(
    file: str, document: Document, error: ValidationError, record: type[BaseModel]
) -> list[Problem]:
    """Return each thing `record` refuses in a document as a problem, without duplicates."""
    found: dict[tuple[Path, str], Problem] = {}
    for detail in error.errors(include_url=False):
        if _is_echo(detail):
            continue
        path, members = _split_location(detail["loc"], document.data)
        what, hint = _say(detail, record)
        if members and _EXPECTED.get(detail["type"]):
            what, hint = _say_union(error, detail, document)
        place = locate(document, path, at_key=detail["type"] == "extra_forbidden")
        problem = Problem(file, *place, format_path(path), what, hint)
        found.setdefault((path, what), problem)
    return list(found.values())


def _is_echo(detail: ErrorDetails) -> bool:
    """Tell whether a list only seems too short because its entries were refused."""
    if detail["type"] != "too_short" or not isinstance(detail["input"], list | tuple):
        return False
    return len(detail["input"]) >= int(detail.get("ctx", {}).get("min_length", 0))


def _split_location(location: tuple[str | int, ...], data: Any) -> tuple[Path, bool]:
    """Return the path without the tags Pydantic adds, and whether a union member ends it."""
    path: list[str | int] = []
    ends_in_member = False
    for index, step in enumerate(location):
        is_last = index == len(location) - 1
        if isinstance(data, dict) and (step in data or is_last):
            ends_in_member = False
            path.append(step)
            data = data.get(step) if isinstance(step, str) else None
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            ends_in_member = False
            path.append(step)
            data = data[step]
        else:
            ends_in_member = True
    return tuple(path), ends_in_member


def _say(detail: ErrorDetails, record: type[BaseModel]) -> tuple[str, str]:
    kind, context = detail["type"], detail.get("ctx", {})
    if kind == "missing":
        return "this required key is missing", ""
    if kind == "extra_forbidden":
        key = str(detail["loc"][-1])
        return f"unknown key `{key}`", suggest(key, _keys_at(record, detail["loc"][:-1]))
    if kind in ("literal_error", "union_tag_invalid"):
        return _say_choice(detail)
    if kind == "union_tag_not_found":
        return f"the key {context['discriminator']} is missing", ""
    if kind == "string_pattern_mismatch":
        return _say_pattern(detail)
    if kind in _EXPECTED:
        return f"expected {_EXPECTED[kind]}, found {_show(detail['input'])}", ""
    if kind in _SIMPLE:
        return _SIMPLE[kind].format(**{**context, "input": _show(detail["input"])}), ""
    return detail["msg"], ""


def _say_choice(detail: ErrorDetails) -> tuple[str, str]:
    context = detail.get("ctx", {})
    wanted = str(context.get("expected") or context.get("expected_tags"))
    words = [word.strip("'") for word in wanted.replace(" or ", ", ").split(", ")]
    given = str(context.get("tag", detail["input"]))
    return f"{_show(given)} is not one of {', '.join(words)}", suggest(given, words)


def _say_pattern(detail: ErrorDetails) -> tuple[str, str]:
    pattern = str(detail.get("ctx", {}).get("pattern"))
    if pattern == r"\S":
        return "must not be blank", ""
    shown = _show(detail["input"])
    if "d{4}" in pattern:
        return f"{shown} is not a date", 'write "2026", "2026-01" or "2026-01-31"'
    if r"\." in pattern:
        return f"{shown} is not an id", "write dimension.name in lower case, as economy.exports"
    return f"{shown} is not a name", "use lower-case words joined by hyphens"


def _say_union(error: ValidationError, detail: ErrorDetails, document: Document) -> tuple[str, str]:
    path, _ = _split_location(detail["loc"], document.data)
    kinds = [
        _EXPECTED[other["type"]]
        for other in error.errors(include_url=False)
        if other["type"] in _EXPECTED and _split_location(other["loc"], document.data)[0] == path
    ]
    expected = " or ".join(dict.fromkeys(kinds))
    return f"expected {expected}, found {_show(detail['input'])}", ""


def _show(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return "nothing"
    if isinstance(value, dict | list | tuple):
        return "a mapping" if isinstance(value, dict) else "a list"
    text = str(value)
    shown = text if len(text) <= 60 else text[:57] + "…"  # noqa: PLR2004 - fits a line
    return f"`{shown}`" if isinstance(value, str) else f"the number {shown}"


def _keys_at(record: type[BaseModel], location: tuple[str | int, ...]) -> set[str]:
    current: list[Any] = [record]
    for step in location:
        current = [inner for kind in current for inner in _descend(kind, step)] or current
    models = [kind for top in current for kind in _members(top) if _is_model(kind)]
    return {field.alias or name for m in models for name, field in m.model_fields.items()}


def _members(kind: Any) -> Iterator[Any]:
    origin = get_origin(kind)
    if origin is Annotated:
        yield from _members(get_args(kind)[0])
    elif origin in (Union, types.UnionType):
        for member in get_args(kind):
            yield from _members(member)
    else:
        yield kind


def _descend(kind: Any, step: str | int) -> Iterator[Any]:
    for member in _members(kind):
        origin, arguments = get_origin(member), get_args(member)
        if origin is tuple and isinstance(step, int):
            yield arguments[0]
        elif origin is dict and isinstance(step, str):
            yield arguments[1]
        elif _is_model(member):
            yield from _descend_model(member, step)


def _descend_model(model: type[BaseModel], step: str | int) -> Iterator[Any]:
    for name, field in model.model_fields.items():
        if step in (name, field.alias):
            yield field.annotation
        elif get_origin(field.annotation) is Literal and step in get_args(field.annotation):
            yield model


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)
