"""Judging in the walk that a safeguard lowers an exposure less than the checklist says."""

from pathlib import Path

from tests.tui_helpers import Stage, given, walking
from wizard.tui.widgets.pane import Pane

ANSWERS = given(economy_debt=4, economy_review=3)


async def choose_link(stage: Stage) -> None:
    """Put the cursor on the only link in the guidance of an exposure."""
    await stage.go_to("economy.debt")
    await stage.press("i")
    stage.app.screen.query_one("#guide", Pane).move_to("economy.review")
    await stage.pilot.pause()


async def test_link_is_judged_weaker_with_a_reason(tmp_path: Path) -> None:
    """`<` on a link asks how strong it is here and why; the guidance and the file say so."""
    async with walking(tmp_path, size=(120, 40), answers=ANSWERS) as (stage, desk):
        before = stage.walk.session.result.residual or 0.0
        await choose_link(stage)
        await stage.reply("less_than_sign", "none")
        await stage.stands_on("Prompt")
        await stage.fill("No court would enforce it.")
        await stage.press("enter")
        await stage.stands_on("WalkScreen")
        assert "judged none instead of" in stage.pane("guide")
        kept = desk.kept().link_judgements
        assert [(j.potency, j.reason) for j in kept] == [("none", "No court would enforce it.")]
        assert (stage.walk.session.result.residual or 0.0) > before
        await stage.press("less_than_sign")
        assert (desk.kept().link_judgements, "again" in stage.message) == ((), True)


async def test_link_is_never_judged_stronger(tmp_path: Path) -> None:
    """A word that is not weaker than the checklist's is refused with those that are."""
    async with walking(tmp_path, size=(120, 40), answers=ANSWERS) as (stage, desk):
        await choose_link(stage)
        await stage.reply("less_than_sign", "strong")
        assert "a judgement only lowers. Write " in stage.line("complaint")
        await stage.press("escape")
        assert desk.kept().link_judgements == ()


async def test_without_a_link_nothing_is_judged(tmp_path: Path) -> None:
    """Away from the links of the guidance a sentence says how to get there."""
    async with walking(tmp_path, size=(120, 40), answers=ANSWERS) as (stage, _):
        await stage.press("less_than_sign")
        assert "Choose a link" in stage.message
