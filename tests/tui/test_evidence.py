"""The window for evidence: items added, changed, removed and copied."""

from pathlib import Path

import pytest
from textual import events
from textual.widgets import Input

from tests.tui_helpers import Desk, Stage, lacking, walking
from wizard.model.assessment import Evidence

QUESTION = "economy.ministry"


def answer(*items: dict[str, object]) -> dict[str, object]:
    return {"state": "answered", "value": "yes", "evidence": list(items)}


def sources(desk: Desk, question: str = QUESTION) -> list[str]:
    found = desk.answer(question)
    return [] if found is None else [item.source for item in found.evidence]


async def open_evidence(stage: Stage, question: str = QUESTION) -> None:
    await stage.go_to(question)
    await stage.ask("e", "EvidenceDialog")


async def close(stage: Stage) -> None:
    await stage.press("ctrl+s")
    await stage.stands_on("WalkScreen")


TWO = {QUESTION: answer({"source": "first", "locator": "Art. 1"}, {"source": "second"})}


async def test_several_items_are_added(tmp_path: Path) -> None:
    """Enter keeps an item and empties the form for the next one."""
    async with walking(tmp_path) as (stage, desk):
        await open_evidence(stage)
        for source in ("one", "two", "three"):
            await stage.fill(source, "field-source")
            await stage.press("enter")
        await close(stage)
        assert sources(desk) == ["one", "two", "three"]


async def test_item_is_changed_in_its_place(tmp_path: Path) -> None:
    """Enter on an item puts it into the form, and Enter there keeps it where it was."""
    async with walking(tmp_path, answers=TWO) as (stage, desk):
        await open_evidence(stage)
        stage.app.screen.query_one("#items").focus()
        await stage.press("enter")
        assert stage.app.screen.query_one("#field-locator", Input).value == "Art. 1"
        await stage.fill("changed", "field-source")
        await stage.press("enter")
        await close(stage)
        assert sources(desk) == ["changed", "second"]


async def test_change_is_kept_by_leaving(tmp_path: Path) -> None:
    """A change of an item that was not confirmed by Enter is kept when the window is closed."""
    async with walking(tmp_path, answers=TWO) as (stage, desk):
        await open_evidence(stage)
        await stage.click("2 second")
        await stage.fill("changed", "field-source")
        await close(stage)
        assert sources(desk) == ["first", "changed"]


async def test_item_in_the_form_is_removed(tmp_path: Path) -> None:
    """F8 removes the item that stands in the form, and no other."""
    async with walking(tmp_path, answers=TWO) as (stage, desk):
        await open_evidence(stage)
        await stage.click("1 first")
        await stage.press("f8")
        await close(stage)
        assert sources(desk) == ["second"]


async def test_item_removed_above_the_one_being_changed(tmp_path: Path) -> None:
    """Removing an item above leaves the form on the item it holds."""
    async with walking(tmp_path, answers=TWO) as (stage, desk):
        await open_evidence(stage)
        await stage.click("2 second")
        await stage.fill("changed", "field-source")
        stage.app.screen.query_one("#items").focus()
        await stage.press("up", "delete")
        await close(stage)
        assert sources(desk) == ["changed"]


async def test_text_itself_is_marked(tmp_path: Path) -> None:
    """The mark of the text itself is a field, kept and shown again."""
    async with walking(tmp_path) as (stage, desk):
        await open_evidence(stage)
        await stage.fill("Draft 4", "field-source")
        await stage.click("< no >")
        await close(stage)
        kept = desk.answer(QUESTION)
        assert kept is not None
        assert kept.evidence == (Evidence(source="Draft 4", primary=True),)
        await stage.ask("e", "EvidenceDialog")
        await stage.click("1 Draft 4")
        assert "< yes" in stage.text


