"""Opinions in an assessment's file: strict, in order, and old files as valid as before."""

import pytest
from pydantic import ValidationError

from tests.storage_helpers import make_assessment, problems_of, read_back
from wizard.model.assessment import Answer, Assessment
from wizard.storage.assessments import render_assessment

SAID = {
    "state": "range",
    "low": 1.0,
    "high": 4.0,
    "working": 2,
    "opinions": [
        {"analyst": "A. Ames", "state": "answered", "value": 1, "confidence": "high"},
        {
            "analyst": "B. Brown",
            "state": "answered",
            "value": 4,
            "note": "As signed.",
            "evidence": [{"source": "Treaty", "primary": True}],
        },
    ],
}


def merged(**changes: object) -> Assessment:
    return make_assessment(answers={"economy.debt": {**SAID, **changes}})


def refusals(answer: dict[str, object]) -> list[str]:
    """Return why an answer is refused."""
    with pytest.raises(ValidationError) as caught:
        Answer.model_validate(answer)
    return [error["msg"] for error in caught.value.errors()]


def test_opinions_come_back_as_they_were() -> None:
    """Written and read again, every opinion is the same."""
    assert read_back(merged()) == merged()


def test_opinion_begins_with_its_analyst() -> None:
    """In the file each opinion is one entry, the analyst first and nothing empty."""
    text = render_assessment(merged())
    assert "    opinions:\n    - analyst: A. Ames\n      state: answered\n" in text
    assert "asked" not in text


def test_opinions_of_a_set_aside_answer_are_kept() -> None:
    """What was set aside keeps who said it."""
    aside = {"economy.debt": {"why": "condition", "answer": SAID}}
    assert read_back(make_assessment(set_aside=aside)).set_aside["economy.debt"].answer.opinions


def test_answer_without_opinions_is_written_as_before() -> None:
    """The keys are left out where they hold nothing."""
    text = render_assessment(make_assessment(answers={"economy.debt": {"state": "unanswered"}}))
    assert "opinions" not in text
    assert "working" not in text


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"working": 5}, "`working` must be a number from `low` to `high`"),
        ({"working": 0.5}, "`working` must be a number from `low` to `high`"),
        ({"working": "2"}, "`working` must be a number from `low` to `high`"),
        ({"state": "unanswered", "low": None, "high": None}, "`working` belongs to the states"),
        (
            {"state": "answered", "value": 2, "low": None, "high": None},
            "`working` belongs to the states",
        ),
    ],
)
def test_working_value_has_its_place(changes: dict[str, object], complaint: str) -> None:
    """A working value stands beside a range, within it, or beside an unknown answer."""
    (found,) = refusals({**SAID, "opinions": (), **changes})
    assert found.startswith(complaint)


def test_unknown_answer_may_have_a_working_value() -> None:
    """Words that the analysts differ about have one beside "unknown"."""
    said = {"state": "unknown", "reason": "The analysts differ.", "working": "yes"}
    assert Answer.model_validate(said).working == "yes"


def test_analyst_speaks_once() -> None:
    """Two opinions of one analyst on one question are refused."""
    one = {"analyst": "A. Ames", "state": "answered", "value": 1}
    (found,) = refusals({"state": "answered", "value": 1, "opinions": (one, one)})
    assert found == "A. Ames stands twice in `opinions`; keep one"


@pytest.mark.parametrize(
    ("opinion", "path", "what"),
    [
        ("{state: unanswered}", "analyst", "this required key is missing"),
        ('{analyst: " ", state: unanswered}', "analyst", "must not be blank"),
        ("{analyst: A, state: answered}", "", "`value` belongs to the state answered"),
        ("{analyst: A, state: unknown}", "", "the state unknown needs a `reason`"),
        ("{analyst: A, state: unanswered, opinions: []}", "opinions", "unknown key `opinions`"),
    ],
)
def test_bad_opinion_is_refused_with_its_place(opinion: str, path: str, what: str) -> None:
    """Every problem of an opinion is reported where it stands; opinions hold no opinions."""
    answer = f"answers:\n  economy.debt:\n    state: unanswered\n    opinions:\n    - {opinion}\n"
    (problem,) = problems_of(render_assessment(make_assessment()) + answer, Assessment)
    place = ".".join(part for part in ("answers.economy.debt.opinions[0]", path) if part)
    assert problem.path == place
    assert problem.what.startswith(what)
