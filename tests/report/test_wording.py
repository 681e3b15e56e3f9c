"""How answers are put into words."""

from typing import Any

import pytest
from pydantic import TypeAdapter

from tests.storage_helpers import make_assessment
from wizard.model.assessment import Answer
from wizard.model.checklist import Question
from wizard.model.scale import Scale
from wizard.report.wording import describe, describe_answer, describe_value, format_number

SCALES: TypeAdapter[Any] = TypeAdapter(Scale)
QUESTIONS: TypeAdapter[Any] = TypeAdapter(Question)

LEVELS = {"type": "levels", "levels": ["Absent", "Promised", "Written", "Binding", "Operating"]}
YES_NO = {"type": "yes_no", "meanings": {"yes": "The partner lends."}}
PARTLY = {"type": "yes_partly_no"}
SINGLE = {
    "type": "single_choice",
    "options": [{"id": "open", "text": "Open sea"}, {"id": "bound", "text": "Bound by treaty"}],
}
SEVERAL = {
    "type": "multiple_choice",
    "options": [
        {"id": "food", "text": "Food"},
        {"id": "mines", "text": "Mines"},
        {"id": "ports", "text": "Ports"},
    ],
}
PERCENT = {"type": "percent", "goalposts": [0, 60]}
NUMBER = {"type": "number", "unit": "years"}
TEXT = {"type": "text"}
DATE = {"type": "date"}


def question(scale: dict[str, Any]) -> Any:
    """Return a question of context on a scale."""
    data = {"id": "economy.asked", "kind": "context", "depth": "core", "label": "Asked"}
    return QUESTIONS.validate_python({**data, "text": "What is asked?", "scale": scale})


def said(scale: dict[str, Any], **fields: Any) -> str:
    """Return how an answer on a scale is put into words."""
    return describe_answer(question(scale), Answer.model_validate(fields))


@pytest.mark.parametrize(
    ("scale", "raw", "words"),
    [
        (LEVELS, 0, "Absent"),
        (LEVELS, 4, "Operating"),
        (YES_NO, "yes", "The partner lends."),
        (YES_NO, "no", "No"),
        (PARTLY, "partly", "Partly"),
        (SINGLE, "bound", "Bound by treaty"),
        (SEVERAL, (), "none of them"),
        (SEVERAL, ("ports",), "Ports"),
        (SEVERAL, ("ports", "food"), "Food; Ports"),
        (PERCENT, 45, "45 %"),
        (PERCENT, 45.5, "45.5 %"),
        (NUMBER, 30.0, "30 years"),
        (TEXT, "A [bold]plain[/] text", "A [bold]plain[/] text"),
        (DATE, "2026-01-31", "2026-01-31"),
    ],
)
def test_value_is_worded_by_its_scale(scale: dict[str, Any], raw: object, words: str) -> None:
    """A value is said in the words of the checklist, or with its unit."""
    assert words == describe_value(SCALES.validate_python(scale), raw)


@pytest.mark.parametrize(
    ("scale", "raw"),
    [
        (LEVELS, 7),
        (LEVELS, -1),
        (LEVELS, "high"),
        (YES_NO, "Maybe"),
        (SINGLE, "closed"),
        (SEVERAL, ("oil",)),
        (SEVERAL, ("food", "oil")),
        (PERCENT, "half"),
    ],
)
def test_value_its_scale_does_not_know_is_shown_as_it_is(
    scale: dict[str, Any], raw: object
) -> None:
    """A value the scale does not allow is shown, never replaced by another one."""
    words = describe_value(SCALES.validate_python(scale), raw)
    shown = raw if isinstance(raw, tuple) else (str(raw),)
    assert [part for part in shown if part.lower() not in words.lower()] == []


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (0, "0"),
        (-1.5, "-1.5"),
        (0.1, "0.1"),
        (2.0, "2"),
        (640_000_000, "640000000"),
        (25_000_000_000_000, "25000000000000"),
    ],
)
def test_number_is_written_out(raw: float, words: str) -> None:
    """A number has no needless fraction and no exponent, however much money it is."""
    assert words == format_number(raw)


def test_answered_level_is_named_with_its_number() -> None:
    """A level is said with its number and its sentence."""
    assert said(LEVELS, state="answered", value=3) == "Level 3: Binding"


def test_answer_keeps_the_wording_it_was_given_with() -> None:
    """Where a level was worded otherwise when it was chosen, both wordings are said."""
    kept = said(LEVELS, state="answered", value=3, chosen="Enforceable in court")
    assert kept == "Level 3: Binding (when it was answered: Enforceable in court)"


@pytest.mark.parametrize(
    ("scale", "low", "high", "words"),
    [
        (LEVELS, 1, 3, ["levels", "1", "3"]),
        (PERCENT, 40, 50.5, ["40", "50.5 %"]),
        (NUMBER, 0, 30, ["0", "30 years"]),
    ],
)
def test_range_is_said_with_both_ends(
    scale: dict[str, Any], low: float, high: float, words: list[str]
) -> None:
    """A range is said with both ends and what they are counted in."""
    sentence = said(scale, state="range", low=float(low), high=float(high))
    places = [sentence.index(word) for word in words]
    assert sorted(places) == places


def test_unknown_is_said_with_its_reason() -> None:
    """Unknown is called unknown, with the reason."""
    assert (
        said(LEVELS, state="unknown", reason="the annex is secret")
        == "Unknown: the annex is secret"
    )


def test_not_applicable_is_said_with_its_reason() -> None:
    """Not applicable is called so, with the reason."""
    assert said(LEVELS, state="not-applicable", reason="no loan") == "Not applicable: no loan"


def test_unanswered_is_open() -> None:
    """A question with a note and no answer is open."""
    assert said(LEVELS, state="unanswered", note="ask the ministry") == "Open"


def test_question_never_touched_is_open() -> None:
    """A question the assessment says nothing about is open."""
    assert describe(make_assessment(), question(LEVELS)) == "Open"


@pytest.mark.parametrize(("raw", "flagged"), [(60, False), (61, True), (-1, True)])
def test_number_beyond_its_scale_is_flagged(raw: int, flagged: bool) -> None:
    """A number that counts as the end of its scale is said to do so (method.md 1.2)."""
    assert ("counts as its end" in said(PERCENT, state="answered", value=raw)) is flagged
