"""Bounds and monotonicity of the scores (method.md 2, P1, P3, P4)."""

import math

from hypothesis import assume, given
from hypothesis import strategies as st

from tests.scoring.edits import (
    EPS,
    Change,
    alter,
    amend,
    bands,
    board,
    differing,
    figures,
    link,
    new_safeguards,
    of_kind,
    raised,
    risen,
    say,
    score,
    with_safeguard,
    without_red_lines_on,
)
from tests.strategies import (
    NOT_APPLICABLE,
    PROFILE,
    Sample,
    point_answers,
    samples,
)
from wizard.model.checklist import FAMILIES, Exposure, Safeguard

POTENCY = {"weak": 0.25, "moderate": 0.5, "strong": 0.75}


@PROFILE
@given(samples())
def test_residual_of_an_exposure_is_what_the_formula_gives_by_hand(sample: Sample) -> None:
    """A residual is the exposure times what the best safeguard of each family leaves (1.5, 1.6)."""
    readings = score(sample).readings
    cap = sample.assessment.parameters.coverage_cap
    by_hand = {}
    for exposure in of_kind(sample.pack, Exposure):
        if not readings[exposure.id].counts or exposure.weight == 0:
            continue
        best = dict.fromkeys(FAMILIES, 0.0)
        for safeguard in of_kind(sample.pack, Safeguard):
            if safeguard.weight == 0:
                continue
            for entry in safeguard.lowers:
                if entry.exposure == exposure.id and readings[safeguard.id].counts:
                    effect = POTENCY[entry.potency] * readings[safeguard.id].working
                    best[safeguard.family] = max(best[safeguard.family], effect)
        left = math.prod(1 - effect for effect in best.values())
        by_hand[exposure.id] = readings[exposure.id].working * (1 - min(cap, 1 - left))
    assert differing(by_hand, board(sample).residuals) == []


@PROFILE
@given(samples())
def test_residual_lies_between_capped_and_inherent_exposure(sample: Sample) -> None:
    """No safeguard takes away more than the cap, and none adds to an exposure (P1)."""
    cap = sample.assessment.parameters.coverage_cap
    outside = [
        exposure
        for exposure in score(sample).exposures
        if not (
            (1 - cap) * exposure.inherent - EPS
            <= exposure.residual
            <= exposure.inherent + EPS
            <= 1 + 2 * EPS
        )
    ]
    assert outside == []


@PROFILE
@given(samples())
def test_dimension_lies_between_mean_and_worst_of_its_exposures(sample: Sample) -> None:
    """A dimension lies between the weighted mean and the worst of its exposures (P1)."""
    outside = []
    result = score(sample)
    for dimension in result.dimensions:
        own = [e for e in result.exposures if e.dimension == dimension.id]
        if dimension.residual is None:
            continue
        weights = [sample.pack.questions[exposure.id].weight for exposure in own]
        terms = zip(weights, own, strict=True)
        mean = sum(weight * exposure.residual for weight, exposure in terms) / sum(weights)
        worst = max(exposure.residual for exposure in own)
        if not mean - EPS <= dimension.residual <= worst + EPS:
            outside.append(dimension)
    assert outside == []


@PROFILE
@given(samples())
def test_residual_of_the_whole_is_at_most_the_inherent_exposure(sample: Sample) -> None:
    """Safeguards never make the whole worse than it is without them (P1)."""
    result = score(sample)
    assume(result.residual is not None)
    assert 0 <= (result.residual or 0) <= (result.inherent or 0) + EPS


@PROFILE
@given(samples())
def test_coverage_lies_between_zero_and_the_cap(sample: Sample) -> None:
    """Coverage of exposures, dimensions and the whole is never below 0 or above the cap (P1)."""
    result = score(sample)
    cap = sample.assessment.parameters.coverage_cap
    shown = [result.coverage, *(e.coverage for e in result.exposures)]
    shown += [dimension.coverage for dimension in result.dimensions]
    assert [c for c in shown if c is not None and not -EPS <= c <= cap + EPS] == []


@PROFILE
@given(raised(Exposure))
def test_worse_exposure_never_lowers_a_residual(worse: Change) -> None:
    """A worse exposure answer lowers no residual, of exposure, dimension or whole (P3)."""
    assert risen(figures(board(worse.after)), figures(board(worse.before))) == []


@PROFILE
@given(raised(Exposure))
def test_worse_exposure_never_lowers_a_band(worse: Change) -> None:
    """A worse exposure answer lowers no band, of exposure, dimension or whole (P3)."""
    assert risen(bands(board(worse.after)), bands(board(worse.before))) == []


@PROFILE
@given(raised(Safeguard))
def test_better_safeguard_never_raises_a_residual(better: Change) -> None:
    """A better safeguard answer raises no residual (P4)."""
    assert risen(figures(board(better.before)), figures(board(better.after))) == []


@PROFILE
@given(raised(Safeguard))
def test_better_safeguard_never_raises_a_band(better: Change) -> None:
    """A better safeguard answer raises no band (P4)."""
    assert risen(bands(board(better.before)), bands(board(better.after))) == []


@PROFILE
@given(st.data())
def test_added_safeguard_never_raises_a_residual(data: st.DataObject) -> None:
    """A safeguard more, of any family and however answered, raises no residual (P4)."""
    sample = data.draw(samples())
    added = data.draw(new_safeguards(sample.pack))
    first = next(iter(sample.pack.questions))
    longer = amend(sample, lambda old: [old, added] if old.id == first else [old])
    said = say(longer, {added.id: data.draw(st.sampled_from(point_answers(added)))})
    assert risen(figures(board(sample)), figures(board(said))) == []


@PROFILE
@given(with_safeguard())
def test_removed_safeguard_never_lowers_a_residual(found: tuple[Sample, Safeguard]) -> None:
    """Without one of its safeguards a pack gives no lower residual (P4)."""
    sample, safeguard = found
    unread = without_red_lines_on(sample, safeguard)
    shorter = amend(unread, lambda old: [] if old.id == safeguard.id else [old])
    assert risen(figures(board(shorter)), figures(board(sample))) == []


@PROFILE
@given(st.data())
def test_added_link_never_raises_a_residual(data: st.DataObject) -> None:
    """A safeguard linked to one exposure more raises no residual (P4)."""
    sample, safeguard = data.draw(with_safeguard())
    linked = {entry.exposure for entry in safeguard.lowers}
    free = [e.id for e in of_kind(sample.pack, Exposure) if e.id not in linked]
    assume(free)
    more = link(data.draw(st.sampled_from(free)), data.draw(st.sampled_from(("weak", "strong"))))
    wider = alter(sample, safeguard, lowers=(*safeguard.lowers, more))
    assert risen(figures(board(sample)), figures(board(wider))) == []


@PROFILE
@given(with_safeguard())
def test_greater_potency_never_raises_a_residual(found: tuple[Sample, Safeguard]) -> None:
    """A safeguard whose links become strong raises no residual (P4)."""
    sample, safeguard = found
    strong = tuple(link(entry.exposure, "strong") for entry in safeguard.lowers)
    stronger = alter(sample, safeguard, lowers=strong)
    assert risen(figures(board(sample)), figures(board(stronger))) == []


@PROFILE
@given(with_safeguard())
def test_safeguard_set_not_applicable_never_lowers_a_residual(
    found: tuple[Sample, Safeguard],
) -> None:
    """Setting a safeguard not applicable lowers no residual (P4)."""
    sample, safeguard = found
    aside = say(sample, {safeguard.id: NOT_APPLICABLE})
    assert risen(figures(board(aside)), figures(board(sample))) == []
