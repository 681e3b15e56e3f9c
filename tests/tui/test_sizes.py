"""Every screen at every size of terminal."""

import asyncio
from pathlib import Path

import pytest

from tests.tui_helpers import Stage, make_desk, wizard

SIZES = [(80, 24), (100, 30), (140, 45), (60, 20), (40, 10)]
SCREENS = ["walk", "s", "f", "l", "d", "f1", "k", "t", "e", "slash"]
"""The walk itself, and the keys that open the others from it."""


async def show(stage: Stage, screen: str) -> None:
    if screen != "walk":
        await stage.press(screen)
        await stage.until(lambda: stage.top != "WalkScreen")
    await stage.pilot.pause()


@pytest.mark.parametrize("size", SIZES)
async def test_screens_fit(tmp_path: Path, size: tuple[int, int]) -> None:
    """At every size each screen and dialog stands, in as many lines as there are."""
    desk = make_desk(tmp_path)
    async with wizard(desk.file, desk.pack, size=size) as stage:
        for screen in SCREENS:
            await show(stage, screen)
            lines = stage.text.splitlines()
            if screen != "walk":
                await stage.press("escape")
                await stage.stands_on("WalkScreen")
            assert (len(lines) <= size[1], any(line.strip() for line in lines)) == (True, True)
            assert [line for line in lines if len(line) > size[0]] == []


@pytest.mark.parametrize("screen", ["walk", "s", "f", "h"])
async def test_too_small_says_so_and_recovers(tmp_path: Path, screen: str) -> None:
    """At 20x5 a sentence stands instead of the screen; made larger, the screen is back."""
    desk = make_desk(tmp_path)
    async with wizard(desk.file, desk.pack) as stage:
        await show(stage, screen)
        before = stage.text
        await stage.pilot.resize_terminal(20, 5)
        await stage.shows("Terminal too small")
        await stage.pilot.resize_terminal(80, 24)
        await stage.until(lambda: stage.text == before, "the screen as it was")


@pytest.mark.parametrize("screen", ["walk", "k", "t"])
async def test_one_cell_is_survived(tmp_path: Path, screen: str) -> None:
    """A terminal of one cell ends nothing, and keys do no harm."""
    desk = make_desk(tmp_path)
    async with wizard(desk.file, desk.pack) as stage:
        await show(stage, screen)
        await stage.pilot.resize_terminal(1, 1)
        await asyncio.sleep(0)
        await stage.press("down")
        await stage.pilot.resize_terminal(80, 24)
        await stage.pilot.pause()
        assert stage.app.return_code is None


@pytest.mark.parametrize("screen", ["walk", "s", "f", "h"])
async def test_focus_survives_a_terminal_too_small(tmp_path: Path, screen: str) -> None:
    """What had the focus has it again after the terminal was too small, so that keys work on."""
    desk = make_desk(tmp_path)
    async with wizard(desk.file, desk.pack) as stage:
        await show(stage, screen)
        before = stage.app.focused
        await stage.pilot.resize_terminal(20, 5)
        await stage.shows("Terminal too small")
        await stage.pilot.resize_terminal(80, 24)
        await stage.pilot.pause()
        assert before is not None
        assert stage.app.focused is before


async def test_program_starts_in_one_cell(tmp_path: Path) -> None:
    """Started in a terminal of one cell the walk stands once there is room."""
    desk = make_desk(tmp_path)
    async with wizard(desk.file, desk.pack, size=(1, 1)) as stage:
        await stage.pilot.resize_terminal(80, 24)
        await stage.shows("Does the partner lend?")


@pytest.mark.parametrize(("width", "panes"), [(60, 1), (80, 2), (99, 2), (100, 3), (140, 3)])
async def test_panes_give_way(tmp_path: Path, width: int, panes: int) -> None:
    """Under 100 columns the guidance goes, under 80 the outline too."""
    desk = make_desk(tmp_path)
    async with wizard(desk.file, desk.pack, size=(width, 30)) as stage:
        shown = [p for p in stage.app.screen.query("Pane") if p.display and p.region.width]
        assert panes == len(shown)


async def test_guidance_is_a_key_away_where_it_does_not_fit(tmp_path: Path) -> None:
    """At 80 columns `i` shows the guidance instead of the question, and hides it again."""
    desk = make_desk(tmp_path)
    async with wizard(desk.file, desk.pack) as stage:
        await stage.go_to("economy.share")
        await stage.press("i")
        await stage.shows("A large share is a lever.")
        await stage.press("i")
        await stage.until(lambda: "A large share is a lever." not in stage.text)
        await stage.shows("What share of exports")
