"""What the reader makes of bytes: encodings, line ends and control characters."""

import pytest

from tests.storage_helpers import problems_of
from wizard.model.pack import PackFile
from wizard.storage.reading.records import parse_record
from wizard.storage.reading.strict_yaml import read_yaml

PACK = """\
kind: pack
schema_version: 1
id: small
title: "%s"
version: "1"
languages: [en]
dimensions: [economy]
"""


def found(raw: bytes) -> list[tuple[tuple[int, int], str]]:
    return [(fault.place, fault.what) for fault in read_yaml(raw).faults]


@pytest.mark.parametrize(
    ("raw", "place", "byte"),
    [
        (b"a: caf\xe9\n", (1, 7), "0xe9"),
        ("é: ü\nb: ".encode() + b"\xff\n", (2, 4), "0xff"),
        (b"a: 1\nb: \xc3", (2, 4), "0xc3"),
        (b"a: \xed\xa0\x80\n", (1, 4), "0xed"),
        (b"a: 1\r\nb: \xc0\x80\n", (2, 4), "0xc0"),
        (b"\xef\xbb\xbfa: \xfe\n", (1, 4), "0xfe"),
    ],
)
def test_byte_that_is_not_utf8_is_refused_at_its_place(
    raw: bytes, place: tuple[int, int], byte: str
) -> None:
    """A byte that is not UTF-8 is named with its line and column in characters."""
    assert [(place, f"byte {byte} is not UTF-8")] == found(raw)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_other_unicode_encodings_are_refused(encoding: str) -> None:
    """UTF-16 and UTF-32 are refused, with a byte order mark or without."""
    assert found("a: ü\n".encode(encoding)) != []


@pytest.mark.parametrize("mark", [b"\xff\xfe", b"\xfe\xff"])
def test_utf16_with_a_mark_is_called_by_its_name(mark: bytes) -> None:
    """A file that begins with a UTF-16 mark is refused as UTF-16."""
    assert found(mark + b"a\x00") == [((1, 1), "is UTF-16, not UTF-8")]


def test_byte_order_mark_is_accepted() -> None:
    """A UTF-8 byte order mark at the beginning is no part of the text."""
    assert read_yaml(b"\xef\xbb\xbfa: \xc3\xa9\n").data == {"a": "é"}


def test_byte_order_mark_does_not_shift_columns() -> None:
    """After a byte order mark the first column is still the first."""
    assert found(b"\xef\xbb\xbfa: *x\n") == [((1, 4), "aliases are not accepted")]


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_line_ends_of_every_system_are_accepted(end: str) -> None:
    """Lines may end as on any system; in text they become newlines."""
    text = "a: 1\nb: |\n  x\n  y\n".replace("\n", end)
    assert read_yaml(text.encode()).data == {"a": 1, "b": "x\ny\n"}


def test_places_count_lines_ended_by_carriage_return_and_newline() -> None:
    """A carriage return before the newline does not count as a line of its own."""
    assert found(b"a: 1\r\nb: *x\r\n") == [((2, 4), "aliases are not accepted")]


@pytest.mark.parametrize(
    "code", [0x00, 0x07, 0x08, 0x0B, 0x0C, 0x1B, 0x1F, 0x7F, 0x80, 0x85, 0x9B, 0x9F, 0xFFFE]
)
def test_raw_control_character_is_refused_at_its_place(code: int) -> None:
    """A control character in the file is refused, also in a comment."""
    raw = f"a: 1\nb: é {chr(code)}x # y\n".encode()
    assert [((2, 6), f"holds the control character U+{code:04X}")] == found(raw)


def test_control_character_in_a_comment_is_refused() -> None:
    """A comment is no hiding place for a control character."""
    assert found(b"a: 1 # x \x1b[2J\n") == [((1, 10), "holds the control character U+001B")]


def test_every_control_character_is_reported() -> None:
    """Several control characters are all reported, in order."""
    assert [place for place, _ in found(b"a: \x00\n\x1b:\x07\n")] == [(1, 4), (2, 1), (2, 3)]


@pytest.mark.parametrize(
    ("escape", "code"),
    [
        ("\\x1b", "001B"),
        ("\\e", "001B"),
        ("\\0", "0000"),
        ("\\a", "0007"),
        ("\\N", "0085"),
        ("\\L", "2028"),
        ("\\P", "2029"),
        ("\\x9b", "009B"),
        ("\\x7f", "007F"),
        ("\\u202e", "202E"),
        ("\\u2066", "2066"),
        ("\\u2069", "2069"),
        ("\\n", "000A"),
        ("\\t", "0009"),
        ("\\r", "000D"),
        ("\\U000E0041", "E0041"),
    ],
)
def test_escaped_control_character_is_refused_by_the_record(escape: str, code: str) -> None:
    """A control character written as an escape is refused with the path of its text."""
    (problem,) = problems_of(PACK % f"a{escape}b", PackFile)
    said = (problem.line, problem.column, problem.path, problem.what)
    assert (4, 8, "title", f"holds the control character U+{code}; remove it") == said


@pytest.mark.parametrize("code", [0x2028, 0x2029, 0x202A, 0x202E, 0x2066, 0x2069, 0xE0041])
def test_raw_bidirectional_control_is_refused(code: int) -> None:
    """Characters that reorder or hide text are refused in the file itself too."""
    problems = problems_of(PACK % f"a{chr(code)}b", PackFile)
    assert f"holds the control character U+{code:04X}; remove it" in [p.what for p in problems]


@pytest.mark.parametrize(
    "text", ["שלום", "مرحبا", "😀", "e\u0301", "a\u200db", "\u200fa", "a\ufeffb"]
)
def test_text_of_any_script_is_accepted(text: str) -> None:
    """Right-to-left text, emoji, combining and joining characters are ordinary text."""
    assert text == parse_record((PACK % text).encode(), "file.yaml", PackFile).title
