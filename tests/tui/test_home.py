"""The home screen: what is in a folder, and where one goes from there."""

import asyncio
import os
import threading
from pathlib import Path

import pytest

from tests.storage_helpers import make_pack, write_assessment
from tests.tui_helpers import lacking, make_desk, wizard
from wizard.scoring.numerics import display_percent
from wizard.session import portfolio
from wizard.storage.assessments import load_assessment
from wizard.tui.screens import home
from wizard.tui.widgets.pane import Pane


async def test_first_run_explains_itself(tmp_path: Path) -> None:
    """In an empty folder the screen names the keys for a new assessment and for the example."""
    async with wizard(tmp_path, make_pack(tmp_path / "small").path) as stage:
        await stage.shows("No assessment in this folder yet", "n  assesses", "x  opens")
        assert stage.line("top").endswith(tmp_path.name)


async def test_example_is_written_and_opened(tmp_path: Path) -> None:
    """`x` writes the example into the folder and opens it."""
    async with wizard(tmp_path, None) as stage:
        await stage.shows("No assessment in this folder yet")
        await stage.press("x")
        await stage.stands_on("WalkScreen")
        await stage.shows("Port and Digital Corridor")
    example, _ = load_assessment(tmp_path / "example.assessment.yaml")
    assert example.id == "example-port-digital-corridor"


async def test_example_left_from_before_is_opened_as_it_is(tmp_path: Path) -> None:
    """`x` never writes over a copy of the example that somebody has worked on."""
    pack = make_pack(tmp_path / "small").path
    write_assessment(tmp_path / "example.assessment.yaml", title="Worked on")
    async with wizard(tmp_path, pack) as stage:
        await stage.shows("Worked on")
        await stage.press("x")
        await stage.stands_on("WalkScreen")
        assert stage.walk.session.assessment.title == "Worked on"


async def test_assessments_are_listed_with_progress_band_and_verdict(tmp_path: Path) -> None:
    """Each assessment stands on a line with what is known, its band and its verdict."""
    desk = make_desk(tmp_path, title="The only one")
    async with wizard(tmp_path, desk.pack) as stage:
        await stage.shows("The only one")
        row = next(line for line in stage.text.splitlines() if "The only one" in line)
        assert [word for word in ("0 %", " - ", "nothing known") if word not in row] == []


async def test_broken_file_is_listed_with_its_problem(tmp_path: Path) -> None:
    """A file that cannot be understood is listed beside the others, with what is wrong."""
    desk = make_desk(tmp_path, title="The sound one")
    (tmp_path / "bad.assessment.yaml").write_text("kind: [\n", encoding="utf-8")
    async with wizard(tmp_path, desk.pack) as stage:
        await stage.shows("The sound one", "! bad.assessment.yaml: line ")


async def test_opening_a_broken_file_shows_all_its_problems(tmp_path: Path) -> None:
    """Enter on a broken file shows each problem with its place; mended, `r` says it is sound."""
    desk = make_desk(tmp_path)
    sound = desk.file.read_text(encoding="utf-8")
    worse = sound.replace("title: A", "titel: A").replace("depth: full", "depth: fool")
    desk.file.write_text(worse, encoding="utf-8")
    async with wizard(tmp_path, desk.pack) as stage:
        await stage.shows("! a.assessment.yaml", "under Enter")
        await stage.press("enter")
        await stage.stands_on("ProblemsScreen")
        shown = stage.pane("page")
        assert lacking(["titel", "title", "fool", "check a.assessment.yaml"], shown) == []
        desk.file.write_text(sound, encoding="utf-8")
        await stage.press("r")
        await stage.shows("Nothing is wrong with it any more")
        await stage.press("b")
        await stage.stands_on("HomeScreen")
        await stage.shows("A small assessment")


