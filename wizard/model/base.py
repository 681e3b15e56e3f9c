"""What all records share: frozen, strict, nothing unknown accepted."""

from datetime import UTC, date, datetime
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainSerializer, Strict
from pydantic_core import PydanticCustomError

T = TypeVar("T")

Items = Annotated[tuple[T, ...], Strict(strict=False)]
"""A list in YAML, a tuple in the program: strict records refuse lists otherwise."""


class Record(BaseModel):
    """A frozen piece of data; unknown keys, wrong types, nan and infinity are refused."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        strict=True,
        allow_inf_nan=False,
        validate_by_name=True,
        validate_by_alias=True,
        serialize_by_alias=True,
    )

    def plain(self) -> dict[str, Any]:
        """Return the record as YAML-ready data, without keys that hold nothing."""
        return _prune(self.model_dump(mode="json"))


def _prune(data: dict[str, Any]) -> dict[str, Any]:
    return {key: _prune_value(item) for key, item in data.items() if not _is_nothing(item)}


def _prune_value(value: Any) -> Any:
    if isinstance(value, dict):
        return _prune(value)
    return [_prune_value(item) for item in value] if isinstance(value, list) else value


def _is_nothing(value: object) -> bool:
    return value is None or value in ("", [], {})


def _parse_day(value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise PydanticCustomError(
            "day", "{text} is not a date; write it as 2026-01-31", {"text": str(value)}
        ) from None


def _parse_instant(value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        instant = datetime.fromisoformat(value)
    except ValueError:
        instant = None
    if instant is None or instant.tzinfo is None:
        raise PydanticCustomError(
            "instant",
            "{text} is not a time with a zone; write it as 2026-01-31T10:00:00Z",
            {"text": str(value)},
        )
    return instant


def format_instant(instant: datetime) -> str:
    """Return `instant` in UTC to the second, as 2026-01-31T10:00:00Z."""
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


Day = Annotated[date, BeforeValidator(_parse_day)]
"""A calendar day, written as ISO 8601."""

Instant = Annotated[
    datetime,
    BeforeValidator(_parse_instant),
    PlainSerializer(format_instant, return_type=str, when_used="json"),
]
"""A moment with its zone, written as ISO 8601 in UTC."""
