"""What a walk will show first: found only while nothing it follows from has changed."""

import json
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.storage_helpers import make_pack, write_assessment
from wizard.storage.disk.files import digest_at
from wizard.storage.glimpses import (
    KEPT,
    Glimpse,
    digest_surroundings,
    find_glimpse,
    keep_glimpse,
)
from wizard.storage.packs.choice import PackChoice

GLIMPSE = Glimpse("economy.loan", (("Does the partner lend?", "title", None, True),))


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("PARTNERSHIP_WIZARD_CACHE", str(folder))
    monkeypatch.setenv("PARTNERSHIP_WIZARD_SETTINGS", str(tmp_path / "settings.yaml"))
    return folder


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file with a small pack beside it, and the glimpse of it kept."""
    make_pack(tmp_path / "small")
    path = write_assessment(tmp_path / "a.assessment.yaml")
    keep_glimpse(digest_at(path), around(tmp_path), GLIMPSE)
    return path


def around(folder: Path, language: str = "") -> str:
    return digest_surroundings(PackChoice(folder / "small", language))


def kept_file(cache: Path) -> Path:
    return next((cache / "glimpses").iterdir())


def test_what_was_kept_is_found(tmp_path: Path, file: Path) -> None:
    """A glimpse comes back as it was kept, under another name of the file as well."""
    moved = file.rename(tmp_path / "b.assessment.yaml")
    assert find_glimpse(moved, around(tmp_path)) == GLIMPSE


def test_changed_file_has_none(tmp_path: Path, file: Path) -> None:
    """Of a file that holds one byte more nothing is known."""
    file.write_bytes(file.read_bytes() + b"\n")
    assert find_glimpse(file, around(tmp_path)) is None


@pytest.mark.parametrize("change", ["checklist", "new file", "settings", "language", "other pack"])
def test_changed_surroundings_have_none(tmp_path: Path, file: Path, change: str) -> None:
    """Nothing is known after a change of the pack, the settings or the language."""
    language = ""
    if change == "checklist":
        (tmp_path / "small" / "economy.yaml").touch()
    elif change == "new file":
        (tmp_path / "small" / "i18n").mkdir()
    elif change == "settings":
        (tmp_path / "settings.yaml").write_text("language: es\n", encoding="utf-8")
    elif change == "language":
        language = "es"
    else:
        (tmp_path / "small").rename(tmp_path / "old")
        make_pack(tmp_path / "small")
    assert find_glimpse(file, around(tmp_path, language)) is None


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "1", '"question"', '{"question": "q"}', "\x00", "[" * 10_000]
)
def test_damaged_glimpse_is_as_none(tmp_path: Path, file: Path, cache: Path, text: str) -> None:
    """A torn or foreign file is ignored."""
    kept_file(cache).write_text(text, encoding="utf-8")
    assert find_glimpse(file, around(tmp_path)) is None


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir])
def test_what_is_no_file_is_not_waited_for(
    tmp_path: Path, file: Path, cache: Path, make: Callable[[Path], None]
) -> None:
    """A pipe or a folder in its place does not keep the program from starting."""
    place = kept_file(cache)
    place.unlink()
    make(place)
    assert find_glimpse(file, around(tmp_path)) is None


def test_pack_behind_a_link_is_looked_at(tmp_path: Path) -> None:
    """What a link in the pack's folder leads to belongs to the pack."""
    make_pack(tmp_path / "small")
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "economy.yaml").touch()
    (tmp_path / "small" / "i18n").symlink_to(tmp_path / "texts")
    before = around(tmp_path)
    (tmp_path / "texts" / "economy.yaml").write_text("x", encoding="utf-8")
    assert around(tmp_path) != before


def test_glimpse_is_private(file: Path, cache: Path) -> None:
    """The file and its folder can be read by their owner only."""
    assert file.exists()
    modes = [stat.S_IMODE(p.stat().st_mode) for p in (kept_file(cache), cache / "glimpses")]
    assert modes == [0o600, 0o700]


def test_only_the_newest_are_kept(tmp_path: Path, file: Path, cache: Path) -> None:
    """Their number is bounded; the one kept last is among them."""
    os.utime(kept_file(cache), (0, 0))
    (cache / "glimpses" / "dangling").symlink_to("nowhere")
    (cache / "glimpses" / "folder").mkdir()
    for path in (cache / "glimpses").iterdir():
        os.utime(path, (0, 0), follow_symlinks=False)
    for number in range(KEPT):
        keep_glimpse(f"sha256:{number}", around(tmp_path), GLIMPSE)
    assert len(list((cache / "glimpses").glob("*.json"))) == KEPT
    assert find_glimpse(file, around(tmp_path)) is None


def test_missing_folder_or_file_has_none(tmp_path: Path, file: Path) -> None:
    """Where a pack or a file is missing, nothing is known and nothing is said."""
    assert find_glimpse(tmp_path / "gone.yaml", around(tmp_path)) is None
    assert find_glimpse(tmp_path, around(tmp_path)) is None
    assert file.exists()


def test_folder_of_many_files_is_no_pack(tmp_path: Path) -> None:
    """A start does not look through a disk to find that nothing has changed."""
    for number in range(501):
        (tmp_path / f"{number}").touch()
    assert digest_surroundings(PackChoice(tmp_path)) == ""


def test_refusing_disk_is_no_matter(
    tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nothing can be written nothing is kept, and nothing is said."""
    monkeypatch.setenv("PARTNERSHIP_WIZARD_CACHE", str(file / "below"))
    keep_glimpse(digest_at(file), around(tmp_path), GLIMPSE)
    assert find_glimpse(file, around(tmp_path)) is None


def test_kept_file_is_plain_json(file: Path, cache: Path) -> None:
    """What is kept can be looked at."""
    assert file.exists()
    assert json.loads(kept_file(cache).read_text())["question"] == "economy.loan"