async def test_enter_opens_the_assessment_under_the_cursor(tmp_path: Path) -> None:
    """Down and Enter open the second assessment of the list."""
    desk = make_desk(tmp_path, title="One of two")
    write_assessment(tmp_path / "b.assessment.yaml", title="Two of two")
    async with wizard(tmp_path, desk.pack) as stage:
        await stage.shows("One of two", "Two of two")
        rows = [line.split()[0] for line in stage.text.splitlines() if " of two " in line]
        await stage.press("down", "enter")
        await stage.stands_on("WalkScreen")
        assert stage.walk.session.assessment.title.startswith(rows[1])


async def test_click_opens_an_assessment(tmp_path: Path) -> None:
    """A click on a line opens its assessment."""
    desk = make_desk(tmp_path, title="To be clicked")
    async with wizard(tmp_path, desk.pack) as stage:
        await stage.shows("To be clicked")
        await stage.click("To be clicked")
        await stage.stands_on("WalkScreen")
        assert stage.walk.session.assessment.title == "To be clicked"


async def test_folder_is_read_again(tmp_path: Path) -> None:
    """`r` shows a file that came after the screen."""
    desk = make_desk(tmp_path, title="First")
    async with wizard(tmp_path, desk.pack) as stage:
        await stage.shows("First")
        write_assessment(tmp_path / "b.assessment.yaml", title="Later")
        await stage.press("r")
        await stage.shows("First", "Later")


async def test_home_from_the_walk_shows_the_folder(tmp_path: Path) -> None:
    """`h` leaves the walk for the folder of its file, with the answers just given counted."""
    desk = make_desk(tmp_path, title="Half done")
    async with wizard(desk.file, desk.pack) as stage:
        await stage.press(*["n"] * 7, "2")
        known = f"{display_percent(stage.walk.session.result.completeness)} %"
        await stage.press("h")
        await stage.stands_on("HomeScreen")
        await stage.shows("Half done", known)
        assert known != "0 %"


async def test_walk_is_left_and_entered_again_and_again(tmp_path: Path) -> None:
    """Going home and back many times keeps two screens: what was left is not piled up."""
    desk = make_desk(tmp_path)
    async with wizard(desk.folder, desk.pack) as stage:
        for _ in range(3):
            await stage.shows("A small assessment", "Title")
            await stage.press("enter")
            await stage.stands_on("WalkScreen")
            await stage.press("h")
            await stage.stands_on("HomeScreen")
        assert len(stage.app.screen_stack) == 2


async def test_unreadable_pack_is_said_after_the_screens(tmp_path: Path) -> None:
    """A pack that is missing ends the program with 4, and why is kept to be said."""
    async with wizard(tmp_path, tmp_path / "nowhere") as stage:
        await stage.until(lambda: stage.app.return_code is not None, "the end")
        assert (stage.app.return_code, "nowhere" in str(stage.app.failure)) == (4, True)


async def test_names_stand_before_any_file_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While files are still being read each stands with its name, and keys are obeyed."""
    desk, gate = make_desk(tmp_path, title="Read at last"), threading.Event()
    real = portfolio.read_row
    monkeypatch.setattr(home, "read_row", lambda *given: (gate.wait(10), real(*given))[1])
    async with wizard(tmp_path, desk.pack) as stage:
        await stage.shows("reading", "1 still to be read")
        await stage.pilot.press("s")
        await stage.shows("by title")
        gate.set()
        await stage.shows("Read at last")


async def test_what_was_read_is_remembered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second start shows a folder without reading a file that is as it was."""
    desk = make_desk(tmp_path, title="Read only once")
    os.utime(desk.file, ns=(1, 1))
    await asyncio.sleep(0.1)
    async with wizard(tmp_path, desk.pack) as stage:
        await stage.shows("Read only once")
        await stage.app.workers.wait_for_complete()
    monkeypatch.setattr(home, "read_row", lambda *_: pytest.fail("it was read again"))
    async with wizard(tmp_path, desk.pack) as stage:
        await stage.shows("Read only once")


