"""When a question applies: tests on earlier answers, joined by all, any and not."""

from collections.abc import Iterator
from typing import Annotated, Any, Literal, Self

from pydantic import Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from wizard.model.base import Items, Record
from wizard.model.text import DottedId, FullLine

Plain = int | float | FullLine
"""A raw answer a test may compare with."""

_TESTS = ("is", "is_one_of", "at_least", "at_most", "includes", "is_answered")


class QuestionTest(Record):
    """One test on the answer to one earlier question."""

    question: DottedId
    is_: Plain | None = Field(default=None, alias="is")
    is_one_of: Annotated[Items[Plain], Field(min_length=1)] | None = None
    at_least: float | None = None
    at_most: float | None = None
    includes: FullLine | None = None
    is_answered: Literal[True] | None = None

    @model_validator(mode="after")
    def _exactly_one_test(self) -> Self:
        fields = (self.is_, self.is_one_of, self.at_least, self.at_most)
        given = sum(field is not None for field in (*fields, self.includes, self.is_answered))
        if given != 1:
            raise PydanticCustomError(
                "test", "needs exactly one test of: {tests}", {"tests": ", ".join(_TESTS)}
            )
        return self


class PartnershipTest(Record):
    """A test on the partnership's stage or form."""

    partnership: Literal["stage", "form"]
    is_: FullLine | None = Field(default=None, alias="is")
    is_one_of: Annotated[Items[FullLine], Field(min_length=1)] | None = None

    @model_validator(mode="after")
    def _exactly_one_test(self) -> Self:
        if (self.is_ is None) == (self.is_one_of is None):
            raise PydanticCustomError("test", "needs exactly one test of: is, is_one_of")
        return self


class All(Record):
    """True if every part is true."""

    all: Annotated[Items["Condition"], Field(min_length=1)]


class AnyOf(Record):
    """True if at least one part is true."""

    any: Annotated[Items["Condition"], Field(min_length=1)]


class Not(Record):
    """True if the part is false."""

    part: "Condition" = Field(alias="not")


# Tags differ from every key: an error's location holds both, and must stay readable.
_TAGS = {
    "question": "question test",
    "partnership": "partnership test",
    "all": "all of",
    "any": "any of",
    "not": "not so",
    "part": "not so",
}


def _tag(value: Any) -> str | None:
    if not isinstance(value, dict | Record):
        return None
    keys = value if isinstance(value, dict) else type(value).model_fields
    return next((_TAGS[key] for key in keys if key in _TAGS), None)


Condition = Annotated[
    Annotated[QuestionTest, Tag("question test")]
    | Annotated[PartnershipTest, Tag("partnership test")]
    | Annotated[All, Tag("all of")]
    | Annotated[AnyOf, Tag("any of")]
    | Annotated[Not, Tag("not so")],
    Discriminator(
        _tag,
        custom_error_type="condition",
        custom_error_message="a condition begins with question, partnership, all, any or not",
    ),
]
"""A test, or several joined."""

All.model_rebuild()
AnyOf.model_rebuild()
Not.model_rebuild()


def tested_questions(condition: Condition | None) -> Iterator[str]:
    """Yield the ids of the questions whose answers a condition looks at."""
    match condition:
        case QuestionTest():
            yield condition.question
        case All():
            for part in condition.all:
                yield from tested_questions(part)
        case AnyOf():
            for part in condition.any:
                yield from tested_questions(part)
        case Not():
            yield from tested_questions(condition.part)
        case _:
            return
