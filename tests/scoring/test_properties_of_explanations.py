"""Who makes up the risk, what to negotiate first, and under which conditions (P34, P37)."""

import math

from hypothesis import assume, given

from tests.scoring.edits import (
    EPS,
    alter,
    board,
    duplicate,
    of_kind,
    present,
    say,
    score,
    with_safeguard,
)
from tests.strategies import PROFILE, Sample, answered, kind_of, samples
from wizard.model.checklist import Safeguard
from wizard.model.result import Improvement
from wizard.scoring.advice.negotiate import find_conditions, rank_from, rank_improvements
from wizard.scoring.scores.case import build_case
from wizard.scoring.scores.red_lines import is_crossed
from wizard.scoring.scores.scenario import Scenario
from wizard.scoring.scores.verdict import scenario_triggers

CONDITION_CODES = {"T4", "T8", "T9", "T10", "T14"}


def improvements(sample: Sample) -> dict[str, Improvement]:
    """Return what to negotiate first, by safeguard."""
    return {i.safeguard.id: i for i in rank_improvements(build_case(*sample))}


@PROFILE
@given(samples())
def test_contributions_are_never_negative(sample: Sample) -> None:
    """No exposure takes away from the residual (P34)."""
    assert [exposure for exposure in score(sample).exposures if exposure.contribution < 0] == []


@PROFILE
@given(samples())
def test_contributions_add_up_to_the_residual(sample: Sample) -> None:
    """The contributions of all exposures sum to the residual of the whole (P34)."""
    result = score(sample)
    assume(result.residual is not None)
    total = math.fsum(exposure.contribution for exposure in result.exposures)
    assert abs(total - (result.residual or 0)) <= 1e-9


@PROFILE
@given(samples())
def test_shares_of_dimensions_add_up_to_one(sample: Sample) -> None:
    """The shares of all dimensions sum to 1, or are all 0 where there is no residual (P34)."""
    result = score(sample)
    total = math.fsum(dimension.share for dimension in result.dimensions)
    assert math.isclose(1.0 if result.residual else 0.0, total, abs_tol=1e-9)


@PROFILE
@given(samples())
def test_drop_is_what_scoring_the_full_safeguard_gives(sample: Sample) -> None:
    """The residual promised for a safeguard is that of the assessment with it in full (P37)."""
    promised = {s: i.residual_after for s, i in improvements(sample).items()}
    delivered = {
        safeguard: score(
            say(sample, {safeguard: answered(kind_of(sample.pack.questions[safeguard]).ladder[-1])})
        ).residual
        or 0.0
        for safeguard in promised
    }
    assert promised == delivered


@PROFILE
@given(samples())
def test_full_safeguard_never_raises_the_residual(sample: Sample) -> None:
    """Bringing any safeguard to full never raises the residual (P37)."""
    scenario = present(sample)
    now = scenario.board.residual or 0.0
    after = [
        scenario.with_full((safeguard.id,)).board.residual or 0.0
        for safeguard in scenario.board.case.safeguards
    ]
    assert [residual for residual in after if residual > now + EPS] == []


@PROFILE
@given(with_safeguard())
def test_safeguard_without_links_is_worth_nothing(found: tuple[Sample, Safeguard]) -> None:
    """A safeguard that lowers no exposure promises no drop (P37)."""
    sample, safeguard = found
    entry = improvements(alter(sample, safeguard, lowers=())).get(safeguard.id)
    assert (entry.drop if entry else 0.0) == 0.0


@PROFILE
@given(with_safeguard())
def test_full_safeguard_is_not_proposed(found: tuple[Sample, Safeguard]) -> None:
    """A safeguard that is already full is not among what to negotiate (P37)."""
    sample, safeguard = found
    full = say(sample, {safeguard.id: answered(kind_of(safeguard).ladder[-1])})
    assert safeguard.id not in improvements(full)


@PROFILE
@given(with_safeguard())
def test_dominated_safeguard_is_worth_nothing(found: tuple[Sample, Safeguard]) -> None:
    """Beside a full copy in its family a safeguard promises no drop (P37)."""
    sample, safeguard = found
    both = duplicate(sample, safeguard)
    full = answered(kind_of(safeguard).ladder[-1])
    entry = improvements(say(both, {f"{safeguard.id}-copy": full})).get(safeguard.id)
    assert (entry.drop if entry else 0.0) == 0.0


@PROFILE
@given(samples())
def test_open_safeguards_are_not_proposed(sample: Sample) -> None:
    """Only safeguards that are answered are candidates; open ones are to be found out (P37)."""
    readings = score(sample).readings
    states = {readings[safeguard].status for safeguard in improvements(sample)}
    assert states <= {"answered", "range"}


