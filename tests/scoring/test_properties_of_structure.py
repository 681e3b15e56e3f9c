"""What order, units, splitting and copies may not change (method.md 2, P8-P11, P14, P15)."""

from hypothesis import assume, given
from hypothesis import strategies as st

from tests.scoring.edits import (
    EPS,
    alter,
    amend,
    bands,
    board,
    change,
    differing,
    duplicate,
    figures,
    of_kind,
    present,
    risen,
    say,
    score,
    with_one,
    with_safeguard,
)
from tests.strategies import (
    LEVELS,
    PLACEHOLDER,
    PROFILE,
    Sample,
    make_assessment,
    make_pack,
    point_answers,
    samples,
)
from wizard.model.checklist import FAMILIES, Exposure, Opportunity, Question, Safeguard
from wizard.model.pack import Pack
from wizard.model.result import Result
from wizard.scoring.advice.inquire import rank_inquiries
from wizard.scoring.advice.negotiate import find_conditions, rank_improvements
from wizard.scoring.numerics import band_of
from wizard.scoring.scores.case import build_case
from wizard.scoring.scores.verdict import scenario_verdict

FACTORS = st.sampled_from((0.1, 0.5, 3.0, 7.0, 1000.0))


@st.composite
def shuffled(draw: st.DrawFn) -> tuple[Sample, Sample]:
    """Return a sample, and the same with dimensions, questions, links and answers reordered."""
    sample = draw(samples())
    checklists = []
    for checklist in draw(st.permutations(sample.pack.checklists)):
        section = checklist.sections[0]
        moved = section.model_copy(
            update={"questions": tuple(draw(st.permutations(section.questions)))}
        )
        lines = tuple(reversed(checklist.red_lines))
        checklists.append(checklist.model_copy(update={"sections": (moved,), "red_lines": lines}))
    answers = dict(reversed(sample.assessment.answers.items()))
    pack = Pack(sample.pack.file, tuple(checklists), "")
    return sample, change(Sample(pack, sample.assessment), answers=answers)


def everything(result: Result) -> dict[str, object]:
    """Return every figure, state and verdict of a result, by names instead of places."""
    said = result.recommendation
    return {
        "whole": (
            result.residual,
            result.interval,
            result.band_range,
            result.inherent,
            result.opportunity,
            result.completeness,
            result.residual_without_exclusions,
        ),
        "dimensions": {dimension.id: dimension for dimension in result.dimensions},
        "exposures": {e.id: (e.coverage, e.residual, e.contribution) for e in result.exposures},
        "red lines": {found.line.id: found.state for found in result.red_lines},
        "verdicts": (said.verdict, said.provisional, said.best_case, said.worst_case),
        "reasons": {(reason.code, frozenset(reason.questions)) for reason in said.reasons},
    }


@PROFILE
@given(shuffled())
def test_order_changes_no_figure_and_no_verdict(pair: tuple[Sample, Sample]) -> None:
    """Reordering dimensions, questions, red lines and answers changes no result at all (P8)."""
    one, other = (everything(score(sample)) for sample in pair)
    assert one == other


@PROFILE
@given(shuffled())
def test_order_changes_no_ranking(pair: tuple[Sample, Sample]) -> None:
    """What to negotiate and to find out first does not depend on the order of the pack (P8)."""
    rankings = []
    for sample in pair:
        case = build_case(*sample)
        first = [(i.safeguard.id, i.drop, i.touches) for i in rank_improvements(case)]
        second = [(i.question, i.swing) for i in rank_inquiries(case, sample.assessment)]
        rankings.append((first, second))
    assert rankings[0] == rankings[1]


@PROFILE
@given(shuffled())
def test_order_changes_no_conditions(pair: tuple[Sample, Sample]) -> None:
    """Which safeguards are asked for does not depend on the order of the pack (P8)."""
    one, other = (set(find_conditions(build_case(*sample))) for sample in pair)
    assert one == other


