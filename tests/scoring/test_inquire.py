"""What to find out first, by example (method.md 1.16)."""

import pytest

from tests.scoring.rows import Said, exposure, opportunity, red_line, safeguard, sample
from tests.strategies import (
    FALLING,
    LEVELS,
    NOT_APPLICABLE,
    PARTLY,
    RISING,
    UNKNOWN,
    Kind,
    Sample,
    answered,
    ranged,
)
from wizard.model.result import Inquiry, Verdict
from wizard.scoring.advice.inquire import rank_inquiries
from wizard.scoring.scores.case import build_case


def inquiries(found: Sample) -> dict[str, Inquiry]:
    """Return what to find out first, by question, in order."""
    ranked = rank_inquiries(build_case(*found), found.assessment)
    return {inquiry.question: inquiry for inquiry in ranked}


@pytest.mark.parametrize(
    ("said", "listed"),
    [
        (None, True),
        (UNKNOWN, True),
        (ranged(10, 20), True),
        (answered(10, "low"), True),
        (answered(10, "medium"), False),
        (answered(10), False),
        (NOT_APPLICABLE, False),
    ],
)
def test_candidates(said: Said, listed: bool) -> None:
    """Open, ranged and doubtful answers are worth finding out, settled ones are not."""
    assert listed == ("alpha.e0" in inquiries(sample([exposure("alpha.e0")], {"alpha.e0": said})))


@pytest.mark.parametrize(
    ("kind", "outcomes"), [(LEVELS, 5), (PARTLY, 3), (RISING, 11), (FALLING, 11)]
)
def test_question_is_run_over_its_ladder(kind: Kind, outcomes: int) -> None:
    """Each level, word or tenth is tried once."""
    (inquiry,) = inquiries(sample([exposure("alpha.e0", kind)], {})).values()
    assert outcomes == len(inquiry.outcomes)


@pytest.mark.parametrize(
    ("kind", "low", "high", "outcomes"),
    [
        (LEVELS, 1, 3, [0.25, 0.5, 0.75]),
        (RISING, 70, 90, [0.7, 0.8, 0.9]),
        (RISING, 65, 85, [0.65, 0.7, 0.8, 0.85]),
        (FALLING, 70, 90, [0.1, 0.2, 0.3]),
        (FALLING, 15, 35, [0.65, 0.7, 0.8, 0.85]),
    ],
)
def test_range_is_run_between_its_ends(
    kind: Kind, low: int, high: int, outcomes: list[float]
) -> None:
    """For a range the points of the ladder inside it and its ends are tried, each once."""
    found = sample([exposure("alpha.e0", kind)], {"alpha.e0": ranged(low, high)})
    assert outcomes == [round(r, 9) for r in inquiries(found)["alpha.e0"].outcomes]


def test_change_probability_counts_the_points_that_change_the_verdict() -> None:
    """Of eleven tenths, two give proceed, two conditions and seven stop, as the middle does."""
    inquiry = inquiries(sample([exposure("alpha.e0")], {}))["alpha.e0"]
    assert inquiry.verdicts == (Verdict.PROCEED, Verdict.CONDITIONS, Verdict.STOP)
    assert round(inquiry.change_probability, 9) == round(4 / 11, 9)


def test_opportunity_swings_its_own_score() -> None:
    """For an opportunity question the swing is that of the opportunity."""
    rows = [exposure("alpha.e0"), opportunity("alpha.o0"), opportunity("alpha.o1")]
    found = inquiries(sample(rows, {"alpha.e0": 50, "alpha.o0": 0}))["alpha.o1"]
    assert (found.is_opportunity, found.swing) == (True, 0.5)


def test_absolute_red_line_comes_before_a_greater_swing() -> None:
    """A question that decides an absolute red line comes first, whatever the swing."""
    rows = [exposure("alpha.e0", weight=100), exposure("alpha.e1"), exposure("beta.e0")]
    line = red_line("alpha.line", "absolute", {"question": "alpha.e1", "at_least": 4})
    found = inquiries(sample(rows, {"beta.e0": 50}, (line,)))
    assert list(found) == ["alpha.e1", "alpha.e0"]
    assert found["alpha.e1"].swing < found["alpha.e0"].swing
    assert (found["alpha.e1"].decides, found["alpha.e1"].decides_absolute) == (
        ("alpha.line",),
        True,
    )


def test_waived_red_line_is_not_to_be_decided() -> None:
    """A red line that was waived gives no question precedence."""
    line = red_line("alpha.line", "absolute", {"question": "alpha.e0", "at_least": 4})
    waiver = [{"red_line": "alpha.line", "name": "A. Minister", "reason": "Signed away."}]
    found = inquiries(sample([exposure("alpha.e0")], {}, (line,), waivers=waiver))
    assert found["alpha.e0"].decides == ()


def test_more_verdicts_come_before_a_greater_swing() -> None:
    """A question that changes the verdict ranks above one that only swings the residual."""
    rows = [
        exposure("alpha.e0"),
        exposure("alpha.e1"),
        safeguard("alpha.s0", {"alpha.e1": "weak"}, mandatory=True),
    ]
    answers: dict[str, Said] = {"alpha.e0": ranged(1, 19), "alpha.e1": 0}
    found = inquiries(sample(rows, answers))
    assert list(found) == ["alpha.s0", "alpha.e0"]
    assert found["alpha.s0"].verdicts == (Verdict.PROCEED, Verdict.CONDITIONS)
    assert found["alpha.s0"].swing < found["alpha.e0"].swing
