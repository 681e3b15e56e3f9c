"""On the screens: the file's state, its earlier versions, and what was changed when."""

import json
from pathlib import Path

import pytest

from tests.keeping_helpers import held_elsewhere, hidden_names
from tests.tui_helpers import (
    HOSTILE,
    Desk,
    Stage,
    actions_listed,
    lacking,
    make_desk,
    walking,
    wizard,
)
from wizard.session import Session
from wizard.storage.packs.loading import load_pack
from wizard.tui.views.file import version_key
from wizard.tui.widgets.pane import Pane


async def show_file(stage: Stage) -> Pane:
    await stage.press("z")
    await stage.stands_on("FileScreen")
    return stage.app.screen.query_one("#page", Pane)


async def change_twice(stage: Stage, desk: Desk) -> None:
    """Answer in one sitting, and otherwise in a second one, so that a version lies between."""
    stage.walk.session.answer("economy.share", 10)
    await stage.press("h")
    await stage.stands_on("HomeScreen")
    await stage.press("enter")
    await stage.stands_on("WalkScreen")
    stage.walk.session.answer("economy.share", 90)
    assert desk.value("economy.share") == 90


async def test_changes_are_listed_newest_first(tmp_path: Path) -> None:
    """Each change stands with its time, question, what was before and after, and by whom."""
    async with walking(tmp_path) as (stage, desk):
        await change_twice(stage, desk)
        await show_file(stage)
        listed = stage.pane("page").split("newest first")[1]
        assert "Share of exports: 10 -> 90 (changed by " in listed
        assert listed.index("10 -> 90") < listed.index("nothing -> 10")


async def test_change_leads_to_its_question(tmp_path: Path) -> None:
    """Enter on a change goes to the question it is about."""
    async with walking(tmp_path) as (stage, _):
        stage.walk.session.answer("economy.share", 10)
        pane = await show_file(stage)
        pane.move_to("change:0:economy.share")
        await stage.press("enter")
        await stage.stands_on("WalkScreen")
        assert stage.at == "economy.share"


async def test_version_is_looked_at(tmp_path: Path) -> None:
    """Enter on a version shows what it says otherwise, in words; Enter again hides it."""
    async with walking(tmp_path) as (stage, desk):
        await change_twice(stage, desk)
        pane = await show_file(stage)
        pane.move_to(version_key(2))
        before = stage.pane("page")
        await stage.press("enter")
        assert lacking(["there: 10 %", "now: 90 %"], stage.pane("page")) == []
        await stage.press("enter")
        assert stage.pane("page") == before


async def test_version_is_brought_back_and_that_can_be_undone(tmp_path: Path) -> None:
    """`r` lets a version stand in the file again; undo, here or in the walk, takes that back."""
    async with walking(tmp_path) as (stage, desk):
        await change_twice(stage, desk)
        pane = await show_file(stage)
        pane.move_to(version_key(1))
        await stage.press("r")
        assert (desk.answer("economy.share"), stage.message) == (
            None,
            "Version 1 stands again; u takes it back.",
        )
        await stage.press("u")
        assert desk.value("economy.share") == 90
        await stage.press("y", "b", "u")
        assert desk.value("economy.share") == 90


async def test_what_was_replaced_is_a_version_too(tmp_path: Path) -> None:
    """Also in a later sitting one can come back to what stood before a version came back."""
    async with walking(tmp_path) as (stage, desk):
        await change_twice(stage, desk)
        pane = await show_file(stage)
        pane.move_to(version_key(1))
        await stage.press("r")
    async with wizard(desk.file, desk.pack) as stage:
        pane = await show_file(stage)
        pane.move_to(version_key(3))
        await stage.press("r")
        assert desk.value("economy.share") == 90


async def test_cursor_not_on_a_version_is_said(tmp_path: Path) -> None:
    """`r` anywhere else brings nothing back."""
    async with walking(tmp_path) as (stage, desk):
        stage.walk.session.answer("economy.share", 10)
        pane = await show_file(stage)
        pane.move_to("change:0:economy.share")
        await stage.press("r")
        assert stage.message == "Put the cursor on an earlier version first."
        assert desk.value("economy.share") == 10


