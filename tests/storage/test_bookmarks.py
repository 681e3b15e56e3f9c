"""Bookmarks: kept for a person, by assessment, and never in the way."""

import stat
from pathlib import Path

import pytest

from wizard.storage.bookmarks import load_bookmarks, save_bookmarks

MARKED = frozenset({"economy.loan", "security.bases"})


def kept_file(state_home: Path) -> Path:
    (found,) = (state_home / "partnership-wizard" / "bookmarks").iterdir()
    return found


def test_bookmarks_come_back_for_their_assessment() -> None:
    """What was saved is loaded, for that assessment only, until it is saved otherwise."""
    assert save_bookmarks("one", MARKED)
    assert (load_bookmarks("one"), load_bookmarks("two")) == (MARKED, frozenset())
    assert save_bookmarks("one", frozenset())
    assert load_bookmarks("one") == frozenset()


def test_bookmarks_are_private(state_home: Path) -> None:
    """They can be read by their owner only, and no id of an assessment leads elsewhere."""
    save_bookmarks("../../../elsewhere", MARKED)
    assert stat.S_IMODE(kept_file(state_home).stat().st_mode) == 0o600
    assert stat.S_IMODE(kept_file(state_home).parent.stat().st_mode) == 0o700


@pytest.mark.parametrize("text", ["", "{", "{}", "1", "[1, null]", "\x00", "[" * 10_000])
def test_damaged_bookmarks_are_none(state_home: Path, text: str) -> None:
    """A torn or foreign file is ignored."""
    save_bookmarks("one", MARKED)
    kept_file(state_home).write_text(text, encoding="utf-8")
    assert load_bookmarks("one") == frozenset()


def test_refusing_disk_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing can be written the caller knows."""
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    assert not save_bookmarks("one", MARKED)
    assert load_bookmarks("one") == frozenset()
