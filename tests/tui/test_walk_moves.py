"""Going about in the walk: next, previous, next open, find, outline, links, marks."""

from pathlib import Path

import pytest

from tests.tui_helpers import WIDE, given, walking
from wizard.tui.widgets.pane import Pane


@pytest.mark.parametrize(("forth", "back"), [("n", "p"), ("right", "left")])
async def test_next_and_previous(tmp_path: Path, forth: str, back: str) -> None:
    """`n` and Right go to the next question, `p` and Left to the one before."""
    async with walking(tmp_path) as (stage, _):
        await stage.press(forth, forth)
        there = stage.at
        await stage.press(back)
        assert (there, stage.at) == ("economy.rate", "economy.sectors")


async def test_ends_are_said(tmp_path: Path) -> None:
    """Before the first and after the last question the walk stays and says so."""
    async with walking(tmp_path) as (stage, _):
        await stage.press("p")
        assert (stage.at, "first question" in stage.message) == ("economy.loan", True)
        await stage.go_to("security.consent")
        await stage.press("n")
        assert (stage.at, "last question" in stage.message) == ("security.consent", True)


async def test_next_open_passes_over_answers_and_comes_round(tmp_path: Path) -> None:
    """`o` goes to the next open question, and from the last open one to the first."""
    answers = given(economy_sectors=[], economy_rate=1, security_consent=1)
    async with walking(tmp_path, answers=answers) as (stage, _):
        await stage.press("o")
        passed = stage.at
        await stage.go_to("security.bases")
        await stage.press("o")
        assert (passed, stage.at) == ("economy.ministry", "economy.loan")


@pytest.mark.parametrize("key", ["slash", "g"])
async def test_find_goes_to_the_question(tmp_path: Path, key: str) -> None:
    """Words typed into the search narrow the list, and Enter goes to its first question."""
    async with walking(tmp_path) as (stage, _):
        await stage.ask(key, "FindDialog")
        await stage.fill("consent parl")
        await stage.press("enter")
        await stage.stands_on("WalkScreen")
        assert stage.at == "security.consent"


async def test_find_chooses_in_its_list(tmp_path: Path) -> None:
    """Down goes from the words to the list, and Enter takes the line under the cursor."""
    async with walking(tmp_path) as (stage, _):
        await stage.ask("slash", "FindDialog")
        await stage.fill("security")
        await stage.press("down", "down", "enter")
        await stage.stands_on("WalkScreen")
        assert stage.at == "security.consent"


async def test_find_without_a_hit_stays(tmp_path: Path) -> None:
    """Words that fit nothing are said to, Enter does nothing, Escape goes back."""
    async with walking(tmp_path) as (stage, _):
        await stage.ask("slash", "FindDialog")
        await stage.fill("[bold]")
        await stage.press("enter")
        assert (stage.top, stage.pane("found")) == ("FindDialog", "Nothing found.")
        await stage.press("escape")
        await stage.stands_on("WalkScreen")
        assert stage.at == "economy.loan"


async def test_outline_leads_to_a_question(tmp_path: Path) -> None:
    """Enter in the outline goes to the question under its cursor."""
    async with walking(tmp_path) as (stage, _):
        pane = stage.app.screen.query_one("#outline", Pane)
        pane.focus()
        pane.move_to("security.bases")
        await stage.press("enter")
        assert stage.at == "security.bases"


async def test_click_in_the_outline_leads_to_a_question(tmp_path: Path) -> None:
    """A click on a line of the outline goes to its question."""
    async with walking(tmp_path) as (stage, _):
        await stage.click("Foreign bases")
        assert stage.at == "security.bases"


async def test_guide_links_safeguards_and_exposures(tmp_path: Path) -> None:
    """A click on a safeguard in the guidance of an exposure goes to it, and back likewise."""
    async with walking(tmp_path, size=WIDE) as (stage, _):
        seen = []
        for question, link in (
            ("security.bases", "security.consent"),
            ("security.consent", "security.bases"),
        ):
            await stage.go_to(question)
            pane = stage.app.screen.query_one("#guide", Pane)
            pane.focus()
            pane.move_to(link)
            await stage.press("enter")
            seen.append(stage.at)
        assert seen == ["security.consent", "security.bases"]


async def test_guide_shows_the_present_state_of_a_safeguard(tmp_path: Path) -> None:
    """The guidance of an exposure says how far its safeguard is in place."""
    answers = given(security_consent=3)
    async with walking(tmp_path, size=WIDE, answers=answers) as (stage, _):
        await stage.go_to("security.bases")
        assert "Consent of parliament: binding" in " ".join(stage.pane("guide").split())