def test_order_changes_no_safeguard_named_for_a_family() -> None:
    """Of two equally good safeguards the same one is named in any order of the pack (P8)."""
    exposure = {**PLACEHOLDER, "kind": "exposure", "id": "alpha.e0", "scale": LEVELS.scale}
    links = [{"exposure": "alpha.e0", "potency": "weak", "reason": "Because."}]
    twins = [
        {
            **PLACEHOLDER,
            "kind": "safeguard",
            "id": question,
            "scale": LEVELS.scale,
            "family": "exit",
            "lowers": links,
        }
        for question in ("alpha.s0", "alpha.s1")
    ]
    named = [
        score(Sample(make_pack({"alpha": [exposure, *order]}), make_assessment({}))).exposures[0]
        for order in (twins, twins[::-1])
    ]
    assert named[0].effects == named[1].effects


@PROFILE
@given(samples(), FACTORS)
def test_unit_of_dimension_weights_changes_no_score(sample: Sample, factor: float) -> None:
    """Multiplying all weights of dimensions by one factor changes no residual and no band (P9)."""
    weights = {d: weight * factor for d, weight in sample.assessment.weights.items()}
    before, after = board(sample), board(change(sample, weights=weights))
    assert differing(figures(before), figures(after)) == []
    assert bands(before) == bands(after)


@PROFILE
@given(samples(), FACTORS)
def test_unit_of_weights_changes_no_opportunity(sample: Sample, factor: float) -> None:
    """Multiplying all weights for opportunity by one factor changes no opportunity score (P9)."""
    assumed = sample.assessment.opportunity_weights or sample.assessment.weights
    weights = {dimension: weight * factor for dimension, weight in assumed.items()}
    before, after = board(sample), board(change(sample, opportunity_weights=weights))
    assert differing({"": before.opportunity or 0}, {"": after.opportunity or 0}) == []


@PROFILE
@given(samples(), FACTORS)
def test_unit_of_exposure_weights_changes_no_score(sample: Sample, factor: float) -> None:
    """Multiplying all exposure weights of one dimension by one factor changes no residual (P9)."""
    home = sample.pack.checklists[0].id

    def scale(old: Question) -> list[Question]:
        scaled = isinstance(old, Exposure) and old.dimension == home
        return [old.model_copy(update={"weight": old.weight * factor})] if scaled else [old]

    before, after = board(sample), board(amend(sample, scale))
    assert differing(figures(before), figures(after)) == []


@PROFILE
@given(with_one(Exposure))
def test_exposure_split_in_halves_changes_nothing(found: tuple[Sample, Question]) -> None:
    """Two identical halves of an exposure count as much as the whole (P10)."""
    sample, exposure = found
    half = exposure.model_copy(update={"weight": exposure.weight / 2})
    twin = half.model_copy(update={"id": f"{exposure.id}-twin"})

    def split(old: Question) -> list[Question]:
        if isinstance(old, Safeguard):
            extra = [
                entry.model_copy(update={"exposure": twin.id})
                for entry in old.lowers
                if entry.exposure == exposure.id
            ]
            return [old.model_copy(update={"lowers": (*old.lowers, *extra)})]
        return [half, twin] if old.id == exposure.id else [old]

    answer = sample.assessment.answers.get(exposure.id)
    if exposure.id in sample.pack.absolute_exposures:
        # Not applicable counts as unanswered there, and the twin is read by no red line.
        assume(answer is None or answer.state != "not-applicable")
    before, after = score(sample), score(say(amend(sample, split), {twin.id: answer}))
    whole = {"R": before.residual or 0, "X": before.inherent or 0, "known": before.completeness}
    halves = {"R": after.residual or 0, "X": after.inherent or 0, "known": after.completeness}
    assert differing(whole, halves) == []
    assert before.band_range == after.band_range


@PROFILE
@given(with_safeguard())
def test_copy_in_the_same_family_changes_nothing(found: tuple[Sample, Safeguard]) -> None:
    """An exact copy of a safeguard in its family is not counted twice (P11)."""
    sample, safeguard = found
    assert figures(board(sample)) == figures(board(duplicate(sample, safeguard)))


