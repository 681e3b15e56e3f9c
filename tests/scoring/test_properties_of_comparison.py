"""Comparisons of random assessments: they add up, turn round and agree with slow arithmetic."""

import math
from collections.abc import Mapping
from itertools import permutations

import pytest
from hypothesis import given

from tests.scoring.edits import Change as Raise
from tests.scoring.edits import raised, score
from tests.scoring.pairs import Pair, answer_again, conditional_pairs, large_pairs, pairs
from tests.strategies import COSTLY, Dice, Sample, dice
from wizard.model.assessment import Answer
from wizard.model.checklist import Exposure, Safeguard
from wizard.model.comparison import Comparison
from wizard.scoring.comparison.common_ground import Side, common_pack
from wizard.scoring.comparison.mixed_residual import residual_worth
from wizard.scoring.comparison.mixture import build_mixture
from wizard.scoring.scores.case import build_case
from wizard.scoring.scores.scenario import working_scenario

EPS = 1e-9


def parts(found: Comparison) -> dict[str, float]:
    """Return the effect of every change and every cause."""
    return {**{entry.question: entry.effect for entry in found.changes}, **dict(found.causes)}


@COSTLY
@given(conditional_pairs())
def test_parts_add_up_to_the_change(pair: Pair) -> None:
    """The parts of answers and causes sum to the change of the residual (P35)."""
    found = pair.compared()
    assert abs(math.fsum(parts(found).values()) - found.change) <= EPS
    old, new = found.before.residual or 0.0, found.after.residual or 0.0
    assert found.change == new - old


@COSTLY
@given(large_pairs())
def test_parts_of_many_changes_add_up(pair: Pair) -> None:
    """Above twelve changes the parts sum to the change too, and turn round with it."""
    found, back = pair.compared(), parts(pair.swapped.compared())
    assert not found.exact
    assert abs(math.fsum(parts(found).values()) - found.change) <= EPS
    assert parts(found) == pytest.approx({name: -part for name, part in back.items()}, abs=EPS)


@COSTLY
@given(conditional_pairs())
def test_swapping_turns_every_sign(pair: Pair) -> None:
    """Compared the other way round, every part has the opposite sign (P35)."""
    forth, back = parts(pair.compared()), parts(pair.swapped.compared())
    assert forth == pytest.approx({name: -part for name, part in back.items()}, abs=EPS)


@COSTLY
@given(conditional_pairs())
def test_twin_changes_nothing(pair: Pair) -> None:
    """An assessment compared with itself lists nothing (P35)."""
    found = Pair(pair.pack, pair.before, pair.before).compared()
    assert (found.changes, found.causes, found.change) == ((), (), 0.0)


@COSTLY
@given(conditional_pairs())
def test_dimensions_add_up_to_the_answers(pair: Pair) -> None:
    """The totals of the dimensions sum to the parts of all changed answers."""
    found = pair.compared()
    answers = math.fsum(entry.effect for entry in found.changes)
    assert abs(math.fsum(d.effect for d in found.dimensions) - answers) <= EPS


@COSTLY
@given(conditional_pairs())
def test_ends_of_the_interval_add_up(pair: Pair) -> None:
    """What moved either end of the interval sums to its change."""
    found = pair.compared()
    for name, end in (("best", found.best_case), ("worst", found.worst_case)):
        old, new = (getattr(r.interval, name, 0.0) for r in (found.before, found.after))
        assert abs(end.answered + end.differently + end.otherwise - (new - old)) <= EPS


@COSTLY
@given(raised(Exposure))
def test_worse_exposure_never_has_a_negative_part(found: Raise) -> None:
    """A worsened exposure explains no fall of the residual (P36)."""
    entries = compare(found).changes
    assert [e for e in entries if e.question == found.question and e.effect < -EPS] == []


@COSTLY
@given(raised(Safeguard))
def test_better_safeguard_never_has_a_positive_part(found: Raise) -> None:
    """An improved safeguard explains no rise of the residual (P36)."""
    entries = compare(found).changes
    assert [e for e in entries if e.question == found.question and e.effect > EPS] == []


def compare(found: Raise) -> Comparison:
    return Pair(found.before.pack, found.before.assessment, found.after.assessment).compared()


@COSTLY
@given(raised(Exposure), dice())
def test_sign_holds_beside_other_changes(found: Raise, luck: Dice) -> None:
    """A worsened exposure explains no fall of the residual whatever else changes (P36)."""
    worse = found.after.assessment.answers[found.question]
    answers = {**answer_again(luck, found.before, most=4), found.question: worse}
    after = found.before.assessment.model_copy(update={"answers": answers})
    entries = Pair(found.before.pack, found.before.assessment, after).compared().changes
    assert [e for e in entries if e.question == found.question and e.effect < -EPS] == []


# Against slow arithmetic


@COSTLY
@given(conditional_pairs(most=6))
def test_quick_residuals_are_those_of_whole_evaluations(pair: Pair) -> None:
    """Every mixture has the residual that evaluating it from its answers gives."""
    sides = Side(pair.pack, pair.before), Side(pair.pack, pair.after)
    mixture = build_mixture(common_pack(*sides), *sides)
    worth = residual_worth(mixture)
    for count in range(len(mixture.players) + 1):
        taken = frozenset(mixture.players[count // 2 : count])
        case = build_case(mixture.pack, mixture.assessment(taken))
        slow = working_scenario(case).board.residual or 0.0
        assert worth(taken) == pytest.approx(slow, abs=1e-12)


@COSTLY
@given(pairs(most=3))
def test_split_is_the_average_over_all_orders(pair: Pair) -> None:
    """Each part is what its answer adds, averaged over all orders of changing the answers."""
    found = pair.compared()
    names = [entry.question for entry in found.changes]
    added: dict[str, list[float]] = {name: [] for name in names}
    for order in permutations(names):
        residuals = [residual_with(pair, order[:count]) for count in range(len(order) + 1)]
        for place, name in enumerate(order):
            added[name].append(residuals[place + 1] - residuals[place])
    means = {name: math.fsum(found) / len(found) for name, found in added.items()}
    assert {e.question: e.effect for e in found.changes} == pytest.approx(means, abs=EPS)


def residual_with(pair: Pair, taken: tuple[str, ...]) -> float:
    """Return the residual before with some answers taken from after."""
    after: Mapping[str, Answer] = pair.after.answers
    kept = {q: a for q, a in pair.before.answers.items() if q not in taken}
    answers = kept | {q: after[q] for q in taken if q in after}
    mixed = pair.before.model_copy(update={"answers": answers})
    return score(Sample(pair.pack, mixed)).residual or 0.0
