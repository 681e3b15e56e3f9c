"""Turn what Pydantic refuses into sentences with a place, an expectation and a likely spelling."""

import types
from collections.abc import Iterator
from functools import reduce
from operator import getitem, itemgetter
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from wizard.errors import Problem
from wizard.spelling import suggest
from wizard.storage.reading.document import Document, depth_of
from wizard.storage.reading.sifting import MANY, find_errors
from wizard.storage.reading.strict_yaml import find_places
from wizard.storage.reading.yaml_input import MAX_PROBLEMS, Path, Place

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


class Refused(NamedTuple):
    """What was read from a file, and what a record refuses in it."""

    record: type[BaseModel]
    document: Document
    data: Any
    """What was read, in the present format."""
    part: Any
    """The part of it that was held against the record."""
    error: ValidationError | None


def explain_errors(file: str, raw: bytes, refused: Refused) -> list[Problem]:
    """Return each thing that was refused in what was read from a file, without duplicates."""
    document, data = refused.document, refused.data
    details = find_errors(refused.record, refused.part, refused.error)
    walks = [(detail, _Walk(refused.record, detail["loc"])) for detail in details]
    walks = [(d, w) for d, w in walks if not _is_echo(d, w.path, data, document.cut)]
    walks = _without_other_types(walks)[:MANY]
    expected = _expected_by_path(walks)
    found: dict[tuple[Path, str], Problem] = {}
    for place, detail, walk in _in_order(raw, document, walks):
        what, hint = _say(detail, walk)
        if walk.ends_in_union and detail["type"] in _EXPECTED:
            kinds = " or ".join(dict.fromkeys(expected[walk.path]))
            what = f"expected {kinds}, found {_show(detail['input'])}"
        problem = Problem(file, *place, format_path(walk.path), what, hint)
        found.setdefault((walk.path, what), problem)
        # Words are found only for what is told.
        if len(found) == MAX_PROBLEMS:
            break
    return list(found.values())


def _in_order(
    raw: bytes, document: Document, walks: list[tuple[ErrorDetails, "_Walk"]]
) -> list[tuple[Place, ErrorDetails, "_Walk"]]:
    """Return errors with their places, in the order of these."""
    document = find_places(raw, document, (walk.path for _, walk in walks))
    placed = [
        (locate(document, walk.path, at_key=detail["type"] == "extra_forbidden"), detail, walk)
        for detail, walk in walks
    ]
    return sorted(placed, key=itemgetter(0))


def _without_other_types(
    walks: list[tuple[ErrorDetails, "_Walk"]],
) -> list[tuple[ErrorDetails, "_Walk"]]:
    """Leave out that a value is of no other type, where it is of one and wrong in its own way."""
    fitting = {w.path for d, w in walks if w.ends_in_union and d["type"] not in _EXPECTED}
    return [(d, w) for d, w in walks if d["type"] not in _EXPECTED or w.path not in fitting]


def _expected_by_path(walks: list[tuple[ErrorDetails, "_Walk"]]) -> dict[Path, list[str]]:
    """Return what each value could have been, where it is of none of the types allowed."""
    expected: dict[Path, list[str]] = {}
    for detail, walk in walks:
        if detail["type"] in _EXPECTED:
            expected.setdefault(walk.path, []).append(_EXPECTED[detail["type"]])
    return expected


def _is_echo(detail: ErrorDetails, path: Path, data: Any, cut: Path | None) -> bool:
    """Tell whether something only seems to be missing: it stands there, refused or left out.

    Or it may stand further on than was read.
    """
    holder = path[:-1] if detail["type"] == "missing" else path
    if cut is not None and holder == cut[: len(holder)]:
        return True
    stands_there = depth_of(path, data) == len(path)
    if detail["type"] == "missing":
        return stands_there
    if detail["type"] != "too_short" or not isinstance(detail["input"], list | tuple):
        return False
    # Counted where it stands: what was held against the record may be a part of it.
    given = reduce(getitem, path, data) if stands_there else detail["input"]
    return len(given) >= int(detail.get("ctx", {}).get("min_length", 0))


class _Walk:
    """Where an error's location leads: its path in the document, and the types it passes.

    Where a value may be of several types, Pydantic puts the name of one into the location; that
    name is no key of the document, even if a key is called the same.
    """

    def __init__(self, record: type[BaseModel], location: tuple[str | int, ...]) -> None:
        self.path: Path = ()
        self.owners: list[Any] = [record]
        """The types that hold the last step."""
        self.ends_in_union = False
        kinds: list[Any] = [record]
        for step in location:
            members = [member for kind in kinds for member in _members(kind)]
            if len(members) > 1 and not self.ends_in_union:
                kinds, self.ends_in_union = _narrow(members, step), True
                continue
            self.ends_in_union = False
            self.owners = members
            kinds = [inner for member in members for inner in _descend(member, step)]
            if step != "[key]":
                self.path = (*self.path, step)

    def known_keys(self) -> set[str]:
        """Return the keys that could stand where the last step stands."""
        models = [owner for owner in self.owners if _is_model(owner)]
        return {f.alias or name for model in models for name, f in model.model_fields.items()}


def _narrow(members: list[Any], tag: str | int) -> list[Any]:
    named = [m for m in members if _is_model(m) and tag in _literals(m)]
    return named or members


def _literals(model: type[BaseModel]) -> set[Any]:
    kinds = [f.annotation for f in model.model_fields.values()]
    return {word for kind in kinds if get_origin(kind) is Literal for word in get_args(kind)}


def _say(detail: ErrorDetails, walk: _Walk) -> tuple[str, str]:
    kind, context = detail["type"], detail.get("ctx", {})
    if kind == "missing":
        return "this required key is missing", ""
    if kind == "extra_forbidden":
        key = str(detail["loc"][-1])
        return f"unknown key `{key}`", suggest(key, walk.known_keys())
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
    if "{2,3}" in pattern:
        return f"{shown} is not a language code", "write it as es or pt-BR"
    if r"\." in pattern:
        return f"{shown} is not an id", "write dimension.name in lower case, as economy.exports"
    return f"{shown} is not a name", "use lower-case words joined by hyphens"


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


def _members(kind: Any) -> Iterator[Any]:
    origin = get_origin(kind)
    if origin is Annotated:
        yield from _members(get_args(kind)[0])
    elif origin in (Union, types.UnionType):
        for member in get_args(kind):
            yield from _members(member)
    elif kind is not type(None):
        yield kind


def _descend(member: Any, step: str | int) -> Iterator[Any]:
    origin, arguments = get_origin(member), get_args(member)
    if origin is tuple and isinstance(step, int):
        yield arguments[0]
    elif origin is dict and isinstance(step, str):
        yield arguments[1]
    elif _is_model(member):
        for name, field in member.model_fields.items():
            if step in (name, field.alias):
                yield field.annotation


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)
