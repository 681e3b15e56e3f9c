"""What records of packs and assessments refuse by their own rules."""

from collections.abc import Mapping
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from tests.storage_helpers import make_assessment
from wizard.model.assessment import Answer, Evidence
from wizard.model.base import Record
from wizard.model.checklist import Atom, Precedent, RedLine, Section, Source, Threshold
from wizard.model.condition import Condition
from wizard.model.parameters import Parameters
from wizard.model.scale import Scale

SCALE: TypeAdapter[Any] = TypeAdapter(Scale)
CONDITION: TypeAdapter[Any] = TypeAdapter(Condition)
SOURCE = {"work": "A handbook", "year": 2020}
LEVELS = ["a", "b", "c", "d", "e"]


def refuses(record: type[Record] | TypeAdapter[Any], data: object) -> bool:
    validate = record.validate_python if isinstance(record, TypeAdapter) else record.model_validate
    try:
        validate(data)
    except ValidationError:
        return True
    return False


def question(**changes: object) -> dict[str, Any]:
    scale = {"type": "levels", "levels": LEVELS}
    basic = {"id": "a.b", "kind": "exposure", "depth": "core", "label": "L", "text": "T?"}
    return {"id": "s", "title": "S", "questions": [{**basic, "scale": scale, **changes}]}


@pytest.mark.parametrize(
    ("data", "refused"),
    [
        ({"text": "T", "source": SOURCE}, False),
        ({"text": "T", "convention": True}, False),
        ({"text": "T"}, True),
        ({"text": "T", "source": SOURCE, "convention": True}, True),
    ],
)
def test_threshold_has_a_source_or_is_a_convention(
    data: Mapping[str, object], refused: bool
) -> None:
    """A cut-off rests on a source or is marked as this tool's own, and never both."""
    assert refused == refuses(Threshold, data)


@pytest.mark.parametrize(
    ("data", "refused"),
    [
        ({"at_least": 4}, False),
        ({"below": 0.5}, False),
        ({}, True),
        ({"at_least": 1, "below": 1}, True),
        ({"at_least": 0}, True),
        ({"below": 4.1}, True),
    ],
)
def test_part_of_a_red_line_has_one_limit(data: Mapping[str, object], refused: bool) -> None:
    """A part of a red line reads one limit above 0 and up to 4."""
    assert refused == refuses(Atom, {"question": "a.b", **data})


def test_red_line_without_parts_is_refused() -> None:
    """A red line reads at least one question."""
    data = {"id": "a.b", "kind": "absolute", "title": "T", "reason": "R", "when": []}
    assert refuses(RedLine, data)


@pytest.mark.parametrize(("year", "refused"), [(1600, False), (2100, False), (1599, True)])
def test_source_has_a_likely_year(year: int, refused: bool) -> None:
    """The year of a work is one in which it can have appeared."""
    assert refused == refuses(Source, {**SOURCE, "year": year})


def test_precedent_names_its_parties() -> None:
    """A precedent without parties is refused."""
    data = {"title": "T", "parties": [], "stronger": "A", "year": 2000, "outcome": "bad"}
    data |= {"clause": "C", "happened": "H", "source": SOURCE}
    assert (
        refuses(Precedent, data),
        refuses(Precedent, data | {"parties": ["A"]}),
    ) == (True, False)


