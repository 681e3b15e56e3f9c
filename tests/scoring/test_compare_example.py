"""The comparison of method.md 1.22: the worked example with S3 full and E3 answered level 3."""

from functools import cache

import pytest

from tests.scoring.edits import change, say
from tests.scoring.example import E3, S1, S3, changed, example, whole
from tests.scoring.rows import exposure, sample
from tests.strategies import ITEMS, UNKNOWN, Sample, answered, ranged
from wizard.model.assessment import Answer
from wizard.model.comparison import Change, Comparison
from wizard.scoring.comparison.common_ground import Side
from wizard.scoring.comparison.compare import compare_assessments


def compared(after: Sample, before: Sample | None = None) -> Comparison:
    """Return how a sample differs from the worked example, or from another one."""
    return compare_assessments(Side(*(before or example())), Side(*after))


@cache
def printed() -> Comparison:
    return compared(changed(s3=4, e3=3))


def effects(found: Comparison) -> dict[str, float]:
    """Return the effect of every change and cause, to six places."""
    parts = [*((entry.question, entry.effect) for entry in found.changes), *found.causes]
    return {name: round(effect, 6) for name, effect in parts}


@pytest.mark.parametrize(
    ("after", "residual"),
    [
        ({}, 0.356865),
        ({"s3": 4}, 0.282042),
        ({"e3": 3}, 0.383313),
        ({"s3": 4, "e3": 3}, 0.321747),
    ],
)
def test_residual_of_each_mixture(after: dict[str, int], residual: float) -> None:
    """The four residuals the split is made of are as printed."""
    assert round(whole(changed(**after)), 6) == residual


def test_split() -> None:
    """S3 explains -.068194 and E3 +.033076 of -.035118; the greater effect comes first."""
    found = printed()
    assert effects(found) == {S3: -0.068194, E3: 0.033076}
    assert [entry.question for entry in found.changes] == [S3, E3]
    assert (round(found.change, 6), found.exact, found.causes) == (-0.035118, True, ())


def test_both_answers_are_kept() -> None:
    """Each change holds what was said before and after; nothing, where nothing was."""
    said = {entry.question: (entry.before, entry.after) for entry in printed().changes}
    assert said[E3] == (None, answered(3))
    assert said[S3] == (answered(0, "high"), answered(4))


def test_answering_is_told_from_answering_differently() -> None:
    """E3 was open and is answered; S3 is answered otherwise."""
    assert {e.question: e.way for e in printed().changes} == {E3: "answered", S3: "differently"}


def test_dimensions_hold_the_sums_of_their_answers() -> None:
    """Each dimension's total is that of its changed answers."""
    found = {entry.id: round(entry.effect, 6) for entry in printed().dimensions}
    assert found == {"economy": 0.033076, "security": -0.068194}


def test_changed_red_lines() -> None:
    """RL1 is cured and RL3 decided; RL2, which stays clear, is not listed."""
    found = {e.line.id: (e.before, e.after) for e in printed().red_lines}
    assert found == {"security.rl1": ("crossed", "clear"), "economy.rl3": ("unknown", "clear")}


def test_changed_triggers() -> None:
    """T4, T11 and T12 no longer fire; T10, which names another exposure now, still does."""
    found = printed()
    assert [trigger.code for trigger in found.triggers_gone] == ["T4", "T11", "T12"]
    assert found.triggers_new == ()
    back = compared(example(), changed(s3=4, e3=3))
    assert [trigger.code for trigger in back.triggers_new] == ["T4", "T11", "T12"]


def test_trigger_of_another_red_line_is_another_reason() -> None:
    """T1 for one red line is gone where it fires for another one now."""
    found = compared(changed(e3=4), changed(e5=4, e3=0))
    (gone,), (new,) = found.triggers_gone[:1], found.triggers_new[:1]
    assert (gone.code, gone.questions) == ("T1", ("security.e5",))
    assert (new.code, new.questions) == ("T1", (E3,))


def ends(found: Comparison) -> list[float]:
    """Return the change of the best and of the worst case."""
    return [
        (getattr(found.after.interval, name) - getattr(found.before.interval, name))
        for name in ("best", "worst")
    ]


@pytest.mark.parametrize("after", [{"s3": 4, "e3": 3}, {"s3": 4}, {"e3": 3}, {"s5": 2, "e1": 10}])
def test_parts_of_both_ends_add_up(after: dict[str, int]) -> None:
    """What answering and answering differently did to either end sums to its change."""
    found = compared(changed(**after))
    parts = [e.answered + e.differently + e.otherwise for e in (found.best_case, found.worst_case)]
    assert parts == pytest.approx(ends(found), abs=1e-12)


