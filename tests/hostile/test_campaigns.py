"""The long campaigns, kept alive by a short run of each; see docs/hostile-input.md."""

import random
from pathlib import Path

import pytest

from tests.campaigns.fuzz import Tally, run_round
from tests.campaigns.soak import Figures, sit
from tests.campaigns.trial import try_bytes, within
from tests.sound_files import SOUND, lay_out
from tests.storage_helpers import make_pack

FOUND = {
    "word of 100 kB where a kind belongs": b"kind: " + b"x" * 100_000 + b"\n",
    "version far below all others": b"kind: checklist\nschema_version: -" + b"9" * 31 + b"\n",
}
"""What campaigns have found."""


def test_damaged_files_are_read_or_refused(tmp_path: Path) -> None:
    """Some hundred damaged files: each is read and used, or refused with located problems."""
    lay_out(tmp_path)
    tally = Tally()
    run_round(random.randrange(2**32), 150, tally, tmp_path)
    assert (tally.findings, tally.tried > 100) == ({}, True)


def test_sound_files_are_read_as_what_they_are() -> None:
    """The campaign begins with files that are sound: each is read as exactly one kind."""
    assert [try_bytes(sound.text.encode()) for sound in SOUND.values()] == [1] * len(SOUND)


@pytest.mark.parametrize("name", FOUND)
def test_what_campaigns_found_is_mended(name: str) -> None:
    """Files that once took too long, or broke something, are refused."""
    with within(1):
        assert try_bytes(FOUND[name]) == 0


@pytest.mark.terminal
def test_short_sitting_loses_no_key(tmp_path: Path) -> None:
    """Some dozen answers in one sitting, with notes and undone ones, are all taken."""
    figures = Figures()
    sit(tmp_path, 26, figures, make_pack(tmp_path / "small").path)
    assert (len(figures.seconds), min(figures.kilobytes) > 0) == (26, True)
