"""The bottom of the walk: two lines that never show what is unknown as found."""

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli_helpers import call
from tests.storage_helpers import THEN, WORKED_EXAMPLE, open_session
from wizard.errors import InvalidAnswerError
from wizard.model.result import Verdict
from wizard.session import Session
from wizard.session.entry import choices_of
from wizard.session.live import live_lines
from wizard.session.waivers import waive
from wizard.storage.packs.loading import load_pack

WIDTHS = (40, 58, 78, 98, 138)
SEVERE = ("economy.e3", "security.e4", "security.e5")


@pytest.fixture
def worked(tmp_path: Path) -> Iterator[Session]:
    """The worked example of the method: renegotiate, or do not proceed at worst."""
    path = Path(shutil.copy(WORKED_EXAMPLE / "worked.assessment.yaml", tmp_path))
    session = Session.open(path, load_pack(WORKED_EXAMPLE))
    yield session
    session.close()


def verdicts(session: Session) -> list[str]:
    """Return the second line at every width."""
    return [live_lines(session, width)[1] for width in WIDTHS]


def test_before_the_first_answer_nothing_is_known(tmp_path: Path) -> None:
    """A blank assessment has no verdict at any width."""
    session = open_session(tmp_path)
    assert all(line.endswith("nothing known yet") for line in verdicts(session))
    session.close()


def test_verdict_that_open_questions_can_change_is_told_by_both_ends(worked: Session) -> None:
    """While best and worst case differ, both are named at every width, and neither alone."""
    ends = "renegotiate to do not proceed"
    assert all(line.endswith(ends) for line in verdicts(worked))


def test_waived_red_line_asks_for_conditions_in_the_best_case(tmp_path: Path) -> None:
    """What no answer can take back is not shown as open: with a waiver nobody simply proceeds."""
    path = tmp_path / "a.assessment.yaml"
    assert call("new", path, "--us", "A", "--partner", "B", "--title", "T").code == 0
    session = Session.open(path, load_pack())
    crossed = cross_one(session)
    session.replace(waive(session.assessment, crossed, "Cabinet", "Agreed", THEN.date()))
    assert session.result.recommendation.best_case == Verdict.PROCEED
    ends = "proceed with conditions to do not proceed"
    assert live_lines(session, WIDTHS[-1])[1].endswith(f"  {ends}")
    session.close()


def cross_one(session: Session) -> str:
    """Answer so that one red line is crossed, and return which."""
    for key in session.asked_questions():
        for choice in reversed(choices_of(session.pack.questions[key].scale)):
            with contextlib.suppress(InvalidAnswerError):
                session.answer(key, choice.value)
            for line in session.result.red_lines:
                if line.state == "crossed":
                    return line.line.id
            session.clear(key)
    raise AssertionError("no answer crosses a red line by itself")


def test_verdict_that_nothing_open_can_change_is_told_alone(worked: Session) -> None:
    """Where best and worst case agree there is one verdict."""
    for key in SEVERE:
        worked.answer(key, 4)
    for line in verdicts(worked):
        assert "do not proceed" in line
        assert " to " not in line
