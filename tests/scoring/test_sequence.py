"""The greedy sequence, its order by effort, and the counterfactual (1.15, 1.17; P37, P39)."""

import math

from hypothesis import given

from tests.scoring.edits import EPS, present, say, score
from tests.scoring.example import S1, S2, S3, case, changed, example
from tests.scoring.rows import Said, exposure, red_line, safeguard, sample
from tests.scoring.test_properties_of_structure import shuffled
from tests.strategies import PROFILE, Sample, answered, kind_of, samples
from wizard.model.analysis import SequenceStep
from wizard.model.result import Band, Verdict
from wizard.scoring.advice.negotiate import rank_improvements
from wizard.scoring.advice.sequence import (
    by_drop,
    by_effort,
    drop_per_difficulty,
    find_counterfactual,
    find_sequence,
)
from wizard.scoring.scores.case import build_case
from wizard.scoring.scores.verdict import scenario_verdict

# The worked example


def test_sequence_of_the_example() -> None:
    """S3, S1, S2: drop, residual, band, cures and verdict after each are as printed."""
    found = [
        (
            step.improvement.safeguard.id,
            round(step.improvement.drop, 6),
            round(step.improvement.residual_after, 6),
            step.improvement.band_after,
            step.improvement.cures,
            step.verdict_after,
        )
        for step in find_sequence(case())
    ]
    assert found == [
        (S3, 0.074823, 0.282042, Band.MODERATE, ("security.rl1",), Verdict.CONDITIONS),
        (S1, 0.091453, 0.190589, Band.LOW, (), Verdict.PROCEED),
        (S2, 0.031501, 0.159089, Band.LOW, (), Verdict.PROCEED),
    ]


def test_gains_need_not_shrink() -> None:
    """S1 drops the residual by 4.6 alone and by 9.1 after S3."""
    alone = next(i.drop for i in rank_improvements(case()) if i.safeguard.id == S1)
    after = find_sequence(case())[1].improvement.drop
    assert (round(alone, 3), round(after, 3)) == (0.046, 0.091)


def test_counterfactual_of_the_example() -> None:
    """S3 and S1 together move the overall band from moderate to low."""
    found = find_counterfactual(case())
    assert found is not None
    assert (found.safeguards, found.band) == ((S3, S1), Band.MODERATE)
    assert found.last.improvement.band_after == Band.LOW
    assert round(found.last.improvement.residual_after, 6) == 0.190589


def test_no_counterfactual_below_low() -> None:
    """Where the band is low already there is none to fall to."""
    assert find_counterfactual(build_case(*changed(s1=4, s3=4))) is None


def test_counterfactual_holds_no_cure_that_does_not_lower_the_band() -> None:
    """A safeguard that cures a red line comes first in the sequence, not in the counterfactual."""
    rows = [
        exposure("alpha.e0"),
        exposure("alpha.e1"),
        safeguard("alpha.s0", {"alpha.e1": "weak"}),
        safeguard("alpha.s1", {"alpha.e0": "strong"}),
    ]
    atoms = ({"question": "alpha.e1", "at_least": 0.4}, {"question": "alpha.s0", "below": 3})
    said: dict[str, Said] = {"alpha.e0": 50, "alpha.e1": 10, "alpha.s0": 0, "alpha.s1": 0}
    found = build_case(*sample(rows, said, (red_line("alpha.line", "curable", *atoms),)))
    counterfactual = find_counterfactual(found)
    assert taken(find_sequence(found)) == ["alpha.s0", "alpha.s1"]
    assert counterfactual is not None
    assert counterfactual.safeguards == ("alpha.s1",)


def test_order_by_effort() -> None:
    """A cure stays first; then S1, easy, comes before S2, hard, though S2 drops more alone."""
    difficulty = {S1: 1, S2: 3, S3: 3}
    ranked = sorted(rank_improvements(case()), key=by_effort(difficulty))
    assert [entry.safeguard.id for entry in ranked] == [S3, S1, S2]


def test_drop_per_difficulty() -> None:
    """The drop is divided by the difficulty; one nobody rated counts as 2."""
    first, second, third = rank_improvements(case())
    difficulty = {S3: 3, S2: 1}
    assert drop_per_difficulty(first, difficulty) == first.drop / 3
    assert drop_per_difficulty(second, difficulty) == second.drop
    assert drop_per_difficulty(third, difficulty) == third.drop / 2


def test_sequence_by_effort() -> None:
    """With S1 hard and S2 easy, S2 comes first although S1 drops the residual more."""
    found = build_case(*changed(s1=3, s3=4))
    orders = (find_sequence(found), find_sequence(found, by_effort({S1: 3, S2: 1})))
    assert [taken(steps) for steps in orders] == [[S1, S2], [S2, S1]]


# Properties


def taken(steps: tuple[SequenceStep, ...]) -> list[str]:
    """Return the safeguards of a sequence, in order."""
    return [step.improvement.safeguard.id for step in steps]


