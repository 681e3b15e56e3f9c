"""Paragraphs broken into lines: plain text by a short way, which leads where the long one does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.content import Content

from wizard.tui.widgets.blocks import Block
from wizard.tui.widgets.lines import wrap_block

_WORDS = st.lists(
    st.text("ab-\u00e9\u2019\u2013\u754c\u0301\u00ad", min_size=1, max_size=12), max_size=12
)
_GAPS = st.sampled_from([" ", " ", " ", "  ", " \u00a0"])


@given(_WORDS, _GAPS, st.integers(1, 30))
def test_lines_are_those_the_stack_makes(words: list[str], gap: str, room: int) -> None:
    """Whatever stands in a paragraph, it is broken as Textual would break it."""
    text = gap.join(words)
    expected = [line.plain for line in Content(text).wrap(room)] or [""]
    lines = [line.text for line in wrap_block(0, Block(text), room)]
    assert lines == ([text] if text.isascii() and len(text) <= room else expected)


@pytest.mark.parametrize(
    "text", ["", "One", "two words", "\u00dcberall \u2013 \u201cquoted\u201d, na\u00efve\u2026"]
)
def test_lines_fit(text: str) -> None:
    """No line is longer than there is room for."""
    assert all(cell_len(line.text) <= 10 for line in wrap_block(0, Block(text), 10))
