"""Two versions of an answer or fact in words."""

from typing import Any

import pytest
from hypothesis import given

from tests.keeping_helpers import assessments
from tests.storage_helpers import SMALL_PACK, make_assessment
from wizard.model.assessment import Answer, Assessment
from wizard.model.changes import flatten, step_between
from wizard.session.in_words import label_of, parts_of
from wizard.storage.packs.loading import load_pack

PACK = load_pack(SMALL_PACK)


def answer(**fields: Any) -> Answer:
    return Answer.model_validate({"state": "answered", "value": "yes", **fields})


def told(one: Answer | None, other: Answer | None) -> dict[str, tuple[str, str]]:
    """Return the parts that differ, by name."""
    parts = parts_of(PACK, "economy.loan", one, other)
    return {part.name: (part.one, part.other) for part in parts if part.differs}


@given(assessments(), assessments())
def test_what_differs_is_told_otherwise(one: Assessment, other: Assessment) -> None:
    """Whatever differs in an answer or fact, some part of it is worded otherwise."""
    for key, (before, after) in step_between(flatten(one), flatten(other)).items():
        assert any(part.differs for part in parts_of(PACK, key, before, after))


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"value": "no"}, ""),
        ({"state": "unknown", "value": None, "reason": "Secret"}, ""),
        ({"confidence": "low"}, "Confidence"),
        ({"note": "Other"}, "Note"),
        ({"evidence": [{"source": "Customs"}]}, "Evidence"),
        ({"opinions": [{"analyst": "Ana", "state": "answered", "value": "no"}]}, "Merged from"),
        ({"asked": "Asked otherwise?"}, "Asked as"),
        ({"language": "es"}, "In language"),
    ],
)
def test_each_part_is_told_by_its_name(fields: dict[str, Any], name: str) -> None:
    """A part in which two answers differ stands under its name."""
    assert name in told(answer(), answer(**fields))


def test_no_answer_is_told() -> None:
    """Where one side has no answer that is said, beside the other side's value."""
    assert told(None, answer())[""] == ("No answer", "Yes")


def test_order_of_chosen_items_is_told_as_it_stands_in_the_file() -> None:
    """Where the words are the same and the data are not, the data are shown."""
    one, other = (answer(value=items) for items in (["food", "mines"], ["mines", "food"]))
    parts = parts_of(PACK, "economy.sectors", one, other)
    assert [part.name for part in parts if part.differs] == ["In the file"]


@pytest.mark.parametrize(
    ("key", "label"),
    [
        ("economy.loan", "Loan"),
        ("gone.question", "gone.question"),
        ("title", "Title"),
        ("partnership/us", "Our side"),
        ("partnership/stage", "Stage"),
        ("weights/economy", "Weight of Economy"),
        ("weights/none", "Weight of none"),
        ("out_of_scope/security", "In scope: Security"),
        ("link_judgements/economy.review/economy.debt", "Link judgements: Review clause on "),
        ("parameters/power", "Power"),
    ],
)
def test_things_are_called_by_their_names(key: str, label: str) -> None:
    """Questions by their labels, facts by what the screens call them."""
    assert label_of(PACK, key).startswith(label)


def test_facts_are_told_in_words() -> None:
    """Scope and weights are told as a person says them."""
    out = [{"dimension": "security", "reason": "Too early"}]
    one = flatten(make_assessment(out_of_scope=out, weights={"economy": 2.0}))
    seen = {
        key: [(part.one, part.other) for part in parts_of(PACK, key, one.get(key), None)]
        for key in ("out_of_scope/security", "weights/economy")
    }
    assert seen == {
        "out_of_scope/security": [("no: Too early", "yes")],
        "weights/economy": [("2", "1, as usual")],
    }
