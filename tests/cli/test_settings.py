"""`settings`: what is in force, and a file to begin with."""

import json
from pathlib import Path

import pytest

from tests.cli_helpers import call


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "config" / "settings.yaml"
    monkeypatch.setenv("PARTNERSHIP_WIZARD_SETTINGS", str(path))
    return path


def test_defaults_are_shown_with_where_they_would_stand(place: Path) -> None:
    """Without a file every setting is shown, and that there is none."""
    outcome = call("settings")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith(f"{place} (not there: these are the defaults)\n")
    assert "\nmove_on: true\n" in outcome.out


def test_file_to_begin_with_is_written_once(place: Path) -> None:
    """It is written for its owner alone, and never over another one."""
    assert call("settings", "--write").code == 0
    assert oct(place.stat().st_mode & 0o777) == "0o600"
    again = call("settings", "--write")
    assert again.code == 4
    assert "exists already" in again.err


def test_json_names_the_file_and_the_settings(place: Path) -> None:
    """A script can read both."""
    place.parent.mkdir()
    place.write_text("kind: settings\ndepth: full\n")
    data = json.loads(call("settings", "--json").out)
    assert (data["path"], data["settings"]["depth"]) == (str(place), "full")


@pytest.mark.parametrize("wrong", ["depth: deep", "theme: texual-dark"])
def test_wrong_setting_is_located(place: Path, wrong: str) -> None:
    """An invalid file is exit code 3, with line and column."""
    place.parent.mkdir()
    place.write_text(f"kind: settings\n{wrong}\n")
    outcome = call("settings")
    assert outcome.code == 3
    assert f"{place}:2:8: {wrong[:5]}" in outcome.err


def test_new_assessment_begins_with_the_depth_set(place: Path, tmp_path: Path) -> None:
    """`new` asks as deep as the settings say, unless told otherwise."""
    place.parent.mkdir()
    place.write_text("kind: settings\ndepth: full\n")
    path = tmp_path / "a.assessment.yaml"
    call("new", path, "--us", "A", "--partner", "B", "--title", "C")
    assert "depth: full" in path.read_text()