def test_answering_alone_moves_the_ends_towards_each_other() -> None:
    """With E3 answered and nothing else changed, all of it is because of answering."""
    found = compared(changed(e3=3))
    assert (found.best_case.differently, found.worst_case.differently) == (0.0, 0.0)
    assert found.best_case.answered > 0 > found.worst_case.answered


def test_split_of_the_worst_case_by_hand() -> None:
    """The two groups share the fall of the worst case as two players do."""
    only_e3, only_s3 = compared(changed(e3=3)), compared(changed(s3=4))
    both, alone = ends(printed())[1], ends(only_e3)[1]
    expected = (alone + (both - ends(only_s3)[1])) / 2
    assert printed().worst_case.answered == pytest.approx(expected, abs=1e-12)


NARROWER = (ranged(1, 3), ranged(1, 2))


@pytest.mark.parametrize(
    ("before", "after", "way"),
    [
        (None, ranged(1, 3), "answered"),
        (*NARROWER, "answered"),
        (ranged(0, 2), ranged(2, 4), "differently"),
        (answered(2), ranged(1, 3), "answered"),
        (answered(2), None, "answered"),
        (answered(1), answered(2), "differently"),
        (UNKNOWN, answered(2), "answered"),
        (UNKNOWN, None, "differently"),
    ],
)
def test_way_of_a_change(before: Answer | None, after: Answer | None, way: str) -> None:
    """More or less known is one way of changing, the same known otherwise the other."""
    (entry,) = compared(say(example(), {E3: after}), say(example(), {E3: before})).changes
    assert entry.way == way


def only(found: Comparison) -> Change:
    (entry,) = found.changes
    return entry


def test_other_grounds_are_no_change() -> None:
    """Confidence, note and evidence do not make an answer another one."""
    noted = answered(2, "low").model_copy(update={"note": "Seen again."})
    assert compared(say(example(), {S1: noted})).changes == ()


def test_order_of_items_is_no_change() -> None:
    """The same items named in another order are the same answer."""
    rows = [exposure("alpha.e0", ITEMS)]
    one, other = (sample(rows, {"alpha.e0": said}) for said in (("one", "two"), ("two", "one")))
    assert compared(other, one).changes == ()


def test_unknown_instead_of_open_is_a_change_without_effect() -> None:
    """That an answer was sought is a change to read, and moves nothing."""
    unknown = Answer.model_validate({"state": "unknown", "reason": "Secret."})
    assert only(compared(say(example(), {E3: unknown}))).effect == 0.0


def test_opportunities_move_no_residual() -> None:
    """An opportunity answered otherwise is listed with no effect on the residual."""
    entry = only(compared(changed(o1=0)))
    assert (entry.question, entry.effect) == ("economy.o1", 0.0)


# What else can move the residual


def test_weights_are_a_player() -> None:
    """Other weights explain the whole change if nothing else differs."""
    after = change(example(), weights={"economy": 10.0, "security": 90.0})
    causes = dict(compared(after).causes)
    assert causes == pytest.approx({"weights": whole(after) - whole(example())})


def test_weights_of_the_same_ratio_are_no_difference() -> None:
    """Only ratios of weights matter (P9)."""
    assert compared(change(example(), weights={"economy": 3.0, "security": 2.0})).causes == ()


def test_weights_share_a_change_with_answers() -> None:
    """Weights and an answer that change together split the change like two answers."""
    weights = {"economy": 10.0, "security": 90.0}
    after = change(changed(s3=4), weights=weights)
    only_weights = whole(change(example(), weights=weights)) - whole(example())
    not_weights = whole(after) - whole(changed(s3=4))
    assert dict(compared(after).causes)["weights"] == pytest.approx(
        (only_weights + not_weights) / 2, abs=1e-12
    )


def test_stage_is_no_cause_where_no_question_depends_on_it() -> None:
    """A later stage is named, with no effect, where no question asks for it."""
    signed = example().assessment.partnership.model_copy(update={"stage": "signed"})
    assert compared(change(example(), partnership=signed)).causes == (("partnership", 0.0),)


def test_twin_is_no_change_at_all() -> None:
    """An assessment compared with itself changes nothing (P35)."""
    found = compared(example())
    assert (found.change, found.changes, found.causes) == (0.0, (), ())
    assert (found.red_lines, found.triggers_gone, found.triggers_new) == ((), (), ())
    assert (found.only_before, found.only_after) == ((), ())
