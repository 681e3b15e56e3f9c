"""Figures of the worked example, explained step by step."""

from tests.report.explaining import explained, study, words
from tests.scoring.edits import change, score, tune
from tests.scoring.example import E1, E2, E3, E4, S1, S2, S4, S5, changed, example
from tests.scoring.test_link_judgements import judged
from tests.strategies import (
    NOT_APPLICABLE,
)
from wizard.model.assessment import OutOfScope, Waiver
from wizard.scoring.advice.negotiate import rank_improvements


def test_overall_residual_of_the_example() -> None:
    """The steps are those of the pocket calculator: cubes by weight, sum, root."""
    found = explained(example(), "risk.residual")
    assert [round(float(step.value or 0), 6) for step in found.steps] == [
        0.021723,
        0.023724,
        0.045448,
        0.356865,
    ]
    assert words(found)[0] == "Economy: 0.33082 to the power 3, weight 60 of 100"
    assert found.figure.shown == "35.7 (34.4 to 42.6)"
    assert [part.address for part in found.parts] == [
        "dimensions.economy.residual",
        "dimensions.security.residual",
    ]


def test_coverage_of_the_example_by_family() -> None:
    """What safeguards took is split by family: transparency, diversification, exit."""
    found = explained(example(), "risk.safeguard_coverage")
    assert [round(float(step.value or 0), 6) for step in found.steps] == [
        0.631270,
        -0.012380,
        -0.097913,
        -0.164112,
        0.356865,
        0.434687,
    ]
    assert found.figure.shown == "43.5 %"


def test_coverage_of_one_exposure() -> None:
    """E1 shows both effects, their product, and that a single family carries it."""
    found = explained(example(), f"exposures.{E1}.safeguard_coverage")
    assert words(found) == [
        "diversification, Market diversification programme: 0.75 x 0.5",
        "exit, Review and exit clause: 0.25 x 0.75",
        "1 - (1 - 0.375) x (1 - 0.1875)",
    ]
    assert [step.value for step in found.steps] == [0.375, 0.1875, 0.4921875]
    assert found.remarks == ("Carried by a single family: diversification.",)
    assert {part.address for part in found.parts} == {f"answers.{S1}", f"answers.{S2}"}


def test_safeguard_that_its_family_outdoes_is_marked() -> None:
    """Of two exit clauses on E2 the weaker one is shown and marked as not counting."""
    found = explained(example(), f"exposures.{E2}.safeguard_coverage")
    marked = [said for said in words(found) if said.endswith("(its family has a better one)")]
    assert marked == ["exit, Sunset clause on loans: 0.5 x 0.5 (its family has a better one)"]
    assert {part.address for part in found.parts} == {f"answers.{q}" for q in (S2, S4, S5)}


def test_cap_is_a_step_of_its_own() -> None:
    """Where the cap holds, what the families would take stands before what they may."""
    of = tune(example(), coverage_cap=0.5)
    found = explained(of, f"exposures.{E2}.safeguard_coverage")
    assert [(step.words, step.value) for step in found.steps[-2:]] == [
        ("1 - (1 - 0.5) x (1 - 0.375)", 0.6875),
        ("At most 0.5", 0.5),
    ]


def test_judged_link_is_explained() -> None:
    """A link the analyst lowered is named with both potencies and the reason."""
    of = judged(example(), (S2, E4, "weak"))
    found = explained(of, f"exposures.{E4}.safeguard_coverage")
    assert "exit, Review and exit clause: 0.25 x 0.75" in words(found)
    said = "Review and exit clause: judged weak here, moderate in the pack. Never once invoked."
    assert said in found.remarks


def test_judgement_on_another_link_is_no_remark_here() -> None:
    """Neither a judgement on another exposure nor one that changes nothing is spoken of."""
    of = judged(example(), (S2, E4, "weak"), (S2, E1, "weak"))
    found = explained(of, f"exposures.{E1}.safeguard_coverage")
    assert found.remarks == ("Carried by a single family: diversification.",)


