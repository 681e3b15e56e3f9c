"""Several assessments made one: what is joined, what is refused, and which red lines stay open."""

from datetime import UTC, datetime

import pytest

from tests.scoring.edits import change, say, score, tune
from tests.scoring.example import E2, E3, example
from tests.scoring.groups import (
    MOMENT,
    A,
    B,
    C,
    by,
    contributions,
    merged,
    merger_of,
    of_levels,
)
from tests.scoring.rows import FACT, LOAN, Said, context, exposure, sample
from tests.strategies import LEVELS, NOT_APPLICABLE, UNKNOWN, Sample, answered
from wizard.model.assessment import OutOfScope, SetAside, Waiver
from wizard.scoring.answers.opinions import opinions_of, view_of
from wizard.scoring.consensus.joining import find_mismatch, join_fields

SCOPE = OutOfScope(dimension="security", reason="Out of mandate.")


def pair(**of_second: object) -> list[Sample]:
    """Return the worked example by two analysts, the second with some fields replaced."""
    return [by(example(), A), by(example(), B, **of_second)]


# The worked example (method.md 1.22)


def test_only_the_third_question_is_discussed() -> None:
    """Three analysts on five exposures: medians 3 2 2 0 4, one disagreement, alpha .5553."""
    rows = [exposure(f"alpha.e{n}", LEVELS) for n in range(5)]
    answers = [(3, 2, 1, 0, 4), (3, 2, 4, 0, 4), (3, 3, 2, 1, 3)]
    found = merger_of(
        [
            by(sample(rows, {f"alpha.e{n}": level for n, level in enumerate(said)}), name)
            for name, said in zip((A, B, C), answers, strict=True)
        ]
    )
    counted = [answer.value or answer.working for answer in found.assessment.answers.values()]
    assert [level or 0 for level in counted] == [3, 2, 2, 0, 4]
    assert [(d.question, d.spread) for d in found.disagreements] == [("alpha.e2", 3.0)]
    assert round(found.overall.alpha or 0, 4) == 0.5553
    assert [(d, round(a.alpha or 0, 4)) for d, a in found.dimensions] == [("alpha", 0.5553)]


def test_facts_take_no_part_in_alpha() -> None:
    """Facts have no level: agreement is measured on what scores."""
    rows = [context(FACT, LEVELS), exposure("alpha.e0"), exposure("alpha.e1")]
    said = ({FACT: 1, "alpha.e0": 10, "alpha.e1": 90}, {FACT: 2, "alpha.e0": 10, "alpha.e1": 90})
    found = merger_of([by(sample(rows, dict(s)), n) for s, n in zip(said, (A, B), strict=True)])
    assert (found.overall.alpha, found.overall.units) == (1.0, 2)


# What may be merged


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("us", "Another side"),
        ("partner", "Another partner"),
        ("agreement", "Another agreement"),
        ("form", "contract"),
        ("stage", "signed"),
    ],
)
def test_other_partnership_is_refused(name: str, value: str) -> None:
    """Who, with whom, about what, in which form and at which stage must be the same."""
    other = example().assessment.partnership.model_copy(update={name: value})
    complaint = find_mismatch(contributions(pair(partnership=other)))
    assert complaint.startswith(f"{A} and {B} assess different partnerships: `{name}` is ")
    assert value in complaint


def test_capitals_and_spaces_make_no_other_partnership() -> None:
    """A name typed in capitals is the same name."""
    told = example().assessment.partnership
    loud = told.model_copy(update={"partner": f" {told.partner.upper()} "})
    assert find_mismatch(contributions(pair(partnership=loud))) == ""


@pytest.mark.parametrize(("name", "value"), [("id", "another"), ("version", "2.0.0")])
def test_other_checklists_are_refused(name: str, value: str) -> None:
    """Another pack, or another version of it, cannot be merged."""
    used = example().assessment.pack.model_copy(update={name: value})
    complaint = find_mismatch(contributions(pair(pack=used)))
    assert "used different checklists" in complaint
    assert value in complaint


def test_other_parameters_are_refused() -> None:
    """Figures under other parameters cannot be compared, so neither merged."""
    tuned = tune(example(), power=1.0).assessment.parameters
    assert find_mismatch(contributions(pair(parameters=tuned))).endswith("different `parameters`.")


def test_two_files_of_one_analyst_are_refused() -> None:
    """One analyst counts once."""
    group = [by(example(), A), by(example(), A)]
    assert find_mismatch(contributions(group)) == f"Two of the files are by {A}."


