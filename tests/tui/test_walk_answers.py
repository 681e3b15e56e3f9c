"""Answering in the walk: by digits, by arrows, by the mouse, and taking answers back."""

from pathlib import Path

import pytest

from tests.tui_helpers import given, make_desk, walking, wizard
from wizard.session.creation import read_example
from wizard.storage.assessments import load_assessment

CHOICES = 7
"""Questions to skip to reach the one about market access: two options that score."""
LEVELS = 8
"""Questions to skip to reach the one about the review clause: levels 0 to 4."""


async def test_digit_answers_and_moves_on(tmp_path: Path) -> None:
    """A digit records the choice under it and goes to the next question."""
    async with walking(tmp_path) as (stage, desk):
        await stage.press("2")
        assert (desk.value("economy.loan"), stage.at) == ("no", "economy.sectors")


async def test_digit_zero_is_a_level(tmp_path: Path) -> None:
    """0 answers with the lowest level."""
    async with walking(tmp_path, skip=LEVELS) as (stage, desk):
        await stage.press("0")
        assert desk.value("economy.review") == 0


async def test_digit_without_a_choice_changes_nothing(tmp_path: Path) -> None:
    """A digit under which there is no choice leaves file and question alone."""
    async with walking(tmp_path) as (stage, desk):
        before = desk.file.read_bytes()
        await stage.press("9")
        assert (before, "economy.loan") == (desk.file.read_bytes(), stage.at)


async def test_every_answer_is_on_disk_before_the_next_key(tmp_path: Path) -> None:
    """After each key its answer stands in the file, with the question as it was asked."""
    async with walking(tmp_path, skip=LEVELS) as (stage, _):
        seen = []
        for key in ("3", "1", "4"):
            await stage.pilot.press(key)
            kept = load_assessment(stage.walk.session.path)[0].answers
            seen.append([(q, a.value, a.asked) for q, a in kept.items()])
    first = ("economy.review", 3, "How firm is the review clause?")
    second = ("security.bases", 1, "How free are foreign bases?")
    third = ("security.consent", 4, "How firm is the consent of parliament?")
    assert [[first], [first, second], [first, second, third]] == seen


async def test_wording_chosen_is_kept(tmp_path: Path) -> None:
    """With a level the sentence that was chosen is written into the file."""
    async with walking(tmp_path, skip=LEVELS) as (stage, desk):
        await stage.press("3")
        answer = desk.answer("economy.review")
        assert answer is not None
        assert (answer.state, answer.chosen) == ("answered", "Binding")


async def test_staying_is_switched_on_and_off(tmp_path: Path) -> None:
    """After `m` an answer stays on its question; after another `m` it leads on again."""
    async with walking(tmp_path) as (stage, _):
        await stage.press("m", "1")
        stayed = stage.at
        await stage.press("m", "1")
        assert (stayed, stage.at) == ("economy.loan", "economy.sectors")


async def test_arrows_and_enter_answer(tmp_path: Path) -> None:
    """Down twice and Enter record the second choice and move on."""
    async with walking(tmp_path) as (stage, desk):
        await stage.press("down", "down", "enter")
        assert (desk.value("economy.loan"), stage.at) == ("no", "economy.sectors")


async def test_click_answers(tmp_path: Path) -> None:
    """A click on a choice records it and moves on."""
    async with walking(tmp_path) as (stage, desk):
        await stage.click("Yes")
        assert (desk.value("economy.loan"), stage.at) == ("yes", "economy.sectors")


async def test_click_on_the_question_answers_nothing(tmp_path: Path) -> None:
    """A click on the question's text changes nothing."""
    async with walking(tmp_path) as (stage, desk):
        await stage.click("Does the partner lend?")
        assert (desk.value("economy.loan"), stage.at) == (None, "economy.loan")


async def test_several_choices_are_switched_on_and_off(tmp_path: Path) -> None:
    """On a multiple choice each digit adds or removes its item, and the question stays."""
    async with walking(tmp_path, skip=1) as (stage, desk):
        seen = []
        for key in ("3", "1", "3"):
            await stage.press(key)
            seen.append(desk.value("economy.sectors"))
        assert seen == [("ports",), ("food", "ports"), ("food",)]
        assert stage.at == "economy.sectors"


async def test_removing_the_last_item_answers_with_none_of_them(tmp_path: Path) -> None:
    """A multiple choice whose last item is removed is still answered: none of them."""
    async with walking(tmp_path, skip=1) as (stage, desk):
        await stage.press("2", "2")
        answer = desk.answer("economy.sectors")
        assert answer is not None
        assert (answer.state, answer.value) == ("answered", ())


