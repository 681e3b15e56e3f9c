"""Differences and bundles: what they give by hand, and that nothing unknown makes them safe."""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import NOT_APPLICABLE, PROFILE, UNKNOWN, answered, make_pack, ranged
from tests.strategies import make_assessment as assess
from wizard.model.assessment import Answer
from wizard.model.pack import Pack
from wizard.model.result import Reading, Result
from wizard.model.scale import Difference
from wizard.scoring.advice.inquire import rank_inquiries
from wizard.scoring.answers.computed import find_difference
from wizard.scoring.answers.readings import read_answers
from wizard.scoring.scores.case import build_case
from wizard.scoring.scores.evaluate import score_assessment
from wizard.scoring.scores.scenario import extreme_scenario, working_scenario

LEVELS = {"type": "levels", "levels": ["None", "Minor", "Moderate", "Serious", "Severe"]}
YEARS = {"type": "number", "unit": "years", "minimum": 0}
PLACE = {"label": "Label", "text": "Text?", "depth": "core"}
VALUES = [0, 0.1, 0.5, 1]
LINE = {"id": "alpha.line", "kind": "absolute", "title": "Line", "reason": "Because."}


def question(name: str, kind: str, scale: Mapping[str, Any], **more: Any) -> dict[str, Any]:
    return {**PLACE, "id": f"alpha.{name}", "kind": kind, "scale": scale, **more}


BUNDLE = {
    "type": "bundle",
    "parts": [
        {"question": "alpha.secret", "at_least": 3},
        {"question": "alpha.account", "at_least": 2},
        {"question": "alpha.barred", "at_least": 4},
    ],
    "values": VALUES,
    "values_reason": "Together they leave no way out.",
}
GAP = {
    "type": "difference",
    "of": "alpha.lease",
    "less": "alpha.access",
    "unit": "years",
    "goalposts": [0, 20],
}
SHIELD = {"exposure": "alpha.together", "potency": "strong", "reason": "Because."}
ROWS = [
    question("secret", "exposure", LEVELS),
    question("account", "exposure", LEVELS),
    question("barred", "exposure", LEVELS),
    question("together", "exposure", BUNDLE),
    question("lease", "context", YEARS),
    question("access", "context", YEARS),
    question("gap", "exposure", GAP),
    question("cure", "safeguard", LEVELS, family="exit", lowers=[SHIELD]),
]
OUT = Reading("does-not-apply", 0.0, 0.0, 0.0, 0.0)
"""Nothing in play: no value and no level."""
PARTS = ("alpha.secret", "alpha.account", "alpha.barred")


@pytest.fixture(scope="module")
def pack() -> Pack:
    line = {**LINE, "when": [{"question": "alpha.together", "at_least": 4}]}
    return make_pack({"alpha": ROWS}, [line])


def readings(pack: Pack, **answers: Answer) -> Mapping[str, Reading]:
    given = {f"alpha.{name}": answer for name, answer in answers.items()}
    return read_answers(pack, assess(given))


def ends(reading: Reading) -> tuple[float, float]:
    return reading.low, reading.high


# Differences


@pytest.mark.parametrize(
    ("lease", "access", "value"),
    [(30, 25, 0.25), (99, 25, 1.0), (20, 25, 0.0), (35, 25, 0.5), (25, 25, 0.0)],
)
def test_difference_is_the_first_number_less_the_second(
    pack: Pack, lease: int, access: int, value: float
) -> None:
    """A lease of 30 years and access for 25 leave 5 years, a quarter of the way to 20."""
    found = readings(pack, lease=answered(lease), access=answered(access))["alpha.gap"]
    assert (found.status, ends(found)) == ("computed", (value, value))


def test_difference_of_ranges_is_the_widest_there_can_be(pack: Pack) -> None:
    """30 to 35 years less 25 to 30 are 0 to 10 years."""
    found = readings(pack, lease=ranged(30, 35), access=ranged(25, 30))["alpha.gap"]
    assert ends(found) == (0.0, 0.5)


@pytest.mark.parametrize("other", [None, UNKNOWN])
def test_difference_with_an_open_number_is_open(pack: Pack, other: Answer | None) -> None:
    """Nothing is known of a difference while one of its numbers is not."""
    given = {"access": other} if other else {}
    assert ends(readings(pack, lease=answered(30), **given)["alpha.gap"]) == (0.0, 1.0)


def test_difference_is_told_in_its_unit(pack: Pack) -> None:
    """30 to 35 years less 25 are 5 to 10 years; without the access nothing can be told."""
    gap = pack.questions["alpha.gap"].scale
    assert isinstance(gap, Difference)
    lease = {"alpha.lease": ranged(30, 35)}
    assert find_difference(gap, {**lease, "alpha.access": answered(25)}) == (5, 10)
    assert find_difference(gap, lease) is None
    assert find_difference(gap, {**lease, "alpha.access": UNKNOWN}) is None


def test_difference_does_not_apply_without_one_of_its_numbers(pack: Pack) -> None:
    """Where there is no lease nothing can outlast the access."""
    found = readings(pack, lease=NOT_APPLICABLE, access=answered(25))
    assert found["alpha.gap"] == OUT


# Bundles


@pytest.mark.parametrize(
    ("levels", "value"),
    [((2, 1, 3), 0), ((3, 1, 3), 0.1), ((3, 2, 3), 0.5), ((4, 4, 4), 1), ((0, 2, 4), 0.5)],
)
def test_bundle_counts_the_parts_that_hold(
    pack: Pack, levels: tuple[int, int, int], value: float
) -> None:
    """The value is that of the number of exposures at or above their limits."""
    secret, account, barred = (answered(level) for level in levels)
    found = readings(pack, secret=secret, account=account, barred=barred)["alpha.together"]
    assert (found.status, ends(found)) == ("computed", (value, value))


def test_open_parts_leave_the_bundle_between_its_ends(pack: Pack) -> None:
    """One part holds, one may, one does not: the count is one or two."""
    found = readings(pack, secret=answered(3), account=ranged(1, 2), barred=answered(0))
    assert ends(found["alpha.together"]) == (0.1, 0.5)


def test_part_that_does_not_apply_does_not_hold() -> None:
    """A loan without an account has no account out of reach."""
    pack = make_pack({"alpha": ROWS})
    found = readings(pack, secret=answered(3), account=NOT_APPLICABLE, barred=answered(4))
    assert ends(found["alpha.together"]) == (0.5, 0.5)


def test_bundle_without_any_part_does_not_apply() -> None:
    """Where none of its exposures applies nothing can come together."""
    pack = make_pack({"alpha": ROWS})
    none = dict.fromkeys(("secret", "account", "barred"), NOT_APPLICABLE)
    assert readings(pack, **none)["alpha.together"] == OUT


# In the whole


def score(pack: Pack, answers: Mapping[str, Answer]) -> Result:
    return score_assessment(pack, assess(answers))


LEVEL = st.integers(0, 4).map(answered)
SPAN = st.tuples(st.integers(0, 3), st.integers(1, 4)).map(lambda t: ranged(t[0], max(t) + 1))
PART = st.one_of(
    LEVEL, st.sampled_from([UNKNOWN, NOT_APPLICABLE]), st.just(ranged(1, 3)), st.just(ranged(2, 4))
)
ANSWERS = st.fixed_dictionaries({}, optional=dict.fromkeys((*PARTS, "alpha.cure"), PART))


@PROFILE
@given(ANSWERS)
def test_what_is_open_leaves_a_bundle_open_too(answers: dict[str, Answer]) -> None:
    """Any way of answering what is open gives a value between the ends of the bundle."""
    pack = make_pack({"alpha": ROWS})
    before = read_answers(pack, assess(answers))["alpha.together"]
    settled = {part: answers[part] for part in PARTS if part in answers}
    worst = {p: a if a.state == "answered" else answered(4) for p, a in settled.items()}
    after = read_answers(pack, assess({**dict.fromkeys(PARTS, answered(4)), **worst}))
    kept = [p for p, a in settled.items() if a.state in ("not-applicable", "range")]
    if not kept and before.counts:
        assert before.low <= after["alpha.together"].high <= before.high


