"""The question a walk begins with stands on the screen while the checklists are being read."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from textual.app import App
from textual.events import Key
from textual.message import Message

from tests.cli_helpers import call
from tests.storage_helpers import open_session
from tests.tui_helpers import NORMAL, Desk, Stage, given, make_desk, wizard
from wizard.storage.disk.files import digest_at
from wizard.storage.glimpses import Glimpse, digest_surroundings, keep_glimpse
from wizard.storage.packs.choice import PackChoice
from wizard.tui.app import WizardApp
from wizard.tui.screens.loading import LoadingScreen
from wizard.tui.views.question import unanswered_blocks
from wizard.tui.widgets.blocks import Block
from wizard.tui.widgets.pane import Pane

SECRET = "what nobody else may read"
ANSWERED = given(
    economy_loan="no",
    economy_sectors=["food"],
    economy_rate=7.5,
    economy_ministry=SECRET,
    economy_signed="2026-01-31",
    economy_share=45,
    economy_debt=3,
    economy_market="bound",
    economy_review=2,
    security_bases=1,
    security_consent=1,
)


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("PARTNERSHIP_WIZARD_CACHE", str(folder))
    return folder


def seen_first(stage: Stage) -> Sequence[Block]:
    """Return the question that stood on the screen before the walk did."""
    panes = stage.app.screen_stack[0].query("#question").results(Pane)
    return [block for pane in panes for block in pane.wrapped.blocks]


def seen_now(stage: Stage) -> Sequence[Block]:
    return stage.walk.query_one("#question", Pane).wrapped.blocks


async def sit(desk: Desk, *keys: str) -> Sequence[Block]:
    """Open a file, press keys, go home; return the question that was seen first."""
    async with wizard(desk.file, desk.pack) as stage:
        first = seen_first(stage)
        await stage.press(*keys, "h")
        await stage.stands_on("HomeScreen")
        return first


async def test_question_is_seen_first_from_the_second_time_on(tmp_path: Path) -> None:
    """What the walk will show stands there at once, also after answers of an earlier sitting."""
    desk = make_desk(tmp_path)
    assert await sit(desk, "1", "1", "n") == []
    async with wizard(desk.file, desk.pack) as stage:
        assert seen_first(stage) == seen_now(stage)
        assert stage.at == "economy.rate"


@pytest.mark.parametrize(
    ("settings", "words", "is_known"),
    [
        ("", [], True),
        ("theme: textual-light", [], True),
        ("language: es", [], False),
        ("", ["--lang", "es"], True),
        ("language: es", ["--lang", "es"], True),
    ],
)
def test_file_just_made_is_known(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    settings: str,
    words: list[str],
    *,
    is_known: bool,
) -> None:
    """After `new` the first walk shows its question at once, unless it asks in another language."""
    place = tmp_path / "settings.yaml"
    monkeypatch.setenv("PARTNERSHIP_WIZARD_SETTINGS", str(place))
    place.write_text(f"kind: settings\n{settings}\n", encoding="utf-8")
    path = tmp_path / "a.assessment.yaml"
    facts = ["--us", "A", "--partner", "B", "--title", "T", *words]
    assert call("new", path, *facts).code == 0
    seen = WizardApp(path, PackChoice()).first_sight.blocks
    assert bool(seen) == is_known


@pytest.mark.parametrize("size", [(40, 10), (60, 20), (80, 24), (100, 30), (140, 45)])
async def test_question_does_not_move(tmp_path: Path, size: tuple[int, int]) -> None:
    """It stands where the walk shows it, at any size of the terminal."""
    desk = make_desk(tmp_path)
    await sit(desk)
    async with wizard(desk.file, desk.pack, size=size) as stage:
        before = stage.app.screen_stack[0].query_one("#question", Pane)
        after = stage.walk.query_one("#question", Pane)
        assert before.content_region == after.content_region
        assert before.wrapped.lines == after.wrapped.lines


async def test_colours_of_the_settings_are_there_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From the second time on the first frame has the theme of the settings, if there is one."""
    settings = tmp_path / "settings.yaml"
    monkeypatch.setenv("PARTNERSHIP_WIZARD_SETTINGS", str(settings))
    settings.write_text("kind: settings\ntheme: textual-light\n", encoding="utf-8")
    desk = make_desk(tmp_path)
    assert WizardApp(desk.file, PackChoice(desk.pack)).theme == App().theme
    await sit(desk)
    assert WizardApp(desk.file, PackChoice(desk.pack)).theme == "textual-light"
    settings.unlink()
    assert WizardApp(desk.file, PackChoice(desk.pack)).theme == App().theme


async def test_theme_that_nobody_set_does_not_stay(tmp_path: Path) -> None:
    """What was kept decides about the colours only until the settings have been read."""
    desk = make_desk(tmp_path)
    around = digest_surroundings(PackChoice(desk.pack))
    keep_glimpse(digest_at(desk.file), around, Glimpse("economy.loan", (), "textual-light"))
    async with wizard(desk.file, desk.pack) as stage:
        assert stage.app.theme == App().theme