@PROFILE
@given(with_safeguard(), st.sampled_from(FAMILIES))
def test_copy_in_another_family_never_raises_a_residual(
    found: tuple[Sample, Safeguard], family: str
) -> None:
    """A copy of a safeguard in another family may lower residuals and raises none (P11)."""
    sample, safeguard = found
    copied = duplicate(sample, safeguard, family=family)
    assert risen(figures(board(sample)), figures(board(copied))) == []


@PROFILE
@given(samples())
def test_dimension_band_is_at_most_one_better_than_its_worst_exposure(sample: Sample) -> None:
    """A dimension shows the worse of its own band and its worst exposure's less one (P14)."""
    result, edges = score(sample), sample.assessment.parameters.band_edges
    expected = {}
    for dimension in result.dimensions:
        own = [e.band for e in result.exposures if e.dimension == dimension.id]
        if dimension.residual is not None:
            expected[dimension.id] = max(band_of(dimension.residual, edges), max(own) - 1)
    assert expected == {d.id: d.band for d in result.dimensions if d.band is not None}


@PROFILE
@given(samples())
def test_overall_band_is_at_most_one_better_than_the_worst_dimension(sample: Sample) -> None:
    """The whole is at most one band better than its worst dimension with weight (P14)."""
    result, edges = score(sample), sample.assessment.parameters.band_edges
    assume(result.residual is not None)
    parts = [d.band for d in result.dimensions if d.band is not None and d.weight > 0]
    assert max(band_of(result.residual or 0, edges), max(parts) - 1) == result.band


@st.composite
def reanswered(
    draw: st.DrawFn, kind: type[Exposure | Safeguard | Opportunity]
) -> tuple[Sample, Sample]:
    """Return a sample with a question of a kind without weight, and the same answered anew."""
    sample, question = draw(with_one(kind))
    read = {atom.question for line in sample.pack.red_lines.values() for atom in line.when}
    assume(question.id not in read)
    assume(not (isinstance(question, Safeguard) and question.mandatory))
    light = alter(sample, question, weight=0.0)
    answer = draw(st.sampled_from((None, *point_answers(question))))
    return light, say(light, {question.id: answer})


@PROFILE
@given(reanswered(Exposure) | reanswered(Safeguard) | reanswered(Opportunity))
def test_question_without_weight_changes_no_result(pair: tuple[Sample, Sample]) -> None:
    """A question without weight enters no figure, no band and no verdict (P15)."""
    light, other = (everything(score(sample)) for sample in pair)
    for result in (light, other):
        # How many questions are open is counted by head, not by weight.
        result.pop("dimensions")
    assert light == other


@PROFILE
@given(with_one(Exposure), st.data())
def test_dimension_without_weight_changes_neither_score_nor_verdict(
    found: tuple[Sample, Question], data: st.DataObject
) -> None:
    """An exposure in a dimension without weight moves no overall figure and no verdict (P15)."""
    sample, question = found
    read = {atom.question for line in sample.pack.red_lines.values() for atom in line.when}
    assume(question.id not in read)
    light = change(sample, weights={**sample.assessment.weights, question.dimension: 0.0})
    other = say(light, {question.id: data.draw(st.sampled_from(point_answers(question)))})
    before, after = board(light), board(other)
    assert abs((before.residual or 0) - (after.residual or 0)) <= EPS
    assert (before.band, scenario_verdict(present(light))) == (
        after.band,
        scenario_verdict(present(other)),
    )


@PROFILE
@given(samples())
def test_question_without_weight_is_no_exposure_in_play(sample: Sample) -> None:
    """An exposure is scored if and only if it counts and has weight (P15)."""
    result = score(sample)
    weighty = [
        e.id
        for e in of_kind(sample.pack, Exposure)
        if e.weight > 0 and result.readings[e.id].counts
    ]
    assert weighty == [exposure.id for exposure in result.exposures]
