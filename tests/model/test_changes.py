"""What differs between two assessments, laid out flat and put together again."""

from typing import Any

import pytest
from hypothesis import given, settings
from pydantic import ValidationError

from tests.keeping_helpers import assessments
from tests.storage_helpers import make_assessment
from wizard.model.assessment import Answer, Assessment
from wizard.model.changes import change, flatten, is_question, step_between


@settings(max_examples=100, deadline=None)
@given(assessments(), assessments())
def test_changing_what_differs_leads_to_the_other(one: Assessment, other: Assessment) -> None:
    """An assessment changed by what another has different says all that the other says."""
    step = step_between(flatten(one), flatten(other))
    changed = change(one, {key: after for key, (_, after) in step.items()})
    assert flatten(other) == flatten(changed)


@settings(max_examples=100, deadline=None)
@given(assessments())
def test_nothing_differs_from_itself(assessment: Assessment) -> None:
    """Laid out flat an assessment equals itself, and changing nothing changes nothing."""
    assert (step_between(flatten(assessment), flatten(assessment)), assessment) == (
        {},
        change(assessment, {}),
    )


def test_answer_stands_under_its_question_wherever_it_is_kept() -> None:
    """Setting an answer aside is no change of what was said."""
    said: dict[str, Any] = {"state": "answered", "value": 3}
    here = make_assessment(answers={"economy.debt": said})
    there = make_assessment(set_aside={"economy.debt": {"why": "condition", "answer": said}})
    assert step_between(flatten(here), flatten(there)) == {}


def test_changed_answer_is_set_aside_no_more() -> None:
    """An answer that is changed stands among the answers; one that is not stays aside."""
    said: dict[str, Any] = {"why": "gone", "answer": {"state": "answered", "value": 3}}
    kept = make_assessment(set_aside={"economy.debt": said, "economy.share": said})
    new = Answer.model_validate({"state": "answered", "value": 4})
    changed = change(kept, {"economy.debt": new})
    assert ({"economy.debt": new}, ["economy.share"]) == (changed.answers, [*changed.set_aside])


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("economy.share", True),
        ("title", False),
        ("partnership/stage", False),
        ("waivers/economy.red", False),
    ],
)
def test_questions_are_told_from_facts(key: str, expected: bool) -> None:
    """A key with a dot and no slash is a question's id."""
    assert is_question(key) is expected


def test_parts_of_the_pack_reference_stay_together() -> None:
    """Version and digest of the pack mean nothing apart, and are one fact."""
    other = make_assessment(pack={"id": "small", "version": "2.0", "digest": "sha256:x"})
    assert [*step_between(flatten(make_assessment()), flatten(other))] == ["pack"]


def test_facts_that_are_not_allowed_are_refused() -> None:
    """A change never makes an assessment that could not be read again."""
    with pytest.raises(ValidationError):
        change(make_assessment(), {"title": None})
