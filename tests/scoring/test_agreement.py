"""Krippendorff's alpha: the published cases, the worked example, and what must always hold."""

import math
from collections import Counter
from collections.abc import Sequence
from typing import get_args

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.strategies import PROFILE
from wizard.scoring.consensus.agreement import Metric, agreement_word, measure_agreement

METRICS: tuple[Metric, ...] = get_args(Metric)
Units = list[list[float]]


def units(*analysts: str) -> Units:
    """Return the values of each unit from one line per analyst; a dot is a missing value."""
    columns = zip(*(line.split() for line in analysts), strict=True)
    return [[float(value) for value in column if value != "."] for column in columns]


# Published cases

FOUR_OBSERVERS = units(
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
)
THREE_CODERS = units(
    ". . . . . 3 4 1 2 1 1 3 3 . 3",
    "1 . 2 1 3 3 4 3 . . . . . . .",
    ". . 2 1 3 4 4 . 2 1 1 3 3 . 4",
)
TWO_OBSERVERS = units("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0")
FIVE_CATEGORIES = units("1 1 2 2 4 3 3 3 5 4 4 1", "2 1 2 2 2 3 3 3 5 4 4 4")


@pytest.mark.parametrize(
    ("metric", "alpha"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849)]
)
def test_four_observers_with_missing_values(metric: Metric, alpha: float) -> None:
    """Four observers, twelve units, seven values missing.

    K. Krippendorff, Computing Krippendorff's Alpha-Reliability (University of Pennsylvania, 2011),
    cases C and D; also Content Analysis (Sage, 2004), chapter 11.
    """
    found = measure_agreement(FOUR_OBSERVERS, metric)
    assert found.alpha is not None
    assert (round(found.alpha, 3), found.units, found.values) == (alpha, 11, 40)


@pytest.mark.parametrize(("metric", "alpha"), [("nominal", 0.691), ("interval", 0.811)])
def test_three_coders_with_missing_values(metric: Metric, alpha: float) -> None:
    """Three coders, fifteen units: the computational example of the encyclopaedias."""
    found = measure_agreement(THREE_CODERS, metric)
    assert found.alpha is not None
    assert (round(found.alpha, 3), found.units, found.values) == (alpha, 12, 26)


@pytest.mark.parametrize(("data", "alpha"), [(TWO_OBSERVERS, 0.095), (FIVE_CATEGORIES, 0.692)])
def test_two_observers(data: Units, alpha: float) -> None:
    """Two observers, two and five categories: cases A and B of Krippendorff (2011)."""
    found = measure_agreement(data, "nominal").alpha
    assert found is not None
    assert round(found, 3) == alpha


# The worked example (method.md 1.22)

EXAMPLE = units("3 2 1 0 4", "3 2 4 0 4", "3 3 2 1 3")


@pytest.mark.parametrize(
    ("metric", "alpha"), [("ordinal", 0.5553), ("interval", 0.6316), ("nominal", 0.2759)]
)
def test_worked_example(metric: Metric, alpha: float) -> None:
    """Three analysts, five questions: the alphas are as printed."""
    found = measure_agreement(EXAMPLE, metric).alpha
    assert found is not None
    assert round(found, 4) == alpha


def test_worked_example_step_by_step() -> None:
    """Observed disagreement is 16.8333, expected 37.8571, from fifteen values."""
    found = measure_agreement(EXAMPLE)
    assert (round(found.observed, 4), round(found.expected, 4)) == (16.8333, 37.8571)
    assert (found.units, found.values, found.word) == (5, 15, "discuss first")


def test_worked_example_without_the_disputed_question() -> None:
    """Without question three alpha rises to .8135."""
    found = measure_agreement([unit for n, unit in enumerate(EXAMPLE) if n != 2])
    assert found.alpha is not None
    assert (round(found.alpha, 4), found.word) == (0.8135, "usable")


# Where it is undefined


@pytest.mark.parametrize("metric", METRICS)
@pytest.mark.parametrize(
    "data", [[], [[1.0]], [[1.0], [2.0]], [[2.0, 2.0]], [[3.0, 3.0], [3.0, 3.0, 3.0]]]
)
def test_without_variation_it_is_undefined(data: Units, metric: Metric) -> None:
    """Where nothing varies, or nothing is shared, alpha is undefined and not 1."""
    found = measure_agreement(data, metric)
    assert (found.alpha, found.word) == (None, "undefined")


def test_values_apart_by_rounding_are_the_same() -> None:
    """Three tenths computed in two ways are one value."""
    assert measure_agreement([[0.3, 0.1 + 0.2], [0.3, 0.3]]).alpha is None


