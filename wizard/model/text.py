"""Text that can neither drive a terminal nor surprise a YAML reader."""

import re
from typing import Annotated

from pydantic import BeforeValidator, StringConstraints
from pydantic_core import PydanticCustomError

from wizard.visible import FORBIDDEN_IN_LINE, FORBIDDEN_IN_PARAGRAPH

MAX_LINE = 1_000
MAX_PARAGRAPH = 100_000
_find_in_line = FORBIDDEN_IN_LINE.search
_find_in_paragraph = FORBIDDEN_IN_PARAGRAPH.search


class Unquoted(str):
    """A word written without quotes that YAML programs disagree about, such as `no` or a date."""

    __slots__ = ()


def _refuse(value: object, forbidden: re.Pattern[str]) -> object:
    if isinstance(value, Unquoted):
        raise PydanticCustomError(
            "unquoted",
            "{word} without quotes is not text to every YAML program; write it in double quotes",
            {"word": str(value)},
        )
    if isinstance(value, str) and (found := forbidden.search(value)):
        raise PydanticCustomError(
            "control_character",
            "holds the control character U+{code}; remove it",
            {"code": f"{ord(found.group()):04X}"},
        )
    return value


def _check_line(value: object) -> object:
    # Sound text first: a file may hold thousands.
    if type(value) is str and not _find_in_line(value):
        return value
    return _refuse(value, FORBIDDEN_IN_LINE)


def _check_paragraph(value: object) -> object:
    if type(value) is str and not _find_in_paragraph(value):
        return value
    return _refuse(value, FORBIDDEN_IN_PARAGRAPH)


Line = Annotated[str, StringConstraints(max_length=MAX_LINE), BeforeValidator(_check_line)]
"""One line of text without control characters."""

FullLine = Annotated[
    str, StringConstraints(max_length=MAX_LINE, pattern=r"\S"), BeforeValidator(_check_line)
]
"""One line of text that is not blank."""

Paragraph = Annotated[
    str, StringConstraints(max_length=MAX_PARAGRAPH), BeforeValidator(_check_paragraph)
]
"""Text of several lines; newline and tab are its only control characters."""

Passage = Annotated[str, BeforeValidator(_check_paragraph)]
"""Text put together from others, of any length."""

FullParagraph = Annotated[
    str,
    StringConstraints(max_length=MAX_PARAGRAPH, pattern=r"\S"),
    BeforeValidator(_check_paragraph),
]
"""A paragraph that is not blank."""

_WORDS = "[a-z][a-z0-9]*(-[a-z0-9]+)*"

Slug = Annotated[
    str, StringConstraints(pattern=f"^{_WORDS}$", max_length=60), BeforeValidator(_check_line)
]
"""Lower-case words joined by hyphens: a dimension, a section or an option."""

DottedId = Annotated[
    str,
    StringConstraints(pattern=rf"^{_WORDS}\.[a-z0-9]+(-[a-z0-9]+)*$", max_length=100),
    BeforeValidator(_check_line),
]
"""Dimension, dot, slug: a question or a red line."""

Language = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", max_length=60),
    BeforeValidator(_check_line),
]
"""A language code such as `es` or `pt-BR`; also the name of a folder, so it holds no path."""
