"""One answer from several analysts': items, facts, and what an answer rests on."""

from typing import Any

import pytest

from tests.scoring.opinions import EXPOSURE, Q, kept, of_values, question, said, silent, unknown
from tests.scoring.rows import context, exposure, safeguard, scale
from tests.strategies import ITEMS, LEVELS, RISING, YES_NO, Kind
from wizard.model.assessment import Value
from wizard.scoring.consensus.of_answers import Consensus, find_consensus

# Items

THREE = scale(
    type="multiple_choice",
    options=[{"id": item, "text": item} for item in ("one", "two", "three", "four")],
)


def items(kind: Any, *chosen: tuple[str, ...]) -> Consensus:
    more: tuple[Any, ...] = ({},) if kind is safeguard else ()
    return of_values(question(kind(Q, *more, scale=THREE)), *chosen)


def test_items_are_decided_one_by_one() -> None:
    """An item stands if more than half name it, in the order of the checklist."""
    found = items(exposure, ("two", "one"), ("one", "two"), ("one",))
    assert (found.answer.value, found.spread) == (("one", "two"), 1.0)


@pytest.mark.parametrize(("kind", "chosen"), [(exposure, ("one", "two")), (safeguard, ("one",))])
def test_tie_on_an_item_goes_to_the_worse_side(kind: Any, chosen: tuple[str, ...]) -> None:
    """Half naming it is enough where items are bad, and not where they are good."""
    assert items(kind, ("one", "two"), ("one",)).answer.value == chosen


def test_items_that_differ_much_are_unknown() -> None:
    """As many items named by some and not by all as make two levels leave it unknown."""
    found = items(exposure, ("one", "two"), ("three",), ("one",))
    assert kept(found, "state", "working") == ("unknown", ("one",))
    assert (found.spread, found.dissent) == (3.0, "level")
    assert found.answer.reason == "The analysts name different items: one (2), two (1), three (1)."


def test_order_of_items_is_no_difference() -> None:
    """The same items named in another order are the same answer."""
    found = of_values(question(exposure(Q, ITEMS)), ("one", "two"), ("two", "one"))
    assert (found.spread, found.dissent) == (0.0, None)


# Facts


@pytest.mark.parametrize(
    ("kind", "values", "expected", "dissent"),
    [
        (YES_NO, ("yes", "yes"), ("answered", "yes", None, None), None),
        (YES_NO, ("yes", "yes", "no"), ("answered", "yes", None, None), "fact"),
        (YES_NO, ("yes", "no"), ("unknown", None, None, None), "fact"),
        (LEVELS, (1, 1, 4), ("range", None, 1.0, 4.0), "fact"),
        (RISING, (30, 30), ("answered", 30, None, None), None),
        (RISING, (30, 40), ("range", None, 30.0, 40.0), "fact"),
        (ITEMS, (("one",), ("one",), ("two",)), ("answered", ("one",), None, None), "fact"),
        (ITEMS, (("one",), ("two",)), ("unknown", None, None, None), "fact"),
    ],
)
def test_fact(
    kind: Kind, values: tuple[Value, ...], expected: tuple[object, ...], dissent: str | None
) -> None:
    """Words and items need more than half; numbers that differ are the range of all."""
    found = of_values(question(context(Q, kind)), *values)
    assert kept(found, "state", "value", "low", "high") == expected
    assert (found.dissent, found.spread) == (dissent, None)


def test_texts_stand_one_below_the_other() -> None:
    """Texts that differ are all kept, each with its analyst."""
    asked = question(context(Q, scale=scale(type="text")))
    assert of_values(asked, "Finance", "Trade").answer.value == (
        "Analyst 0: Finance\nAnalyst 1: Trade"
    )
    assert of_values(asked, "Finance", "Finance").answer.value == "Finance"


def test_dates_need_more_than_half() -> None:
    """A date two of three give stands; one against one is unknown."""
    asked = question(context(Q, scale=scale(type="date")))
    days = ("2026-01-31", "2026-01-31", "2026-02-01")
    assert of_values(asked, *days).answer.value == "2026-01-31"
    assert of_values(asked, *days[1:]).answer.state == "unknown"


def test_computed_question_has_no_consensus() -> None:
    """What is computed is never said, so there is nothing to agree on."""
    gap = scale(type="difference", of="alpha.a", less="alpha.b", unit="years", goalposts=[0, 9])
    with pytest.raises(TypeError, match="difference"):
        of_values(question(exposure(Q, scale=gap)), 1, 2)


# What an answer rests on


@pytest.mark.parametrize(
    ("values", "confidences", "expected"),
    [
        ((2, 2), ("certain", "high"), "high"),
        ((2, 2), ("certain", "certain"), "certain"),
        ((2, 2), ("low", "certain"), "low"),
        ((2, 3), ("certain", "high"), "medium"),
        ((2, 3), ("low", "high"), "low"),
        ((1, 3), ("certain", "certain"), "medium"),
        ((2, 2), (None, "high"), "high"),
        ((2, 3), (None, None), None),
    ],
)
def test_confidence(
    values: tuple[int, int], confidences: tuple[str | None, str | None], expected: str | None
) -> None:
    """The least confidence stated counts; one level apart caps it at medium."""
    opinions = [
        said(name, value, confidence=confidence)
        for name, value, confidence in zip("AB", values, confidences, strict=True)
    ]
    assert find_consensus(EXPOSURE, opinions).answer.confidence == expected


def test_analyst_who_cannot_tell_caps_confidence() -> None:
    """Nobody is certain of what another could not establish."""
    opinions = [said(name, 2, confidence="certain") for name in "AB"]
    assert find_consensus(EXPOSURE, [*opinions, unknown("C")]).answer.confidence == "medium"


def test_evidence_is_kept_once() -> None:
    """Evidence of all analysts is kept, what two of them cite only once."""
    opinions = [
        said("A", 2, evidence=({"source": "Treaty"}, {"source": "Budget"})),
        said("B", 2, evidence=({"source": "Treaty"},)),
    ]
    evidence = find_consensus(EXPOSURE, opinions).answer.evidence
    assert [item.source for item in evidence] == ["Treaty", "Budget"]


def test_notes_are_kept_with_who_wrote_them() -> None:
    """Notes that differ are named, one note alone stands as it is."""
    two = [said("B", 2, note="Later."), said("A", 2, note="Now.")]
    assert find_consensus(EXPOSURE, two).answer.note == "A: Now.\nB: Later."
    assert find_consensus(EXPOSURE, two[:1]).answer.note == "Later."


def test_endless_notes_are_cut_to_what_a_note_can_hold() -> None:
    """Notes that together exceed a note's length are cut; each stands whole in its opinion."""
    opinions = [said(name, 2, note=name * 90_000) for name in "AB"]
    answer = find_consensus(EXPOSURE, opinions).answer
    assert len(answer.note) == 100_000
    assert [len(opinion.note) for opinion in answer.opinions] == [90_000, 90_000]


def test_wording_chosen_is_that_of_the_answer() -> None:
    """Of the wordings the analysts saw, the one of the level that counts is kept."""
    opinions = [said("A", 2, chosen="Some"), said("B", 3, chosen="Much"), said("C", 3)]
    assert find_consensus(EXPOSURE, opinions).answer.chosen == "Much"


def test_everybody_is_on_record() -> None:
    """Who said what is kept, in order of their names."""
    opinions = [said("C", 2), unknown("B"), silent("A")]
    kept_opinions = find_consensus(EXPOSURE, opinions).answer.opinions
    assert kept_opinions == (opinions[2], opinions[1], opinions[0])
