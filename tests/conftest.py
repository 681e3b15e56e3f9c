"""What holds for all tests: nobody's own settings, cache or recovery place decide or are used."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# How long an example takes says nothing about whether it is right.
settings.register_profile("wizard", deadline=None)
settings.load_profile("wizard")


@pytest.fixture(autouse=True, scope="session")
def _no_settings_of_one_s_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        place = tmp_path_factory.mktemp("settings") / "none.yaml"
        patch.setenv("PARTNERSHIP_WIZARD_SETTINGS", str(place))
        patch.setenv("PARTNERSHIP_WIZARD_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(autouse=True)
def state_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let nothing be written to, or read from, the home of the person who runs the tests."""
    folder = tmp_path_factory.mktemp("state")
    monkeypatch.setenv("XDG_STATE_HOME", str(folder))
    return folder
