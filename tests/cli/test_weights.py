"""`weights`: shown, elicited by swings or ranks, and written into the file."""

from pathlib import Path

import pytest

from tests.cli_helpers import Desk, Outcome, is_one_sentence, make_desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return make_desk(tmp_path)


def weights_of(desk: Desk) -> object:
    """Return the weights the file states."""
    return desk.data().get("weights")


def shares(outcome: Outcome) -> list[str]:
    """Return weight and share of each dimension as printed."""
    assert (outcome.code, outcome.err) == (0, "")
    return [" ".join(line.split()) for line in outcome.out.splitlines() if line.endswith("%")]


def test_present_weights_are_shown_and_nothing_is_written(desk: Desk) -> None:
    """Without an option the weights in force are printed; the file stays as it is."""
    before = desk.file.read_bytes()
    assert shares(desk.run("weights")) == ["Economy 1 50.0 %", "Security 1 50.0 %"]
    assert desk.file.read_bytes() == before


def test_swings_are_written(desk: Desk) -> None:
    """Ratings become weights as they are; the shares and the warning are printed."""
    outcome = desk.run("weights", "--swing", "economy=100,security=60")
    assert shares(outcome) == ["Economy 100 62.5 %", "Security 60 37.5 %"]
    assert weights_of(desk) == {"economy": 100.0, "security": 60.0}
    assert "Warning: Economy weighs more than all the others together." in outcome.out


def test_ranks_are_written(desk: Desk) -> None:
    """A ranking becomes its rank-order centroid."""
    outcome = desk.run("weights", "--rank", "security, economy")
    assert shares(outcome) == ["Economy 0.25 25.0 %", "Security 0.75 75.0 %"]
    assert weights_of(desk) == {"security": 0.75, "economy": 0.25}


def test_equal_takes_weights_back(desk: Desk) -> None:
    """Equal weights are those of a file that states none."""
    desk.run("weights", "--rank", "security,economy")
    outcome = desk.run("weights", "--equal")
    assert shares(outcome) == ["Economy 1 50.0 %", "Security 1 50.0 %"]
    assert weights_of(desk) is None
    assert "Warning" not in outcome.out


def test_weights_move_the_residual(desk: Desk) -> None:
    """The summary uses what was written."""
    desk.given(("economy.share", "60"), ("security.bases", "0"))
    before = desk.run("summary", "--format", "json").out
    desk.run("weights", "--swing", "economy=10,security=100")
    assert desk.run("summary", "--format", "json").out.split("risk") != before.split("risk")


def test_dimension_left_out_has_no_weight(tmp_path: Path) -> None:
    """Only dimensions in scope are weighed, and one alone gives no warning."""
    scope = [{"dimension": "security", "reason": "Out of mandate."}]
    desk = make_desk(tmp_path, out_of_scope=scope)
    outcome = desk.run("weights", "--swing", "economy=100")
    assert shares(outcome) == ["Economy 100 100.0 %"]
    assert "Warning" not in outcome.out


def test_weights_for_opportunity_are_mentioned(tmp_path: Path) -> None:
    """Weights for opportunity, where the file states them, are left and said to be there."""
    desk = make_desk(tmp_path, opportunity_weights={"economy": 2.0})
    assert "other weights for opportunity" in desk.run("weights", "--equal").out
    assert desk.data()["opportunity_weights"] == {"economy": 2.0}


@pytest.mark.parametrize(
    ("option", "value", "words"),
    [
        ("--swing", "economy=100", "security"),
        ("--swing", "economy=100,securty=60", "did you mean `security`?"),
        ("--swing", "economy=100,security=101", "between 0 and 100"),
        ("--swing", "economy=90,security=60", "rated 100"),
        ("--swing", "economy=100,security=much", "much is not a number"),
        ("--swing", "economy=100,security=nan", "nan is not a number"),
        ("--swing", "economy=100,security=-5", "-5 is not a number"),
        ("--swing", "economy=100,security", "nothing is not a number"),
        ("--swing", "economy=100,security=60,economy=50", "twice"),
        ("--swing", "", "economy, security"),
        ("--rank", "security", "economy"),
        ("--rank", "security,economy,security", "twice"),
        ("--rank", "security,energy", "One of: economy, security."),
    ],
)
def test_what_cannot_be_meant_is_refused(desk: Desk, option: str, value: str, words: str) -> None:
    """Each dimension in scope is named once, with a rating from 0 to 100; else nothing changes."""
    before = desk.file.read_bytes()
    outcome = desk.run("weights", option, value)
    assert (outcome.code, outcome.out, is_one_sentence(outcome.err)) == (2, "", True)
    assert words in outcome.err
    assert desk.file.read_bytes() == before


def test_two_ways_at_once_are_refused(desk: Desk) -> None:
    """Swings, ranks and equal weights exclude one another."""
    assert desk.run("weights", "--equal", "--rank", "security,economy").code == 2


def test_file_that_cannot_be_written_is_4(desk: Desk) -> None:
    """If the disk refuses, the command says so and ends with 4."""
    desk.file.chmod(0o444)
    outcome = desk.run("weights", "--rank", "security,economy")
    assert (outcome.code, is_one_sentence(outcome.err)) == (4, True)
