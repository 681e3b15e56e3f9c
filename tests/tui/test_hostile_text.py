"""Text that looks like markup is shown as it is, on every screen, and nothing obeys it."""

import json
from pathlib import Path

import pytest

from tests.storage_helpers import make_pack, write_assessment
from tests.tui_helpers import HOSTILE, WIDE, Stage, lacking, walking, wizard

ALL = " ".join(HOSTILE)
QUOTED = json.dumps(ALL)


def hostile_pack(folder: Path) -> Path:
    """Write the small pack with hostile text in titles, questions, options and guidance."""
    pack = make_pack(folder / "hostile")
    for old in (
        "title: Facts",
        "label: Loan",
        "text: Does the partner lend?",
        "text: Food",
        "label: Foreign bases",
        "text: How free are foreign bases?",
        "why: Bases decide where a war begins.",
        "good: A vote before each deployment.",
        "clause: No deployment without a vote.",
        "title: Severe conditional debt",
        "title: Security",
    ):
        name = "security.yaml" if old in pack.text("security.yaml") else "economy.yaml"
        pack.change(name, old, f"{old.split(':')[0]}: {QUOTED}")
    pack.change("security.yaml", "[Not there, Visits", f"[{QUOTED}, Visits")
    pack.change("security.yaml", "[Status of forces agreement]", f"[{QUOTED}]")
    return pack.path


def hostile_facts() -> dict[str, object]:
    answer = {
        "state": "answered",
        "value": "yes",
        "note": ALL,
        "evidence": [{"source": ALL, "locator": ALL, "address": ALL}],
    }
    return {
        "title": ALL,
        "partnership": {"us": ALL, "partner": ALL, "agreement": ALL, "term": ALL},
        "analyst": ALL,
        "handling": ALL,
        "depth": "full",
        "answers": {
            "economy.loan": answer,
            "economy.debt": {"state": "answered", "value": 4},
            "security.consent": {"state": "unknown", "reason": ALL},
            "economy.share": {"state": "not-applicable", "reason": ALL},
        },
    }


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return hostile_pack(tmp_path)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return write_assessment(tmp_path / "a.assessment.yaml", **hostile_facts())


@pytest.mark.parametrize("size", [(80, 24), WIDE])
async def test_home_shows_a_hostile_title(file: Path, pack: Path, size: tuple[int, int]) -> None:
    """The title stands on the home screen letter by letter as far as it fits."""
    async with wizard(file.parent, pack, size=size) as stage:
        await stage.shows("[/] [bold]x [@cl")


async def test_home_shows_a_hostile_file_name_and_problem(tmp_path: Path, pack: Path) -> None:
    """A broken file of a hostile name is listed, and opening it is refused, letter by letter."""
    (tmp_path / "[bold]x [sic].assessment.yaml").write_text("'[@click=app.quit]Q[': [", "utf-8")
    async with wizard(tmp_path, pack, size=(250, 24)) as stage:
        await stage.shows("! [bold]x [sic].assessment.yaml")
        await stage.press("enter")
        await stage.shows("check [bold]x [sic].assessment.yaml")


async def test_walk_shows_hostile_text(file: Path, pack: Path) -> None:
    """Question, options, note, evidence and the title are shown letter by letter."""
    async with wizard(file, pack, size=WIDE) as stage:
        await stage.go_to("economy.loan")
        assert lacking([f"Note: {ALL}", f"Evidence: {ALL}"], stage.pane("question")) == []
        assert [ALL for line in (stage.line("top"),) if line.endswith(ALL)] == [ALL]


async def test_walk_shows_hostile_guidance(file: Path, pack: Path) -> None:
    """Why, what to look at, levels and linked questions are shown letter by letter."""
    async with wizard(file, pack, size=WIDE) as stage:
        await stage.go_to("security.bases")
        assert "".join(stage.pane("guide").split()).count("".join(ALL.split())) >= 2
        assert "".join(stage.pane("question").split()).count("".join(ALL.split())) >= 2


@pytest.mark.parametrize("key", ["k", "t", "e", "slash", "f", "s", "l", "d", "f1", "x"])
async def test_screens_over_the_walk_show_hostile_text(file: Path, pack: Path, key: str) -> None:
    """Every dialog and screen opened from a hostile question stands, and nothing has ended."""
    async with wizard(file, pack) as stage:
        await stage.go_to("security.bases")
        await stage.press(key)
        await stage.until(lambda: stage.top != "WalkScreen")
        await stage.pilot.pause()
        expected = "" if key in ("f1", "k", "x") else "[bold]x"
        assert (stage.app.return_code, expected in stage.text) == (None, True)


async def test_summary_shows_hostile_text(file: Path, pack: Path) -> None:
    """Title, parties, handling, reasons and red lines of the summary are letter by letter."""
    async with wizard(file, pack) as stage:
        await stage.press("s")
        await stage.stands_on("SummaryScreen")
        wanted = (f"{ALL} with {ALL}", f"Handling: {ALL}", f"CROSSED (absolute): {ALL}")
        assert lacking(wanted, stage.pane("page")) == []


async def test_click_on_an_action_in_markup_does_nothing(file: Path, pack: Path) -> None:
    """A click on text written as an action of the program does not leave it."""
    async with wizard(file, pack, size=WIDE) as stage:
        await stage.go_to("economy.loan")
        await stage.click("[@click=app.quit]")
        assert (stage.app.return_code, stage.top) == (None, "WalkScreen")


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_note_is_kept_as_typed(tmp_path: Path, text: str) -> None:
    """A note that looks like markup is in the file and on the screen as it was typed."""
    async with walking(tmp_path) as (stage, desk):
        await _write_note(stage, text)
        answer = desk.answer("economy.loan")
        assert answer is not None
        assert (text, []) == (answer.note, lacking([f"Note: {text}"], stage.pane("question")))


async def _write_note(stage: Stage, text: str) -> None:
    await stage.ask("t", "NoteDialog")
    stage.app.screen.query_one("TextArea").text = text  # type: ignore[attr-defined]
    await stage.press("escape")
    await stage.stands_on("WalkScreen")


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_entry_is_complained_of_literally(tmp_path: Path, text: str) -> None:
    """A number dialog quotes what is no number letter by letter."""
    async with walking(tmp_path, skip=2) as (stage, _):
        await stage.reply("enter", text)
        assert text in stage.line("complaint")


async def test_pasted_control_characters_are_dropped(tmp_path: Path) -> None:
    """Control characters pasted into a note never reach the file."""
    async with walking(tmp_path) as (stage, desk):
        await _write_note(stage, "a\x1b]2;owned\x07b\x00c\nd")
        answer = desk.answer("economy.loan")
        assert answer is not None
        assert answer.note == "a]2;ownedbc\nd"
