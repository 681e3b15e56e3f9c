"""On the screens: a file that another process has open, or that may not be written."""

import json
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.keeping_helpers import answered, edit, held_elsewhere, hidden_names
from tests.tui_helpers import Desk, Stage, actions_listed, lacking, make_desk, untold, wizard
from wizard.visible import visible_line


@asynccontextmanager
async def held(
    folder: Path, *, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[Stage, Desk, int]]:
    """Open a file that another process holds; its number is the third."""
    desk = make_desk(folder)
    with held_elsewhere(desk.file) as process:
        async with wizard(desk.file, desk.pack, size=size) as stage:
            await stage.listens_in("HeldDialog")
            yield stage, desk, process.pid


async def test_who_has_it_open_is_said(tmp_path: Path) -> None:
    """The question names host, process and time, and every way to go on."""
    async with held(tmp_path) as (stage, _, pid):
        said = " ".join(stage.pane("found").split())
        assert f"on {os.uname().nodename}, process {pid}, since 20" in said
        for words in ("reads only", "takes over", "looks again"):
            assert words in said


async def test_reading_only_is_said_all_the_time(tmp_path: Path) -> None:
    """Whatever is pressed, top and state say read-only and how to go on; nothing is changed."""
    async with held(tmp_path) as (stage, desk, pid):
        before = desk.file.read_bytes()
        await stage.press("r")
        await stage.stands_on("WalkScreen")
        for key in ("n", "1", "k", "t", "e", "u", "y", "delete", "ctrl+s", "p"):
            await stage.press(key)
            assert stage.top == "WalkScreen"
            assert stage.line("top").startswith(" read-only ")
            assert stage.line("state").startswith("Read-only (q takes over): a.assessment.yaml")
            assert str(pid) in stage.line("state")
        await stage.press("1")
        said = "Not recorded: a.assessment.yaml is open elsewhere. q takes it over."
        assert (stage.message, desk.file.read_bytes()) == (said, before)


async def test_taking_over_works_on_and_merges(tmp_path: Path) -> None:
    """`t` opens it for work at the same question; what the other writes is merged."""
    async with held(tmp_path) as (stage, desk, _):
        await stage.press("escape")
        await stage.go_to("economy.share")
        await stage.press("q", "t")
        await stage.until(lambda: stage.walk.session.read_only is None)
        await stage.settles()
        assert (stage.at, stage.line("state")) == ("economy.share", "")
        edit(desk.file, answers={"security.bases": answered(1)})
        await stage.press("2", "0", "enter")
        assert (desk.value("economy.share"), desk.value("security.bases")) == (20, 1)


async def test_looking_again_opens_what_has_become_free(tmp_path: Path) -> None:
    """`a` says so while the file is still held, and opens it with a lock once it is free."""
    desk = make_desk(tmp_path)
    with held_elsewhere(desk.file) as process:
        async with wizard(desk.file, desk.pack) as stage:
            await stage.listens_in("HeldDialog")
            await stage.press("a")
            assert "Still so" in stage.line("complaint")
            process.kill()
            process.wait()
            await stage.press("a")
            await stage.until(lambda: stage.walk.session.read_only is None)
            await stage.settles()
            await stage.press("1")
            assert desk.value("economy.loan") == "yes"
            assert ".a.assessment.yaml.lock" in hidden_names(tmp_path)


async def test_opening_from_home_asks_too(tmp_path: Path) -> None:
    """A file opened from the list is asked about like one named on the command line."""
    desk = make_desk(tmp_path)
    with held_elsewhere(desk.file):
        async with wizard(tmp_path, desk.pack) as stage:
            await stage.shows("A small assessment")
            await stage.press("enter")
            await stage.listens_in("HeldDialog")


async def test_write_protected_file_is_not_offered_to_be_taken_over(tmp_path: Path) -> None:
    """What nobody has open can be read and looked at again, not taken over."""
    desk = make_desk(tmp_path)
    desk.file.chmod(0o400)
    async with wizard(desk.file, desk.pack) as stage:
        assert stage.top == "WalkScreen"
        await stage.press("q")
        await stage.listens_in("HeldDialog")
        assert "takes over" not in stage.pane("found")
        await stage.press("t", "a")
        assert "is write-protected" in stage.line("complaint")
        desk.file.chmod(0o600)
        await stage.press("a")
        await stage.until(lambda: stage.walk.session.read_only is None)
        await stage.settles()
        await stage.press("1")
    assert desk.value("economy.loan") == "yes"


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (40, 10)])
async def test_window_fits(tmp_path: Path, size: tuple[int, int]) -> None:
    """Question and keys stand within any screen, and so does what the walk says."""
    async with held(tmp_path, size=size) as (stage, _, _):
        assert "r read only" in stage.text
        await stage.press("r")
        await stage.stands_on("WalkScreen")
        lines = stage.text.splitlines()
        assert ([line for line in lines if len(line) > size[0]], len(lines)) == ([], size[1])
        assert "Read-only (q takes over)" in stage.text


async def test_window_has_help_and_its_keys_in_the_list(tmp_path: Path) -> None:
    """F1 and the list of all actions hold every key of the window."""
    async with held(tmp_path) as (stage, _, _):
        assert await untold(stage) == (set(), [])


async def test_list_of_all_actions_asks_again(tmp_path: Path) -> None:
    """The walk offers to take over in the list of all actions."""
    async with held(tmp_path) as (stage, _, _):
        await stage.press("r")
        actions_listed(stage)["Take over a file open elsewhere"]()
        await stage.listens_in("HeldDialog")


@pytest.mark.parametrize("name", ["a\nb", "[b]x", "[@click=app.quit]Q"])
async def test_hostile_names_and_holders_are_shown_as_they_are(tmp_path: Path, name: str) -> None:
    """Names of files, and whatever stands in a lock, are text in one line."""
    desk = make_desk(tmp_path)
    file = tmp_path / f"{name}.assessment.yaml"
    file.write_bytes(desk.file.read_bytes())
    holder = {
        "pid": 7,
        "host": "\x1b]2;x\x07\n[/]",
        "user": "[bold]u",
        "since": "[b]\n",
        "machine": "",
    }
    with held_elsewhere(file):
        lock = tmp_path / f".{name}.assessment.yaml.lock"
        lock.write_text(json.dumps(holder), encoding="utf-8")
        async with wizard(file, desk.pack, size=(120, 40)) as stage:
            await stage.listens_in("HeldDialog")
            shown = visible_line(name)
            assert shown in stage.text
            assert lacking(["[bold]u on ␛]2;x␇␊[/], process 7"], stage.pane("found")) == []
            await stage.press("r", "1")
            assert stage.line("state").startswith(f"Read-only (q takes over): {shown}.assess")
            assert "\n" not in stage.line("state") + stage.message
