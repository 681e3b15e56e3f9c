"""Bookmarks: kept for a person, by assessment, and never in the way."""

import stat
from pathlib import Path

import pytest

from wizard.storage.bookmarks import load_bookmarks, toggle_bookmark

MARKED = frozenset({"economy.loan", "security.bases"})


def mark(assessment: str) -> None:
    assert all(toggle_bookmark(assessment, question) for question in MARKED)


def kept_file(state_home: Path) -> Path:
    (found,) = (state_home / "partnership-wizard" / "bookmarks").iterdir()
    return found


def test_bookmarks_come_back_for_their_assessment() -> None:
    """What was saved is loaded, for that assessment only, until it is saved otherwise."""
    mark("one")
    assert (load_bookmarks("one"), load_bookmarks("two")) == (MARKED, frozenset())
    assert toggle_bookmark("one", "economy.loan")
    assert load_bookmarks("one") == {"security.bases"}


def test_nothing_is_left_of_no_bookmarks(state_home: Path) -> None:
    """With the last mark its file goes."""
    mark("one")
    mark("one")
    assert list((state_home / "partnership-wizard" / "bookmarks").iterdir()) == []


def test_bookmarks_are_private(state_home: Path) -> None:
    """They can be read by their owner only, and no id of an assessment leads elsewhere."""
    mark("../../../elsewhere")
    assert stat.S_IMODE(kept_file(state_home).stat().st_mode) == 0o600
    assert stat.S_IMODE(kept_file(state_home).parent.stat().st_mode) == 0o700


@pytest.mark.parametrize("text", ["", "{", "{}", "1", "[1, null]", "\x00", "[" * 10_000])
def test_damaged_bookmarks_are_none(state_home: Path, text: str) -> None:
    """A torn or foreign file is ignored."""
    mark("one")
    kept_file(state_home).write_text(text, encoding="utf-8")
    assert load_bookmarks("one") == frozenset()


def test_refusing_disk_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing can be written the caller knows."""
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    assert not toggle_bookmark("one", "economy.loan")
    assert load_bookmarks("one") == frozenset()
