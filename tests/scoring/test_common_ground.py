"""Comparing assessments that were not asked the same: like with like first, the rest apart."""

import pytest

from tests.scoring.edits import change, score
from tests.scoring.rows import FACT, LOAN, context, exposure, red_line, safeguard, sample, scale
from tests.strategies import FALLING, LEVELS, NOT_APPLICABLE, RISING, Row, Sample
from wizard.model.assessment import Partnership
from wizard.model.comparison import Comparison
from wizard.model.pack import Pack
from wizard.model.parameters import Parameters
from wizard.scoring.comparison.common_ground import Side, common_pack
from wizard.scoring.comparison.compare import compare_assessments

E0, E1, S0 = "alpha.e0", "alpha.e1", "alpha.s0"
ANSWERS = {E0: 40, E1: 80, S0: 2}


def rows(**more: object) -> list[Row]:
    """Return two exposures and a safeguard; `more` changes the first exposure."""
    return [exposure(E0, **more), exposure(E1), safeguard(S0, {E0: "strong"})]  # type: ignore[arg-type]


def asked(first: list[Row], second: list[Row], **answers: int) -> tuple[Sample, Sample]:
    """Return one assessment under two packs; `answers` replaces some after, by short name."""
    after = ANSWERS | {f"alpha.{name}": value for name, value in answers.items()}
    return sample(first, dict(ANSWERS)), sample(second, dict(after))


def compared(before: Sample, after: Sample) -> Comparison:
    return compare_assessments(Side(*before), Side(*after))


def common(before: Sample, after: Sample) -> list[str]:
    """Return the questions both sides ask alike."""
    return [*common_pack(Side(*before), Side(*after)).questions]


ALIKE = rows()
REWORDED: list[Row] = [
    {**row, "label": "Another label", "text": "Another text?", "sources": []} for row in rows()
]
OTHERWISE = {
    "scale": rows(kind=FALLING),
    "weight": rows(weight=2.0),
    "condition": rows(applies_when={"partnership": "stage", "is": "signed"}),
    "type": rows(kind=LEVELS),
}


def test_same_pack_is_all_common() -> None:
    """Under one pack every question is common, and the questionnaire explains nothing."""
    before, after = asked(ALIKE, ALIKE, e0=60)
    assert common(before, after) == [E0, E1, S0]
    assert compared(before, after).causes == ()


def test_other_words_are_the_same_question() -> None:
    """A question worded otherwise, but scored alike, is common."""
    assert common(*asked(ALIKE, REWORDED)) == [E0, E1, S0]


@pytest.mark.parametrize("what", OTHERWISE)
def test_question_scored_otherwise_is_not_common(what: str) -> None:
    """Another scale, weight or condition makes it another question; both lists name it."""
    before, after = asked(ALIKE, OTHERWISE[what])
    assert E0 not in common(before, after)
    found = compared(before, after)
    assert (found.only_before, found.only_after) == ((E0,), (E0,))


def test_link_makes_a_safeguard_another_question() -> None:
    """A safeguard that lowers an exposure more strongly is not asked alike."""
    stronger = [*rows()[:2], safeguard(S0, {E0: "weak"})]
    assert common(*asked(ALIKE, stronger)) == [E0, E1]


def test_family_makes_a_safeguard_another_question() -> None:
    """In another family a safeguard adds to others that it stood beside before."""
    moved = [*rows()[:2], safeguard(S0, {E0: "strong"}, family="oversight")]
    assert common(*asked(ALIKE, moved)) == [E0, E1]


def test_question_that_may_no_longer_be_excluded_is_not_common() -> None:
    """Where one pack's absolute red line reads it, excluding a question means something else."""
    line = red_line("alpha.line", "absolute", {"question": E0, "at_least": 4})
    before, after = (
        sample(ALIKE, {E0: NOT_APPLICABLE}),
        sample(ALIKE, {E0: NOT_APPLICABLE}, (line,)),
    )
    assert common(before, after) == [E1, S0]
    forth, back = compared(before, after), compared(after, before)
    assert forth.causes == (("questionnaire", forth.change),)
    assert forth.change == -back.change != 0.0


def test_question_behind_one_not_asked_is_not_common() -> None:
    """Where only one side asks a fact, the question that waits for it is not common either."""
    behind = [context(FACT), *rows(applies_when=LOAN)]
    without = rows(applies_when=LOAN)
    assert common(sample(behind, {}), sample(without, {})) == [E1, S0]


