"""What is remembered of a folder: used only if it fits, never in the way."""

import json
import stat
from pathlib import Path

import pytest

from wizard.model.listing import KnownRow, Row
from wizard.storage.listings import listing_path, load_listing, save_listing

ROWS = {"a.assessment.yaml": KnownRow(stamp=(1, 2, 3), row=Row(title="T", worst="high"))}


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PARTNERSHIP_WIZARD_CACHE", str(tmp_path / "cache"))
    return tmp_path


def test_rows_come_back(place: Path) -> None:
    """What was saved for a folder and a pack is loaded for them."""
    save_listing(place, "p", ROWS)
    assert load_listing(place, "p") == ROWS


def test_rows_are_private(place: Path) -> None:
    """The file can be read by its owner only, also where another stood before."""
    path = listing_path(place)
    path.parent.mkdir()
    path.write_text("{}", encoding="utf-8")
    path.chmod(0o644)
    save_listing(place, "p", ROWS)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_other_pack_or_folder_is_not_believed(place: Path) -> None:
    """Rows computed with another pack, or of another folder, are not used."""
    save_listing(place, "p", ROWS)
    listing_path(place).rename(listing_path(place / "other"))
    assert (load_listing(place, "p"), load_listing(place / "other", "p")) == ({}, {})
    save_listing(place, "p", ROWS)
    assert load_listing(place, "q") == {}


@pytest.mark.parametrize("text", ["", "{", "[]", '{"program": 1}', "\x00", '{"rows": {"a": 1}}'])
def test_wrong_listing_is_as_none(place: Path, text: str) -> None:
    """A torn or foreign file is ignored, and replaced by the next one."""
    save_listing(place, "p", ROWS)
    listing_path(place).write_text(text, encoding="utf-8")
    assert load_listing(place, "p") == {}
    save_listing(place, "p", ROWS)
    assert load_listing(place, "p") == ROWS


def test_refusing_disk_is_no_matter(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing can be written nothing is remembered, and nothing is said."""
    (place / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("PARTNERSHIP_WIZARD_CACHE", str(place / "file" / "below"))
    save_listing(place, "p", ROWS)
    assert load_listing(place, "p") == {}


def test_name_that_is_no_text_is_left_out(place: Path) -> None:
    """A file name with bytes that are no text is not remembered; the others are."""
    save_listing(place, "p", {**ROWS, "\udcff.assessment.yaml": next(iter(ROWS.values()))})
    assert load_listing(place, "p") == ROWS


def test_no_answer_is_remembered(place: Path) -> None:
    """The file holds what the table shows and nothing else of an assessment."""
    save_listing(place, "p", ROWS)
    data = json.loads(listing_path(place).read_text(encoding="utf-8"))
    shown = {*("title", "us", "partner", "stage", "progress", "has_open", "best", "worst")}
    assert set(data) == {"program", "folder", "pack", "rows"}
    assert set(Row.model_fields) == shown | {"verdict", "provisional", "updated", "problem"}
