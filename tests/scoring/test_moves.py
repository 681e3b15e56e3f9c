"""Answers to questions that have gone: moved, asked again or kept aside, and never dropped."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.keeping_helpers import answered
from tests.storage_helpers import SMALL_PACK, make_assessment
from tests.strategies import PROFILE, Dice
from wizard.model.assessment import Answer, Assessment
from wizard.model.changes import answers_of
from wizard.model.move import Move
from wizard.model.pack import Pack
from wizard.scoring.answers.moves import bring_into, move_answers
from wizard.storage.packs.loading import load_pack

SMALL = load_pack(SMALL_PACK)
OLD = "economy.old"
REMARKS = {"confidence": "low", "note": "See annex.", "evidence": [{"source": "A treaty"}]}


def pack_with(*moves: dict[str, Any]) -> Pack:
    """Return the small pack with moves."""
    records = tuple(Move.model_validate(move) for move in moves)
    file = SMALL.file.model_copy(update={"moves": records})
    return Pack(file, SMALL.checklists, SMALL.digest)


def made_earlier(answer: dict[str, Any], **more: dict[str, Any]) -> Assessment:
    return make_assessment(depth="full", answers={OLD: answer, **more})


def outcome(
    assessment: Assessment, *moves: dict[str, Any]
) -> tuple[str, Answer | None, Answer | None]:
    """Return what is said of the old answer, where it stands now, and what is kept aside."""
    pack = pack_with(*moves)
    _, found = move_answers(pack, assessment)
    after = bring_into(pack, assessment)
    to = moves[-1].get("to")
    aside = after.set_aside.get(OLD)
    return found[0].outcome, after.answers.get(str(to)), aside.answer if aside else None


def test_answer_goes_to_the_new_question_as_it_was() -> None:
    """Renaming a question moves its answer with everything that was said about it."""
    said = {**answered(3), **REMARKS, "asked": "Old wording?", "chosen": "Serious"}
    word, moved, aside = outcome(made_earlier(said), {"from": OLD, "to": "economy.debt"})
    assert (word, moved, aside) == ("moved", Answer.model_validate(said), None)


@pytest.mark.parametrize(
    ("old", "to", "values", "new"),
    [
        ("yes", "economy.debt", {"yes": 3, "no": 0}, 3),
        (2, "economy.loan", {"2": "yes"}, "yes"),
        (2.5, "economy.share", {"2.5": 40}, 40),
        (("a", "b"), "economy.sectors", {"a": "food", "b": "ports"}, ("food", "ports")),
        (("a", "b"), "economy.sectors", {"a": "food", "b": "food"}, ("food",)),
    ],
)
def test_value_is_called_what_it_is_called_now(
    old: object, to: str, values: dict[str, object], new: object
) -> None:
    """A value is translated as the pack says, and what was chosen at the time stays known."""
    given_old = list(old) if isinstance(old, tuple) else old
    word, moved, _ = outcome(
        made_earlier({**answered(given_old), **REMARKS}), {"from": OLD, "to": to, "values": values}
    )
    assert moved is not None
    assert (word, moved.value, moved.note, moved.chosen) == ("moved", new, "See annex.", str(old))


def test_range_is_translated_by_its_ends() -> None:
    """A range becomes the range of what its ends are called now."""
    move = {"from": OLD, "to": "economy.debt", "values": {"1": 0, "2": 3}}
    _, moved, _ = outcome(made_earlier({"state": "range", "low": 1, "high": 2}), move)
    assert moved is not None
    assert (moved.low, moved.high, moved.chosen) == (0, 3, "1..2")


@pytest.mark.parametrize(
    ("answer", "move"),
    [
        (answered("maybe"), {"to": "economy.debt", "values": {"yes": 3}}),
        (answered(["a", "x"]), {"to": "economy.sectors", "values": {"a": "food"}}),
        (answered(7), {"to": "economy.debt"}),
        (answered("yes"), {"to": "economy.share"}),
        ({"state": "range", "low": 1, "high": 2}, {"to": "economy.loan"}),
        (
            {"state": "range", "low": 1, "high": 2},
            {"to": "economy.debt", "values": {"1": 3, "2": 0}},
        ),
        ({"state": "not-applicable", "reason": "So it is."}, {"to": "economy.debt"}),
        (answered(3), {"to": "economy.debt", "then": "reask"}),
    ],
)
def test_answer_without_counterpart_is_asked_again_and_kept(
    answer: dict[str, Any], move: dict[str, Any]
) -> None:
    """What the new question does not allow, or is to be asked anew, is kept aside as it was."""
    found = outcome(made_earlier({**answer, **REMARKS}), {"from": OLD, **move})
    assert found == ("reask", None, Answer.model_validate({**answer, **REMARKS}))
    _, told = move_answers(pack_with({"from": OLD, **move}), made_earlier({**answer, **REMARKS}))
    assert [(entry.question, entry.to) for entry in told] == [(OLD, move["to"])]


def test_answer_that_nothing_took_the_place_of_is_kept_aside() -> None:
    """Where a question is simply gone its answer is kept."""
    word, _, aside = outcome(made_earlier(answered(3)), {"from": OLD, "then": "set-aside"})
    assert (word, aside) == ("set-aside", Answer.model_validate(answered(3)))


def test_answer_given_since_is_not_replaced() -> None:
    """If the new question has been answered, that answer stands, and the old one is kept aside."""
    assessment = made_earlier(answered(3), **{"economy.debt": answered(1)})
    word, stands, aside = outcome(assessment, {"from": OLD, "to": "economy.debt"})
    assert stands is not None
    assert (word, stands.value, aside) == ("taken", 1, Answer.model_validate(answered(3)))


def test_answer_set_aside_when_its_question_went_is_moved() -> None:
    """An assessment read meanwhile by a version without the move is brought up to date as well."""
    aside = {OLD: {"why": "gone", "answer": answered(3)}}
    after = bring_into(
        pack_with({"from": OLD, "to": "economy.debt"}),
        make_assessment(depth="full", set_aside=aside),
    )
    assert (after.answers["economy.debt"].value, after.set_aside) == (3, {})


def test_moves_are_followed_one_after_the_other() -> None:
    """An answer goes through several versions of a pack at once."""
    moves: list[dict[str, Any]] = [
        {"from": OLD, "to": "economy.second", "values": {"yes": "high"}},
        {"from": "economy.second", "to": "economy.debt", "values": {"high": 4}},
    ]
    word, moved, aside = outcome(made_earlier(answered("yes")), *moves)
    assert moved is not None
    assert (word, moved.value, moved.chosen, aside) == ("moved", 4, "yes", None)


def test_answer_to_the_later_of_two_questions_goes_first() -> None:
    """Where an answer and one given before a further move meet, the later one is moved."""
    assessment = made_earlier(answered(1), **{"economy.second": answered(3)})
    after = bring_into(
        pack_with(
            {"from": OLD, "to": "economy.second"},
            {"from": "economy.second", "to": "economy.debt"},
        ),
        assessment,
    )
    assert (after.answers["economy.debt"].value, list(after.set_aside)) == (3, [OLD])


@pytest.mark.parametrize(
    "moves",
    [
        [{"from": OLD, "to": "economy.second"}],
        [{"from": OLD, "to": "economy.second"}, {"from": "economy.second", "to": OLD}],
        [
            {"from": OLD, "to": "economy.second"},
            {"from": "economy.second", "then": "set-aside"},
        ],
    ],
)
def test_answer_whose_way_leads_to_no_question_is_kept_aside(moves: list[dict[str, Any]]) -> None:
    """Moves that end nowhere, or lead in a circle, leave an answer as it was."""
    word, _, aside = outcome(made_earlier(answered(3)), *moves)
    assert (word, aside) == ("set-aside", Answer.model_validate(answered(3)))


def test_answer_moves_to_where_it_may_not_apply() -> None:
    """A moved answer whose question does not apply is set aside like any other."""
    assessment = made_earlier(answered(3), **{"economy.loan": answered("no")})
    after = bring_into(pack_with({"from": OLD, "to": "economy.debt"}), assessment)
    assert (list(after.answers), list(after.set_aside)) == (["economy.loan"], ["economy.debt"])


@st.composite
def cases(draw: st.DrawFn) -> tuple[Pack, Assessment]:
    """Return random moves from questions that have gone, and answers to some of them."""
    dice = Dice(draw(st.binary(max_size=40)))
    gone = [f"economy.gone-{number}" for number in range(4)]
    targets = [*SMALL.questions, *gone[2:]]
    moves: list[dict[str, Any]] = []
    for question in gone:
        then = dice.pick(["move", "move", "reask", "set-aside"])
        to = {} if then == "set-aside" else {"to": dice.pick(targets)}
        values = {"values": {"yes": dice.pick([0, "yes", 4])}} if then == "move" else {}
        moves.append({"from": question, "then": then, **to, **values})
    answers = {
        question: answered(dice.pick(["yes", 0, 3, "open"]))
        for question in dice.some([*gone, "economy.debt", "economy.loan"], 0, 6)
    }
    return pack_with(*moves), make_assessment(depth="full", answers=answers)


@PROFILE
@given(cases())
def test_no_answer_is_ever_dropped(case: tuple[Pack, Assessment]) -> None:
    """However a pack moves answers, there are as many afterwards, and doing it again does nothing.

    The remarks of each are found again, whatever became of its value.
    """
    pack, assessment = case
    noted = {
        question: answer.model_copy(update={"note": question})
        for question, answer in assessment.answers.items()
    }
    assessment = assessment.model_copy(update={"answers": noted})
    after = bring_into(pack, assessment)
    notes = sorted(answer.note for answer in answers_of(after).values())
    assert (notes, bring_into(pack, after)) == (sorted(noted), after)


def test_moves_are_read_from_the_pack(tmp_path: Path) -> None:
    """`moves` in pack.yaml are part of the pack."""
    for file in SMALL_PACK.iterdir():
        text = file.read_text(encoding="utf-8")
        extra = f"moves:\n  - {{from: {OLD}, to: economy.debt}}\n" * (file.name == "pack.yaml")
        (tmp_path / file.name).write_text(text + extra, encoding="utf-8")
    assert load_pack(tmp_path).moved_questions == {OLD}