async def test_search_narrows_as_one_types(tmp_path: Path) -> None:
    """`/` takes words, the list follows, Enter goes to it, and Escape shows all again."""
    desk = make_desk(tmp_path, title="Harbour")
    write_assessment(tmp_path / "b.assessment.yaml", title="Railway")
    async with wizard(tmp_path, desk.pack) as stage:
        await stage.shows("Harbour", "Railway")
        await stage.press("slash", "r", "a", "i", "l")
        await stage.shows("1 of 2 assessments")
        assert "Harbour" not in stage.text
        await stage.press("enter", "escape")
        await stage.shows("Harbour", "Railway", "2 assessments")


async def test_empty_search_is_closed(tmp_path: Path) -> None:
    """Enter on an empty search goes back to the list, where keys act again."""
    desk = make_desk(tmp_path)
    async with wizard(tmp_path, desk.pack) as stage:
        await stage.shows("A small assessment")
        await stage.press("slash", "enter", "s")
        await stage.shows("by title")


async def test_search_sort_and_cursor_are_kept_while_one_walks(tmp_path: Path) -> None:
    """Back from the walk the list is as it was left, with the cursor on that assessment."""
    desk = make_desk(tmp_path, title="Harbour one")
    write_assessment(tmp_path / "b.assessment.yaml", title="Harbour two")
    write_assessment(tmp_path / "c.assessment.yaml", title="Railway")
    async with wizard(tmp_path, desk.pack) as stage:
        await stage.press("s", "slash", *"harb", "enter", "down", "enter")
        await stage.stands_on("WalkScreen")
        await stage.press("h")
        await stage.shows("2 of 3 assessments, by title")
        cursor = stage.app.screen.query_one("#page", Pane).cursor
        assert cursor == str(tmp_path / "b.assessment.yaml")


async def test_filter_cycles(tmp_path: Path) -> None:
    """`f` shows what is open, provisional, broken, and all again."""
    desk = make_desk(tmp_path, title="Open one")
    (tmp_path / "bad.assessment.yaml").write_text("kind: [\n", encoding="utf-8")
    async with wizard(tmp_path, desk.pack) as stage:
        await stage.shows("Open one", "! bad")
        seen = []
        for said in ("only open", "only provisional", "only broken", "2 assessments, by"):
            await stage.press("f")
            await stage.shows(said)
            seen.append(("Open one" in stage.text, "! bad" in stage.text))
        assert seen == [(True, False), (True, False), (False, True), (True, True)]


async def test_conflict_copy_is_listed_and_not_opened(tmp_path: Path) -> None:
    """A copy left by a sync tool has a mark of its own; Enter says what to do with it."""
    desk = make_desk(tmp_path)
    copy = tmp_path / "a.assessment (Ann's conflicted copy 2026-01-02).yaml"
    copy.write_bytes(desk.file.read_bytes())
    async with wizard(tmp_path, desk.pack) as stage:
        await stage.shows("+ a.assessment (Ann's conflicted copy")
        stage.app.screen.query_one("#page", Pane).move_to(str(copy))
        await stage.press("enter")
        await stage.stands_on("ProblemsScreen")
        await stage.shows("A sync tool found two versions")


async def test_line_below_names_the_parties(tmp_path: Path) -> None:
    """What a narrow table has no room for stands below it, for the row under the cursor."""
    desk = make_desk(tmp_path, partnership={"us": "Lethmar", "partner": "Veldane"})
    async with wizard(tmp_path, desk.pack) as stage:
        await stage.shows("Lethmar with Veldane, idea")


async def test_first_run_lines_can_be_chosen(tmp_path: Path) -> None:
    """In an empty folder Enter on the line of a key does what the key does."""
    async with wizard(tmp_path, make_pack(tmp_path / "small").path) as stage:
        await stage.shows("No assessment in this folder yet")
        await stage.press("enter")
        await stage.stands_on("FactsScreen")