def test_merged_file_is_not_merged_again() -> None:
    """Whose opinions a file holds could not be told from its own."""
    group = [by(merged(pair()), "Both"), by(example(), C)]
    assert "was merged from several analysts already" in find_mismatch(contributions(group))


# What besides answers is joined


def test_names_times_and_facts() -> None:
    """The merged assessment names all analysts, and keeps what only one says of the case."""
    told, earlier = example().assessment.partnership, datetime(2025, 1, 1, tzinfo=UTC)
    group = [
        by(example(), B, partnership=told.model_copy(update={"term": "25 years"}), handling="RED"),
        by(example(), A, handling="AMBER", created=earlier, updated=earlier),
    ]
    found = merger_of(group).assessment
    assert (found.id, found.analyst, found.partnership.term) == ("merged", f"{A}, {B}", "25 years")
    assert found.handling == "AMBER / RED"
    assert (found.created, found.updated) == (MOMENT, MOMENT)


def test_deepest_depth_is_kept() -> None:
    """With one analyst at full depth the merged assessment is at full depth, and says so."""
    found = merger_of(pair(depth="full"))
    assert found.assessment.depth == "full"
    assert "full depth" in found.remarks[0]


@pytest.mark.parametrize("who", [0, 1])
def test_only_what_all_leave_out_is_left_out(who: int) -> None:
    """A dimension one analyst answered stays in scope."""
    group = pair()
    group[who] = change(group[who], out_of_scope=(SCOPE,))
    found = merger_of(group)
    assert found.assessment.out_of_scope == ()
    assert "security" in found.remarks[0]
    both = [change(one, out_of_scope=(SCOPE,)) for one in pair()]
    assert merger_of(both).assessment.out_of_scope == (SCOPE,)


WAIVER = Waiver(red_line="security.rl1", name="A. Minister", reason="Signed.")


@pytest.mark.parametrize("who", [0, 1])
def test_waiver_of_one_is_no_waiver(who: int) -> None:
    """A red line stays in force if one file does not waive it."""
    group = pair()
    group[who] = change(group[who], waivers=(WAIVER,))
    found = merger_of(group)
    assert found.assessment.waivers == ()
    assert "security.rl1" in found.remarks[0]


def test_waiver_of_all_is_kept() -> None:
    """A red line every file waives stays waived."""
    found = merger_of([change(one, waivers=(WAIVER,)) for one in pair()])
    assert (found.assessment.waivers, found.remarks) == ((WAIVER,), ())


def test_weights_that_agree_are_kept_as_stated() -> None:
    """Weights of the same ratio are the first analyst's."""
    found = merger_of(pair(weights={"economy": 3.0, "security": 2.0}))
    assert found.assessment.weights == {"economy": 60.0, "security": 40.0}


def test_joined_fields_name_both_sets_of_weights() -> None:
    """What is joined holds the weights for opportunity too, as the first analyst stated them."""
    gain = {"economy": 1.0, "security": 3.0}
    group = [change(one, opportunity_weights=gain) for one in pair()]
    joined = join_fields(example().pack, contributions(group))
    assert (joined["weights"], joined["opportunity_weights"]) == (
        {"economy": 60.0, "security": 40.0},
        gain,
    )


def test_weights_that_differ_are_averaged() -> None:
    """Each analyst's shares count the same, whatever scale they are on."""
    found = merger_of(pair(weights={"economy": 2.0, "security": 8.0}))
    assert found.assessment.weights == pytest.approx({"economy": 0.4, "security": 0.6})
    assert found.remarks == ("Weights differ; the mean of the analysts' shares is used.",)


def test_weights_for_opportunity_follow_those_for_risk() -> None:
    """Stated by one only, they are averaged with the other's weights for risk."""
    found = merger_of(pair(opportunity_weights={"economy": 20.0, "security": 80.0}))
    assert found.assessment.weights == {"economy": 60.0, "security": 40.0}
    assert found.assessment.opportunity_weights == pytest.approx({"economy": 0.4, "security": 0.6})


# Answers


def test_answer_its_question_does_not_allow_is_no_opinion() -> None:
    """A level that does not exist counts as open, as it does in the analyst's own file."""
    found = merger_of(of_levels({E2: 9}, {E2: 1})).assessment
    assert found.answers[E2].value == 1
    assert [opinion.analyst for opinion in opinions_of(found, E2)] == [B]


