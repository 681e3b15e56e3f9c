"""The guided tour over a copy of the example."""

import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.tui_helpers import NORMAL, Stage, lacking, make_desk, walking, wizard
from wizard.session.creation import EXAMPLE_NAME
from wizard.storage.packs.loading import load_pack
from wizard.tui.screens.touring import TourWalk
from wizard.tui.tour import STEPS

SCREENS = {
    "walk": "TourWalk",
    "review": "TourReview",
    "what-if": "TourWhatIf",
    "summary": "TourSummary",
}
NARROW = (60, 20)


@asynccontextmanager
async def touring(
    folder: Path, step: int = 0, size: tuple[int, int] = NORMAL
) -> AsyncIterator[Stage]:
    """Begin the tour from an empty home screen and go on to a step, counted from 0."""
    home = folder / "home"
    home.mkdir()
    async with wizard(home, None, size=size) as stage:
        await stage.press("t")
        await stage.stands_on("TourWalk")
        for _ in range(step):
            await stage.press("enter")
        await stage.stands_on(SCREENS[STEPS[step].screen])
        await stage.settles()
        yield stage


async def says(stage: Stage, number: int) -> None:
    """Wait until the box shows a step, counted from 0."""
    await stage.until(lambda: said(stage).startswith(f"Tour {number + 1} of"), f"step {number}")


def said(stage: Stage) -> str:
    return stage.line("tour-text")


def test_tour_is_short() -> None:
    """There are at most eight steps, of a few lines each, over questions the pack has."""
    pack = load_pack()
    assert len(STEPS) <= 8
    assert [step for step in STEPS if len(step.text) > 240] == []
    assert {step.question for step in STEPS} <= set(pack.questions)


async def test_tour_goes_on_and_back_and_ends_where_it_began(tmp_path: Path) -> None:
    """Enter and n go through all steps on their screens, p back; after the last one is home."""
    async with touring(tmp_path) as stage:
        for number, step in enumerate(STEPS):
            await stage.stands_on(SCREENS[step.screen])
            await says(stage, number)
            await stage.press("enter" if number % 2 else "n")
        await stage.stands_on("HomeScreen")


async def test_tour_goes_back(tmp_path: Path) -> None:
    """`p` goes back over all screens to the first step, and stays there."""
    async with touring(tmp_path, len(STEPS) - 1) as stage:
        for number in (*reversed(range(len(STEPS) - 1)), 0):
            await stage.press("p")
            await stage.stands_on(SCREENS[STEPS[number].screen])
            await says(stage, number)


@pytest.mark.parametrize("step", [0, 3, 5, 6, 7])
@pytest.mark.parametrize("key", ["q", "escape"])
async def test_one_key_leaves_at_any_time(tmp_path: Path, step: int, key: str) -> None:
    """`q` and Escape leave the tour from any screen of it."""
    async with touring(tmp_path, step) as stage:
        await stage.press(key)
        await stage.stands_on("HomeScreen")


@pytest.mark.parametrize("size", [NORMAL, NARROW])
@pytest.mark.parametrize("step", range(len(STEPS)))
async def test_box_is_whole(tmp_path: Path, step: int, size: tuple[int, int]) -> None:
    """What is said stands whole at the bottom, with the keys, on small terminals too."""
    async with touring(tmp_path, step, size) as stage:
        box = "".join(line.strip("│ ") + " " for line in stage.text.splitlines()[-9:])
        assert lacking([STEPS[step].text, "q leaves the tour"], box) == []


async def test_screens_of_the_tour_are_real(tmp_path: Path) -> None:
    """What the second step asks to be tried does what it says, and can be undone."""
    async with touring(tmp_path, 1) as stage:
        before = stage.line("live")
        await stage.press("3")
        assert "red line no longer crossed" in stage.message.lower()
        assert stage.line("live") != before
        await stage.press("u")
        assert stage.line("live") == before


async def test_dialogs_have_their_keys_in_the_tour(tmp_path: Path) -> None:
    """In a window over the tour n, p and q are letters, and Enter is its own."""
    async with touring(tmp_path, 1) as stage:
        await stage.ask("k")
        await stage.press("n", "p", "q", "enter")
        await stage.stands_on("TourWalk")
        walk = stage.app.screen
        assert isinstance(walk, TourWalk)
        assert walk.session.assessment.answers[STEPS[1].question].reason == "npq"


async def test_number_half_typed_is_recorded_by_enter(tmp_path: Path) -> None:
    """Enter records a number that is being typed, before it goes on with the tour."""
    async with touring(tmp_path, 4) as stage:
        await stage.press("4", "0", "enter")
        walk = stage.app.screen
        assert isinstance(walk, TourWalk)
        assert walk.session.assessment.answers[STEPS[4].question].value == 40
        assert said(stage).startswith("Tour 5 of")


async def test_page_left_by_its_own_key_leads_to_the_walk(tmp_path: Path) -> None:
    """A page closed by b goes back to the last step on the walk, from where n goes on."""
    async with touring(tmp_path, 6) as stage:
        await stage.press("b")
        await stage.stands_on("TourWalk")
        await says(stage, 4)
        await stage.press("n")
        await stage.stands_on("TourReview")


async def test_tour_changes_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The tour works on a copy in a temporary folder, which is gone when it ends."""
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    async with touring(tmp_path, 1) as stage:
        await stage.press("3", "4")
        shown = [path.name for path in temporary.glob("*/*") if not path.name.startswith(".")]
        assert shown == [EXAMPLE_NAME]
        await stage.press("q")
        await stage.stands_on("HomeScreen")
        await stage.until(lambda: not list(temporary.iterdir()), "the end of the copy")
    assert list((tmp_path / "home").iterdir()) == []


async def test_tour_from_an_assessment_leads_back_to_it(tmp_path: Path) -> None:
    """Begun from the list of all actions, the tour leads back to the same question.

    It shows the example with the shipped checklists, whatever pack the assessment is made with.
    """
    async with walking(tmp_path, skip=3) as (stage, desk):
        before, at = desk.file.read_bytes(), stage.at
        commands = stage.app.get_system_commands(stage.app.screen)
        next(command for command in commands if command.title == "Guided tour").callback()
        await stage.stands_on("TourWalk")
        await stage.press("3", "h")
        await stage.stands_on("WalkScreen")
        assert (stage.at, desk.file.read_bytes()) == (at, before)


async def test_tour_is_begun_once(tmp_path: Path) -> None:
    """Asked for again within a tour or over a window, nothing happens."""
    desk = make_desk(tmp_path)
    async with wizard(desk.file, desk.pack) as stage:
        await stage.press("t")
        stage.app.action_tour()
        await stage.pilot.pause()
        assert stage.top == "NoteDialog"
        await stage.press("escape")
        stage.app.action_tour()
        stage.app.action_tour()
        await stage.stands_on("TourWalk")
        assert sum(isinstance(s, TourWalk) for s in stage.app.screen_stack) == 1
