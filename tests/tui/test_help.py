"""The help, the list of all actions, the hints, and which keys may be bound at all."""

import importlib
import pkgutil
from pathlib import Path
from typing import Any

import pytest
from textual.screen import Screen
from textual.widgets import Input

from tests.tui_helpers import (
    Stage,
    bindings_of,
    described,
    lacking,
    make_desk,
    walking,
    wizard,
)
from wizard import tui
from wizard.tui.actions import name_keys
from wizard.tui.app import WizardApp
from wizard.tui.views.help import glossary_blocks
from wizard.tui.widgets.cycle import Cycle
from wizard.tui.widgets.hints import HintBar, fitting, key_named
from wizard.tui.widgets.pane import Pane

for _module in pkgutil.walk_packages(tui.__path__, "wizard.tui."):
    importlib.import_module(_module.name)


def all_screens(owner: type[Any] = Screen) -> set[type]:
    """Return every screen and window of the program, and what they are made from."""
    found: set[type[Any]] = set()
    for child in owner.__subclasses__():
        found |= {child, *all_screens(child)}
    return {c for c in found if c.__module__.startswith("wizard.")}


SWALLOWED = {"ctrl+h", "ctrl+i", "ctrl+j", "ctrl+m", "ctrl+left_square_bracket"}
"""Classic terminals send them as Backspace, Tab, newline, Return and Escape."""
BOUND = (*sorted(all_screens(), key=lambda c: c.__name__), WizardApp, Pane, Cycle)
OPENED_BY = {
    "walk": (),
    "summary": ("s",),
    "facts": ("f",),
    "home": ("h",),
    "redlines": ("l",),
    "weights": ("d",),
}
WAYS = {
    "WalkScreen": (),
    "HomeScreen": ("h",),
    "FactsScreen": ("f",),
    "SummaryScreen": ("s",),
    "ReviewScreen": ("v",),
    "WhatIfScreen": ("w",),
    "RedLinesScreen": ("l",),
    "ProblemsScreen": ("h", "home", "enter"),
    "WeightsScreen": ("d",),
    "HelpScreen": ("f1",),
    "Prompt": ("k",),
    "PathPrompt": ("s", "a"),
    "NoteDialog": ("t",),
    "EvidenceDialog": ("e",),
    "CitedDialog": ("e", "ctrl+l"),
    "FindDialog": ("slash",),
    "OtherFileDialog": ("equals_sign",),
    "FileScreen": ("z",),
}
"""The keys that lead from the walk to each screen and window."""
DEEPER = ("tour", "touring", "explain", "compare", "loading", "conflict", "recovery", "held")
"""Modules of screens that need more than keys to be reached; they have tests of their own."""
SHARED = {
    # Lists the actions of others; its own keys are those of the list.
    "ActionPalette",
    "Dialog",
    "HomeDoors",
    "PageScreen",
    "SearchDialog",
    "Uncalled",
    "WalkEntry",
    "WalkJudging",
    "WalkKeeping",
    "WalkSupport",
    "WalkView",
    "WizardScreen",
}
"""What others are made from; never shown itself."""
EVIDENCE = {"economy.market": {"state": "unanswered", "evidence": [{"source": "Customs"}]}}


async def go_to(stage: Stage, screen: str) -> None:
    await stage.press(*OPENED_BY[screen])
    await stage.until(lambda: stage.top.casefold() == f"{screen}screen")
    await stage.pilot.pause()


def write_broken(folder: Path) -> None:
    """Put a file into the folder that home lists with what is wrong."""
    (folder / "broken.assessment.yaml").write_text("kind: none\n", encoding="utf-8")


async def go_by(stage: Stage, name: str) -> None:
    for key in WAYS[name]:
        await stage.press(key)
        if stage.top == "HomeScreen":
            await stage.shows("broken")
    await stage.stands_on(name)


