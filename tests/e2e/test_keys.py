"""Keys that come faster than screens, at a real terminal."""

from pathlib import Path

import pytest

from tests.campaigns.keys import drive

pytestmark = pytest.mark.terminal


@pytest.mark.parametrize("storms", [False, True], ids=["calm", "resize storm"])
def test_no_key_is_lost_at_thirty_a_second(tmp_path: Path, *, storms: bool) -> None:
    """Of 30 keys a second every answer is recorded, in order, whatever size the screen takes."""
    found = drive(tmp_path, 4.0, 30.0, storms=storms)
    assert (found.recorded, found.code) == (found.wanted, 0)
