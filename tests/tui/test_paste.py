"""What is pasted comes in as clean text, however the terminal cuts it into pieces."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.tui.paste import BEGIN, END, PasteGuard

PASTE = f"a{BEGIN}one\x1b[2J two\r\nthree\x9b\u202e{END}b"
CLEAN = f"a{BEGIN}one[2J two\nthree{END}b"


def admitted(*pieces: str) -> str:
    """Return what a guard lets through of pieces that come one after the other."""
    guard = PasteGuard()
    return "".join(map(guard.admit, pieces))


@given(st.lists(st.integers(0, len(PASTE)), max_size=6))
def test_paste_is_cleaned_wherever_it_is_cut(cuts: list[int]) -> None:
    """Whatever pieces a paste comes in, its controls are dropped and its marks stay."""
    ends = [0, *sorted(cuts), len(PASTE)]
    pieces = [PASTE[start:end] for start, end in pairwise(ends)]
    assert admitted(*pieces) == CLEAN


@given(st.text(st.sampled_from("a\x1b[]20~1;M\x07\\P\r"), max_size=30))
def test_what_is_no_paste_and_no_report_is_passed_on(text: str) -> None:
    """Keys are let through as they come: nothing is held back to be told from a mark."""
    if BEGIN not in text and "\x1b]" not in text and "\x1bP" not in text:
        assert admitted(*text) == text


@pytest.mark.parametrize(
    "report", ["\x1b]52;c;eA==\x07", "\x1b]11;rgb:0/0/0\x1b\\", "\x1bPx\x1b\\"]
)
def test_reports_of_the_terminal_are_dropped(report: str) -> None:
    """A string the terminal sends by itself, or was made to send, presses no keys."""
    assert admitted(f"a{report}b") == "ab"


def test_paste_without_an_end_is_ended() -> None:
    """After a second without anything more, a paste that was never ended is."""
    guard = PasteGuard()
    assert guard.admit(f"{BEGIN}text") == f"{BEGIN}text"
    assert [guard.wait() for _ in range(11)] == ["", "", "", "", "", "", "", "", "", END, ""]
    assert guard.admit("\x1b[A") == "\x1b[A"


def test_paste_that_only_comes_slowly_is_not_ended() -> None:
    """Pieces that come with pauses are one paste."""
    guard = PasteGuard()
    said = guard.admit(f"{BEGIN}a")
    for _ in range(5):
        said += "".join(guard.wait() for _ in range(9)) + guard.admit("b\x1b")
    assert said + guard.admit(END) == f"{BEGIN}abbbbb{END}"