@pytest.mark.parametrize(
    ("alpha", "word"),
    [
        (1.0, "usable"),
        (0.8, "usable"),
        (0.7994, "tentative"),
        (2 / 3, "tentative"),
        (0.666, "discuss first"),
        (-0.5, "discuss first"),
        (None, "undefined"),
    ],
)
def test_reading(alpha: float | None, word: str) -> None:
    """From .800 usable, from .667 tentative, below to be discussed; read to three decimals."""
    assert agreement_word(alpha) == word


# What must always hold

values = st.integers(0, 4).map(float)
data_sets = st.lists(st.lists(values, max_size=5), max_size=8)
metrics = st.sampled_from(METRICS)


def by_definition(data: Units, metric: Metric) -> float | None:
    """Return alpha from all pairs of values, one by one."""
    shared = [unit for unit in data if len(unit) > 1]
    every = [value for unit in shared for value in unit]
    observed = sum(_pairs(unit, every, metric) / (len(unit) - 1) for unit in shared)
    expected = _pairs(every, every, metric) / (len(every) - 1) if shared else 0.0
    return 1 - observed / expected if expected else None


def _pairs(some: Sequence[float], every: Sequence[float], metric: Metric) -> float:
    return sum(
        _squared(a, b, Counter(every), metric)
        for i, a in enumerate(some)
        for j, b in enumerate(some)
        if i != j
    )


def _squared(a: float, b: float, counts: Counter[float], metric: Metric) -> float:
    if metric == "nominal":
        return float(a != b)
    if metric == "interval":
        return (a - b) ** 2
    low, high = min(a, b), max(a, b)
    between = sum(count for value, count in counts.items() if low <= value <= high)
    return (between - (counts[a] + counts[b]) / 2) ** 2


@PROFILE
@given(data_sets, metrics)
def test_it_is_what_all_pairs_give(data: Units, metric: Metric) -> None:
    """Alpha equals its definition over all pairs of values (P40)."""
    found, slow = measure_agreement(data, metric).alpha, by_definition(data, metric)
    assert (found is None) == (slow is None)
    assert found == pytest.approx(slow, abs=1e-9)


@PROFILE
@given(data_sets, metrics)
def test_order_does_not_matter(data: Units, metric: Metric) -> None:
    """Neither the order of questions nor that of analysts changes a bit (P8)."""
    mixed = [sorted(unit, reverse=True) for unit in data][::-1]
    assert measure_agreement(mixed, metric) == measure_agreement(data, metric)


@PROFILE
@given(st.lists(st.tuples(values, st.integers(2, 4)), min_size=2), metrics)
def test_full_agreement_is_1(rows: list[tuple[float, int]], metric: Metric) -> None:
    """Where all agree on each question and the questions differ, alpha is 1 (P40)."""
    assume(len({value for value, _ in rows}) > 1)
    found = measure_agreement([[value] * heads for value, heads in rows], metric)
    assert found.alpha == 1.0


@PROFILE
@given(data_sets, metrics)
def test_it_is_at_most_1(data: Units, metric: Metric) -> None:
    """No agreement is more than full."""
    assert (measure_agreement(data, metric).alpha or 0.0) <= 1.0


@PROFILE
@given(data_sets)
def test_ordinal_sees_the_order_only(data: Units) -> None:
    """Other distances between the levels change nothing in the ordinal metric."""
    bent = [[value**3 + value for value in unit] for unit in data]
    assert measure_agreement(bent) == measure_agreement(data)


@PROFILE
@given(data_sets)
def test_interval_has_no_unit(data: Units) -> None:
    """Another unit and another zero change nothing in the interval metric."""
    moved = [[10 + 2.5 * value for value in unit] for unit in data]
    found = measure_agreement(data, "interval").alpha
    assert measure_agreement(moved, "interval").alpha == pytest.approx(found, abs=1e-9)


@PROFILE
@given(data_sets)
def test_nominal_sees_names_only(data: Units) -> None:
    """Other names for the values change nothing in the nominal metric."""
    named = [[math.fmod(3 * value + 1, 5) for value in unit] for unit in data]
    assert measure_agreement(named, "nominal") == measure_agreement(data, "nominal")


@PROFILE
@given(data_sets, values, metrics)
def test_lone_answer_adds_nothing(data: Units, value: float, metric: Metric) -> None:
    """A question only one analyst answered is left out."""
    assert measure_agreement([*data, [value]], metric) == measure_agreement(data, metric)