def full(of: Sample, safeguards: list[str]) -> Sample:
    """Return the sample with safeguards answered at full."""
    questions = of.pack.questions
    return say(of, {q: answered(kind_of(questions[q]).ladder[-1]) for q in safeguards})


@PROFILE
@given(samples())
def test_each_step_is_what_scoring_gives(of: Sample) -> None:
    """Residual, band and verdict after each step are those of the assessment so answered (P37)."""
    steps = find_sequence(build_case(*of))
    for place, step in enumerate(steps, 1):
        after = present(full(of, taken(steps[:place])))
        assert step.improvement.residual_after == (after.board.residual or 0.0)
        assert step.improvement.band_after == (after.board.band or Band.LOW)
        assert step.verdict_after == scenario_verdict(after)


@PROFILE
@given(samples())
def test_first_step_is_the_first_of_the_list(of: Sample) -> None:
    """The sequence begins with the first of what to negotiate, and is empty if that is (P37)."""
    found = build_case(*of)
    assert rank_improvements(found)[:1] == tuple(s.improvement for s in find_sequence(found)[:1])


@PROFILE
@given(samples())
def test_sequence_falls_to_the_floor(of: Sample) -> None:
    """Each step lowers the residual or cures; at the end all answered safeguards are as full."""
    found = build_case(*of)
    steps = find_sequence(found)
    assert all(step.improvement.drop > 0 or step.improvement.cures for step in steps)
    known = [s.id for s in found.safeguards if found.readings[s.id].status in ("answered", "range")]
    floor = present(full(of, known)).board.residual or 0.0
    last = steps[-1].improvement.residual_after if steps else present(of).board.residual or 0.0
    assert math.isclose(floor, last, abs_tol=1e-12)


@PROFILE
@given(samples())
def test_every_step_is_the_best_at_its_place(of: Sample) -> None:
    """No other safeguard would have cured where the step does not, or dropped more (P37)."""
    steps = find_sequence(build_case(*of))
    for place, step in enumerate(steps):
        others = rank_improvements(build_case(*full(of, taken(steps[:place]))))
        best = max((bool(o.cures), o.drop) for o in others)
        assert best[0] == bool(step.improvement.cures)
        rivals = [o.drop for o in others if bool(o.cures) == best[0]]
        assert max(rivals) <= step.improvement.drop + EPS


@PROFILE
@given(samples())
def test_no_safeguard_is_taken_twice(of: Sample) -> None:
    """Each order takes a safeguard at most once, and all orders take the same ones in the end."""
    found = build_case(*of)
    orders = (find_sequence(found), find_sequence(found, by_effort({})))
    for steps in orders:
        assert len(set(taken(steps))) == len(steps)
    assert taken(orders[0]) == taken(orders[1])


@PROFILE
@given(samples())
def test_cures_of_a_sequence_are_the_red_lines_it_clears(of: Sample) -> None:
    """What the steps cure is what was crossed before the first and is not after the last."""
    steps = find_sequence(build_case(*of))
    before = {r.line.id for r in score(of).red_lines if r.state == "crossed"}
    after = {r.line.id for r in score(full(of, taken(steps))).red_lines if r.state == "crossed"}
    cured = [line for step in steps for line in step.improvement.cures]
    assert sorted(before - after) == sorted(cured)


@PROFILE
@given(shuffled())
def test_order_of_the_pack_changes_no_sequence(pair: tuple[Sample, Sample]) -> None:
    """Reordering dimensions, questions and answers changes neither sequence nor figures (P8)."""
    found = [find_sequence(build_case(*of), by_drop) for of in pair]
    one, other = ([(s.improvement.safeguard.id, s.improvement.drop) for s in f] for f in found)
    assert one == other


@PROFILE
@given(samples())
def test_counterfactual_moves_the_band_and_no_beginning_of_it_does(of: Sample) -> None:
    """Applied, its safeguards lower the band; any fewer of them, in order, do not (P39)."""
    found = find_counterfactual(build_case(*of))
    if found is None:
        return
    bands = [
        present(full(of, list(found.safeguards[:count]))).board.band or Band.LOW
        for count in range(len(found.safeguards) + 1)
    ]
    assert found.band == bands[0]
    assert all(band >= bands[0] for band in bands[:-1])
    assert bands[-1] == found.last.improvement.band_after < bands[0]


@PROFILE
@given(samples())
def test_without_counterfactual_nothing_answered_lowers_the_band(of: Sample) -> None:
    """Where none is found, all answered safeguards at full leave the band as it is (P39)."""
    found = build_case(*of)
    if find_counterfactual(found) is None:
        known = [s.id for s in found.safeguards if found.readings[s.id].status != "unanswered"]
        answered_ones = [q for q in known if found.readings[q].status in ("answered", "range")]
        assert present(full(of, answered_ones)).board.band == present(of).board.band


def test_sequence_of_the_example_leaves_open_safeguards_to_be_found_out() -> None:
    """S5, which nobody answered, is not among what to negotiate."""
    assert "economy.s5" not in taken(find_sequence(build_case(*example())))
