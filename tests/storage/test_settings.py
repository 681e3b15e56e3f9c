"""Settings: where they stand, what they hold, and how a wrong one is said."""

from pathlib import Path

import pytest

from wizard.errors import InvalidFileError
from wizard.model.settings import Settings
from wizard.model.shortcuts import ACTIONS
from wizard.storage.settings import TEMPLATE, load_settings
from wizard.storage.settings_place import settings_path
from wizard.tui.screens.walk import WalkScreen
from wizard.tui.themes import check_theme


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "settings.yaml"
    monkeypatch.setenv("PARTNERSHIP_WIZARD_SETTINGS", str(path))
    return path


def test_without_a_file_everything_is_as_usual(place: Path) -> None:
    """Nobody needs settings."""
    assert load_settings() == Settings()
    assert settings_path() == place


def test_template_says_the_defaults(place: Path) -> None:
    """The file one begins with changes nothing."""
    place.write_text(TEMPLATE)
    assert load_settings() == Settings()


def test_settings_are_read(place: Path) -> None:
    """A file may say as little as it likes."""
    place.write_text("kind: settings\nmove_on: false\nkeys: {walk.next: j}\n")
    found = load_settings()
    assert (found.move_on, found.keys, found.depth) == (False, {"walk.next": "j"}, "core")


def test_unknown_setting_is_located(place: Path) -> None:
    """A mistyped setting is said with its place and the likely word."""
    place.write_text("kind: settings\nmov_on: false\n")
    with pytest.raises(InvalidFileError) as caught:
        load_settings()
    (problem,) = caught.value.problems
    assert (problem.line, problem.column, "move_on" in problem.hint) == (2, 1, True)


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ("walk.nxt: j", "`walk.next`"),
        ("walk.next: ctrl+i", "as another key"),
        ('walk.next: "1"', "answers questions"),
        ("walk.next: 'a b'", "is no key"),
        ("walk.next: enter", "needed on every screen"),
        ("walk.next: 'f5, ctrl+Q'", "ctrl+Q is needed"),
        ("walk.next: '?'", "needed on every screen"),
        ("walk.next: '-'", "answers questions"),
        ("walk.next: full_stop", "answers questions"),
        ("walk.next: 'alt+ctrl+i'", "as another key"),
        ("walk.next: 'ctrl+['", "as another key"),
        ("walk.next: 'j,'", "a key is missing"),
    ],
)
def test_keys_that_cannot_be_had_are_located(place: Path, keys: str, words: str) -> None:
    """An action that is not there and a key that cannot serve, each with its place."""
    place.write_text(f"kind: settings\nkeys:\n  {keys}\n")
    with pytest.raises(InvalidFileError) as caught:
        load_settings()
    (problem,) = caught.value.problems
    assert (problem.line, words in f"{problem.what} {problem.hint}") == (3, True)


@pytest.mark.parametrize(
    "keys", ["{walk.next: j, walk.note: j}", "{walk.next: 'f5, j', walk.note: j}"]
)
def test_key_set_twice_is_refused_with_both_actions(place: Path, keys: str) -> None:
    """Nobody has to find out which of the two it does."""
    place.write_text(f"kind: settings\nkeys: {keys}\n")
    with pytest.raises(InvalidFileError) as caught:
        load_settings()
    (problem,) = caught.value.problems
    assert problem.line == 2
    assert "j is set for walk.next and for walk.note" in problem.what


def test_key_has_one_name(place: Path) -> None:
    """A sign and its name are one key."""
    place.write_text("kind: settings\nkeys: {walk.next: '<', walk.note: less_than_sign}\n")
    with pytest.raises(InvalidFileError) as caught:
        load_settings()
    assert "less_than_sign is set for" in caught.value.problems[0].what


@pytest.mark.parametrize(
    ("theme", "words"),
    [("texual-dark", "did you mean `textual-dark`?"), ("purple-rain", "textual-dark, ")],
)
def test_theme_that_is_none_is_located(place: Path, theme: str, words: str) -> None:
    """The problem has its place, and says which one may be meant or which there are."""
    place.write_text(f"kind: settings\ntheme: {theme}\n")
    with pytest.raises(InvalidFileError) as caught:
        check_theme(load_settings().theme)
    (problem,) = caught.value.problems
    assert (problem.line, problem.column) == (2, 8)
    assert words in problem.hint


def test_every_action_of_the_walk_can_have_another_key() -> None:
    """The names in the settings are those of the bindings."""
    named = [binding.id for binding in WalkScreen.BINDINGS if not isinstance(binding, tuple)]
    assert tuple(named) == tuple(name for name in named if name in ACTIONS)
    assert set(ACTIONS) == set(named)
