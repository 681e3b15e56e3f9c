"""Marks of the outline, its filters, and bookmarks."""

from pathlib import Path

import pytest

from tests.tui_helpers import Stage, given, walking, wizard

CITED = {"state": "answered", "value": 1, "evidence": [{"source": "S"}]}
ANSWERS: dict[str, object] = {
    **given(economy_loan="yes", economy_sectors=[]),
    "economy.rate": {**CITED, "confidence": "low"},
    "security.bases": {"state": "answered", "value": 1, "confidence": "low"},
}


def labels(stage: Stage) -> list[str]:
    lines = stage.pane("outline").splitlines()
    return [line[3:] for line in lines if line[:1] in " >*°»" and line.strip()]


async def test_uncited_answers_are_marked(tmp_path: Path) -> None:
    """An answer without evidence has a mark of its own, one with evidence has not."""
    async with walking(tmp_path, answers=ANSWERS) as (stage, _):
        marks = {line[3:]: line[0] for line in stage.pane("outline").splitlines() if line}
        assert (marks["Loan"], marks["Sectors"], marks["Foreign bases"]) == ("°", "°", "°")
        assert stage.pane("outline").count("°") == 3


@pytest.mark.parametrize(
    ("presses", "name", "count"),
    [(1, "open", 7), (2, "low confidence", 2), (3, "no evidence", 3), (5, "bookmarks", 0)],
)
async def test_filter_of_the_outline(tmp_path: Path, presses: int, name: str, count: int) -> None:
    """`a` goes from filter to filter, says its name and count, and the outline keeps only those."""
    async with walking(tmp_path, answers=ANSWERS) as (stage, _):
        await stage.press(*["a"] * presses)
        assert stage.message == f"Outline: {name} ({count}); a shows the next kind."
        assert f"Only {name}: {count or 'none'}" in stage.pane("outline")
        assert len(labels(stage)) == count


async def test_filter_of_crossed_red_lines(tmp_path: Path) -> None:
    """Of the crossed red lines the outline shows the questions that decide them."""
    answers = given(economy_loan="yes", economy_debt=4)
    async with walking(tmp_path, answers=answers) as (stage, _):
        await stage.press("a", "a", "a", "a")
        crossed = [r for r in stage.walk.session.result.red_lines if r.state == "crossed"]
        assert len(labels(stage)) == len({q for r in crossed for q in r.questions}) > 0


async def test_filters_come_round(tmp_path: Path) -> None:
    """After the last filter all questions are shown again."""
    async with walking(tmp_path) as (stage, _):
        before = stage.pane("outline")
        await stage.press(*["a"] * 6)
        assert stage.pane("outline") == before


async def test_bookmarks_are_set_gone_to_and_taken_away(tmp_path: Path) -> None:
    """`b` marks a question, `j` goes from mark to mark, `b` again takes the mark away."""
    async with walking(tmp_path) as (stage, _):
        await stage.press("b")
        first = stage.at
        await stage.press("n", "n", "b")
        second = stage.at
        await stage.press("j")
        assert (stage.at, "»" in stage.pane("outline")) == (first, True)
        await stage.press("j")
        assert stage.at == second
        await stage.press("b", "j")
        assert stage.at == first


async def test_bookmarks_outlast_the_sitting(tmp_path: Path) -> None:
    """What was marked is marked again when the file is opened the next time."""
    async with walking(tmp_path) as (stage, desk):
        await stage.press("n", "b")
        marked = stage.at
    async with wizard(desk.file, desk.pack) as stage:
        await stage.press("j")
        assert (stage.at, "»" in stage.pane("outline")) == (marked, True)


async def test_marks_of_two_walks_are_both_kept(tmp_path: Path) -> None:
    """A second walk of the same file adds its marks to those of the first."""
    async with walking(tmp_path) as (stage, desk), wizard(desk.file, desk.pack) as other:
        await other.press("b")
        await stage.press("n", "b")
    async with wizard(desk.file, desk.pack) as stage:
        marked = [
            line for line in stage.pane("outline").splitlines() if line.startswith(("»", "*"))
        ]
        assert len(marked) == 2


async def test_bookmark_that_cannot_be_kept_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the disk refuses, the mark holds for this walk, and that is said."""
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    async with walking(tmp_path) as (stage, _):
        await stage.press("b")
        assert "cannot be kept" in stage.message
        await stage.press("n", "j")
        assert stage.at == "economy.loan"


async def test_no_bookmark_is_said(tmp_path: Path) -> None:
    """Without a bookmark `j` stays and names the key that sets one."""
    async with walking(tmp_path) as (stage, _):
        await stage.press("j")
        assert (stage.at, "b sets one" in stage.message) == ("economy.loan", True)
