"""The what-if: trying answers by keys, both results side by side, keeping or dropping."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tests.tui_helpers import Desk, Stage, given, lacking, walking, wizard
from wizard.session.creation import read_example
from wizard.storage.assessments import load_assessment

ANSWERS = given(economy_loan="yes", economy_share=50, economy_debt=4, economy_review=1)


@asynccontextmanager
async def trying(folder: Path, at: str) -> AsyncIterator[tuple[Stage, Desk]]:
    """Open the what-if with the cursor on a question."""
    async with walking(folder, answers=ANSWERS) as (stage, desk):
        await stage.press("w")
        await stage.stands_on("WhatIfScreen")
        stage.app.screen.query_one("#page").move_to(at)  # type: ignore[attr-defined]
        yield stage, desk


async def test_digit_tries_an_answer_beside_the_real_one(tmp_path: Path) -> None:
    """The result beside moves, the answer in the file stays."""
    async with trying(tmp_path, "economy.debt") as (stage, desk):
        await stage.press("0")
        parts = ["Conditional debt: Level 0: Nothing", "as it is: Level 4: Severe"]
        assert lacking([*parts, "1 answer tried"], stage.pane("page")) == []
        assert desk.value("economy.debt") == 4


async def test_safeguard_is_bound_by_one_key(tmp_path: Path) -> None:
    """`f` brings it to level 3; on an exposure it says that it cannot."""
    async with trying(tmp_path, "economy.review") as (stage, _):
        await stage.press("f")
        assert lacking(["Review clause: Level 3: Binding"], stage.pane("page")) == []
        stage.app.screen.query_one("#page").move_to("economy.debt")  # type: ignore[attr-defined]
        await stage.press("f")
        assert "cannot be set to binding" in stage.text


async def test_number_is_asked_for(tmp_path: Path) -> None:
    """A digit on a number begins it in a prompt; what the scale forbids is refused there."""
    async with trying(tmp_path, "economy.share") as (stage, _):
        await stage.press("2", "0", "enter")
        await stage.stands_on("WhatIfScreen")
        assert lacking(["Share of exports: 20 %"], stage.pane("page")) == []


async def test_reset_brings_back_one_or_all(tmp_path: Path) -> None:
    """`r` the answer under the cursor, `x` everything."""
    async with trying(tmp_path, "economy.debt") as (stage, _):
        await stage.press("1", "r")
        assert lacking(["0 answers tried"], stage.pane("page")) == []
        await stage.press("1", "x")
        assert lacking(["0 answers tried"], stage.pane("page")) == []


async def test_variant_is_kept_as_a_file(tmp_path: Path) -> None:
    """`w` writes what was tried; the assessment itself is as it was."""
    async with trying(tmp_path, "economy.debt") as (stage, desk):
        await stage.press("0", "w", "enter")
        await stage.stands_on("WhatIfScreen")
        kept, _ = load_assessment(desk.folder / "a.what-if.assessment.yaml")
        assert (kept.answers["economy.debt"].value, desk.value("economy.debt")) == (0, 4)


async def test_variant_bears_a_name_by_which_it_is_found(tmp_path: Path) -> None:
    """A name the home screen would not list is refused where it is typed."""
    async with trying(tmp_path, "economy.debt") as (stage, desk):
        await stage.press("0", "w")
        await stage.stands_on("PathPrompt")
        await stage.fill(str(desk.folder / "better exit"))
        await stage.press("enter")
        assert ".assessment.yaml" in stage.line("complaint")
        assert not (desk.folder / "better exit").exists()


async def test_name_of_a_long_path_is_in_sight(tmp_path: Path) -> None:
    """The line shows the end of what is proposed, where the name is."""
    folder = tmp_path / ("long-" * 20)
    folder.mkdir()
    async with trying(folder, "economy.debt") as (stage, _):
        await stage.press("0", "w")
        await stage.shows("a.what-if.assessment.yaml")


async def test_back_drops_what_was_tried(tmp_path: Path) -> None:
    """The walk is as it was left."""
    async with trying(tmp_path, "economy.debt") as (stage, desk):
        await stage.press("0", "b")
        await stage.stands_on("WalkScreen")
        assert desk.value("economy.debt") == 4


async def test_shortest_route_is_tried(tmp_path: Path) -> None:
    """`s` sets what the verdict needs to binding; the file stays, `x` drops it again."""
    file = tmp_path / "example.assessment.yaml"
    file.write_text(read_example(), encoding="utf-8")
    before = file.read_bytes()
    async with wizard(file, None) as stage:
        await stage.ask("w", "WhatIfScreen")
        await stage.press("s")
        assert (
            stage.message
            == "Shortest route to proceed with conditions: 1 set to binding, marked *."
        )
        assert "* Exit clause with an orderly wind-down" in stage.text
        await stage.press("x")
        assert "0 answers tried" in stage.pane("page")
    assert file.read_bytes() == before
