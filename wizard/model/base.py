"""What all records share: frozen, strict, nothing unknown accepted."""

import re
from datetime import UTC, date, datetime
from typing import Annotated, Any, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    Strict,
)
from pydantic_core import PydanticCustomError

T = TypeVar("T")

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

Items = Annotated[tuple[T, ...], Strict(strict=False)]
"""A list in YAML, a tuple in the program: strict records refuse lists otherwise."""


SCHEMA_VERSION = 1
SchemaVersion = Annotated[int, Field(ge=1, le=SCHEMA_VERSION)]
"""The version of a file's format."""


class Record(BaseModel):
    """A frozen piece of data; unknown keys, wrong types, nan and infinity are refused."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        strict=True,
        allow_inf_nan=False,
        # A validator is built when it is first needed: most commands need few of them.
        defer_build=True,
        validate_by_name=True,
        validate_by_alias=True,
        serialize_by_alias=True,
    )

    def plain(self) -> dict[str, Any]:
        """Return the record as YAML-ready data, without optional keys that hold nothing."""
        data = {}
        for name, field in type(self).model_fields.items():
            value = getattr(self, name)
            if value is None or (value == field.default and value in ("", (), {})):
                continue
            data[field.alias or name] = _plain(value)
        return data


def _plain(value: Any) -> Any:
    if isinstance(value, Record):
        return value.plain()
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, datetime):
        return format_instant(value)
    return value.isoformat() if isinstance(value, date) else value


def parse_day(text: str) -> date:
    """Return the day written as 2026-01-31; ValueError for any other writing or no such day."""
    if not _DAY.fullmatch(text):
        raise ValueError(text)
    return date.fromisoformat(text)


def _parse_day(value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        return parse_day(value)
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


def _check_instant(instant: datetime) -> datetime:
    # The ends of the calendar cannot be moved to another zone.
    if not date.min.year < instant.year < date.max.year:
        raise PydanticCustomError(
            "instant", "the year {year} is out of reach", {"year": instant.year}
        )
    return instant


def format_instant(instant: datetime) -> str:
    """Return `instant` in UTC to the second, as 2026-01-31T10:00:00Z."""
    return instant.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


Day = Annotated[date, BeforeValidator(_parse_day)]
"""A calendar day, written as ISO 8601."""

Instant = Annotated[
    datetime,
    BeforeValidator(_parse_instant),
    AfterValidator(_check_instant),
    PlainSerializer(format_instant, return_type=str, when_used="json"),
]
"""A moment with its zone, written as ISO 8601 in UTC."""