async def test_outline_marks_every_state(tmp_path: Path) -> None:
    """Open, answered, unknown, not applicable, range and waiting have a mark each."""
    answers: dict[str, object] = {
        **given(economy_sectors=[], economy_rate=1),
        "economy.ministry": {"state": "unknown", "reason": "r"},
        "economy.share": {"state": "not-applicable", "reason": "r"},
        "economy.review": {"state": "range", "low": 1, "high": 2},
    }
    async with walking(tmp_path, answers=answers) as (stage, _):
        marks = {line[2:].strip(): line[1] for line in stage.pane("outline").splitlines() if line}
        labels = ("Loan", "Sectors", "Ministry", "Share of exports", "Review clause")
        assert len({marks[label] for label in (*labels, "Conditional debt")}) == 6


async def test_question_that_may_not_apply_says_it_waits(tmp_path: Path) -> None:
    """A question whose condition is open names what it waits for, and can be answered already."""
    async with walking(tmp_path, skip=6) as (stage, desk):
        said = " ".join(stage.pane("question").split())
        assert "depends on an earlier answer that is still open: Loan." in said
        await stage.press("3")
        assert desk.value("economy.debt") == 3


async def test_answer_is_set_aside_and_comes_back(tmp_path: Path) -> None:
    """An answer whose question stops applying is kept aside, and is back when it applies again."""
    answers = given(economy_loan="yes", economy_debt=3)
    async with walking(tmp_path, answers=answers) as (stage, desk):
        await stage.go_to("economy.loan")
        await stage.press("2")
        aside = desk.kept().set_aside["economy.debt"].answer.value
        gone = desk.answer("economy.debt"), "Conditional debt" in stage.pane("outline")
        await stage.press("p", "1")
        assert (aside, gone, desk.value("economy.debt")) == (3, (None, False), 3)


async def test_escape_hides_the_guidance_first(tmp_path: Path) -> None:
    """Where the guidance takes the place of the question, Escape shows the question again."""
    async with walking(tmp_path) as (stage, _):
        await stage.press("i", "escape")
        assert (stage.top, stage.walk.has_class("-guided")) == ("WalkScreen", False)
        await stage.press("escape")
        await stage.stands_on("HomeScreen")


@pytest.mark.parametrize(
    ("key", "page"), [("v", "ReviewScreen"), ("s", "SummaryScreen"), ("l", "RedLinesScreen")]
)
async def test_escape_leads_back_to_the_page_one_came_from(
    tmp_path: Path, key: str, page: str
) -> None:
    """From a question chosen in review, summary or red lines, Escape shows that line again."""
    async with walking(tmp_path, answers=given(security_consent=1, security_bases=4)) as (stage, _):
        await stage.ask(key, page)
        pane = stage.app.screen.query_one("#page", Pane)
        shown = stage.walk.session.shown_questions()
        await stage.until(lambda: pane.cursor is not None, "the page")
        lines = [b.key for b in pane.wrapped.blocks if b.key in shown or (b.key and page[0] == "R")]
        pane.move_to(str(lines[-1]))
        await stage.press("enter")
        await stage.stands_on("WalkScreen")
        assert "leads back" in stage.message
        await stage.press("escape")
        await stage.stands_on(page)
        again = stage.app.screen.query_one("#page", Pane)
        await stage.until(lambda: again.cursor == lines[-1], "the line")


async def test_escape_leads_back_after_the_answer_that_was_wanted(tmp_path: Path) -> None:
    """An answer leads on, and still Escape leads back to the review it was looked up in."""
    async with walking(tmp_path) as (stage, _):
        await stage.ask("v", "ReviewScreen")
        await stage.press("enter")
        await stage.stands_on("WalkScreen")
        before = stage.at
        await stage.press("1")
        assert stage.at != before
        await stage.press("escape")
        await stage.stands_on("ReviewScreen")


async def test_whoever_walks_on_is_not_led_back(tmp_path: Path) -> None:
    """After `n` Escape means home again."""
    async with walking(tmp_path) as (stage, _):
        await stage.ask("v", "ReviewScreen")
        await stage.press("enter", "n", "escape")
        await stage.stands_on("HomeScreen")


async def test_what_was_said_before_does_not_stay(tmp_path: Path) -> None:
    """`o` goes to another question and takes the sentence about the last one away."""
    async with walking(tmp_path) as (stage, _):
        await stage.go_to("security.consent")
        await stage.press("n", "o")
        assert (stage.at, stage.message) == ("economy.loan", "")