@pytest.mark.parametrize("owner", BOUND, ids=lambda owner: str(owner.__name__))
def test_no_key_is_bound_that_terminals_swallow(owner: type) -> None:
    """No binding uses a key that classic terminals send as something else."""
    keys = {key for binding in bindings_of(owner) for key in binding.key.split(",")}
    assert set() == keys & SWALLOWED


@pytest.mark.parametrize("owner", BOUND, ids=lambda owner: str(owner.__name__))
def test_every_binding_says_what_it_does(owner: type) -> None:
    """No binding is without words: the help and the list of all actions show them."""
    assert [binding for binding in bindings_of(owner) if not binding.description] == []


def test_every_screen_is_looked_at() -> None:
    """The table of this module leads to every screen and window there is."""
    apart = {c.__name__ for c in all_screens() if c.__module__.endswith(DEEPER)}
    assert {c.__name__ for c in all_screens()} - SHARED - apart == set(WAYS)


@pytest.mark.parametrize("name", WAYS)
async def test_list_of_all_actions_holds_every_binding(tmp_path: Path, name: str) -> None:
    """Every binding of a screen or window is in the list of all actions, with its keys."""
    write_broken(tmp_path)
    async with walking(tmp_path, answers=EVIDENCE) as (stage, _):
        await go_by(stage, name)
        screen = stage.app.screen
        offered = list(stage.app.get_system_commands(screen))
        assert described(screen) - {str(command.title) for command in offered} == set()
        assert [command for command in offered if not command.help] == []


@pytest.mark.parametrize("name", [name for name in WAYS if name != "HelpScreen"])
async def test_help_lists_every_binding(tmp_path: Path, name: str) -> None:
    """F1 lists what each key of a screen or window does, and Escape leads back to it."""
    write_broken(tmp_path)
    async with walking(tmp_path, answers=EVIDENCE) as (stage, _):
        await go_by(stage, name)
        words = described(stage.app.screen)
        await stage.press("f1")
        await stage.stands_on("HelpScreen")
        assert lacking(sorted(words - {"Help"}), stage.pane("page")) == []
        await stage.press("escape")
        await stage.stands_on(name)


async def test_action_is_run_from_the_list(tmp_path: Path) -> None:
    """An action chosen from the list does what its key does, in a window too."""
    async with walking(tmp_path) as (stage, _):
        await stage.press("e", "ctrl+p")
        await stage.stands_on("ActionPalette")
        await stage.pilot.press(*"keep all")
        await stage.shows("Keep all and close")
        await stage.pilot.press("enter")
        await stage.until(lambda: stage.top in {"ActionPalette", "WalkScreen"})
        if stage.top == "ActionPalette":
            await stage.pilot.press("enter")
        await stage.stands_on("WalkScreen")


async def test_question_mark_opens_and_closes_the_help(tmp_path: Path) -> None:
    """`?` opens the help, and closes it again."""
    desk = make_desk(tmp_path)
    async with wizard(desk.file, desk.pack) as stage:
        await stage.press("question_mark")
        await stage.stands_on("HelpScreen")
        await stage.press("question_mark")
        await stage.stands_on("WalkScreen")


async def test_help_is_opened_once(tmp_path: Path) -> None:
    """F1 in the help never stacks another help on it."""
    desk = make_desk(tmp_path)
    async with wizard(desk.file, desk.pack) as stage:
        depth = len(stage.app.screen_stack)
        await stage.press("f1", "f1", "f1")
        await stage.pilot.pause()
        assert len(stage.app.screen_stack) <= depth + 1


@pytest.mark.parametrize("section", ["1", "2"])
@pytest.mark.parametrize("name", ["WalkScreen", "EvidenceDialog", "HomeScreen"])
async def test_keys_and_method_stand_on_one_page(tmp_path: Path, name: str, section: str) -> None:
    """On 80x24 neither the keys of a screen nor the method need scrolling."""
    write_broken(tmp_path)
    async with walking(tmp_path, answers=EVIDENCE) as (stage, _):
        await go_by(stage, name)
        await stage.press("f1", section)
        page = stage.app.screen.query_one("#page", Pane)
        assert page.virtual_size.height <= page.size.height