@pytest.mark.parametrize(
    ("scale", "refused"),
    [
        ({"type": "levels", "levels": LEVELS}, False),
        ({"type": "levels", "levels": LEVELS[:4]}, True),
        ({"type": "levels", "levels": [*LEVELS, "f"]}, True),
        ({"type": "levels", "levels": [*LEVELS[:4], " "]}, True),
        ({"type": "levels", "levels": LEVELS, "values": [0, 0.1, 0.1, 1, 1]}, True),
        (
            {"type": "levels", "levels": LEVELS, "values": [0, 0, 0.5, 1, 1], "values_reason": "R"},
            False,
        ),
        (
            {
                "type": "levels",
                "levels": LEVELS,
                "values": [0, 0.5, 0.4, 1, 1],
                "values_reason": "R",
            },
            True,
        ),
        ({"type": "percent", "goalposts": [0, 60]}, False),
        ({"type": "percent", "goalposts": [60, 0]}, False),
        ({"type": "percent", "goalposts": [5, 5]}, True),
        ({"type": "percent", "goalposts": [5]}, True),
        ({"type": "percent", "goalposts": [0, float("inf")]}, True),
        ({"type": "number", "goalposts": [0, 1]}, True),
        ({"type": "number", "unit": "years", "minimum": 2, "maximum": 1}, True),
        ({"type": "number", "unit": "years", "minimum": 2, "maximum": 2}, False),
        ({"type": "text", "reversed": True}, True),
        ({"type": "yes_no", "meanings": {"yes": "Y"}}, False),
        ({"type": "yes_no", "meanings": {"maybe": "M"}}, True),
        ({"type": "single_choice", "options": [{"id": "a", "text": "A"}]}, True),
        ({"type": "multiple_choice", "options": [{"id": "a", "text": "A"}] * 31}, True),
    ],
)
def test_scale_is_sound_in_itself(scale: Mapping[str, object], refused: bool) -> None:
    """A scale that contradicts itself or lacks a part is refused."""
    assert refused == refuses(SCALE, scale)


@pytest.mark.parametrize(
    ("knots", "refused"),
    [
        ([(0, 0), (1, 1)], False),
        ([(0, 1), (1, 0.5), (2, 0.5), (3, 0)], False),
        ([(0, 0)], True),
        ([(1, 0), (0, 1)], True),
        ([(0, 0), (0, 1)], True),
        ([(0, 0), (1, 1), (2, 0)], True),
        ([(0, 0), (1, 1.1)], True),
    ],
)
def test_knots_rise_in_place_and_are_monotone_in_value(
    knots: list[tuple[float, float]], refused: bool
) -> None:
    """Knots come in rising order, and their values only rise or only fall."""
    data = {"type": "percent", "knots": [{"at": at, "value": value} for at, value in knots]}
    assert refused == refuses(SCALE, data)


def test_goalposts_and_knots_exclude_each_other() -> None:
    """A number is scored one way only."""
    knots = [{"at": 0, "value": 0}, {"at": 1, "value": 1}]
    assert refuses(SCALE, {"type": "percent", "goalposts": [0, 1], "knots": knots})


@pytest.mark.parametrize(
    ("changes", "refused"),
    [
        ({}, False),
        ({"scale": {"type": "text"}}, True),
        ({"scale": {"type": "date"}}, True),
        ({"scale": {"type": "percent"}}, True),
        ({"kind": "context", "scale": {"type": "text"}}, False),
        ({"kind": "context", "scale": {"type": "percent"}}, False),
        ({"kind": "context", "family": "exit"}, True),
        ({"kind": "safeguard"}, True),
        ({"kind": "safeguard", "family": "exit"}, False),
        ({"kind": "exposure", "lowers": []}, True),
        ({"weight": -1}, True),
        ({"depth": "deep"}, True),
        ({"id": "a"}, True),
    ],
)
def test_question_has_what_its_kind_needs(changes: dict[str, object], refused: bool) -> None:
    """A question that scores has values, and only a safeguard has what safeguards have."""
    assert refused == refuses(Section, question(**changes))


def test_scored_choice_needs_a_value_for_every_option() -> None:
    """An option without value cannot be scored, and in a context question need not be."""
    options = [{"id": "a", "text": "A", "value": 0}, {"id": "b", "text": "B"}]
    scale = {"type": "single_choice", "options": options}
    context = question(kind="context", scale=scale)
    assert (refuses(Section, question(scale=scale)), refuses(Section, context)) == (True, False)


