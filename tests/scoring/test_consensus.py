"""One answer from several analysts': each state, each scale, and which side a tie goes to."""

from typing import Any

import pytest

from tests.scoring.opinions import (
    EXPOSURE,
    OPPORTUNITY,
    SAFEGUARD,
    Q,
    excluded,
    kept,
    of_values,
    question,
    said,
    silent,
    span,
    unknown,
)
from tests.scoring.rows import exposure, safeguard, scale
from tests.strategies import CHOICE, CONVEX, FALLING, NO_YES, PARTLY, RISING, YES_NO, Kind
from wizard.model.checklist import Question
from wizard.scoring.consensus.of_answers import find_consensus

# The worked example (method.md 1.22)


@pytest.mark.parametrize(
    ("values", "spread", "answer"),
    [
        ((3, 3, 3), 0, (3, None, None, None)),
        ((2, 2, 3), 1, (2, None, None, None)),
        ((1, 4, 2), 3, (None, 1, 4, 2)),
        ((0, 0, 1), 1, (0, None, None, None)),
        ((4, 4, 3), 1, (4, None, None, None)),
    ],
)
def test_worked_example(
    values: tuple[int, ...], spread: int, answer: tuple[int | None, ...]
) -> None:
    """Medians 3 2 2 0 4 and spreads 0 1 3 1 1; only the third becomes a range."""
    found = of_values(EXPOSURE, *values)
    assert kept(found, "value", "low", "high", "working") == answer
    assert (found.spread, found.dissent) == (spread, "level" if spread >= 2 else None)


# The middle, and the worse side


@pytest.mark.parametrize(
    ("asked", "middle"),
    [(EXPOSURE, 3), (SAFEGUARD, 2), (OPPORTUNITY, 2)],
    ids=("exposure", "safeguard", "opportunity"),
)
def test_even_number_takes_the_worse_of_the_two_in_the_middle(asked: Question, middle: int) -> None:
    """Of 2 and 3 the exposure is taken higher, the safeguard and the opportunity lower."""
    assert of_values(asked, 2, 3).answer.value == middle


@pytest.mark.parametrize("asked", [EXPOSURE, SAFEGUARD, OPPORTUNITY])
def test_odd_number_takes_the_one_in_the_middle(asked: Question) -> None:
    """Of 1, 2 and 2 the second is taken, whichever side is worse."""
    assert of_values(asked, 1, 2, 2).answer.value == 2


@pytest.mark.parametrize(("kind", "middle"), [(RISING, 60), (FALLING, 50)])
def test_worse_number_depends_on_the_scale(kind: Kind, middle: int) -> None:
    """Where less is worse, the lesser of two numbers is taken."""
    assert of_values(question(exposure(Q, kind)), 50, 60).answer.value == middle


@pytest.mark.parametrize(
    ("asked", "kind", "middle"),
    [
        (exposure, PARTLY, "yes"),
        (safeguard, PARTLY, "partly"),
        (exposure, YES_NO, "yes"),
        (exposure, NO_YES, "no"),
        (exposure, CHOICE, "fair"),
    ],
)
def test_worse_word_depends_on_its_value(asked: Any, kind: Kind, middle: str) -> None:
    """Of two words the one whose value is worse counts meanwhile."""
    more: tuple[Any, ...] = ({}, kind) if asked is safeguard else (kind,)
    ladder = kind.ladder
    words = ladder[:2] if kind is CHOICE else ladder[-2:]
    answer = of_values(question(asked(Q, *more)), *words).answer
    assert middle in (answer.value, answer.working)


# How far apart


@pytest.mark.parametrize(
    ("values", "state"), [((0, 1), "answered"), ((0, 2), "range"), ((1, 1, 3), "range")]
)
def test_two_levels_apart_make_a_range(values: tuple[int, ...], state: str) -> None:
    """From two levels on the answer is the range of all."""
    assert of_values(EXPOSURE, *values).answer.state == state


@pytest.mark.parametrize(("high", "state"), [(49, "answered"), (50, "range")])
def test_numbers_are_compared_in_levels(high: int, state: str) -> None:
    """On a scale from 0 to 100 half of it is two levels."""
    found = of_values(question(exposure(Q, RISING)), 0, high)
    assert found.answer.state == state
    assert found.spread == pytest.approx(high / 25)


def test_numbers_beyond_the_scale_are_no_further_apart() -> None:
    """Beyond its goalposts a number counts as the goalpost."""
    wide = scale(type="percent", goalposts=[0, 60])
    found = of_values(question(exposure(Q, scale=wide)), 60, 300)
    assert (found.spread, found.answer.value) == (0.0, 300)


