"""Red lines are waived with a name and a reason, and the waiver is taken back."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from tests.storage_helpers import write_assessment
from tests.tui_helpers import HOSTILE, Desk, Stage, given, walking, wizard

CROSSED = given(economy_loan="yes", economy_debt=4)


@asynccontextmanager
async def red_lines(folder: Path, **changes: Any) -> AsyncIterator[tuple[Stage, Desk]]:
    async with walking(folder, **{"answers": CROSSED, **changes}) as (stage, desk):
        await stage.press("l")
        await stage.stands_on("RedLinesScreen")
        yield stage, desk


async def sign(stage: Stage, name: str, reason: str) -> None:
    await stage.ask("w")
    await stage.fill(name)
    await stage.press("enter")
    await stage.until(lambda: "why?" in stage.text, "the reason")
    await stage.fill(reason)
    await stage.press("enter")
    await stage.stands_on("RedLinesScreen")


async def test_crossed_line_is_listed_with_its_reason(tmp_path: Path) -> None:
    """A crossed line stands with its kind, what it is for and which answers cross it."""
    async with red_lines(tmp_path) as (stage, _):
        shown = stage.pane("page")
        assert "crossed: Severe conditional debt (" in shown
        assert "because Conditional debt: Level 4" in shown


async def test_line_is_waived_and_taken_back(tmp_path: Path) -> None:
    """`w` asks for name and reason and writes the waiver; `w` again takes it out of the file."""
    async with red_lines(tmp_path) as (stage, desk):
        await sign(stage, "A. Minister", "Known and accepted")
        [waiver] = desk.kept().waivers
        assert (waiver.name, waiver.reason, waiver.date is not None) == (
            *("A. Minister", "Known and accepted"),
            True,
        )
        assert "waived by A. Minister" in stage.pane("page")
        await stage.press("w")
        assert (desk.kept().waivers, "crossed: Severe" in stage.pane("page")) == ((), True)


async def test_waiver_is_undone(tmp_path: Path) -> None:
    """`u` takes a waiver back like an answer."""
    async with red_lines(tmp_path) as (stage, desk):
        await sign(stage, "A", "B")
        await stage.press("u")
        assert desk.kept().waivers == ()


async def test_waiver_needs_a_name(tmp_path: Path) -> None:
    """Nothing is waived by nobody."""
    async with red_lines(tmp_path) as (stage, desk):
        await stage.ask("w")
        await stage.fill(" ")
        await stage.press("enter")
        assert "Please write something" in stage.line("complaint")
        await stage.press("escape")
        assert desk.kept().waivers == ()


async def test_open_line_is_not_waived(tmp_path: Path) -> None:
    """A red line that is only open is listed, and cannot be waived."""
    async with red_lines(tmp_path, answers={}) as (stage, desk):
        assert "open: Severe conditional debt" in stage.pane("page")
        await stage.press("w")
        assert ("Only a crossed" in stage.message, desk.kept().waivers) == (True, ())


async def test_waiver_without_effect_is_listed(tmp_path: Path) -> None:
    """A waiver of a line that is clear, or unknown to the checklists, can be taken back."""
    waivers = [{"red_line": "economy.gone", "name": HOSTILE[0], "reason": HOSTILE[1]}]
    async with red_lines(tmp_path, answers={}, waivers=waivers) as (stage, desk):
        assert f"waived by {HOSTILE[0]}: {HOSTILE[1]}" in stage.pane("page")
        await stage.press("end", "w")
        assert desk.kept().waivers == ()


async def test_enter_leads_to_the_question(tmp_path: Path) -> None:
    """Enter on a line goes to the question that crosses it."""
    async with red_lines(tmp_path) as (stage, _):
        await stage.press("enter")
        await stage.stands_on("WalkScreen")
        assert stage.at == "economy.debt"


async def test_computed_answer_is_told_as_it_is(tmp_path: Path) -> None:
    """A line that a computed figure crosses gives that figure as its reason."""
    file = tmp_path / "lease.assessment.yaml"
    values = {"control-term": 30, "access-term": 10, "asset-control": 2}
    answers = {
        f"economy.{name}": {"state": "answered", "value": value} for name, value in values.items()
    }
    pack = {"id": "partnership", "version": "0.1.0"}
    write_assessment(file, depth="full", answers=answers, pack=pack)
    async with wizard(file, None) as stage:
        await stage.ask("l", "RedLinesScreen")
        assert "because Control beyond our access rights: Computed: 20 years" in stage.pane("page")
