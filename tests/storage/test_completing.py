"""Paths completed as they are typed."""

import os
from pathlib import Path

import pytest

from wizard.storage.disk.completing import complete_path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("cases/port", "cases/power", ".hidden"):
        (tmp_path / name).mkdir(parents=True)
    for name in ("cases/port.assessment.yaml", "cases/a.yaml", "odd\x1b[31m.yaml", ".a.yaml.lock"):
        (tmp_path / name).touch()
    return tmp_path


@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("ca", "cases/"),
        ("cases/a", "cases/a.yaml"),
        ("cases/po", "cases/port.assessment.yaml"),
        ("cases/pow", "cases/power/"),
        ("cases/", "cases/a.yaml"),
        (".h", ".hidden/"),
    ],
)
def test_path_is_completed_by_the_first_name_that_fits(
    folder: Path, typed: str, completed: str
) -> None:
    """Of several names the first in order is proposed; a folder ends with a slash."""
    assert complete_path(f"{folder}/{typed}") == f"{folder}/{completed}"


@pytest.mark.parametrize("typed", ["x", "cases/a.yaml", "odd", "none/a", "cases/a.yaml/b", "\0/a"])
def test_what_nothing_completes_stays_as_typed(folder: Path, typed: str) -> None:
    """Unknown, complete, unshowable and impossible names are left alone."""
    assert complete_path(f"{folder}/{typed}") == f"{folder}/{typed}"


def test_hidden_names_are_proposed_only_after_their_dot(folder: Path) -> None:
    """A lock or an earlier version is nobody's first wish."""
    assert complete_path(f"{folder}/") == f"{folder}/cases/"


def test_home_and_the_folder_one_is_in_are_known(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`~` stays as it was typed, and a bare name is looked for where one is."""
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.chdir(folder)
    assert (complete_path("~/ca"), complete_path("ca")) == (f"~{os.sep}cases/", "cases/")