def test_linked_safeguard_out_of_play_is_named() -> None:
    """A safeguard set not applicable takes nothing, and is named as out of play."""
    answers = {**example().assessment.answers, S1: NOT_APPLICABLE}
    found = explained(change(example(), answers=answers), f"exposures.{E1}.safeguard_coverage")
    assert "Linked, but out of play: Market diversification programme." in found.remarks


def test_share_of_the_example() -> None:
    """E1 makes up 13.0 of 35.7 points."""
    found = explained(example(), f"exposures.{E1}.share_of_risk")
    assert (found.figure.shown, found.remarks) == ("36.5 %", ("13.0 of 35.7 points.",))


def test_recommendation_of_the_example_leads_to_what_the_triggers_read() -> None:
    """T4 leads to its red line, T8 to the band, T10 to E4, T11 to RL3, T12 to the worst band."""
    found = explained(example(), "recommendation")
    assert [part.address for part in found.parts] == [
        "red_lines.security.rl1",
        "risk.band",
        f"exposures.{E4}.residual",
        "red_lines.economy.rl3",
        "risk.worst_band",
    ]
    assert [said.partition(":")[0] for said in words(found)[:-1]] == [
        "T4",
        "T8",
        "T10",
        "T11",
        "T12",
    ]


def test_thin_completeness_is_among_the_parts() -> None:
    """Where T12 fires for little being known, the completeness it read is named."""
    found = explained(change(example(), answers={}), "recommendation")
    parts = {part.address for part in found.parts}
    assert {"completeness", "dimensions.economy.completeness", "risk.worst_band"} <= parts


def test_red_line_of_the_example() -> None:
    """RL1 shows both parts with the answers, and what they come to."""
    found = explained(example(), "red_lines.security.rl1")
    assert [(step.words, step.value) for step in found.steps] == [
        ("Automatic military commitment at level 3 or above: Level 3: Serious", "holds"),
        ("Parliamentary control of deployments below level 3: Level 0: Absent", "holds"),
        ("All of them", "crossed"),
    ]


def test_waiver_is_named() -> None:
    """Who lets a crossed line pass is named with the reason."""
    waiver = Waiver(red_line="security.rl1", name="A. Minister", reason="Signed in haste.")
    found = explained(change(example(), waivers=(waiver,)), "red_lines.security.rl1")
    assert found.figure.value == "waived"
    assert found.remarks[-1] == "Waived by A. Minister: Signed in haste."


def test_red_line_outside_the_scope() -> None:
    """A part that is out of scope is said to be, and has no address."""
    left_out = OutOfScope(dimension="security", reason="Out of mandate.")
    found = explained(change(example(), out_of_scope=(left_out,)), "red_lines.security.rl2")
    assert found.figure.value == "not-examined"
    assert (found.steps[0].value, found.parts) == ("out of scope", ())


def test_improvement_of_the_example() -> None:
    """S3 at full lowers E4 and E5, and with them the whole, by .074823."""
    (first, *_) = rank_improvements(study(example()).case)
    found = explained(example(), f"negotiate_first.{first.safeguard.id}.residual_drop")
    assert [round(float(step.value or 0), 6) for step in found.steps] == [
        0.117188,
        0.125,
        0.282042,
        0.074823,
    ]
    assert found.remarks == ("Cures security.rl1.",)


def test_inquiry_of_the_example() -> None:
    """E3 runs over five levels; one of five verdicts differs."""
    swing = explained(example(), f"find_out_first.{E3}.swing")
    assert [round(float(step.value or 0), 5) for step in swing.steps] == [
        0.34446,
        0.34606,
        0.35687,
        0.38331,
        0.42633,
        0.08188,
    ]
    odds = explained(example(), f"find_out_first.{E3}.change_probability")
    assert (odds.figure.shown, words(odds)[-1]) == ("20.0 %", "1 of 5 points differ")


def test_exclusions_are_listed() -> None:
    """The check on exclusions names what was set not applicable."""
    of = changed()
    of = change(of, answers={**of.assessment.answers, E2: NOT_APPLICABLE})
    found = explained(of, "risk.with_excluded_at_level_2")
    assert words(found)[0] == "Financing conditionality: not applicable, counted as level 2"
    assert found.figure.value == score(of).residual_without_exclusions
