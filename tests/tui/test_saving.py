"""When the disk refuses, nothing is lost and nobody is told otherwise."""

from pathlib import Path

import pytest

from tests.tui_helpers import Desk, walking
from wizard.storage.assessments import load_assessment


def block(desk: Desk) -> Path:
    """Put a folder where the file was: not even root can write over it."""
    aside = desk.file.with_name("aside")
    desk.file.rename(aside)
    desk.file.mkdir()
    return aside


def unblock(desk: Desk, aside: Path) -> None:
    desk.file.rmdir()
    aside.rename(desk.file)


async def test_refused_answer_is_kept_and_said(tmp_path: Path) -> None:
    """An answer the disk refuses stays on the screen, marked NOT SAVED with the cause."""
    async with walking(tmp_path) as (stage, desk):
        block(desk)
        await stage.press("1")
        assert "NOT SAVED" in stage.line("top")
        assert "is a folder" in stage.line("state")
        assert stage.message.startswith("Not saved yet: Loan")
        assert stage.walk.session.assessment.answers["economy.loan"].value == "yes"


async def test_save_again_recovers(tmp_path: Path) -> None:
    """Ctrl+S writes everything as soon as the disk takes it."""
    async with walking(tmp_path) as (stage, desk):
        aside = block(desk)
        await stage.press("1", "1")
        unblock(desk, aside)
        await stage.press("ctrl+s")
        assert "NOT SAVED" not in stage.line("top")
        assert (desk.value("economy.loan"), desk.value("economy.sectors")) == ("yes", ("food",))


async def test_save_again_may_fail_again(tmp_path: Path) -> None:
    """Ctrl+S while the disk still refuses never claims to have saved."""
    async with walking(tmp_path) as (stage, desk):
        block(desk)
        await stage.press("1", "ctrl+s")
        assert "NOT SAVED" in stage.line("top")
        assert not stage.message.startswith("Saved")


async def test_next_answer_saves_what_was_refused(tmp_path: Path) -> None:
    """The next answer writes the refused one too, without any key for it."""
    async with walking(tmp_path) as (stage, desk):
        aside = block(desk)
        await stage.press("1")
        unblock(desk, aside)
        await stage.press("1")
        assert "NOT SAVED" not in stage.line("top")
        assert desk.value("economy.loan") == "yes"


async def test_folder_that_vanished_is_said(tmp_path: Path) -> None:
    """An answer after the folder was removed is marked NOT SAVED."""
    async with walking(tmp_path) as (stage, desk):
        desk.folder.joinpath("deep").mkdir()
        moved = desk.folder.with_name(f"{desk.folder.name}-moved")
        desk.folder.rename(moved)
        try:
            await stage.press("1")
            assert "NOT SAVED" in stage.line("top")
        finally:
            moved.rename(desk.folder)


async def test_write_protected_file_is_not_replaced(tmp_path: Path) -> None:
    """A file without the right to write is left as it is, and the walk says so."""
    async with walking(tmp_path) as (stage, desk):
        before = desk.file.read_bytes()
        desk.file.chmod(0o400)
        await stage.press("1")
        assert ("NOT SAVED" in stage.line("top"), before) == (True, desk.file.read_bytes())


@pytest.mark.parametrize("key", ["h", "ctrl+q"])
async def test_leaving_after_the_disk_recovered_loses_nothing(tmp_path: Path, key: str) -> None:
    """An answer once refused is written when the walk is left and the disk takes it again."""
    async with walking(tmp_path) as (stage, desk):
        aside = block(desk)
        await stage.press("1")
        unblock(desk, aside)
        await stage.press(key)
        await stage.pilot.pause()
    assert load_assessment(desk.file)[0].answers["economy.loan"].value == "yes"


async def test_going_home_unsaved_is_not_silent(tmp_path: Path) -> None:
    """With an answer that could not be written, going home does not throw it away in silence."""
    async with walking(tmp_path) as (stage, desk):
        block(desk)
        await stage.press("1", "h")
        await stage.pilot.pause()
        kept = [s for s in stage.app.screen_stack if type(s).__name__ == "WalkScreen"]
        assert kept or "NOT SAVED" in stage.text or "not saved" in stage.text