def test_words_apart_are_unknown_with_a_working_value() -> None:
    """Words take no range: what is disputed is unknown, and counts as the median meanwhile."""
    found = of_values(question(exposure(Q, YES_NO)), "yes", "no", "yes")
    assert kept(found, "state", "value", "working") == ("unknown", None, "yes")
    assert found.answer.reason == "The analysts differ: no (1), yes (2)."
    assert (found.spread, found.dissent) == (4.0, "level")


def test_choices_less_than_two_levels_apart_are_decided() -> None:
    """Options .4 apart are 1.6 levels apart: the median stands."""
    found = of_values(question(exposure(Q, CHOICE)), "good", "fair", "good")
    assert kept(found, "state", "value") == ("answered", "good")


def test_own_value_table_does_not_change_levels() -> None:
    """Levels are counted as levels, whatever values they have."""
    assert of_values(question(exposure(Q, CONVEX)), 3, 4).spread == 1.0


# Ranges


def test_ranges_alike_stay_as_they_are() -> None:
    """Analysts who give the same range agree, however wide it is."""
    found = find_consensus(EXPOSURE, [span("A", 0, 4), span("B", 0, 4)])
    assert kept(found, "state", "low", "high", "working") == ("range", 0, 4, None)
    assert (found.spread, found.dissent) == (0.0, None)


def test_ends_of_ranges_are_decided_one_by_one() -> None:
    """Low ends and high ends have their own medians."""
    opinions = [span("A", 1, 2), span("B", 2, 3), span("C", 1, 3)]
    assert kept(find_consensus(EXPOSURE, opinions), "low", "high") == (1, 3)


def test_range_and_point_may_come_to_a_point() -> None:
    """Of 2 and 1 to 2 the worse is 2 for an exposure, and 1 to 2 for a safeguard."""
    opinions = [said("A", 2), span("B", 1, 2)]
    assert kept(find_consensus(EXPOSURE, opinions), "state", "value") == ("answered", 2)
    assert kept(find_consensus(SAFEGUARD, opinions), "low", "high") == (1, 2)


def test_wide_range_beside_a_point_is_discussed() -> None:
    """Who leaves open what another decides is two levels away from it."""
    found = find_consensus(EXPOSURE, [span("A", 0, 4), said("B", 3)])
    assert kept(found, "low", "high", "working") == (0, 4, 3)
    assert found.dissent == "level"


def test_median_between_levels_is_kept() -> None:
    """The middle of a range may lie between two levels, and so may the working value."""
    found = find_consensus(EXPOSURE, [said("A", 0), span("B", 1, 2), said("C", 4)])
    assert kept(found, "low", "high", "working") == (0, 4, 1.5)


def test_disputed_range_states_its_median_even_in_the_middle() -> None:
    """The median is stated, as on a table of its own it may not be the middle value."""
    assert of_values(question(exposure(Q, CONVEX)), 0, 2, 4).answer.working == 2


# Unknown, open, not applicable


def test_who_did_not_look_says_nothing() -> None:
    """An open answer does not count beside one that was given."""
    found = find_consensus(EXPOSURE, [silent("A"), said("B", 3)])
    assert (found.answer.value, found.dissent) == (3, None)


def test_nobody_looked() -> None:
    """Notes alone leave the question open."""
    found = find_consensus(EXPOSURE, [silent("A", note="Ask the port."), silent("B")])
    assert kept(found, "state", "note") == ("unanswered", "Ask the port.")


@pytest.mark.parametrize(("answers", "state"), [(1, "unknown"), (2, "unknown"), (3, "answered")])
def test_half_who_could_not_establish_it_make_it_unknown(answers: int, state: str) -> None:
    """With two who could not establish it, at least three must answer."""
    opinions = [said(f"A{n}", 1) for n in range(answers)]
    found = find_consensus(EXPOSURE, [*opinions, unknown("B"), unknown("C")])
    assert (found.answer.state, found.dissent) == (state, "state")


def test_all_unknown_is_unknown_without_dissent() -> None:
    """Reasons are kept, each with its analyst where they differ."""
    found = find_consensus(EXPOSURE, [unknown("A", "Secret."), unknown("B", "Not filed.")])
    assert (found.answer.reason, found.dissent) == ("A: Secret.\nB: Not filed.", None)


def test_all_must_agree_that_it_does_not_apply() -> None:
    """One analyst who answers keeps the question in."""
    both = find_consensus(EXPOSURE, [excluded("A"), excluded("B")])
    assert kept(both, "state", "reason") == ("not-applicable", "Not foreseen.")
    one = find_consensus(EXPOSURE, [excluded("A"), excluded("B"), said("C", 1)])
    assert (one.answer.value, one.dissent) == (1, "state")


def test_not_applicable_does_not_outvote_unknown() -> None:
    """Who could not establish an answer thinks that there is one."""
    found = find_consensus(EXPOSURE, [excluded("A"), excluded("B"), unknown("C")])
    assert (found.answer.state, found.dissent) == ("unknown", "state")