@PROFILE
@given(samples())
def test_cures_come_first_and_then_the_greatest_drop(sample: Sample) -> None:
    """The list goes by cures, then drop, then exposures touched, then identifier (P37)."""
    ranked = list(improvements(sample).values())
    keys = [(not i.cures, -i.drop, -i.touches, i.safeguard.id) for i in ranked]
    assert sorted(keys) == keys


@PROFILE
@given(samples())
def test_cure_clears_a_red_line_that_is_crossed(sample: Sample) -> None:
    """What is called a cure turns a crossed, unwaived red line clear (P37)."""
    states = {found.line.id: found.state for found in score(sample).red_lines}
    wrong = []
    for safeguard, entry in improvements(sample).items():
        full = answered(kind_of(sample.pack.questions[safeguard]).ladder[-1])
        after = {r.line.id: r.state for r in score(say(sample, {safeguard: full})).red_lines}
        cured = {q for q in states if (states[q], after[q]) == ("crossed", "clear")}
        wrong += [safeguard] if cured != set(entry.cures) else []
    assert wrong == []


def greedy(scenario: Scenario) -> list[Scenario]:
    """Return the scenarios met by always taking the first of the list, and computing it anew."""
    steps = [scenario]
    while ranked := rank_from(steps[-1], open_too=True):
        steps.append(steps[-1].with_full((ranked[0].safeguard.id,)))
    return steps


@PROFILE
@given(samples())
def test_greedy_sequence_never_rises(sample: Sample) -> None:
    """Taking the best safeguard again and again never raises the residual (P37)."""
    residuals = [step.board.residual or 0.0 for step in greedy(present(sample))]
    assert sorted(residuals, reverse=True) == residuals


@PROFILE
@given(samples())
def test_greedy_sequence_ends_at_the_floor(sample: Sample) -> None:
    """The sequence ends where every safeguard is full (P37)."""
    scenario = present(sample)
    every = tuple(safeguard.id for safeguard in scenario.board.case.safeguards)
    floor = scenario.with_full(every).board
    last = greedy(scenario)[-1].board
    assert math.isclose(floor.residual or 0, last.residual or 0, abs_tol=1e-9)
    assert floor.band == last.band == scenario.board.floor_band


@PROFILE
@given(samples())
def test_conditions_name_no_safeguard_twice(sample: Sample) -> None:
    """Each safeguard is asked for once, and only one the pack has."""
    asked = find_conditions(build_case(*sample))
    assert len(set(asked)) == len(asked)
    assert {s.id for s in of_kind(sample.pack, Safeguard)} >= set(asked)


@PROFILE
@given(samples())
def test_conditions_suffice_or_nothing_more_helps(sample: Sample) -> None:
    """After the conditions no trigger for conditions is left, or no safeguard is of any use."""
    case = build_case(*sample)
    after = present(sample).with_full(find_conditions(case))
    left = {trigger.code for trigger in scenario_triggers(after)} & CONDITION_CODES
    useful = [i for i in rank_from(after, open_too=True) if i.drop > EPS or i.cures]
    # T14 alone is not a matter of the residual: only a mandatory safeguard could clear it.
    assert not left or not useful or left == {"T14"}


@PROFILE
@given(samples())
def test_conditions_leave_no_mandatory_safeguard_lacking(sample: Sample) -> None:
    """Every mandatory safeguard that may still be agreed is binding after the conditions."""
    case = build_case(*sample)
    after = present(sample).with_full(find_conditions(case))
    lacking = {q for t in scenario_triggers(after) if t.code == "T14" for q in t.questions}
    assert set() == {q for q in lacking if case.readings[q].counts}


@PROFILE
@given(samples())
def test_conditions_cure_every_curable_red_line(sample: Sample) -> None:
    """No crossed red line is left after the conditions if a safeguard in scope could clear it."""
    case = build_case(*sample)
    after = present(sample).with_full(find_conditions(case))
    left = [
        line.id
        for line in case.pack.red_lines.values()
        if line.id not in case.waived
        and is_crossed(line, case, after.levels)
        and any(case.readings[atom.question].counts for atom in line.when if atom.below is not None)
    ]
    assert left == []


@PROFILE
@given(samples())
def test_board_of_the_floor_is_never_above_the_present(sample: Sample) -> None:
    """The band with every safeguard at full is never worse than the present one."""
    now = board(sample)
    assume(now.band is not None)
    assert (now.floor_band or 0) <= (now.band or 0)