async def test_file_of_another_language_is_not_known_after_a_visit_from_home(
    tmp_path: Path,
) -> None:
    """Home asks all files in one language; a file opened by its name has that it was begun in."""
    path = tmp_path / "a.assessment.yaml"
    facts = ["--us", "A", "--partner", "B", "--title", "T", "--lang", "es"]
    assert call("new", path, *facts).code == 0
    path.write_bytes(path.read_bytes() + b"\n")
    async with wizard(tmp_path, None) as stage:
        await stage.press("enter")
        await stage.stands_on("WalkScreen")
        await stage.press("h")
        await stage.stands_on("HomeScreen")
    assert WizardApp(path, PackChoice()).first_sight.blocks == ()


async def test_answers_are_not_kept_for_it(tmp_path: Path, cache: Path) -> None:
    """Where all is answered the question is seen first without its answer or its notes."""
    answers = ANSWERED
    answers["economy.loan"] = {"state": "not-applicable", "reason": SECRET, "note": SECRET}
    desk = make_desk(tmp_path, answers=answers)
    await sit(desk)
    kept = "".join(path.read_text() for path in (cache / "glimpses").iterdir())
    assert "Does the partner lend?" in kept
    assert SECRET not in kept
    assert "(*)" not in kept
    assert "applicable" not in kept
    async with wizard(desk.file, desk.pack) as stage:
        assert [b.text for b in seen_first(stage)] == [
            b.text for b in seen_now(stage)[: len(seen_first(stage))]
        ]


@pytest.mark.parametrize(("answers", "is_there"), [({}, True), (ANSWERED, False)])
def test_entry_is_left_out_where_something_was_entered(
    tmp_path: Path, answers: Mapping[str, object], *, is_there: bool
) -> None:
    """Nothing says that a number is missing where it is not."""
    session = open_session(tmp_path, depth="full", answers=answers)
    blocks = unanswered_blocks(session, session.pack.questions["economy.rate"])
    assert blocks[-1].text.startswith("Type a number") == is_there
    session.close()


@pytest.mark.parametrize(
    "paragraph",
    [
        [],
        ["x"],
        ["x", "plain", "", "", None, False],
        ["x", "no such style", "", "", None, False, False],
        ["x", "plain", "", "no such style", None, False, False],
        [1, "plain", "", "", None, False, False],
        ["x", "plain", "", "", None, 0, False],
    ],
)
async def test_paragraph_that_cannot_be_drawn_is_not(
    tmp_path: Path, paragraph: Sequence[object]
) -> None:
    """What another program wrote there is not shown, and nothing breaks."""
    desk = make_desk(tmp_path)
    keep(desk, paragraph)
    async with wizard(desk.file, desk.pack) as stage:
        assert seen_first(stage) == []


def keep(desk: Desk, paragraph: Sequence[object], question: str = "economy.loan") -> None:
    """Keep something else than the walk will show."""
    glimpse = Glimpse(question, (tuple(paragraph),))
    around = digest_surroundings(PackChoice(desk.pack))
    keep_glimpse(digest_at(desk.file), around, glimpse)


@pytest.mark.parametrize("text", ["[bold]x[/]", "\x1b[31mred", "\u202eabc", "\x00"])
async def test_text_is_shown_literally(tmp_path: Path, text: str) -> None:
    """Markup and control characters do nothing there either."""
    desk = make_desk(tmp_path)
    keep(desk, [text, "plain", "", "", None, False, False])
    async with wizard(desk.file, desk.pack) as stage:
        pane = stage.app.screen_stack[0].query_one("#question", Pane)
        assert all(line.text.isprintable() for line in pane.wrapped.lines)
        assert pane.wrapped.lines[0].text.startswith("[bold]") == text.startswith("[bold]")


@pytest.mark.parametrize(("question", "is_recorded"), [("economy.loan", True), ("x", False)])
async def test_keys_pressed_ahead_answer_what_was_seen(
    tmp_path: Path, question: str, *, is_recorded: bool
) -> None:
    """A key pressed before the walk stood is dropped if another question stood there."""
    desk = make_desk(tmp_path)
    keep(desk, ["Q", "plain", "", "", None, False, False], question=question)

    def press_early(message: Message) -> None:
        if isinstance(message, LoadingScreen.Painted):
            app.post_message(Key("1", "1"))

    app = WizardApp(desk.file, PackChoice(desk.pack))
    async with app.run_test(size=NORMAL, message_hook=press_early) as pilot:
        stage = Stage(app, pilot)
        await stage.stands_on("WalkScreen")
        await stage.settles()
        assert ("economy.loan" in desk.kept().answers) == is_recorded
