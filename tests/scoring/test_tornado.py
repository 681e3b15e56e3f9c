"""The tornado: one answer at a time, a step down and a step up (method.md 1.16)."""

from itertools import pairwise

import pytest
from hypothesis import given

from tests.scoring.computed_rows import AUDIT, BOTH, EXIT, FIRST, GAP, SECOND, computed
from tests.scoring.edits import EPS, say, score
from tests.scoring.example import E1, E2, E4, E5, S1, S2, S3, S4, case
from tests.scoring.rows import exposure, safeguard, sample, scale
from tests.scoring.test_properties_of_structure import shuffled
from tests.strategies import ITEMS, LEVELS, PROFILE, Kind, Sample, answered, kind_of, samples
from wizard.model.analysis import TornadoBar
from wizard.model.checklist import Exposure, Question, Safeguard
from wizard.scoring.advice.tornado import LENGTH, find_tornado, neighbours
from wizard.scoring.answers.scale import point_of
from wizard.scoring.scores.case import build_case


def bars(of: Sample, length: int = 1_000) -> dict[str, TornadoBar]:
    """Return the bars of a sample by question."""
    return {bar.question: bar for bar in find_tornado(build_case(*of), length)}


def test_tornado_of_the_example() -> None:
    """Questions, order and both residuals of the tornado are as printed."""
    found = [(bar.question, round(bar.down, 5), round(bar.up, 5)) for bar in find_tornado(case())]
    assert found == [
        (E4, 0.31398, 0.41922),
        (S2, 0.40880, 0.30844),
        (S1, 0.40266, 0.32573),
        (E5, 0.34849, 0.40681),
        (E1, 0.34103, 0.37563),
        (S3, 0.35687, 0.32669),
        (E2, 0.35555, 0.36039),
        (S4, 0.35829, 0.35687),
    ]


def moved(of: Sample, question: Question, by: int) -> float:
    """Return the residual with an answer moved along its own ladder, by scoring it anew."""
    ladder = kind_of(question).ladder
    said = of.assessment.answers[question.id].value
    place = next(n for n, raw in enumerate(ladder) if raw == said)
    raw = ladder[min(max(place + by, 0), len(ladder) - 1)]
    return score(say(of, {question.id: answered(raw)})).residual or 0.0


@PROFILE
@given(samples())
def test_bar_is_what_scoring_the_moved_answer_gives(of: Sample) -> None:
    """Each bar holds the residuals with the answer one step of its ladder down, and up."""
    for name, bar in bars(of).items():
        question = of.pack.questions[name]
        if kind_of(question) is not ITEMS:
            expected = (moved(of, question, -1), moved(of, question, 1))
            assert (bar.down, bar.up) == pytest.approx(expected, abs=1e-12)


@PROFILE
@given(samples())
def test_every_answer_that_moves_the_residual_has_a_bar(of: Sample) -> None:
    """Answered exposures and safeguards have a bar if a step moves the residual, and no others."""
    found, readings = bars(of), score(of).readings
    answered_ones = [
        question
        for question in of.pack.questions.values()
        if isinstance(question, Exposure | Safeguard) and readings[question.id].status == "answered"
    ]
    assert set(found) <= {q.id for q in answered_ones}
    for question in answered_ones:
        if kind_of(question) is not ITEMS and question.id not in found:
            assert abs(moved(of, question, 1) - moved(of, question, -1)) <= EPS


@PROFILE
@given(samples())
def test_widest_come_first_and_ten_at_most(of: Sample) -> None:
    """Bars are sorted by width; the shown list is the first ten of all."""
    found = list(bars(of).values())
    assert all(a.width >= b.width for a, b in pairwise(found))
    assert list(find_tornado(build_case(*of))) == found[:LENGTH]


@PROFILE
@given(samples())
def test_exposures_push_up_and_safeguards_down(of: Sample) -> None:
    """A step up of an exposure never lowers the residual, one of a safeguard never raises it."""
    for name, bar in bars(of).items():
        sign = 1 if isinstance(of.pack.questions[name], Exposure) else -1
        assert sign * (bar.up - bar.down) > -EPS


@PROFILE
@given(shuffled())
def test_order_of_the_pack_changes_no_bar(pair: tuple[Sample, Sample]) -> None:
    """Reordering dimensions, questions and answers changes neither bars nor their order (P8)."""
    one, other = (find_tornado(build_case(*of)) for of in pair)
    assert one == other


def test_what_moves_nothing_has_no_bar() -> None:
    """A safeguard on an exposure that is not there moves nothing, and is not listed."""
    rows = [exposure("alpha.e0"), exposure("alpha.e1"), safeguard("alpha.s0", {"alpha.e0": "weak"})]
    of = sample(rows, {"alpha.e0": 0, "alpha.e1": 40, "alpha.s0": 2})
    assert set(bars(of)) == {"alpha.e0", "alpha.e1"}


# Steps


TABLE = Kind(
    scale(
        type="levels",
        levels=["None", "Minor", "Moderate", "Serious", "Severe"],
        values=[0, 0, 0.5, 0.5, 1],
        values_reason="Two levels are alike.",
    ),
    (0, 1, 2, 3, 4),
    spread=True,
)
LIMITED = Kind(scale(type="percent", goalposts=[0, 100], minimum=20, maximum=90), (), spread=True)


@pytest.mark.parametrize(
    ("kind", "raw", "down", "up"),
    [
        (LEVELS, 2, (0.25, 1.0), (0.75, 3.0)),
        (LEVELS, 0, (0.0, 0.0), (0.25, 1.0)),
        (LEVELS, 4, (0.75, 3.0), (1.0, 4.0)),
        (TABLE, 1, (0.0, 0.0), (0.5, 2.0)),
        (TABLE, 2, (0.0, 1.0), (0.5, 3.0)),
        (LIMITED, 25, (0.2, 0.8), (0.35, 1.4)),
        (LIMITED, 85, (0.75, 3.0), (0.9, 3.6)),
    ],
)
def test_neighbours(
    kind: Kind, raw: int, down: tuple[float, float], up: tuple[float, float]
) -> None:
    """A step is a level, or a tenth of a number's scale as far as its limits allow."""
    found = neighbours(kind.scale, point_of(kind.scale, raw))
    assert [pytest.approx(point) for point in found] == [down, up]


def test_red_line_is_read_at_the_moved_level() -> None:
    """With a table that does not rise at every level, the step goes by level."""
    of = sample([exposure("alpha.e0", TABLE)], {"alpha.e0": 1})
    assert (bars(of)["alpha.e0"].down, bars(of)["alpha.e0"].up) == (0.0, 0.5)


# Computed exposures


def test_bundle_moves_with_its_parts() -> None:
    """A part raised to where it counts brings the bundle with it; the bundle has no bar."""
    found = bars(computed())
    assert BOTH not in found
    assert found[FIRST].up == pytest.approx(score(computed(e0=3)).residual)
    assert found[SECOND].down == pytest.approx(score(computed(e1=1)).residual)


def test_difference_moves_by_a_tenth_of_its_scale() -> None:
    """A difference of 10 years on a scale of 20 moves as if it were 8 or 12; its numbers do not."""
    found = bars(computed())
    expected = [score(computed(lease=years)).residual for years in (28, 32)]
    assert [found[GAP].down, found[GAP].up] == pytest.approx(expected)
    assert {EXIT, AUDIT, FIRST, SECOND, GAP} == set(found)


def test_open_difference_has_no_bar() -> None:
    """A difference that is not known to a point is a matter of finding out."""
    assert GAP not in bars(computed(lease=None))
