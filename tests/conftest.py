"""What holds for all tests: nobody's own settings decide how they end, nor is their cache used."""

from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True, scope="session")
def _no_settings_of_one_s_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        place = tmp_path_factory.mktemp("settings") / "none.yaml"
        patch.setenv("PARTNERSHIP_WIZARD_SETTINGS", str(place))
        patch.setenv("PARTNERSHIP_WIZARD_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield
