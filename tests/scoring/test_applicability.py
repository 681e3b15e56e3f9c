"""When a question applies, in three values; what is in scope; what is set aside (method.md 3)."""

import pytest

from tests.scoring.edits import say, score
from tests.scoring.rows import FACT, LOAN, Said, asked, chain, context, exposure, safeguard, sample
from tests.strategies import (
    ITEMS,
    LEVELS,
    NOT_APPLICABLE,
    RISING,
    UNKNOWN,
    Kind,
    Row,
    answered,
    ranged,
)
from wizard.scoring.answers.applicability import (
    Truth,
    all_of,
    any_of,
    find_applicability,
    negate,
)

GUESS = answered("perhaps")
"""A word no yes-or-no question allows."""


def truth(condition: Row, said: Said = None, kind: Kind | None = None) -> Truth:
    """Return whether the exposure applies."""
    return find_applicability(*asked(condition, said, kind))["alpha.e0"]


# Three values


@pytest.mark.parametrize(
    ("parts", "both", "either"),
    [
        ([True, True], True, True),
        ([True, False], False, True),
        ([True, None], None, True),
        ([False, None], False, None),
        ([False, False], False, False),
        ([None, None], None, None),
    ],
)
def test_all_and_any_of_three_values(parts: list[Truth], both: Truth, either: Truth) -> None:
    """One false part settles `all`, one true part settles `any`; else unknown prevails."""
    assert (both, either) == (all_of(parts), any_of(parts))


@pytest.mark.parametrize(("part", "opposite"), [(True, False), (False, True), (None, None)])
def test_opposite_of_three_values(part: Truth, opposite: Truth) -> None:
    """The opposite of unknown is unknown."""
    assert opposite == negate(part)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("yes", True),
        ("no", False),
        (None, None),
        (UNKNOWN, None),
        (NOT_APPLICABLE, False),
        (GUESS, None),
    ],
)
def test_test_on_an_answer(said: Said, expected: Truth) -> None:
    """A test is unknown until there is a valid answer, and false where it is not applicable."""
    assert expected is truth(LOAN, said)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("no", True),
        (None, False),
        (UNKNOWN, False),
        (NOT_APPLICABLE, False),
        (GUESS, False),
    ],
)
def test_only_is_answered_sees_absence(said: Said, expected: Truth) -> None:
    """`is_answered` is never unknown: without a valid answer it is false."""
    assert expected is truth({"question": FACT, "is_answered": True}, said)


@pytest.mark.parametrize(
    ("test", "kind", "said", "expected"),
    [
        ({"is": 3}, LEVELS, 3, True),
        ({"is": 3}, LEVELS, 2, False),
        ({"is_one_of": [1, 2]}, LEVELS, 2, True),
        ({"is_one_of": [1, 2]}, LEVELS, 0, False),
        ({"at_least": 2}, LEVELS, 2, True),
        ({"at_least": 2}, LEVELS, 1, False),
        ({"at_most": 2}, LEVELS, 2, True),
        ({"at_most": 2}, LEVELS, 3, False),
        ({"at_least": 12.5}, RISING, 12.5, True),
        ({"at_least": 12.5}, RISING, 12, False),
        ({"includes": "one"}, ITEMS, ("one", "two"), True),
        ({"includes": "one"}, ITEMS, ("two",), False),
        ({"includes": "one"}, ITEMS, (), False),
    ],
)
def test_test_on_a_value(test: Row, kind: Kind, said: Said, expected: Truth) -> None:
    """Each test compares the raw answer; limits belong to their side."""
    assert expected is truth({"question": FACT, **test}, said, kind)


@pytest.mark.parametrize(
    ("test", "low", "high", "expected"),
    [
        ({"at_least": 2}, 2, 3, True),
        ({"at_least": 2}, 1, 2, None),
        ({"at_least": 2}, 0, 1, False),
        ({"at_most": 2}, 1, 2, True),
        ({"at_most": 2}, 2, 3, None),
        ({"at_most": 2}, 3, 4, False),
        ({"is": 2}, 1, 3, None),
        ({"is": 2}, 3, 4, False),
        ({"is_one_of": [0, 4]}, 1, 3, False),
        ({"is_one_of": [0, 3]}, 1, 3, None),
        ({"is_answered": True}, 1, 3, True),
    ],
)
def test_test_on_a_range(test: Row, low: int, high: int, expected: Truth) -> None:
    """A range settles a test if all its levels agree, and leaves it unknown otherwise."""
    assert expected is truth({"question": FACT, **test}, ranged(low, high), LEVELS)


def test_range_that_begins_at_zero_is_read_from_zero() -> None:
    """A range from 0 is not taken for one without a lower end."""
    assert truth({"question": FACT, "at_most": 0}, ranged(0, 1), LEVELS) is None


@pytest.mark.parametrize(
    ("test", "expected"),
    [
        ({"partnership": "stage", "is": "negotiating"}, True),
        ({"partnership": "stage", "is_one_of": ["idea", "signed"]}, False),
        ({"partnership": "form", "is_one_of": ["treaty", "contract"]}, True),
        ({"partnership": "form", "is": "contract"}, False),
    ],
)
def test_test_on_the_partnership(test: Row, expected: Truth) -> None:
    """Stage and form of the partnership are always known."""
    assert expected is truth(test)


@pytest.mark.parametrize(
    ("condition", "said", "expected"),
    [
        ({"all": [LOAN, {"partnership": "form", "is": "treaty"}]}, None, None),
        ({"all": [LOAN, {"partnership": "form", "is": "contract"}]}, None, False),
        ({"any": [LOAN, {"partnership": "form", "is": "treaty"}]}, None, True),
        ({"any": [LOAN, {"partnership": "form", "is": "contract"}]}, None, None),
        ({"not": LOAN}, None, None),
        ({"not": LOAN}, "no", True),
        ({"not": {"all": [LOAN, {"question": FACT, "is_answered": True}]}}, None, True),
    ],
)
def test_joined_tests(condition: Row, said: Said, expected: Truth) -> None:
    """Joined tests follow the three values of their parts."""
    assert expected is truth(condition, said)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (None, None, (None, None)),
        (None, "no", (None, None)),
        ("yes", None, (True, None)),
        ("yes", "yes", (True, True)),
        ("no", None, (False, False)),
        ("no", "yes", (False, False)),
    ],
)
def test_waiting_is_passed_on(first: Said, second: Said, expected: tuple[Truth, Truth]) -> None:
    """What hangs on a waiting question waits, on one that does not apply does not apply."""
    found = find_applicability(*chain(first, second))
    assert expected == (found["alpha.c1"], found["alpha.e0"])


# What a reading makes of it


@pytest.mark.parametrize(
    ("said", "status"), [(None, "waiting"), ("yes", "unanswered"), ("no", "does-not-apply")]
)
def test_status_follows_the_condition(said: Said, status: str) -> None:
    """A question waits, is open, or does not apply, as its condition has it."""
    assert status == score(asked(LOAN, said)).readings["alpha.e0"].status


def test_waiting_question_widens_the_interval() -> None:
    """A waiting exposure counts as applicable and unanswered, answered or not."""
    waiting = say(asked(LOAN), {"alpha.e0": answered(0)})
    interval = score(waiting).interval
    assert interval is not None
    assert (interval.best, interval.worst) == (0.0, 1.0)


def test_question_that_does_not_apply_enters_no_figure() -> None:
    """Without an exposure that applies there is no residual, and nothing is missing."""
    result = score(asked(LOAN, "no"))
    assert (result.residual, result.completeness) == (None, 1.0)


def test_question_that_does_not_apply_is_not_counted_as_set_aside_by_the_analyst() -> None:
    """Only what the analyst sets not applicable is counted as such."""
    (dimension,) = score(asked(LOAN, "no")).dimensions
    assert (dimension.open_questions, dimension.not_applicable) == (0, 0)


def test_mandatory_safeguard_that_does_not_apply_is_not_lacking() -> None:
    """Nothing could be agreed where a condition rules a safeguard out: T14 does not fire."""
    rows = [
        context(FACT),
        exposure("alpha.e0"),
        safeguard("alpha.s0", {"alpha.e0": "weak"}, mandatory=True, applies_when=LOAN),
    ]
    codes = {
        said: {r.code for r in score(sample(rows, {FACT: said})).recommendation.reasons}
        for said in ("no", "yes")
    }
    assert ("T14" in codes["no"], "T14" in codes["yes"]) == (False, True)


@pytest.mark.parametrize(
    ("kind", "answer"),
    [
        (LEVELS, answered(7)),
        (LEVELS, answered("yes")),
        (LEVELS, ranged(1.5, 3)),
        (LEVELS, ranged(1, 9)),
        (ITEMS, ranged(0, 1)),
        (RISING, answered("much")),
    ],
)
def test_answer_that_does_not_fit_counts_as_unanswered(kind: Kind, answer: Said) -> None:
    """An answer its scale does not allow is asked for again and settles nothing."""
    reading = score(sample([exposure("alpha.e0", kind)], {"alpha.e0": answer})).readings["alpha.e0"]
    assert (reading.status, reading.low, reading.high) == ("unanswered", 0.0, 1.0)