def test_not_applicable_where_a_red_line_reads_is_no_opinion() -> None:
    """A question of an absolute red line cannot be excluded, not even by all."""
    group = [say(one, {E3: NOT_APPLICABLE}) for one in pair()]
    assert E3 not in merger_of(group).assessment.answers


def test_question_an_analyst_left_open_stays_open_for_him() -> None:
    """Alone, an analyst has no part in what only others answered."""
    group = [say(pair()[0], {E3: answered(4)}), pair()[1]]
    found = merger_of(group).assessment
    assert found.answers[E3].value == 4
    assert E3 not in view_of(found, B).answers


def test_question_nobody_answered_has_no_entry() -> None:
    """What nobody looked at stays out of the file."""
    assert E3 not in merger_of(pair()).assessment.answers
    assert opinions_of(merger_of(pair()).assessment, E3) == ()


def test_answers_to_gone_questions_are_kept() -> None:
    """Answers to questions the checklists no longer have are kept, with who said them."""
    gone = SetAside(why="gone", answer=answered(3))
    found = merger_of(pair(set_aside={"economy.gone": gone})).assessment
    kept = found.set_aside["economy.gone"]
    assert (kept.why, kept.answer.state) == ("gone", "unanswered")
    assert [(o.analyst, o.value) for o in kept.answer.opinions] == [(B, 3)]


def test_only_another_wording_is_kept_with_an_opinion() -> None:
    """The question as it is worded now stands once; another wording stays with its analyst."""
    text = example().pack.questions[E2].text
    group = [
        say(one, {E2: answered(2).model_copy(update={"asked": asked})})
        for one, asked in zip(pair(), (text, "As it was?"), strict=True)
    ]
    answer = merger_of(group).assessment.answers[E2]
    assert answer.asked == "As it was?"
    assert [opinion.asked for opinion in answer.opinions] == ["", "As it was?"]


DEPENDENT = [context(FACT), exposure("alpha.e0", applies_when=LOAN)]


def dependent(*facts: str) -> list[Sample]:
    """Return one analyst for each fact; who says yes answers the question behind it."""
    return [
        by(sample(DEPENDENT, {FACT: fact, **({"alpha.e0": 80} if fact == "yes" else {})}), name)
        for fact, name in zip(facts, (A, B, C), strict=False)
    ]


def test_outvoted_fact_sets_answers_aside_with_their_analyst() -> None:
    """Where most say no, the answer behind yes is set aside and can still be told."""
    found = merger_of(dependent("yes", "no", "no")).assessment
    assert [o.value for o in found.set_aside["alpha.e0"].answer.opinions] == [80]
    assert view_of(found, A).answers["alpha.e0"].value == 80


def test_disputed_fact_makes_questions_wait() -> None:
    """Where the analysts are evenly split on a fact, what is behind it counts as open."""
    found = merged(dependent("yes", "no"))
    assert score(found).readings["alpha.e0"].status == "waiting"
    assert found.assessment.answers["alpha.e0"].value == 80


def test_disagreements_come_in_order_of_gravity() -> None:
    """Levels apart first, the widest first; then states, then facts."""
    rows = [context(FACT), *(exposure(f"alpha.e{n}") for n in range(3))]
    first: dict[str, Said] = {FACT: "yes", "alpha.e0": 10, "alpha.e1": 10, "alpha.e2": 10}
    second: dict[str, Said] = {FACT: "no", "alpha.e0": UNKNOWN, "alpha.e1": 60, "alpha.e2": 100}
    found = merger_of([by(sample(rows, first), A), by(sample(rows, second), B)])
    listed = [(entry.question, entry.why) for entry in found.disagreements]
    assert listed == [
        ("alpha.e2", "level"),
        ("alpha.e1", "level"),
        ("alpha.e0", "state"),
        (FACT, "fact"),
    ]


def test_states_apart_come_in_order_of_what_was_answered() -> None:
    """Among questions one analyst could not establish, those answered further apart come first."""
    rows = [exposure("alpha.e0"), exposure("alpha.e1")]
    said: list[dict[str, Said]] = [
        {"alpha.e0": 10, "alpha.e1": 10},
        {"alpha.e0": 10, "alpha.e1": 30},
        {"alpha.e0": UNKNOWN, "alpha.e1": UNKNOWN},
    ]
    found = merger_of([by(sample(rows, own), n) for own, n in zip(said, (A, B, C), strict=True)])
    assert [entry.question for entry in found.disagreements] == ["alpha.e1", "alpha.e0"]
