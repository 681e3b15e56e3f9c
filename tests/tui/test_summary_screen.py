"""The summary as a screen: what it shows, where it leads, how it is saved."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.widgets import Input

from tests.tui_helpers import Desk, Stage, given, lacking, walking
from wizard.model.checklist import FAMILIES
from wizard.model.summary import Summary
from wizard.storage.reading.records import parse_record
from wizard.tui.widgets.pane import Pane

ANSWERS = given(economy_loan="yes", economy_share=50, economy_debt=4, economy_review=1)


@asynccontextmanager
async def summary(folder: Path) -> AsyncIterator[tuple[Stage, Desk]]:
    """Show the summary of an assessment with an absolute and a curable red line crossed."""
    async with walking(folder, answers=ANSWERS) as (stage, desk):
        await stage.press("s")
        await stage.stands_on("SummaryScreen")
        yield stage, desk


async def test_summary_shows_all_its_parts(tmp_path: Path) -> None:
    """Verdict, reasons, red lines, dimensions, families and both ranked lists are shown."""
    async with summary(tmp_path) as (stage, _):
        parts = ["DO NOT PROCEED", "Red lines", "CROSSED (absolute): Severe conditional debt"]
        parts += ["Economy", "Security", "Sovereignty", "Oversight", "Exit", "Review clause"]
        parts += ["Negotiate first", "Find out first", "How free are foreign bases?"]
        assert lacking(parts, stage.pane("page")) == []


async def test_enter_goes_to_the_question_of_the_line(tmp_path: Path) -> None:
    """Enter on a line of the summary leads to its question in the walk."""
    async with summary(tmp_path) as (stage, _):
        pane = stage.app.screen.query_one("#page")
        pane.move_to("security.consent")  # type: ignore[attr-defined]
        await stage.press("enter")
        await stage.stands_on("WalkScreen")
        assert stage.at == "security.consent"


async def test_back_returns_to_the_question_left(tmp_path: Path) -> None:
    """`b` returns to the walk where it was left."""
    async with summary(tmp_path) as (stage, _):
        left = stage.at
        await stage.press("b")
        await stage.stands_on("WalkScreen")
        assert left == stage.at


async def test_save_writes_beside_the_assessment(tmp_path: Path) -> None:
    """`w` writes NAME.summary.yaml, a sound summary of this file, and says so."""
    async with summary(tmp_path) as (stage, desk):
        await stage.press("w")
        path = desk.folder / "a.summary.yaml"
        written = parse_record(path.read_bytes(), "a", Summary)
        assert (
            written.assessment.file,
            written.recommendation.verdict,
        ) == ("a.assessment.yaml", "do-not-proceed")
        assert stage.message.startswith("Saved ")


async def test_saving_again_replaces_the_summary(tmp_path: Path) -> None:
    """A summary written before is replaced by the present one."""
    async with summary(tmp_path) as (stage, desk):
        path = desk.folder / "a.summary.yaml"
        path.write_text("kind: partnership-summary\n", encoding="utf-8")
        await stage.press("w")
        assert "do-not-proceed" in path.read_text(encoding="utf-8")


async def test_save_as_writes_under_another_name(tmp_path: Path) -> None:
    """`a` proposes the usual name and writes where one says."""
    async with summary(tmp_path) as (stage, desk):
        await stage.ask("a", "PathPrompt")
        await stage.fill(str(desk.folder / "other.yaml"))
        await stage.press("enter")
        await stage.stands_on("SummaryScreen")
        await stage.until(lambda: stage.message.startswith("Saved "))
        assert (desk.folder / "other.yaml").exists()


async def test_leaving_the_program_writes_where_the_path_says(tmp_path: Path) -> None:
    """Ctrl+Q keeps what is being written, as in every window."""
    async with summary(tmp_path) as (stage, desk):
        await stage.ask("a", "PathPrompt")
        await stage.fill(str(desk.folder / "other.yaml"))
        await stage.pilot.press("ctrl+q")
        await stage.until(lambda: stage.app._exit, "the end")
        assert (desk.folder / "other.yaml").exists()


async def test_tab_completes_the_path(tmp_path: Path) -> None:
    """Tab takes what the line shows after the cursor: the name of a folder that is there."""
    async with summary(tmp_path) as (stage, desk):
        (desk.folder / "exports").mkdir()
        await stage.ask("a", "PathPrompt")
        await stage.fill(str(desk.folder / "exp"))
        field = stage.app.screen.query_one(Input)
        await stage.until(lambda: field._suggestion.endswith("exports/"), "the suggestion")
        await stage.press("tab")
        assert field.value == f"{desk.folder}/exports/"


async def test_foreign_file_is_never_overwritten(tmp_path: Path) -> None:
    """A file that is no summary is left as it is, and the screen says why."""
    async with summary(tmp_path) as (stage, desk):
        before = desk.file.read_bytes()
        await stage.ask("a", "PathPrompt")
        await stage.fill(str(desk.file))
        await stage.press("enter")
        await stage.until(lambda: "not a summary" in stage.line("complaint"))
        assert before == desk.file.read_bytes()


@pytest.mark.parametrize(("name", "said"), [("nowhere/s.yaml", "nowhere"), ("s.csv", "no suffix")])
async def test_path_that_cannot_be_is_mended_where_it_stands(
    tmp_path: Path, name: str, said: str
) -> None:
    """A folder that is missing and a suffix without format are refused; what was typed stays."""
    async with summary(tmp_path) as (stage, desk):
        await stage.ask("a", "PathPrompt")
        await stage.fill(str(desk.folder / name))
        await stage.press("enter")
        await stage.until(lambda: said in stage.line("complaint"))
        assert stage.top == "PathPrompt"
        await stage.fill(str(desk.folder / "s.html"))
        await stage.press("enter")
        await stage.stands_on("SummaryScreen")
        assert (desk.folder / "s.html").exists()


async def test_summary_of_a_blank_assessment_is_provisional(tmp_path: Path) -> None:
    """Without answers the summary calls its verdict provisional and lists what to find out."""
    async with walking(tmp_path) as (stage, _):
        await stage.press("s")
        await stage.stands_on("SummaryScreen")
        assert lacking(("(provisional)", "Find out first"), stage.pane("page")) == []


async def test_review_lists_what_to_look_at_again(tmp_path: Path) -> None:
    """`v` shows what is unsupported and open; Enter goes there, `v` again shows one kind."""
    async with walking(tmp_path, answers=ANSWERS) as (stage, _):
        await stage.press("v")
        await stage.stands_on("ReviewScreen")
        parts = ["To look at again:", "unsupported: Conditional debt", "Nothing is cited for it."]
        assert lacking(parts, stage.pane("page")) == []
        await stage.press("v")
        assert lacking(["open: Foreign bases"], stage.pane("page")) == []
        stage.app.screen.query_one("#page").move_to("security.bases")  # type: ignore[attr-defined]
        await stage.press("enter")
        await stage.stands_on("WalkScreen")
        assert stage.at == "security.bases"


async def test_walk_tells_the_chance_once_the_summary_has(tmp_path: Path) -> None:
    """How likely a high residual is stands in the walk until an answer changes; no key waits."""
    async with walking(tmp_path, answers=given(economy_debt=4)) as (stage, _):
        assert "High or worse" not in stage.line("live")
        await stage.press("s")
        await stage.shows("Because")
        await stage.press("b")
        await stage.stands_on("WalkScreen")
        await stage.settles()
        assert "High or worse" in stage.line("live")
        await stage.press("2")
        assert "High or worse" not in stage.line("live")


async def test_map_and_waterfall_lead_from_inherent_to_residual(tmp_path: Path) -> None:
    """Each family's part stands between the two figures; an exposure of the map leads to it."""
    answers = given(economy_debt=4, economy_review=3)
    async with walking(tmp_path, answers=answers) as (stage, _):
        await stage.press("s")
        await stage.shows("Because")
        page = stage.pane("page").splitlines()
        start = next(n for n, line in enumerate(page) if line.startswith("From inherent"))
        steps = [float(line.split("|")[0]) for line in page[start + 1 : start + 9]]
        assert abs(sum(steps[:-1]) - steps[-1]) < 0.5
        exposure = next(line for line in page if line.endswith("  Conditional debt"))
        assert len(exposure.split()) == len(["residual", *FAMILIES, "Conditional", "debt"])
        stage.app.screen.query_one("#page", Pane).move_to("economy.debt")
        await stage.press("enter")
        await stage.stands_on("WalkScreen")
        assert stage.at == "economy.debt"
