"""Text that cannot drive a terminal: what is refused, cleaned and shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from tests.storage_helpers import full_lines, paragraphs
from wizard.model.text import (
    MAX_LINE,
    MAX_PARAGRAPH,
    DottedId,
    FullLine,
    FullParagraph,
    Line,
    Paragraph,
    Slug,
    Unquoted,
)
from wizard.visible import clean, clean_line, is_clean, visible

LINE: TypeAdapter[str] = TypeAdapter(Line)
FULL_LINE: TypeAdapter[str] = TypeAdapter(FullLine)
PARAGRAPH: TypeAdapter[str] = TypeAdapter(Paragraph)
FULL_PARAGRAPH: TypeAdapter[str] = TypeAdapter(FullParagraph)
SLUG: TypeAdapter[str] = TypeAdapter(Slug)
DOTTED: TypeAdapter[str] = TypeAdapter(DottedId)

TERMINAL = "".join(chr(code) for code in (*range(9), *range(0x0B, 0x20), *range(0x7F, 0xA0)))
REORDERING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
HIDDEN = "\u2028\u2029\ud800\udfff\U000e0001\U000e007f"

any_text = st.text(st.characters(codec="utf-8") | st.sampled_from(TERMINAL + REORDERING + "\n\t"))


def takes(adapter: TypeAdapter[str], text: str) -> bool:
    try:
        return adapter.validate_python(text) == text
    except ValidationError:
        return False


@pytest.mark.parametrize("character", [*TERMINAL, *REORDERING, *HIDDEN])
@pytest.mark.parametrize("adapter", [LINE, FULL_LINE, PARAGRAPH, FULL_PARAGRAPH])
def test_control_character_is_refused(adapter: TypeAdapter[str], character: str) -> None:
    """No kind of text takes a character that drives a terminal, reorders or hides text."""
    assert not takes(adapter, f"a{character}b")


@pytest.mark.parametrize(("character", "code"), [("\x1b", "001B"), ("\u202e", "202E")])
def test_refusal_names_the_character(character: str, code: str) -> None:
    """The refusal of a control character names its code point."""
    with pytest.raises(ValidationError, match=rf"control character U\+{code}; remove it"):
        PARAGRAPH.validate_python(character)


@pytest.mark.parametrize(
    ("text", "in_line", "in_paragraph"),
    [("a\nb", False, True), ("a\tb", False, True), ("a\rb", False, False), ("a b", True, True)],
)
def test_line_ends_belong_to_paragraphs_only(text: str, in_line: bool, in_paragraph: bool) -> None:
    """Newline and tab are accepted in paragraphs, and nowhere else."""
    assert (in_line, in_paragraph) == (takes(LINE, text), takes(PARAGRAPH, text))


@pytest.mark.parametrize("text", ["", " ", "\t", "\n", "\u00a0", "\u2003"])
def test_blank_text_is_not_full(text: str) -> None:
    """Text that has to say something cannot be blank."""
    assert (takes(FULL_LINE, text), takes(FULL_PARAGRAPH, text)) == (False, False)


@pytest.mark.parametrize(
    ("adapter", "most"),
    [(LINE, MAX_LINE), (FULL_LINE, MAX_LINE), (PARAGRAPH, MAX_PARAGRAPH)],
)
def test_text_has_a_greatest_length(adapter: TypeAdapter[str], most: int) -> None:
    """Text is accepted up to its greatest length."""
    assert (takes(adapter, "é" * most), takes(adapter, "é" * (most + 1))) == (True, False)


@pytest.mark.parametrize("value", [5, 1.5, True, None, b"a", ["a"]])
def test_other_things_are_no_text(value: object) -> None:
    """Numbers, bytes and lists are not turned into text."""
    record = TypeAdapter(Line, config={"strict": True})
    with pytest.raises(ValidationError):
        record.validate_python(value)


@pytest.mark.parametrize("adapter", [LINE, FULL_LINE, PARAGRAPH, FULL_PARAGRAPH, SLUG, DOTTED])
def test_word_that_readers_dispute_is_no_text(adapter: TypeAdapter[str]) -> None:
    """A word that was written without quotes and is disputed is refused everywhere."""
    with pytest.raises(ValidationError, match="write it in double quotes"):
        adapter.validate_python(Unquoted("no"))


@pytest.mark.parametrize("text", ["a", "economy", "data-flows", "a1-2b", "x" * 60])
def test_name_is_accepted(text: str) -> None:
    """A name is lower-case words joined by hyphens."""
    assert takes(SLUG, text)


@pytest.mark.parametrize(
    "text", ["", "A", "1a", "-a", "a-", "a--b", "a_b", "a.b", "a b", "é", "a\n", "x" * 61]
)
def test_other_names_are_refused(text: str) -> None:
    """Anything else is no name."""
    assert not takes(SLUG, text)


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("economy.share", True),
        ("a-b.c-d", True),
        ("a.1", True),
        ("a", False),
        ("a.", False),
        (".a", False),
        ("a.b.c", False),
        ("A.b", False),
        ("a.b\n", False),
        ("a." + "b" * 99, False),
    ],
)
def test_id_is_dimension_dot_name(text: str, fits: bool) -> None:
    """The id of a question is its dimension, a dot and a name."""
    assert fits == takes(DOTTED, text)


@given(any_text)
def test_cleaned_text_is_accepted(text: str) -> None:
    """What was cleaned can be stored as a paragraph."""
    assert (is_clean(clean(text)), takes(PARAGRAPH, clean(text))) == (True, True)


@given(any_text)
def test_cleaned_line_is_accepted(text: str) -> None:
    """What was cleaned as a line can be stored as a line."""
    assert takes(LINE, clean_line(text))


@given(paragraphs)
def test_clean_text_is_not_changed(text: str) -> None:
    """Text that may be stored stays as it is when cleaned."""
    assert text == clean(text)


@given(full_lines)
def test_clean_line_is_not_changed(text: str) -> None:
    """A line that may be stored stays as it is when cleaned."""
    assert text == clean_line(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\r\nb\rc", "a\nb\nc"),
        ("a\x00b\x1b[31mc", "ab[31mc"),
        ("\u202ea\u2069", "a"),
        ("a\tb\n", "a\tb\n"),
    ],
)
def test_cleaning_drops_controls_and_mends_line_ends(text: str, expected: str) -> None:
    """Cleaning drops what is refused and turns every line end into a newline."""
    assert expected == clean(text)


def test_cleaning_a_line_joins_its_lines() -> None:
    """A pasted text of several lines becomes one line with single spaces between."""
    assert clean_line("a\r\n\tb\nc") == "a b c"


@given(any_text)
def test_visible_text_drives_no_terminal(text: str) -> None:
    """What is shown never holds a character that drives a terminal."""
    shown = visible(text)
    assert not set(shown) & set(TERMINAL + REORDERING + HIDDEN + "\t")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[2J", "␛[2J"),
        ("a\x00", "a␀"),
        ("\x7f", "␡"),
        ("\x9b", "<U+009B>"),
        ("\u202e", "<U+202E>"),
        ("a\tb\nc", "a    b\nc"),
        ("é 😀", "é 😀"),
    ],
)
def test_what_cannot_be_shown_is_substituted(text: str, shown: str) -> None:
    """A control character is shown as a sign of its own, everything else as it is."""
    assert shown == visible(text)