async def test_zero_answers_with_none_of_them(tmp_path: Path) -> None:
    """A multiple choice of which nothing holds is answered by 0, as its list says; it leads on."""
    async with walking(tmp_path, skip=1) as (stage, desk):
        assert "[ ] 0  None of them." in stage.text
        await stage.press("3", "0")
        answer = desk.answer("economy.sectors")
        assert answer is not None
        assert (answer.state, answer.value, stage.at) == ("answered", (), "economy.rate")
        await stage.press("p")
        assert "[x] 0  None of them." in stage.text


async def test_last_question_stays_after_its_answer(tmp_path: Path) -> None:
    """An answer to the last question is recorded, and there is nowhere to move on to."""
    async with walking(tmp_path, skip=10) as (stage, desk):
        await stage.press("2")
        assert (desk.value("security.consent"), stage.at) == (2, "security.consent")
        assert stage.message.startswith("Recorded. That was the last question")


@pytest.mark.parametrize("key", ["delete", "backspace"])
async def test_answer_is_taken_back(tmp_path: Path, key: str) -> None:
    """Delete and Backspace take the answer of the present question out of the file."""
    async with walking(tmp_path, answers=given(economy_loan="yes")) as (stage, desk):
        await stage.press("p", key)
        assert (desk.answer("economy.loan"), stage.at) == (None, "economy.loan")


async def test_taking_back_keeps_note_and_evidence(tmp_path: Path) -> None:
    """The note of an answer that is taken back stays with the open question."""
    answer = {"state": "answered", "value": "yes", "note": "kept", "evidence": [{"source": "s"}]}
    async with walking(tmp_path, answers={"economy.loan": answer}) as (stage, desk):
        await stage.press("p", "delete")
        kept = desk.answer("economy.loan")
        assert kept is not None
        assert (kept.state, kept.note, len(kept.evidence)) == ("unanswered", "kept", 1)


async def test_undo_goes_back_and_redo_forward(tmp_path: Path) -> None:
    """`u` takes changes back in the file one by one, `y` brings them again."""
    async with walking(tmp_path, skip=LEVELS) as (stage, desk):
        await stage.press("3", "1")
        seen = []
        for key in ("u", "u", "y", "y"):
            await stage.press(key)
            seen.append((desk.value("economy.review"), desk.value("security.bases")))
        assert seen == [(3, None), (None, None), (3, None), (3, 1)]


async def test_undo_says_what_it_brought_back(tmp_path: Path) -> None:
    """The sentence names the question and what its answer is now."""
    async with walking(tmp_path, skip=LEVELS) as (stage, _):
        await stage.press("3", "u")
        assert stage.message == "Undone. Now Review clause: Open"


@pytest.mark.parametrize("key", ["u", "y"])
async def test_nothing_to_undo_is_said(tmp_path: Path, key: str) -> None:
    """Without a change `u` and `y` say so and leave the file alone."""
    async with walking(tmp_path) as (stage, desk):
        before = desk.file.read_bytes()
        await stage.press(key)
        assert ("Nothing", before) == (stage.message.split()[0], desk.file.read_bytes())


async def test_work_goes_on_at_the_first_open_question(tmp_path: Path) -> None:
    """An assessment opened again stands on the first question nobody has answered."""
    answers = given(economy_loan="no", economy_sectors=["food"], economy_ministry="Trade")
    desk = make_desk(tmp_path, answers=answers)
    async with wizard(desk.file, desk.pack) as stage:
        assert stage.at == "economy.rate"


async def test_opening_writes_nothing(tmp_path: Path) -> None:
    """Looking around does not touch the file."""
    async with walking(tmp_path) as (stage, desk):
        before = desk.file.read_bytes()
        await stage.press("n", "n", "p", "o", "i", "s", "b")
        assert before == desk.file.read_bytes()


async def test_choice_given_is_marked(tmp_path: Path) -> None:
    """The choice that was answered is marked, and the cursor stands on it."""
    async with walking(tmp_path, skip=CHOICES) as (stage, _):
        await stage.press("m", "2")
        assert "(*) 2  Bound" in stage.pane("question")
        assert "( ) 1  Open" in stage.pane("question")


@pytest.mark.parametrize("key", ["3", "e", "t", "x"])
async def test_computed_figure_takes_no_answer_and_says_so(tmp_path: Path, key: str) -> None:
    """Keys about an answer say that this one follows from others, and change nothing."""
    file = tmp_path / "example.assessment.yaml"
    file.write_text(read_example().replace("depth: core", "depth: full"), encoding="utf-8")
    async with wizard(file, None) as stage:
        session = stage.walk.session
        computed = next(q for q in session.shown_questions() if session.pack.questions[q].reads)
        await stage.go_to(computed)
        before = file.read_bytes()
        await stage.press(key)
        assert (stage.top, "computed" in stage.message) == ("WalkScreen", True)
        assert file.read_bytes() == before
