"""The worked example of the method, through the command line, figure by figure."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli_helpers import run_program
from tests.storage_helpers import WORKED_EXAMPLE

FILE = WORKED_EXAMPLE / "worked.assessment.yaml"


@pytest.fixture(scope="module")
def summary(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Return the summary as the program prints it for a script."""
    folder: Path = tmp_path_factory.mktemp("worked")
    words = ("summary", FILE, "--pack", WORKED_EXAMPLE, "--format", "json")
    outcome = run_program(*words, cwd=folder)
    assert (outcome.code, outcome.err) == (0, "")
    return json.loads(outcome.out)


@pytest.mark.parametrize(
    ("name", "figure"),
    [
        ("residual", 35.7),
        ("interval", [34.4, 42.6]),
        ("band", "moderate"),
        ("to_next_band", 4.3),
        ("inherent", 63.1),
        ("safeguard_coverage", 43.5),
    ],
)
def test_risk(summary: Any, name: str, figure: object) -> None:
    """Each figure of the risk is the one in print."""
    assert figure == summary["risk"][name]


def test_opportunity(summary: Any) -> None:
    """The gain is 65.0."""
    assert summary["opportunity"]["score"] == 65.0


def test_completeness(summary: Any) -> None:
    """Two of thirteen answers are missing: 84.6 per cent are known."""
    assert summary["completeness"] == 84.6


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("verdict", "renegotiate"),
        ("provisional", True),
        ("best_case", "renegotiate"),
        ("worst_case", "do-not-proceed"),
    ],
)
def test_recommendation(summary: Any, name: str, word: object) -> None:
    """Verdict, reservation, best and worst case are those in print."""
    assert word == summary["recommendation"][name]


def test_triggers(summary: Any) -> None:
    """Exactly the triggers in print have fired."""
    fired = [reason["trigger"] for reason in summary["recommendation"]["reasons"]]
    assert sorted(fired) == ["T10", "T11", "T12", "T13", "T4", "T8"]


def test_red_lines(summary: Any) -> None:
    """One red line is crossed and one unknown; the third is clear."""
    states = [(line["id"], line["state"]) for line in summary["red_lines"]]
    assert states == [("security.rl1", "crossed"), ("economy.rl3", "unknown")]


def test_negotiate_first(summary: Any) -> None:
    """S3, S2 and S1 come first, by how much each lowers the residual."""
    entries = [(entry["id"], entry["residual_drop"]) for entry in summary["negotiate_first"]]
    assert entries[:3] == [("security.s3", 7.5), ("economy.s2", 4.8), ("economy.s1", 4.6)]


def test_find_out_first(summary: Any) -> None:
    """E3 comes first, then S5."""
    found = [entry["id"] for entry in summary["find_out_first"]]
    assert found == ["economy.e3", "economy.s5"]


@pytest.fixture(scope="module")
def text(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the summary as the program prints it for people."""
    folder = tmp_path_factory.mktemp("text")
    return run_program("summary", FILE, "--pack", WORKED_EXAMPLE, cwd=folder).out


@pytest.mark.parametrize(
    "words",
    [
        "RENEGOTIATE (provisional)",
        "Residual, working value: 35.7, between moderate and high",
        "34.4 (moderate) to 42.6 (high)",
        "CROSSED (curable): Automatic commitment without parliamentary control",
        "UNKNOWN (absolute): Severe obligation to align regulation",
    ],
)
def test_text_says_the_same(text: str, words: str) -> None:
    """The printed summary holds the verdict, the figures and the red lines."""
    assert words in text
