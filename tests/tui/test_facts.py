"""The facts of a partnership: setting up a new assessment, and changing one later."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.widgets import Input, TextArea

from tests.storage_helpers import make_pack
from tests.tui_helpers import Stage, given, make_desk, walking, wizard
from wizard.model.assessment import Assessment
from wizard.storage.assessments import load_assessment


@asynccontextmanager
async def set_up(folder: Path) -> AsyncIterator[Stage]:
    """Open the form for a new assessment from the home screen."""
    async with wizard(folder, make_pack(folder / "small").path) as stage:
        await stage.shows("No assessment in this folder yet")
        await stage.press("n")
        await stage.stands_on("FactsScreen")
        yield stage


async def fill_required(stage: Stage, title: str = "A port deal") -> None:
    for field, text in (("title", title), ("us", "Lethmar"), ("partner", "Veldane")):
        await stage.fill(text, field)


def files_in(folder: Path) -> list[Path]:
    return list(folder.glob("*.yaml"))


def read(folder: Path, name: str = "a-port-deal") -> Assessment:
    return load_assessment(folder / f"{name}.assessment.yaml")[0]


async def test_new_assessment_is_written_and_opened(tmp_path: Path) -> None:
    """With the required fields filled F2 writes the file and shows the first question."""
    async with set_up(tmp_path) as stage:
        await fill_required(stage)
        await stage.press("f2")
        await stage.stands_on("WalkScreen")
        assert stage.at == "economy.loan"
    facts = read(tmp_path).partnership
    assert (
        facts.us,
        facts.partner,
        facts.form,
        facts.stage,
    ) == ("Lethmar", "Veldane", "treaty", "negotiating")


async def test_keys_fill_the_form(tmp_path: Path) -> None:
    """Typing, Enter and Tab go through the fields, and Ctrl+S is done."""
    async with set_up(tmp_path) as stage:
        await stage.press("D", "enter", "U", "tab", "P", "ctrl+s")
        await stage.stands_on("WalkScreen")
    kept = read(tmp_path, "d")
    assert (kept.title, kept.partnership.us, kept.partnership.partner) == ("D", "U", "P")


@pytest.mark.parametrize(
    ("empty", "label"), [("title", "Title"), ("us", "Our side"), ("partner", "Partner")]
)
async def test_required_field_left_empty_is_named(tmp_path: Path, empty: str, label: str) -> None:
    """F2 names the required field that is blank, puts the cursor there and writes nothing."""
    async with set_up(tmp_path) as stage:
        await fill_required(stage)
        await stage.fill("  ", empty)
        await stage.press("f2")
        assert stage.app.focused is not None
        assert ("FactsScreen", empty) == (stage.top, stage.app.focused.id)
        assert label in stage.message
        assert "cannot stay empty" in stage.line(f"{empty}-note")
    assert files_in(tmp_path) == []


async def test_dimension_is_taken_out_only_with_a_reason(tmp_path: Path) -> None:
    """Enter on a dimension asks for a reason, refuses a blank one, and keeps it in the file."""
    async with set_up(tmp_path) as stage:
        await fill_required(stage)
        stage.app.screen.query_one("#scope").focus()
        await stage.press("down")
        await stage.ask("enter")
        await stage.press("enter")
        refused = stage.top
        await stage.fill("No troops")
        await stage.press("enter")
        await stage.stands_on("FactsScreen")
        await stage.press("f2")
        await stage.stands_on("WalkScreen")
    left_out = [(entry.dimension, entry.reason) for entry in read(tmp_path).out_of_scope]
    assert (refused, left_out) == ("Prompt", [("security", "No troops")])


async def test_dimension_stays_in_without_a_reason(tmp_path: Path) -> None:
    """Going back instead of giving a reason leaves the dimension in scope."""
    async with set_up(tmp_path) as stage:
        await fill_required(stage)
        stage.app.screen.query_one("#scope").focus()
        await stage.ask("enter")
        await stage.press("escape")
        await stage.stands_on("FactsScreen")
        await stage.press("f2")
        await stage.stands_on("WalkScreen")
    assert read(tmp_path).out_of_scope == ()


async def test_dimension_taken_out_comes_back(tmp_path: Path) -> None:
    """Enter on a dimension that is out takes it in again without a question."""
    async with set_up(tmp_path) as stage:
        await fill_required(stage)
        stage.app.screen.query_one("#scope").focus()
        await stage.ask("enter")
        await stage.fill("Not now")
        await stage.press("enter")
        await stage.stands_on("FactsScreen")
        await stage.press("enter", "f2")
        await stage.stands_on("WalkScreen")
    assert read(tmp_path).out_of_scope == ()


async def test_form_stage_and_depth_are_turned(tmp_path: Path) -> None:
    """Left and right turn the words of form, stage and depth, and the file holds them."""
    async with set_up(tmp_path) as stage:
        await fill_required(stage)
        stage.app.screen.query_one("#form-of-text").focus()
        await stage.press("right", "tab", "left", "tab", "space", "f2")
        await stage.stands_on("WalkScreen")
    kept = read(tmp_path)
    assert (
        kept.partnership.form,
        kept.partnership.stage,
        kept.depth,
    ) == ("executive-agreement", "idea", "full")


async def test_same_title_gets_another_file(tmp_path: Path) -> None:
    """A second assessment of the same title never overwrites the first."""
    (tmp_path / "a-port-deal.assessment.yaml").write_text("somebody's", encoding="utf-8")
    async with wizard(tmp_path, make_pack(tmp_path / "small").path) as stage:
        await stage.press("n")
        await stage.stands_on("FactsScreen")
        await fill_required(stage)
        await stage.press("f2")
        await stage.stands_on("WalkScreen")
    assert (tmp_path / "a-port-deal.assessment.yaml").read_text(encoding="utf-8") == "somebody's"
    assert read(tmp_path, "a-port-deal-2").title == "A port deal"


@pytest.mark.parametrize("key", ["escape", "ctrl+b"])
async def test_set_up_is_left_without_a_file(tmp_path: Path, key: str) -> None:
    """Escape and Ctrl+B go back to the home screen and write nothing."""
    async with set_up(tmp_path) as stage:
        await fill_required(stage)
        await stage.press(key)
        await stage.stands_on("HomeScreen")
    assert files_in(tmp_path) == []


async def test_facts_are_changed_later_and_answers_stay(tmp_path: Path) -> None:
    """`f` changes facts of an assessment; its answers, id and description stay."""
    facts = {"us": "Us", "partner": "Them", "description": "Two lines\nof it"}
    answers = given(economy_loan="yes")
    async with walking(tmp_path, partnership=facts, answers=answers) as (stage, desk):
        before = desk.kept()
        await stage.press("f")
        await stage.stands_on("FactsScreen")
        await stage.fill("Them and others", "partner")
        await stage.press("f2")
        await stage.stands_on("WalkScreen")
        after = desk.kept()
    changed = before.partnership.model_copy(update={"partner": "Them and others"})
    assert (changed, before.answers, before.id) == (after.partnership, after.answers, after.id)


async def test_raising_the_depth_asks_more(tmp_path: Path) -> None:
    """Depth raised from core to full brings the questions of full depth into the walk."""
    async with walking(tmp_path, depth="core") as (stage, _):
        before = len(stage.walk.session.asked_questions())
        await stage.press("f")
        await stage.stands_on("FactsScreen")
        stage.app.screen.query_one("#depth-of-text").focus()
        await stage.press("right", "f2")
        await stage.stands_on("WalkScreen")
        assert (before, len(stage.walk.session.asked_questions())) == (8, 11)


async def test_change_of_facts_is_undone(tmp_path: Path) -> None:
    """`u` takes a change of facts back like an answer."""
    async with walking(tmp_path) as (stage, desk):
        await stage.press("f")
        await stage.stands_on("FactsScreen")
        await stage.fill("Another title", "title")
        await stage.press("f2")
        await stage.stands_on("WalkScreen")
        changed = desk.kept().title
        await stage.press("u")
        assert (changed, desk.kept().title) == ("Another title", "A small assessment")


async def test_field_is_judged_as_one_types(tmp_path: Path) -> None:
    """A sentence under a field says what is wrong with it, and goes when it is mended."""
    async with set_up(tmp_path) as stage:
        seen = []
        for text in ("Lethmar", "", "x" * 1_001, "Lethmar"):
            await stage.fill(text, "us")
            seen.append(stage.line("us-note"))
        assert seen == [
            "",
            "This cannot stay empty.",
            "1,001 characters are too many; 1,000 can be kept.",
            "",
        ]


async def test_title_tells_its_file(tmp_path: Path) -> None:
    """While a title is typed the name of the file stands below it, a free one."""
    (tmp_path / "a-port-deal.assessment.yaml").write_text("somebody's", encoding="utf-8")
    async with wizard(tmp_path, make_pack(tmp_path / "small").path) as stage:
        await stage.press("n")
        await stage.stands_on("FactsScreen")
        await stage.fill("A port deal", "title")
        await stage.shows("Will be the file a-port-deal-2.assessment.yaml")


async def test_same_sides_are_asked_about_and_kept(tmp_path: Path) -> None:
    """Two sides of the same name are remarked upon, and can be kept."""
    async with set_up(tmp_path) as stage:
        await fill_required(stage)
        await stage.fill("lethmar", "partner")
        assert "the same" in stage.line("partner-note")
        await stage.press("f2")
        await stage.stands_on("WalkScreen")


async def test_description_and_handling_are_kept(tmp_path: Path) -> None:
    """A description of several lines and a handling marking are in the file, cleaned."""
    async with set_up(tmp_path) as stage:
        await fill_required(stage)
        await stage.fill("OFFICIAL", "handling")
        stage.app.screen.query_one("#description", TextArea).text = "Two lines\x1b\nof it\n"
        await stage.press("f2")
        await stage.stands_on("WalkScreen")
    kept = read(tmp_path)
    assert (kept.handling, kept.partnership.description) == ("OFFICIAL", "Two lines\nof it")


async def test_tab_leaves_the_description(tmp_path: Path) -> None:
    """Tab goes on from the description to the dimensions, and types nothing into it."""
    async with set_up(tmp_path) as stage:
        area = stage.app.screen.query_one("#description", TextArea)
        area.focus()
        await stage.press("tab")
        assert stage.app.focused is not None
        assert (stage.app.focused.id, area.text) == ("scope", "")


async def test_our_side_is_proposed_again(tmp_path: Path) -> None:
    """A second assessment in a folder begins with our side as it was in the last one."""
    desk = make_desk(tmp_path, partnership={"us": "Lethmar", "partner": "Veldane"})
    async with wizard(tmp_path, desk.pack) as stage:
        await stage.shows("A small assessment", "nothing known")
        await stage.press("n")
        await stage.stands_on("FactsScreen")
        assert stage.app.screen.query_one("#us", Input).value == "Lethmar"


async def test_usual_depth_is_proposed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A new assessment begins with the depth of the settings."""
    settings = tmp_path / "settings.yaml"
    settings.write_text("kind: settings\nschema_version: 1\ndepth: full\n", encoding="utf-8")
    monkeypatch.setenv("PARTNERSHIP_WIZARD_SETTINGS", str(settings))
    async with set_up(tmp_path) as stage:
        await fill_required(stage)
        await stage.press("f2")
        await stage.stands_on("WalkScreen")
    assert read(tmp_path).depth == "full"


async def test_words_to_choose_from_keep_their_places(tmp_path: Path) -> None:
    """The chosen word is marked where it stands; the others do not move under the eye."""
    async with walking(tmp_path) as (stage, _):
        await stage.ask("f", "FactsScreen")
        stage.app.screen.query_one("#form-of-text").focus()
        await stage.press("right", "right")
        assert "treaty  < executive-agreement >  memorandum contract other" in stage.text
