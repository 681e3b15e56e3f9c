"""Confidence, notes and evidence, the result at the bottom, and files that differ from the pack."""

from pathlib import Path

import pytest
from textual.widgets import TextArea

from tests.tui_helpers import given, lacking, walking

REVIEW = 8


async def test_confidence_goes_round(tmp_path: Path) -> None:
    """`c` goes through the four words of confidence, beginning after the present one."""
    async with walking(tmp_path, skip=REVIEW, answers=given(economy_review=2)) as (stage, desk):
        seen = []
        for _ in range(5):
            await stage.press("c")
            answer = desk.answer("economy.review")
            assert answer is not None
            seen.append(answer.confidence)
        assert seen == ["low", "medium", "high", "certain", "low"]


async def test_confidence_needs_an_answer(tmp_path: Path) -> None:
    """`c` on an open question says to answer first, and writes nothing."""
    async with walking(tmp_path) as (stage, desk):
        await stage.press("c")
        assert (desk.answer("economy.loan"), "Answer first" in stage.message) == (None, True)


async def test_note_of_several_lines_is_kept_on_escape(tmp_path: Path) -> None:
    """A note typed over two lines is in the file when Escape closes it, and on the question."""
    async with walking(tmp_path) as (stage, desk):
        await stage.ask("t", "NoteDialog")
        await stage.press("o", "n", "e", "enter", "t", "w", "o", "escape")
        await stage.stands_on("WalkScreen")
        answer = desk.answer("economy.loan")
        assert answer is not None
        assert (answer.note, lacking(["Note: one"], stage.pane("question"))) == ("one\ntwo", [])


async def test_note_is_proposed_again(tmp_path: Path) -> None:
    """A note written before stands in the editor, and an emptied one is taken out of the file."""
    answer = {"state": "answered", "value": "yes", "note": "old"}
    async with walking(tmp_path, answers={"economy.loan": answer}) as (stage, desk):
        await stage.go_to("economy.loan")
        await stage.ask("t", "NoteDialog")
        editor = stage.app.screen.query_one(TextArea)
        proposed = editor.text
        editor.text = ""
        await stage.press("ctrl+s")
        await stage.stands_on("WalkScreen")
        kept = desk.answer("economy.loan")
        assert kept is not None
        assert (proposed, kept.note) == ("old", "")


async def test_note_left_without_a_word_records_nothing(tmp_path: Path) -> None:
    """Opening and leaving a note without a word records nothing at all."""
    async with walking(tmp_path) as (stage, desk):
        before = desk.file.read_bytes()
        await stage.ask("t", "NoteDialog")
        await stage.press("escape")
        await stage.stands_on("WalkScreen")
        assert before == desk.file.read_bytes()


async def test_evidence_is_recorded_with_its_grade(tmp_path: Path) -> None:
    """Source, place, date and grade typed into the form are in the file."""
    async with walking(tmp_path) as (stage, desk):
        await stage.ask("e", "EvidenceDialog")
        for field, text in (("source", "Draft 4"), ("locator", "Art. 3"), ("date", "2026-01")):
            await stage.fill(text, f"field-{field}")
        await stage.fill("tb2", "field-grade")
        await stage.press("enter", "escape")
        await stage.stands_on("WalkScreen")
        answer = desk.answer("economy.loan")
        assert answer is not None
        (item,) = answer.evidence
    assert (
        item.source,
        item.locator,
        item.date,
        item.primary,
        item.reliability,
        item.credibility,
    ) == ("Draft 4", "Art. 3", "2026-01", True, "B", 2)


async def test_wrong_grade_is_refused(tmp_path: Path) -> None:
    """A grade that does not exist is complained of, and Escape does not drop the item."""
    async with walking(tmp_path) as (stage, desk):
        await stage.ask("e", "EvidenceDialog")
        await stage.fill("Draft 4", "field-source")
        await stage.fill("G7", "field-grade")
        await stage.press("escape")
        assert (stage.top, bool(stage.line("complaint"))) == ("EvidenceDialog", True)
        assert desk.answer("economy.loan") is None


async def test_evidence_is_taken_out(tmp_path: Path) -> None:
    """Del on an item of the list takes it out of the file."""
    evidence = [{"source": "first"}, {"source": "second"}]
    answer = {"state": "answered", "value": "yes", "evidence": evidence}
    async with walking(tmp_path, answers={"economy.loan": answer}) as (stage, desk):
        await stage.go_to("economy.loan")
        await stage.ask("e", "EvidenceDialog")
        stage.app.screen.query_one("#items").focus()
        await stage.press("delete", "escape")
        await stage.stands_on("WalkScreen")
        kept = desk.answer("economy.loan")
        assert kept is not None
        assert [item.source for item in kept.evidence] == ["second"]


async def test_result_moves_with_answers(tmp_path: Path) -> None:
    """The lines at the bottom change with an answer that scores."""
    async with walking(tmp_path, skip=9) as (stage, _):
        before = stage.line("live")
        await stage.press("4")
        assert before != stage.line("live")


async def test_crossed_red_line_is_said_at_once(tmp_path: Path) -> None:
    """An answer that crosses a red line names it, and another one takes it back."""
    async with walking(tmp_path, skip=6, answers=given(economy_loan="yes")) as (stage, _):
        await stage.press("m", "4")
        crossed = stage.message
        await stage.press("1")
        assert "red line crossed: severe conditional debt" in crossed.lower()
        assert "no longer crossed: severe conditional debt" in stage.message.lower()


async def test_impossible_value_in_the_file_is_asked_again(tmp_path: Path) -> None:
    """A value the question does not allow opens, is shown as such, and can be answered anew."""
    async with walking(tmp_path, answers=given(economy_review=9)) as (stage, desk):
        await stage.go_to("economy.review")
        assert "please answer again" in stage.pane("question")
        assert "economy.review" in stage.walk.session.open_questions()
        await stage.press("3")
        assert desk.value("economy.review") == 3


async def test_other_pack_is_said(tmp_path: Path) -> None:
    """An assessment made with another version of the pack says so when it opens."""
    async with walking(tmp_path, pack={"id": "small", "version": "0.9"}) as (stage, _):
        assert ("0.9" in stage.message, "1.0" in stage.message) == (True, True)


async def test_old_wording_is_shown(tmp_path: Path) -> None:
    """A question reworded since it was answered shows what was asked and chosen then."""
    answer = {"state": "answered", "value": 2, "asked": "Is it firm?", "chosen": "Rather"}
    async with walking(tmp_path, skip=REVIEW, answers={"economy.review": answer}) as (stage, _):
        assert lacking(["Is it firm?", "Rather"], stage.pane("question")) == []


KEYS_OF_THE_WALK = (
    *("n", "p", "o", "1", "enter", "c", "r", "k", "x", "t", "e", "slash", "delete", "u", "y"),
    *("i", "m", "s", "ctrl+s", "f1"),
)


@pytest.mark.parametrize("key", KEYS_OF_THE_WALK)
async def test_key_is_harmless_when_nothing_is_in_scope(tmp_path: Path, key: str) -> None:
    """With every dimension out of scope the walk says so, and none of its keys ends it."""
    out = [{"dimension": name, "reason": "r"} for name in ("economy", "security")]
    async with walking(tmp_path, out_of_scope=out) as (stage, _):
        said = "scope" in stage.message
        await stage.press(key)
        await stage.pilot.pause()
        assert (said, stage.app.return_code, stage.app.crash) == (True, None, None)
