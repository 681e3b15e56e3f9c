"""Opinions and working values are held against the pack like the answers they led to."""

from pathlib import Path

from tests.storage_helpers import make_assessment, make_pack
from wizard.lint.answers import find_misfits

QUESTION = "economy.debt"


def findings(folder: Path, question: str, answer: dict[str, object]) -> list[tuple[object, str]]:
    """Return path and text of what is wrong with an answer."""
    pack = make_pack(folder / "small").load()
    said = {"economy.loan": {"state": "answered", "value": "yes"}, question: answer}
    assessment = make_assessment(answers=said, depth="full")
    return [(finding.path, finding.what) for finding in find_misfits(pack, assessment)]


def opinion(analyst: str, value: int) -> dict[str, object]:
    return {"analyst": analyst, "state": "answered", "value": value}


def test_opinion_its_question_does_not_allow_is_found(tmp_path: Path) -> None:
    """An opinion beyond the scale is reported with its place."""
    opinions = [opinion("A. Ames", value=2), opinion("B. Brown", value=9)]
    answer = {"state": "answered", "value": 2, "opinions": opinions}
    path = ("answers", QUESTION, "opinions", 1, "value")
    assert findings(tmp_path, QUESTION, answer) == [
        (path, "the answer must be a whole number from 0 to 4")
    ]


def test_opinions_that_fit_are_fine(tmp_path: Path) -> None:
    """Levels and ranges within the scale are no problem."""
    spread = {"state": "range", "low": 1.0, "high": 4.0, "working": 2}
    answer: dict[str, object] = {**spread, "opinions": [opinion("A. Ames", value=1)]}
    assert findings(tmp_path, QUESTION, answer) == []


def test_working_value_its_question_does_not_allow_is_found(tmp_path: Path) -> None:
    """A working value beside "unknown" is held against the scale too."""
    answer: dict[str, object] = {"state": "unknown", "reason": "They differ.", "working": "perhaps"}
    path = ("answers", "economy.market", "working")
    assert findings(tmp_path, "economy.market", answer) == [
        (path, "the working value must be one of: open, bound")
    ]
