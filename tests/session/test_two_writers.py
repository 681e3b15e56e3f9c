"""Several processes that write one file at the same time lose nothing of each other."""

from pathlib import Path

import pytest

from tests.campaigns.writers import hammer


@pytest.mark.parametrize("foreign", [False, True])
def test_two_writers_lose_nothing(tmp_path: Path, foreign: bool) -> None:
    """Two sessions, or a session and a stranger, count in one file; it is whole all the time."""
    found = hammer(tmp_path, 200, foreign=foreign)
    assert (found.faults, found.writes, found.reads > 0) == ((), 200, True)
