"""Red lines in three values, their cures, triggers and waivers (method.md 1.9)."""

from typing import Any

import pytest

from tests.scoring.edits import codes, score
from tests.scoring.rows import (
    Said,
    exposure,
    red_line,
    safeguard,
    sample,
)
from tests.strategies import (
    LEVELS,
    NOT_APPLICABLE,
    UNKNOWN,
    Row,
    Sample,
    ranged,
)
from wizard.scoring.advice.negotiate import rank_improvements
from wizard.scoring.scores.case import build_case

ABSOLUTE = red_line("alpha.line", "absolute", {"question": "alpha.e0", "at_least": 3})
CURABLE = red_line(
    "alpha.line",
    "curable",
    {"question": "alpha.e0", "at_least": 3},
    {"question": "alpha.s0", "below": 3},
)
WAIVER = [{"red_line": "alpha.line", "name": "A. Minister", "reason": "Signed away."}]


def judged(line: Row, risk: Said, clause: Said = 4, **fields: Any) -> Sample:
    """Return an exposure and a safeguard in levels, with one red line on them."""
    rows = [exposure("alpha.e0", LEVELS), safeguard("alpha.s0", {"alpha.e0": "strong"})]
    return sample(rows, {"alpha.e0": risk, "alpha.s0": clause}, (line,), **fields)


@pytest.mark.parametrize(
    ("risk", "state"),
    [
        (2, "clear"),
        (3, "crossed"),
        (ranged(0, 2), "clear"),
        (ranged(2, 3), "unknown"),
        (ranged(3, 4), "crossed"),
        (None, "unknown"),
        (UNKNOWN, "unknown"),
        (NOT_APPLICABLE, "unknown"),
    ],
)
def test_absolute_red_line(risk: Said, state: str) -> None:
    """An absolute red line is crossed or clear if both ends of the answer agree, else unknown."""
    (found,) = score(judged(ABSOLUTE, risk)).red_lines
    assert state == found.state


@pytest.mark.parametrize(
    ("risk", "clause", "state"),
    [
        (3, 2, "crossed"),
        (3, 3, "clear"),
        (2, 0, "clear"),
        (3, None, "unknown"),
        (None, 2, "unknown"),
        (None, 3, "clear"),
        (2, None, "clear"),
        (3, NOT_APPLICABLE, "crossed"),
        (NOT_APPLICABLE, 0, "clear"),
        (3, ranged(1, 2), "crossed"),
        (3, ranged(2, 3), "unknown"),
        (3, ranged(3, 4), "clear"),
    ],
)
def test_curable_red_line(risk: Said, clause: Said, state: str) -> None:
    """A curable red line is clear if one part is false, and crossed only if all are true."""
    (found,) = score(judged(CURABLE, risk, clause)).red_lines
    assert state == found.state


def test_red_line_reads_per_cent_as_four_levels() -> None:
    """On a scale without levels a red line reads four times the value: 62.5 % is level 2.5."""
    line = red_line("alpha.line", "absolute", {"question": "alpha.e0", "at_least": 2.5})
    states = [
        score(sample([exposure("alpha.e0")], {"alpha.e0": percent}, (line,))).red_lines[0].state
        for percent in (62, 62.5)
    ]
    assert states == ["clear", "crossed"]


def test_cure_is_named() -> None:
    """The safeguards among the parts of a crossed red line are its cures."""
    (found,) = score(judged(CURABLE, 3, 2)).red_lines
    assert (found.questions, found.cures) == (("alpha.e0", "alpha.s0"), ("alpha.s0",))


@pytest.mark.parametrize(
    ("line", "risk", "clause", "fired"),
    [
        (ABSOLUTE, 4, 4, {"T1"}),
        (CURABLE, 4, 0, {"T4"}),
        (ABSOLUTE, None, 4, {"T11"}),
        (CURABLE, 4, None, {"T11"}),
        (ABSOLUTE, 0, 4, set()),
    ],
)
def test_red_line_fires_its_trigger(line: Row, risk: Said, clause: Said, fired: set[str]) -> None:
    """A crossed red line fires T1 or T4 by its kind, an unknown one T11, a clear one none."""
    assert fired == codes(judged(line, risk, clause)) & {"T1", "T4", "T11"}


@pytest.mark.parametrize(("line", "clause"), [(ABSOLUTE, 4), (CURABLE, 0)])
def test_waiver_lowers_the_consequence_to_conditions(line: Row, clause: Said) -> None:
    """A waived red line fires T11 in place of T1 or T4, and shows as waived."""
    found = judged(line, 4, clause, waivers=WAIVER)
    assert codes(found) & {"T1", "T4", "T11"} == {"T11"}
    assert score(found).red_lines[0].state == "waived"


@pytest.mark.parametrize(("risk", "state"), [(None, "unknown"), (0, "clear")])
def test_waiver_covers_only_what_is_crossed(risk: Said, state: str) -> None:
    """A waiver leaves an unknown red line unknown and a clear one clear."""
    assert state == score(judged(ABSOLUTE, risk, waivers=WAIVER)).red_lines[0].state


@pytest.mark.parametrize(("waivers", "cures"), [([], ("alpha.line",)), (WAIVER, ())])
def test_waived_red_line_needs_no_cure(waivers: list[Row], cures: tuple[str, ...]) -> None:
    """A safeguard is said to cure a crossed red line unless that was waived."""
    (entry,) = rank_improvements(build_case(*judged(CURABLE, 4, 0, waivers=waivers)))
    assert cures == entry.cures


def test_state_and_trigger_agree_where_a_line_reads_a_question_twice() -> None:
    """A red line that reads one exposure twice is crossed if and only if its trigger fires."""
    atoms = ({"question": "alpha.e0", "at_least": limit} for limit in (4, 1))
    found = judged(red_line("alpha.line", "absolute", *atoms), 2)
    crossed = score(found).red_lines[0].state == "crossed"
    assert crossed == ("T1" in codes(found))
