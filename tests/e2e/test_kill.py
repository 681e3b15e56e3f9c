"""The program killed in the middle of answering: what was acknowledged is in the file."""

from pathlib import Path

import pytest

from tests.campaigns.kill import Campaign

pytestmark = pytest.mark.terminal


@pytest.mark.parametrize(("program", "kills"), [("open", 8), ("interview", 12)])
def test_no_acknowledged_answer_is_lost_to_a_kill(tmp_path: Path, program: str, kills: int) -> None:
    """Killed again and again at any instant, the file is whole and holds what was acknowledged."""
    campaign = Campaign(tmp_path, program, seed=7)
    campaign.run(kills)
    assert (campaign.tally.faults, campaign.tally.kills) == ([], kills)