def test_question_behind_one_nobody_asks_is_common() -> None:
    """Where neither side asks the fact, it keeps no question apart."""
    without = rows(applies_when=LOAN)
    assert common(sample(without, {}), sample(without, {})) == [E0, E1, S0]


def test_new_question_is_owed_to_the_questionnaire() -> None:
    """With one question more and the same answers, the whole change is the questionnaire's."""
    before, after = asked(ALIKE, [*ALIKE, exposure("alpha.e2")])
    found = compared(before, after)
    assert found.changes == ()
    assert found.causes == (("questionnaire", found.change),)
    assert found.change != 0.0
    assert (found.only_before, found.only_after) == ((), ("alpha.e2",))


def test_answers_are_compared_on_common_questions() -> None:
    """An answer's part is what it does among the common questions, the same on both sides."""
    before, after = asked(ALIKE, [*ALIKE, exposure("alpha.e2")], e0=60)
    found = compared(before, after)
    alone = compared(*asked(ALIKE, ALIKE, e0=60))
    assert found.common == (alone.before.residual, alone.after.residual)
    assert [entry.effect for entry in found.changes] == [alone.change]
    assert dict(found.causes)["questionnaire"] == pytest.approx(found.change - alone.change)


def test_swapping_turns_the_questionnaire_too() -> None:
    """The questionnaire's part has the opposite sign the other way round."""
    before, after = asked(OTHERWISE["weight"], [*ALIKE, exposure("alpha.e2")], e1=20)
    forth, back = compared(before, after), compared(after, before)
    assert dict(forth.causes)["questionnaire"] == pytest.approx(-dict(back.causes)["questionnaire"])
    assert [e.effect for e in forth.changes] == [-e.effect for e in back.changes]


def test_deeper_assessment_is_another_questionnaire() -> None:
    """Questions asked at full depth only are not common with an assessment at core depth."""
    both = [*ALIKE, exposure("alpha.e2", depth="full")]
    full = sample(both, {**ANSWERS, "alpha.e2": 90})
    found = compared(change(full, depth="core"), full)
    assert found.only_after == ("alpha.e2",)
    assert found.causes == (("questionnaire", found.change),)


def test_dimension_left_out_is_another_questionnaire() -> None:
    """A dimension that only one side leaves out is not compared."""
    two = sample([*ALIKE, exposure("beta.e0")], {**ANSWERS, "beta.e0": 90})
    scope = [{"dimension": "beta", "reason": "Out of mandate."}]
    one = sample([*ALIKE, exposure("beta.e0")], dict(ANSWERS), out_of_scope=scope)
    found = compared(one, two)
    assert (found.only_after, found.changes) == (("beta.e0",), ())
    assert [(d.id, d.before is None) for d in found.dimensions] == [
        ("alpha", False),
        ("beta", True),
    ]


def with_parameters(found: Sample, **parameters: object) -> Sample:
    """Return a sample whose pack has other parameters."""
    file = found.pack.file
    stated = Parameters.model_validate(parameters)
    named = file.model_copy(update={"parameters": stated})
    return Sample(Pack(named, found.pack.checklists, ""), found.assessment)


@pytest.mark.parametrize("parameters", [{"power": 1.0}, {"potency": {"strong": 0.9}}])
def test_parameters_of_another_pack_are_a_cause(parameters: dict[str, object]) -> None:
    """Where only the packs' parameters differ, they explain the whole change, both ways round."""
    before, after = asked(ALIKE, ALIKE)
    other = with_parameters(after, **parameters)
    forth, back = compared(before, other), compared(other, before)
    assert forth.causes == (("parameters", forth.change),)
    assert back.causes == (("parameters", back.change),)
    assert forth.change == -back.change < 0


def test_parameters_stated_alike_outvote_the_packs() -> None:
    """What both files state is no difference, whatever their packs say."""
    before, after = asked(ALIKE, ALIKE)
    both = (before, with_parameters(after, power=6.0))
    same = [change(one, parameters=Parameters(power=2.0)) for one in both]
    assert compared(same[0], same[1]).causes == ()


def test_stage_that_decides_a_question_is_a_cause() -> None:
    """Where a later stage adds a question both packs have, the partnership explains the change."""
    late = [*ALIKE, exposure("alpha.e2", applies_when={"partnership": "stage", "is": "signed"})]
    before = sample(late, {**ANSWERS, "alpha.e2": 100})
    after = change(before, partnership=Partnership(us="Us", partner="Them", stage="signed"))
    found = compared(before, after)
    assert dict(found.causes) == pytest.approx({"partnership": found.change})
    assert found.change > 0
    assert found.changes == ()


