"""Settings in the wizard: keys, moving on, theme, folder, and a file that is wrong."""

import string
from pathlib import Path

import pytest
from textual.app import App
from textual.binding import Binding
from textual.keys import _character_to_key

from tests.tui_helpers import given, walking, wizard
from wizard.errors import InvalidFileError
from wizard.model.shortcuts import NEEDED, name_sign
from wizard.tui.actions import name_keys
from wizard.tui.app import WizardApp
from wizard.tui.widgets.pane import Pane


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "settings.yaml"
    monkeypatch.setenv("PARTNERSHIP_WIZARD_SETTINGS", str(path))
    return path


def write(settings: Path, text: str) -> None:
    settings.write_text(f"kind: settings\n{text}", encoding="utf-8")


async def test_key_set_otherwise_does_what_it_is_set_to(tmp_path: Path, settings: Path) -> None:
    """`j` goes to the next question, as the settings say."""
    write(settings, "keys: {walk.next: j}\n")
    async with walking(tmp_path, answers=given()) as (stage, _):
        before = stage.at
        await stage.press("j")
        assert stage.at != before


async def test_hints_and_help_name_the_keys_that_were_set(tmp_path: Path, settings: Path) -> None:
    """The line at the bottom and F1 show the person's own keys, as signs where they are signs."""
    write(settings, 'keys: {walk.next: p, walk.previous: "&"}\n')
    async with walking(tmp_path, answers=given()) as (stage, _):
        assert "p next  & back" in stage.text
        await stage.ask("f1", "HelpScreen")
        assert "&          Previous question" in stage.text


async def test_key_taken_from_an_action_is_not_shown_for_it(tmp_path: Path, settings: Path) -> None:
    """Hints and help tell what each key does at present; what has none left has none."""
    write(settings, "keys: {walk.note: 'n', walk.next: j}\n")
    async with walking(tmp_path, answers=given()) as (stage, _):
        assert "j next" in stage.text
        assert "n note" in stage.text
        await stage.ask("f1", "HelpScreen")
        shown = " ".join(stage.pane("page").split())
        assert "j Next question" in shown
        assert "n Note" in shown
        assert "j Next bookmark" not in shown
        assert "Next bookmark" in shown


async def test_sentences_name_the_keys_that_were_set(tmp_path: Path, settings: Path) -> None:
    """What the walk says names the present keys; an action without one is in the list of all."""
    write(settings, "keys: {walk.next: j, walk.bookmark: f5, walk.next-open: f6}\n")
    async with walking(tmp_path, answers=given()) as (stage, _):
        await stage.press("f5")
        assert "Ctrl+P goes to the next one" in stage.message
        await stage.press("p")
        assert "F6 the next open one" in stage.message


async def test_several_keys_and_capitals_work(tmp_path: Path, settings: Path) -> None:
    """Keys may be parted by blanks as well, and Ctrl needs no capital."""
    write(settings, 'keys: {walk.next: "f4, f5", walk.previous: ctrl+B}\n')
    async with walking(tmp_path, answers=given()) as (stage, _):
        before = stage.at
        await stage.press("f5")
        there = stage.at
        await stage.press("ctrl+b")
        assert (there != before, stage.at) == (True, before)


def test_keys_that_cannot_be_set_are_those_of_all_screens_and_lists() -> None:
    """What the application and its lists need is refused, and nothing else is."""
    bindings = [*WizardApp.BINDINGS, *Pane.BINDINGS]
    needed = {key for b in bindings if isinstance(b, Binding) for key in b.key.split(",")}
    assert needed | {App.COMMAND_PALETTE_BINDING} == NEEDED


@pytest.mark.parametrize("sign", [*string.punctuation, "a", "A", "ä", "€", "«"])
def test_keys_are_named_as_the_screens_name_them(sign: str) -> None:
    """The name of a sign in the settings is the one that a pressed key has."""
    assert name_sign(sign) == _character_to_key(sign)


@pytest.mark.parametrize("sign", [*string.punctuation, "a", "A", "ä", "€"])
def test_signs_are_shown_as_signs(sign: str) -> None:
    """Nobody is told to press a full stop by its name."""
    assert name_keys(name_sign(sign)) == sign


async def test_answers_stay_if_so_set(tmp_path: Path, settings: Path) -> None:
    """With move_on off an answer leaves its question on the screen."""
    write(settings, "move_on: false\n")
    async with walking(tmp_path, answers=given()) as (stage, _):
        before = stage.at
        await stage.press("1")
        assert stage.at == before


async def test_theme_is_the_one_set(tmp_path: Path, settings: Path) -> None:
    """The colours are those the settings name."""
    write(settings, "theme: textual-light\n")
    async with walking(tmp_path, answers=given()) as (stage, _):
        assert stage.app.theme == "textual-light"


async def test_wrong_settings_are_said_with_their_place(tmp_path: Path, settings: Path) -> None:
    """The wizard does not start with settings it would have to guess."""
    write(settings, "move_on: perhaps\n")
    async with wizard(tmp_path, None) as stage:
        assert isinstance(stage.app.failure, InvalidFileError)


@pytest.mark.parametrize(
    "key", ["[/b]", "ctrl+", "a b", "inserrt", "return", "ctr+j", "[@click=app.quit]x[/]"]
)
async def test_key_that_is_none_is_refused(tmp_path: Path, settings: Path, key: str) -> None:
    """A key that cannot be pressed is refused by its name."""
    write(settings, f"keys: {{walk.next: '{key}'}}\n")
    async with wizard(tmp_path, None) as stage:
        assert isinstance(stage.app.failure, InvalidFileError)
        assert "is no key" in stage.app.failure.problems[0].what


@pytest.mark.parametrize("key", ["[", "]", "\\", "ctrl+A", "insert, f5", "$"])
async def test_any_key_can_be_named_in_the_list_of_actions(
    tmp_path: Path, settings: Path, key: str
) -> None:
    """The list of all actions shows the keys of the settings literally, whatever sign they are."""
    write(settings, f"keys: {{walk.next: '{key}'}}\n")
    async with walking(tmp_path, answers=given()) as (stage, _):
        await stage.press("ctrl+p")
        assert type(stage.app.screen).__name__ == "ActionPalette"
