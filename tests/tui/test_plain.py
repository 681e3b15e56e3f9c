"""Signs for terminals without UTF-8: plain, and exactly as wide as what they stand for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from wizard.tui.plain import ERRORS, plain_sign, use_plain_signs
from wizard.tui.views.outline import MARKS


@pytest.mark.parametrize(
    ("signs", "plain"),
    [
        ("╭─╮│╰╯┼━┃║═", "+-+|+++-||-"),
        ("█▔▁▊", "#--|"),
        ("é ½ ÅŒ", "e 1 A?"),
        ("“x” \u2013 …", '"x" - :'),
        ("漢😀", "????"),
        ("↑↓", "^v"),
    ],
)
def test_sign_is_shown_by_what_looks_like_it(signs: str, plain: str) -> None:
    """Lines are drawn with dashes and bars, letters lose their marks, the rest is asked for."""
    assert "".join(map(plain_sign, signs)) == plain


@given(st.characters(min_codepoint=0xA0, exclude_categories=["Cs"]))
def test_plain_sign_is_as_wide_as_its_original(character: str) -> None:
    """Nothing on a line moves, whatever character is replaced."""
    sign = plain_sign(character)
    assert (len(sign), sign.isascii()) == (cell_len(character), True)


def test_marks_of_the_outline_stay_apart() -> None:
    """Open, answered, unknown and the other states can be told from one another in ASCII too."""
    plain = [plain_sign(mark) if not mark.isascii() else mark for mark in MARKS.values()]
    assert len({*plain}) == len(plain)


def test_stream_replaces_what_it_cannot_encode() -> None:
    """The substitution works as an error handler of any encoding."""
    use_plain_signs()
    assert "│é漢│".encode("ascii", ERRORS) == b"|e??|"
    assert "│é".encode("latin-1", ERRORS) == b"|\xe9"