# Answers that decide about others


def test_fact_explains_what_it_brings_into_play() -> None:
    """A fact that makes an answered question apply explains what that answer does."""
    both = [context(FACT), *rows(applies_when=LOAN)]
    before = sample(both, {**ANSWERS, FACT: "no"})
    after = sample(both, {**ANSWERS, FACT: "yes"})
    found = compared(before, after)
    effects = {entry.question: entry.effect for entry in found.changes}
    assert effects == pytest.approx({FACT: found.change})
    assert found.change != 0.0


def test_question_excluded_on_one_side_explains_what_it_brings() -> None:
    """A question set not applicable before and answered after is in play on one side only."""
    before = sample(ALIKE, {**ANSWERS, E1: NOT_APPLICABLE})
    found = compared(before, sample(ALIKE, dict(ANSWERS)))
    assert found.common == (found.before.residual, found.after.residual)
    assert [(entry.question, entry.effect) for entry in found.changes] == [(E1, found.change)]
    assert found.change > 0


def test_answer_set_aside_counts_where_its_question_applies() -> None:
    """An answer set aside before and used after is no change: only the fact changed."""
    both = [context(FACT), *rows(applies_when=LOAN)]
    before = sample(both, {**ANSWERS, FACT: "no"})
    aside = {"why": "condition", "answer": before.assessment.answers[E0]}
    kept = {q: a for q, a in before.assessment.answers.items() if q != E0}
    settled = change(sample(both, {}, set_aside={E0: aside}), answers=kept)
    found = compared(settled, sample(both, {**ANSWERS, FACT: "yes"}))
    assert [entry.question for entry in found.changes] == [FACT]


NUMBERS = {"type": "number", "unit": "years"}
COMPUTED: list[Row] = [
    context("alpha.term", RISING, scale=scale(**NUMBERS)),
    context("alpha.life", RISING, scale=scale(**NUMBERS)),
    exposure(E0, LEVELS),
    exposure(E1, LEVELS),
    exposure(
        "alpha.gap",
        scale=scale(
            type="difference", of="alpha.term", less="alpha.life", unit="years", goalposts=[0, 20]
        ),
    ),
    exposure(
        "alpha.both",
        scale=scale(
            type="bundle",
            parts=[{"question": E0, "at_least": 2}, {"question": E1, "at_least": 2}],
            values=[0, 0.5, 1],
            values_reason="Together they are worse.",
        ),
    ),
]
KNOWN = {"alpha.term": 30, "alpha.life": 25, E0: 1, E1: 1}


@pytest.mark.parametrize(
    "after",
    [
        {"alpha.term": 45},
        {E0: 3},
        {E0: 3, E1: 4},
        {"alpha.life": None},
        {E0: None, "alpha.term": 26, E1: 2},
    ],
)
def test_computed_exposures_follow_the_answers_they_rest_on(after: dict[str, int | None]) -> None:
    """The parts of answers hold what their computed exposures did, and add up."""
    before, later = sample(COMPUTED, dict(KNOWN)), sample(COMPUTED, {**KNOWN, **after})
    found = compared(before, later)
    assert {entry.question for entry in found.changes} == {*after}
    assert sum(entry.effect for entry in found.changes) == pytest.approx(found.change, abs=1e-12)
    assert all(entry.effect != 0.0 for entry in found.changes)


def test_bundle_that_waits_does_not_follow_its_parts() -> None:
    """While its own condition is open, a bundle is open whatever its parts are."""
    waiting = [context(FACT), *COMPUTED[2:4], {**COMPUTED[-1], "applies_when": LOAN}]
    before, later = sample(waiting, {E0: 1, E1: 1}), sample(waiting, {E0: 3, E1: 4})
    found = compared(before, later)
    assert sum(entry.effect for entry in found.changes) == pytest.approx(found.change, abs=1e-12)


def test_part_of_a_bundle_set_not_applicable() -> None:
    """Excluding every part of a bundle excludes the bundle, whichever goes first."""
    excluded = {"state": "not-applicable", "reason": "None foreseen."}
    before = sample(COMPUTED, dict(KNOWN))
    answers = {**before.assessment.answers}
    for part in (E0, E1):
        answers[part] = type(answers[part]).model_validate(excluded)
    later = change(before, answers=answers)
    found = compared(before, later)
    assert sum(entry.effect for entry in found.changes) == pytest.approx(found.change, abs=1e-12)
    assert found.after.residual == score(later).residual