async def test_grades_are_explained_while_one_is_chosen(tmp_path: Path) -> None:
    """In the field of the grade every letter and digit stands with its meaning, those typed marked.

    Elsewhere only the meaning of the grade chosen stands there.
    """
    async with walking(tmp_path) as (stage, _):
        await open_evidence(stage)
        assert "usually reliable" not in stage.text
        stage.app.screen.query_one("#field-grade").focus()
        await stage.press("b")
        meanings = ["> B usually reliable", "F cannot be judged", "5 improbable"]
        assert lacking(meanings, stage.text) == []
        await stage.press("2", "up", "up")
        await stage.shows("source usually reliable, information probably true")
        assert "improbable" not in stage.text


async def test_grade_is_chosen_by_clicks(tmp_path: Path) -> None:
    """A click on a letter and one on a digit make the grade, in either order."""
    async with walking(tmp_path) as (stage, desk):
        await open_evidence(stage)
        await stage.fill("Draft 4", "field-source")
        await stage.click("Admiralty")
        for words in ("4 doubtful", "B usually", "C fairly"):
            await stage.click(words)
        await close(stage)
        kept = desk.answer(QUESTION)
        assert kept is not None
        assert (kept.evidence[0].reliability, kept.evidence[0].credibility) == ("C", 4)


async def test_previous_evidence_is_copied_once(tmp_path: Path) -> None:
    """Ctrl+R copies the evidence of the nearest earlier answer that has any, each item once."""
    answers = {"economy.loan": answer({"source": "a"}, {"source": "b"})}
    async with walking(tmp_path, answers=answers) as (stage, desk):
        await open_evidence(stage)
        await stage.press("ctrl+r", "ctrl+r")
        said = stage.line("complaint")
        await close(stage)
        assert (sources(desk), "already" in said) == (["a", "b"], True)


@pytest.mark.parametrize("key", ["ctrl+r", "ctrl+l"])
async def test_nothing_to_copy_is_said(tmp_path: Path, key: str) -> None:
    """Where nothing was cited before, that is said."""
    async with walking(tmp_path) as (stage, _):
        await open_evidence(stage)
        await stage.press(key)
        assert "has evidence" in stage.line("complaint")


async def test_item_of_any_answer_is_copied(tmp_path: Path) -> None:
    """Ctrl+L lists what other answers cite; words narrow it, Enter copies the item found."""
    answers = {
        "economy.loan": answer({"source": "Customs"}),
        "economy.signed": answer({"source": "Gazette", "locator": "p. 3"}),
    }
    async with walking(tmp_path, answers=answers) as (stage, desk):
        await open_evidence(stage)
        await stage.ask("ctrl+l", "CitedDialog")
        assert lacking(["Customs", "for Loan", "Gazette, p. 3"], stage.pane("found")) == []
        await stage.fill("signed gaz")
        await stage.press("enter")
        await stage.stands_on("EvidenceDialog")
        await close(stage)
        assert sources(desk) == ["Gazette"]


async def test_paste_is_cleaned(tmp_path: Path) -> None:
    """What is pasted becomes one line without control characters; no part of it is lost."""
    async with walking(tmp_path) as (stage, _):
        await open_evidence(stage)
        field = stage.app.screen.query_one("#field-source", Input)
        field.post_message(events.Paste("two\nlines\x1b[2J\x00"))
        await stage.pilot.pause()
        assert field.value == "two lines[2J"


async def test_enter_keeps_the_item_from_every_field(tmp_path: Path) -> None:
    """Also on the last line, where Space and the arrows choose whether it is the text itself."""
    async with walking(tmp_path) as (stage, _):
        await open_evidence(stage)
        await stage.fill("Treaty", "field-source")
        stage.app.screen.query_one("#field-primary").focus()
        await stage.press("right", "enter")
        assert "1 Treaty (the text itself)" in stage.pane("items")


async def test_impossible_date_is_refused_in_words(tmp_path: Path) -> None:
    """The complaint names what was typed and how to write it, nothing of the program's."""
    async with walking(tmp_path) as (stage, _):
        await open_evidence(stage)
        await stage.fill("Treaty", "field-source")
        await stage.fill("B9", "field-date")
        await stage.press("enter")
        said = "B9 is no day, month or year. Write 2026, 2026-01 or 2026-01-31."
        assert stage.line("complaint") == said
