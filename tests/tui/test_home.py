"""The home screen: what is in a folder, and where one goes from there."""

from pathlib import Path

from tests.storage_helpers import make_pack, write_assessment
from tests.tui_helpers import lacking, make_desk, wizard
from wizard.scoring.numerics import display_percent
from wizard.storage.assessments import load_assessment


async def test_first_run_explains_itself(tmp_path: Path) -> None:
    """In an empty folder the screen names the keys for a new assessment and for the example."""
    async with wizard(tmp_path, make_pack(tmp_path / "small").path) as stage:
        await stage.shows("No assessment in this folder yet", "n  assesses", "x  opens")
        assert str(tmp_path)[:40] in stage.line("top")


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
        assert [word for word in ("0 %", "critical", "with conditions?") if word not in row] == []


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
