"""Behind the figures of the summary: how they came about, and how two files differ."""

from pathlib import Path

from tests.storage_helpers import write_assessment
from tests.tui_helpers import given, lacking, make_desk, walking, wizard

ANSWERS = given(economy_loan="yes", economy_share=50, economy_debt=4, economy_review=1)


async def test_figure_is_explained_down_to_the_answer(tmp_path: Path) -> None:
    """Enter on the residual shows its rule and its parts, Enter on a part goes on."""
    async with walking(tmp_path, answers=ANSWERS) as (stage, _):
        await stage.press("s")
        await stage.until(lambda: "DO NOT PROCEED" in stage.pane("page"), "the summary")
        stage.app.screen.query_one("#page").move_to("=risk.residual")  # type: ignore[attr-defined]
        await stage.press("enter")
        await stage.stands_on("ExplainScreen")
        assert lacking(["Made of", "Economy"], stage.pane("page")) == []
        page = stage.app.screen.query_one("#page")
        for part in ("dimensions.economy.residual", "exposures.economy.debt.residual"):
            page.move_to(part)  # type: ignore[attr-defined]
            await stage.press("enter")
        assert lacking(["Conditional debt"], stage.pane("page")) == []
        await stage.press("b", "b", "b")
        await stage.stands_on("SummaryScreen")


async def test_answer_behind_a_figure_is_gone_to(tmp_path: Path) -> None:
    """From the summary through a figure to the question in the walk."""
    async with walking(tmp_path, answers=ANSWERS) as (stage, _):
        await stage.press("s")
        await stage.until(lambda: "DO NOT PROCEED" in stage.pane("page"), "the summary")
        stage.app.screen.query_one("#page").move_to("=completeness")  # type: ignore[attr-defined]
        await stage.press("enter")
        await stage.stands_on("ExplainScreen")
        stage.app.screen.query_one("#page").move_to("answers.security.bases")  # type: ignore[attr-defined]
        await stage.press("g")
        await stage.stands_on("WalkScreen")
        assert stage.at == "security.bases"


async def test_two_files_are_compared(tmp_path: Path) -> None:
    """`=` asks for another file and shows what differs and how much each change explains."""
    later = {**ANSWERS, "economy.debt": {**ANSWERS["economy.debt"], "value": 1}}
    async with walking(tmp_path, answers=ANSWERS) as (stage, desk):
        other = write_assessment(desk.folder / "b.assessment.yaml", depth="full", answers=later)
        await stage.press("equals_sign")
        await stage.stands_on("OtherFileDialog")
        await stage.fill(other.name)
        await stage.press("enter")
        await stage.stands_on("CompareScreen")
        assert lacking(["Conditional debt", "b.assessment.yaml"], stage.pane("page")) == []
        await stage.press("b")
        await stage.stands_on("WalkScreen")


async def test_file_that_cannot_be_compared_is_said(tmp_path: Path) -> None:
    """A broken file leaves one in the walk with a sentence; a name that fits none is said."""
    async with walking(tmp_path, answers=ANSWERS) as (stage, desk):
        (desk.folder / "bad.assessment.yaml").write_text("kind: none\n", encoding="utf-8")
        await stage.press("equals_sign")
        await stage.stands_on("OtherFileDialog")
        await stage.fill("zzz")
        await stage.press("enter")
        await stage.shows("Nothing found.")
        await stage.fill("bad")
        await stage.press("enter")
        await stage.stands_on("WalkScreen")
        assert "bad.assessment.yaml" in stage.message


async def test_files_are_compared_from_home(tmp_path: Path) -> None:
    """`c` on a row of the folder asks for the other file; a path typed leads anywhere."""
    later = {**ANSWERS, "economy.debt": {**ANSWERS["economy.debt"], "value": 1}}
    desk = make_desk(tmp_path, title="The one", answers=ANSWERS)
    (tmp_path / "elsewhere").mkdir()
    other = write_assessment(tmp_path / "elsewhere" / "b.yaml", depth="full", answers=later)
    async with wizard(tmp_path, desk.pack) as stage:
        await stage.shows("The one", "critical")
        await stage.press("c")
        await stage.stands_on("OtherFileDialog")
        await stage.fill(str(other))
        await stage.press("enter")
        await stage.stands_on("CompareScreen")
        assert lacking(["Conditional debt", "b.yaml"], stage.pane("page")) == []
        await stage.press("b")
        await stage.stands_on("HomeScreen")
