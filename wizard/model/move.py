"""Where the answer to a question that has gone belongs now, as `pack.yaml` says."""

from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from wizard.model.base import Record
from wizard.model.text import DottedId, FullLine, Unquoted


def _unwrap(value: object) -> object:
    return str(value) if isinstance(value, Unquoted) else value


NewValue = Annotated[int | float | FullLine, BeforeValidator(_unwrap)]


class Move(Record):
    """What becomes of the answers to one question that is no longer asked."""

    from_: DottedId = Field(alias="from")
    to: DottedId | None = None
    """The question that took its place."""
    then: Literal["move", "reask", "set-aside"] = "move"
    """Move the answer; ask again and keep the old one aside; or only keep it aside."""
    values: dict[FullLine, NewValue] = {}
    """New values by old ones; empty where they mean the same. What is not named is asked again."""

    @model_validator(mode="after")
    def _parts_agree(self) -> Self:
        if complaint := self._complaint():
            raise PydanticCustomError("move", "{complaint}", {"complaint": complaint})
        return self

    def _complaint(self) -> str:
        if (self.to is None) != (self.then == "set-aside"):
            return "`to` names the new question, unless answers are only set aside"
        if self.values and self.then != "move":
            return "`values` belongs to answers that are moved"
        return ""