async def test_version_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    """A version that something has spoilt is listed as such and not brought back."""
    async with walking(tmp_path) as (stage, desk):
        await change_twice(stage, desk)
        (tmp_path / ".a.assessment.yaml.backup-000001").write_text("{", encoding="utf-8")
        pane = await show_file(stage)
        pane.move_to(version_key(1))
        await stage.press("r")
        assert "cannot be read as an assessment" in stage.message
        assert desk.value("economy.share") == 90


async def test_nothing_is_brought_back_where_one_may_only_read(tmp_path: Path) -> None:
    """Versions of a file that is open elsewhere can be looked at; bringing back is refused."""
    desk = make_desk(tmp_path)
    session = Session.open(desk.file, load_pack(desk.pack))
    session.answer("economy.share", 90)
    session.close()
    before = hidden_names(tmp_path)
    with held_elsewhere(desk.file):
        async with wizard(desk.file, desk.pack) as stage:
            await stage.stands_on("HeldDialog")
            await stage.press("escape")
            pane = await show_file(stage)
            pane.move_to(version_key(1))
            await stage.press("r")
            assert "is open elsewhere" in stage.message
        assert desk.value("economy.share") == 90
    assert set(hidden_names(tmp_path)) - {".a.assessment.yaml.lock"} == set(before)


async def test_what_could_not_be_saved_is_said_in_full(tmp_path: Path) -> None:
    """`q` leads here while something is not saved: why, where it lies, and Ctrl+S saves it."""
    async with walking(tmp_path) as (stage, desk):
        raw = desk.file.read_bytes()
        desk.file.unlink()
        desk.file.mkdir()
        await stage.press("1", "q")
        await stage.stands_on("FileScreen")
        assert lacking(["is a folder", str(stage.walk.session.refuge)], stage.pane("page")) == []
        desk.file.rmdir()
        desk.file.write_bytes(raw)
        await stage.press("ctrl+s")
        assert (stage.message, desk.value("economy.loan")) == ("Saved.", "yes")


async def test_hostile_history_is_shown_as_it_is(tmp_path: Path) -> None:
    """Notes and titles that look like markup are text in versions and changes."""
    desk = make_desk(tmp_path, title=" ".join(HOSTILE))
    async with wizard(desk.file, desk.pack, size=(120, 40)) as stage:
        session = stage.walk.session
        session.answer("economy.share", 10)
        for text in HOSTILE:
            session.annotate("economy.share", note=text)
        pane = await show_file(stage)
        pane.move_to(version_key(1))
        await stage.press("enter")
        assert lacking(HOSTILE, stage.pane("page")) == []


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (40, 10)])
async def test_page_fits(tmp_path: Path, size: tuple[int, int]) -> None:
    """The page stands within any screen."""
    async with walking(tmp_path, size=size) as (stage, _):
        stage.walk.session.answer("economy.share", 10)
        await show_file(stage)
        lines = stage.text.splitlines()
        assert ([line for line in lines if len(line) > size[0]], len(lines)) == ([], size[1])


@pytest.mark.parametrize("title", ["History: what was changed when", "Restore an earlier version"])
async def test_list_of_all_actions_leads_here(tmp_path: Path, title: str) -> None:
    """History and restoring are found in the list of all actions by these words."""
    async with walking(tmp_path) as (stage, _):
        actions_listed(stage)[title]()
        await stage.stands_on("FileScreen")


async def test_hostile_lines_of_the_history_stay_in_their_place(tmp_path: Path) -> None:
    """Line ends and control characters in any part of the history are shown as signs."""
    desk = make_desk(tmp_path)
    nasty = f"\x1b]2;x\x07\n{' '.join(HOSTILE)}"
    entry = dict.fromkeys(("time", "key", "before", "after", "how", "by"), nasty)
    history = tmp_path / ".a.assessment.yaml.history"
    history.write_text(json.dumps(entry) + "\n", encoding="utf-8")
    async with wizard(desk.file, desk.pack, size=(120, 40)) as stage:
        pane = await show_file(stage)
        assert lacking(HOSTILE, stage.pane("page")) == []
        assert [
            line for line in pane.wrapped.lines if {"\x1b", "\n"} & {*line.prefix, *line.text}
        ] == []
