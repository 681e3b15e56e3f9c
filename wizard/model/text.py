"""Text that can neither drive a terminal nor surprise a YAML reader."""

import re
from typing import Annotated

from pydantic import BeforeValidator, StringConstraints
from pydantic_core import PydanticCustomError

_CONTROLS = "\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\U000e0000-\U000e007f"
_FORBIDDEN_IN_LINE = re.compile(f"[\x00-\x1f{_CONTROLS}]")
_FORBIDDEN_IN_PARAGRAPH = re.compile(f"[\x00-\x08\x0b-\x1f{_CONTROLS}]")

MAX_LINE = 1_000
MAX_PARAGRAPH = 100_000


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
    return _refuse(value, _FORBIDDEN_IN_LINE)


def _check_paragraph(value: object) -> object:
    return _refuse(value, _FORBIDDEN_IN_PARAGRAPH)


def is_clean(text: str) -> bool:
    """Tell whether `text` may be stored as a paragraph."""
    return _FORBIDDEN_IN_PARAGRAPH.search(text) is None


def clean(text: str) -> str:
    """Return `text`, typed or pasted, without what a paragraph refuses; line ends are unified."""
    return _FORBIDDEN_IN_PARAGRAPH.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def clean_line(text: str) -> str:
    """Return `text` as one line: line ends and tabs become spaces, controls are dropped."""
    return _FORBIDDEN_IN_LINE.sub("", re.sub(r"[\r\n\t]+", " ", text))


_PICTURES = {code: chr(0x2400 + code) for code in range(0x20)} | {0x7F: "\u2421"}


def visible(text: str) -> str:
    """Return `text` with every character that could drive a terminal shown as a substitute.

    Newlines stay; tabs become spaces. What is stored is never changed by this.
    """
    text = text.replace("\t", "    ")
    return _FORBIDDEN_IN_PARAGRAPH.sub(lambda found: _substitute(ord(found.group())), text)


def _substitute(code: int) -> str:
    return _PICTURES.get(code) or f"<U+{code:04X}>"


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