@PROFILE
@given(ANSWERS, st.sampled_from((*PARTS, "alpha.cure")), st.integers(0, 4))
def test_moving_one_answer_equals_scoring_from_scratch(
    answers: dict[str, Answer], moved: str, level: int
) -> None:
    """A scenario moved to a level has the residuals and red lines of that level answered."""
    line = {**LINE, "when": [{"question": "alpha.together", "at_least": 4}]}
    pack = make_pack({"alpha": ROWS}, [line])
    answers = {**answers, moved: answers.get(moved, UNKNOWN)}
    if answers[moved].state == "not-applicable":
        answers[moved] = UNKNOWN
    case = build_case(pack, assess(answers))
    stepped = working_scenario(case).with_point(moved, (level / 4, float(level)))
    scratch = working_scenario(build_case(pack, assess({**answers, moved: answered(level)})))
    assert stepped.board.residuals == pytest.approx(scratch.board.residuals)
    assert stepped.crossings == scratch.crossings


@PROFILE
@given(ANSWERS)
def test_residual_lies_between_the_best_and_the_worst_case(answers: dict[str, Answer]) -> None:
    """The working value never leaves the interval, and the ends are those of the scenarios."""
    pack = make_pack({"alpha": ROWS})
    case = build_case(pack, assess(answers))
    best, worst = (extreme_scenario(case, end).board.residual for end in ("best", "worst"))
    working = working_scenario(case).board.residual
    if working is not None:
        assert (best or 0) - 1e-12 <= working <= (worst or 0) + 1e-12


@PROFILE
@given(ANSWERS, st.sampled_from(PARTS), st.integers(0, 3))
def test_worse_part_never_lowers_the_residual(
    answers: dict[str, Answer], part: str, level: int
) -> None:
    """One level more of a part raises its own residual and never lowers the bundle's."""
    pack = make_pack({"alpha": ROWS})
    lower = score(pack, {**answers, part: answered(level)})
    higher = score(pack, {**answers, part: answered(level + 1)})
    assert (lower.residual or 0) <= (higher.residual or 0) + 1e-12


def test_computed_questions_are_not_counted_as_asked(pack: Pack) -> None:
    """With everything asked answered the form is complete, and nothing is open."""
    given = {part: answered(3) for part in PARTS}
    numbers = {"alpha.lease": answered(30), "alpha.access": answered(25)}
    result = score(pack, {**given, **numbers, "alpha.cure": answered(0)})
    assert (result.completeness, [q for q, r in result.readings.items() if r.is_open]) == (1.0, [])


def test_safeguard_lowers_a_bundle_like_any_exposure(pack: Pack) -> None:
    """A strong safeguard in place takes three quarters of it away."""
    given = {part: answered(4) for part in PARTS}
    exposures = score(pack, {**given, "alpha.cure": answered(4)}).exposures
    together = next(e for e in exposures if e.id == "alpha.together")
    assert (together.inherent, together.residual) == (1.0, 0.25)


def test_red_line_reads_a_bundle(pack: Pack) -> None:
    """All three together cross the line; while one is open nobody knows."""
    given = {part: answered(4) for part in PARTS}
    states = [
        score(pack, answers).red_lines[0].state
        for answers in (given, {**given, PARTS[0]: UNKNOWN}, {**given, PARTS[0]: answered(0)})
    ]
    assert states == ["crossed", "unknown", "clear"]


def test_parts_behind_an_absolute_red_line_cannot_be_set_aside(pack: Pack) -> None:
    """Calling a part not applicable would clear the line: it counts as unanswered."""
    given = {part: answered(4) for part in PARTS} | {PARTS[0]: NOT_APPLICABLE}
    assert score(pack, given).red_lines[0].state == "unknown"


def test_open_difference_is_worth_finding_out(pack: Pack) -> None:
    """Its numbers score nothing, so the difference itself is listed with what it could do."""
    case = build_case(pack, assess({"alpha.lease": answered(30)}))
    inquiries = {i.question: i for i in rank_inquiries(case, assess({}))}
    assert inquiries["alpha.gap"].swing > 0
    assert not {"alpha.lease", "alpha.together"} & set(inquiries)
