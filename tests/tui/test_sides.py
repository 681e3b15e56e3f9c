"""On the screens: a file that is open elsewhere, or that another program writes meanwhile."""

from pathlib import Path

import pytest

from tests.keeping_helpers import answered, edit, held_elsewhere, hidden_names
from tests.tui_helpers import make_desk, walking, wizard


async def test_other_sides_answers_are_taken_over_and_said(tmp_path: Path) -> None:
    """After an answer the message says what another program had changed, and all is in the file."""
    async with walking(tmp_path) as (stage, desk):
        edit(desk.file, answers={"security.bases": answered(1)})
        await stage.press("1")
        assert "taken over: security.bases" in stage.message
        assert (desk.value("economy.loan"), desk.value("security.bases")) == ("yes", 1)


async def test_deleted_file_is_made_again_by_ctrl_s_only(tmp_path: Path) -> None:
    """An answer does not bring a deleted file back; Ctrl+S does."""
    async with walking(tmp_path) as (stage, desk):
        desk.file.unlink()
        await stage.press("1")
        assert ("NOT SAVED" in stage.line("top"), desk.file.exists()) == (True, False)
        await stage.press("ctrl+s")
        assert ("NOT SAVED" in stage.line("top"), desk.value("economy.loan")) == (False, "yes")


async def test_going_home_lets_others_work_on_the_file(tmp_path: Path) -> None:
    """Whoever leaves the walk has the file open no more."""
    async with walking(tmp_path) as (stage, _):
        held = hidden_names(tmp_path)
        await stage.press("h")
        await stage.stands_on("HomeScreen")
        assert (held, hidden_names(tmp_path)) == ([".a.assessment.yaml.lock"], [])


@pytest.mark.parametrize("keys", [("d", "right"), ("d", "u"), ("l", "u"), ("f", "f2")])
async def test_screens_refuse_changes_of_a_file_that_is_open_elsewhere(
    tmp_path: Path, keys: tuple[str, ...]
) -> None:
    """Weights, red lines and facts say that nothing can be changed, and go on."""
    desk = make_desk(tmp_path)
    before = desk.file.read_bytes()
    with held_elsewhere(desk.file):
        async with wizard(desk.file, desk.pack) as stage:
            await stage.stands_on("HeldDialog")
            await stage.press("escape", *keys)
            assert "is open elsewhere" in stage.message
    assert before == desk.file.read_bytes()