async def test_sections_are_turned(tmp_path: Path) -> None:
    """Left and right go round through the three sections; a digit goes to one."""
    async with walking(tmp_path) as (stage, _):
        await stage.press("f1")
        seen = []
        for key in ("right", "right", "right", "left", "2"):
            await stage.press(key)
            seen.append(stage.line("top").split("[")[1].partition("]")[0])
        assert seen == ["Method", "Glossary", "Keys", "Glossary", "Method"]


async def test_glossary_is_searched(tmp_path: Path) -> None:
    """`/` looks for words; those typed narrow the list, and `b` is a letter there."""
    async with walking(tmp_path) as (stage, _):
        await stage.press("f1", "slash", *"band")
        assert stage.app.screen.query_one("#words", Input).value == "band"
        assert stage.pane("page").startswith("Band: Low below 20")
        assert "Waiver" not in stage.pane("page")
        await stage.press("ctrl+b")
        await stage.stands_on("WalkScreen")


def test_glossary_of_the_pack_goes_before_the_programs() -> None:
    """A word the pack explains is explained as the pack does; nothing found is said."""
    assert "Ours." in glossary_blocks({"Band": "Ours."}, "ours")[0].text
    assert [block.text for block in glossary_blocks({}, "zzz")] == ["No word fits."]


async def test_help_shows_the_keys_a_person_has_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A key set otherwise in the settings stands in the help and in the list of all actions."""
    settings = tmp_path / "settings.yaml"
    settings.write_text("keys: {walk.note: z}\n", encoding="utf-8")
    monkeypatch.setenv("PARTNERSHIP_WIZARD_SETTINGS", str(settings))
    async with walking(tmp_path) as (stage, _):
        note = next(c for c in stage.app.get_system_commands(stage.app.screen) if c.title == "Note")
        assert str(note.help) == "Key: z"


def test_keys_are_named_for_people() -> None:
    """Keys stand as people call them."""
    assert name_keys("delete,ctrl+s,question_mark,f1,g") == "Del, Ctrl+S, ?, F1, g"


@pytest.mark.parametrize(
    ("shown", "key"), [("Ctrl+S", "ctrl+s"), ("F1", "f1"), ("Esc", "escape"), ("digit", None)]
)
def test_hint_knows_its_key(shown: str, key: str | None) -> None:
    """A hint that begins with a key presses it; another word presses none."""
    assert key == key_named(shown)


async def test_click_on_a_hint_presses_its_key(tmp_path: Path) -> None:
    """A hint is a button too."""
    async with walking(tmp_path) as (stage, _):
        await stage.press("f1")
        await stage.click("2 method")
        await stage.shows("[Method]")
        await stage.click("Esc closes")
        await stage.stands_on("WalkScreen")


@pytest.mark.parametrize("width", [60, 80, 140])
@pytest.mark.parametrize("screen", OPENED_BY)
async def test_hints_stand_whole(tmp_path: Path, screen: str, width: int) -> None:
    """As many hints stand in the last line as fit, each of them whole, the help always."""
    desk = make_desk(tmp_path)
    async with wizard(desk.file, desk.pack, size=(width, 24)) as stage:
        await go_to(stage, screen)
        shown = fitting(stage.app.screen.query_one(HintBar).text, width - 2)
        assert shown in stage.text
        assert shown.startswith(("F1 keys", "1 keys", "Tab next"))


@pytest.mark.parametrize(("width", "shown"), [(20, "a one  b two  c three"), (15, "a one  b two")])
def test_half_a_hint_is_left_out(width: int, shown: str) -> None:
    """A hint that does not fit is left out, and with it those behind it."""
    assert fitting("a one  b two  c three", width + 1) == shown