@pytest.mark.parametrize(
    ("condition", "refused"),
    [
        ({"question": "a.b", "is": "x"}, False),
        ({"question": "a.b", "is": 3}, False),
        ({"question": "a.b", "is_one_of": [1, "x"]}, False),
        ({"question": "a.b", "is_answered": True}, False),
        ({"question": "a.b", "is_answered": False}, True),
        ({"question": "a.b"}, True),
        ({"question": "a.b", "at_least": 1, "at_most": 3}, True),
        ({"question": "a.b", "is_one_of": []}, True),
        ({"partnership": "stage", "is": "idea"}, False),
        ({"partnership": "weather", "is": "fine"}, True),
        ({"partnership": "stage"}, True),
        ({"all": []}, True),
        ({"any": [{"not": {"question": "a.b", "is": 1}}]}, False),
        ({"not": []}, True),
        ({"all": [{"question": "a.b", "is": 1}], "any": []}, True),
        ({}, True),
        ({"when": 1}, True),
    ],
)
def test_condition_holds_exactly_one_test(condition: Mapping[str, object], refused: bool) -> None:
    """A condition is one test, or others joined by all, any or not."""
    assert refused == refuses(CONDITION, condition)


@pytest.mark.parametrize("condition", ["word", 5, ["a"], True])
def test_condition_that_is_no_mapping_is_refused(condition: object) -> None:
    """A condition that is no mapping is refused like any other wrong value."""
    assert refuses(CONDITION, condition)


@pytest.mark.parametrize(
    ("changes", "refused"),
    [
        ({}, False),
        ({"power": 0.9}, True),
        ({"coverage_cap": 1}, True),
        ({"potency": {"weak": 0.95}}, True),
        ({"potency": {"strong": 0.95}}, True),
        ({"band_edges": [0.2, 0.4]}, True),
        ({"band_edges": [0.4, 0.2, 0.6]}, True),
        ({"band_edges": [0, 0.2, 0.6]}, True),
        ({"opportunity_edges": [0.1, 0.1, 0.6]}, True),
        ({"completeness_limit": 1.1}, True),
    ],
)
def test_parameters_stay_in_their_ranges(changes: Mapping[str, object], refused: bool) -> None:
    """Parameters outside the method's ranges are refused."""
    assert refused == refuses(Parameters, changes)


def test_only_stated_parameters_change_those_of_the_pack() -> None:
    """Parameters of an assessment replace those of the pack only where they are stated."""
    pack = Parameters(power=6.0, completeness_limit=0.5)
    changed = pack.changed_by(Parameters.model_validate({"power": 2}))
    assert (changed.power, changed.completeness_limit) == (2.0, 0.5)


def test_only_stated_potencies_change_those_of_the_pack() -> None:
    """One potency stated in an assessment leaves the pack's other potencies as they are."""
    pack = Parameters.model_validate({"potency": {"weak": 0.1, "strong": 0.9}})
    changed = pack.changed_by(Parameters.model_validate({"potency": {"weak": 0.2}}))
    assert (changed.potency.weak, changed.potency.strong) == (0.2, 0.9)


@pytest.mark.parametrize("date", ["26", "2026-1", "2026-01-31T10:00", "soon"])
def test_evidence_with_a_wrong_date_is_refused(date: str) -> None:
    """The date of evidence is a year, a month or a day."""
    assert refuses(Evidence, {"source": "S", "date": date})


@pytest.mark.parametrize("value", [True, None, {}, {"a": 1}, float("nan"), float("inf"), b"x"])
def test_answer_of_a_wrong_kind_is_refused(value: object) -> None:
    """An answer is a number, a text or a list of words."""
    assert refuses(Answer, {"state": "answered", "value": value})


def test_records_cannot_be_changed() -> None:
    """A record stays as it was made."""
    assessment = make_assessment()
    with pytest.raises(ValidationError, match="frozen"):
        assessment.title = "Another"  # type: ignore[misc]


def test_plain_data_leaves_out_what_holds_nothing() -> None:
    """Keys without content are left out of plain data, at every depth; zero is content."""
    answer = Answer(state="answered", value=0)
    plain = make_assessment(answers={"a.b": answer}).plain()
    assert (
        plain["answers"]["a.b"],
        "waivers" not in plain,
    ) == ({"state": "answered", "value": 0}, True)


def test_moment_is_written_in_utc() -> None:
    """A moment given in another zone is written in UTC to the second."""
    made = make_assessment(created="2026-03-01T12:30:15.5+02:30")
    assert made.plain()["created"] == "2026-03-01T10:00:15Z"
