"""What is saved is what is read: for any text, for other readers, and block by block."""

import difflib
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from tests.storage_helpers import (
    LOOKALIKES,
    THEN,
    WORKED_EXAMPLE,
    full_lines,
    full_paragraphs,
    lines,
    make_assessment,
    paragraphs,
    read_back,
)
from wizard.errors import InvalidFileError
from wizard.model.assessment import Answer, Assessment
from wizard.model.summary import Summary
from wizard.report.build import build_summary
from wizard.storage.assessments import (
    AssessmentWriter,
    load_assessment,
    render_assessment,
)
from wizard.storage.disk.files import digest_of
from wizard.storage.packs.loading import load_pack
from wizard.storage.reading.emit import emit
from wizard.storage.reading.records import parse_record

evidence: st.SearchStrategy[dict[str, Any]] = st.builds(
    dict,
    source=full_lines,
    locator=lines,
    address=lines,
    date=st.sampled_from([None, "2026", "2026-01", "2026-01-31"]),
    primary=st.booleans(),
    reliability=st.sampled_from([None, *"ABCDEF"]),
    credibility=st.none() | st.integers(1, 6),
)
extras: dict[str, st.SearchStrategy[Any]] = {
    "asked": paragraphs,
    "note": paragraphs,
    "evidence": st.lists(evidence, max_size=2).map(tuple),
    "confidence": st.sampled_from([None, "low", "medium", "high", "certain"]),
}
values = st.one_of(
    st.integers(-(10**15), 10**15),
    st.floats(allow_nan=False, allow_infinity=False),
    paragraphs,
    st.lists(full_lines, max_size=3).map(tuple),
)
answers = st.one_of(
    st.builds(dict, state=st.just("answered"), value=values, chosen=paragraphs, **extras),
    st.builds(dict, state=st.sampled_from(["unknown", "not-applicable"]), reason=full_paragraphs),
    st.builds(dict, state=st.just("range"), low=st.just(1.0), high=st.just(2.5), **extras),
    st.builds(dict, state=st.just("unanswered"), **extras),
).map(Answer.model_validate)
ids = st.from_regex(r"[a-z]{1,4}\.[a-z0-9]{1,4}", fullmatch=True)
ZONES = (UTC, timezone(timedelta(hours=14)), timezone(timedelta(hours=-12)))


def read_by_others(text: str) -> Any:
    """Return what PyYAML itself makes of a text."""
    return yaml.load(text, Loader=yaml.CSafeLoader)


@given(
    title=full_lines,
    description=paragraphs,
    analyst=lines,
    reason=full_paragraphs,
    found=st.dictionaries(ids, answers, max_size=3),
)
@settings(max_examples=100)
def test_what_is_saved_is_what_is_read(
    title: str, description: str, analyst: str, reason: str, found: dict[str, Answer]
) -> None:
    """Whatever text an assessment holds comes back letter by letter."""
    assessment = make_assessment(
        title=title,
        analyst=analyst,
        partnership={"us": title, "partner": "B", "description": description},
        out_of_scope=({"dimension": "a", "reason": reason},),
        waivers=({"red_line": "a.b", "name": title, "reason": reason},),
        answers=found,
    )
    assert assessment == read_back(assessment)


@pytest.mark.parametrize("text", LOOKALIKES)
def test_awkward_text_comes_back_from_every_place(text: str) -> None:
    """A text that looks like YAML comes back from notes, reasons, evidence and lists alike."""
    noted = Answer(state="unknown", reason=f"{text}.", note=text, asked=text)
    assessment = make_assessment(
        partnership={"us": "A", "partner": "B", "description": text},
        answers={"a.b": noted},
        set_aside={"a.c": {"why": "gone", "answer": noted}},
    )
    assert assessment == read_back(assessment)


@pytest.mark.parametrize("text", LOOKALIKES)
def test_text_is_text_to_other_readers(text: str) -> None:
    """Another YAML program reads every text as the same text, never as another type."""
    answer = Answer(state="unknown", reason=f"{text}.", note=text)
    assessment = make_assessment(answers={"a.b": answer})
    theirs = read_by_others(render_assessment(assessment))["answers"]["a.b"]
    assert (f"{text}.", text) == (theirs["reason"], theirs.get("note", ""))


@given(st.dictionaries(ids, answers, max_size=2), lines)
@settings(max_examples=60)
def test_other_readers_read_the_same_data(found: dict[str, Answer], analyst: str) -> None:
    """Another YAML program reads the same data from the file as this one."""
    assessment = make_assessment(answers=found, analyst=analyst)
    assert assessment.plain() == read_by_others(render_assessment(assessment))


@pytest.mark.parametrize(
    "value",
    [
        *(0, 4, -1, 10**17, 0.0, 45.5, 1e-7, 1e300, 0.1 + 0.2, "", "no", "2026-01-31", "a\nb"),
        *((), ("food",), ("no", "on"), 1 / 70, 0.00012345678901234567),
    ],
)
def test_every_value_of_an_answer_comes_back(value: object) -> None:
    """An answer's value comes back, also an empty text, an empty choice and a long number."""
    answer = Answer.model_validate({"state": "answered", "value": value})
    again = read_back(make_assessment(answers={"a.b": answer})).answers["a.b"]
    assert (value, type(value)) == (again.value, type(again.value))


@given(st.integers() | st.floats(allow_nan=False, allow_infinity=False))
@example(1 / 70)
@settings(max_examples=100)
def test_any_number_an_answer_accepts_comes_back(value: float) -> None:
    """A number that may be answered can be read again, however many digits it has."""
    try:
        answer = Answer.model_validate({"state": "answered", "value": value})
    except ValueError:
        return
    assert value == read_back(make_assessment(answers={"a.b": answer})).answers["a.b"].value


@given(st.datetimes(timezones=st.sampled_from(ZONES)).map(lambda t: t.replace(microsecond=0)))
@example(datetime(999, 1, 1, tzinfo=UTC))
@example(datetime.min.replace(tzinfo=ZONES[1]))
@settings(max_examples=50)
def test_any_moment_an_assessment_accepts_comes_back(moment: datetime) -> None:
    """A moment comes back to the second, whatever its year and zone."""
    try:
        assessment = make_assessment(created=moment)
    except ValidationError:
        return
    assert moment == read_back(assessment).created


def test_loaded_file_gives_its_digest(tmp_path: Path) -> None:
    """Loading gives the assessment together with the digest of the very bytes."""
    path = tmp_path / "a.assessment.yaml"
    AssessmentWriter(path).save(make_assessment())
    expected = (make_assessment(), digest_of(path.read_bytes()))
    assert expected == load_assessment(path)


def test_digest_is_sha256() -> None:
    """A digest names its kind."""
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert f"sha256:{empty}" == digest_of(b"")


def test_file_that_is_no_assessment_is_refused(tmp_path: Path) -> None:
    """A pack is not taken for an assessment."""
    with pytest.raises(InvalidFileError, match=r"pack\.yaml has 1 problem\."):
        load_assessment(WORKED_EXAMPLE / "pack.yaml")


@given(st.dictionaries(ids, answers, max_size=4))
@settings(max_examples=50)
def test_text_depends_on_the_record_only(found: dict[str, Answer]) -> None:
    """The same assessment gives the same text, in whatever order answers were given."""
    backwards = dict(reversed(found.items()))
    texts = [render_assessment(make_assessment(answers=a)) for a in (found, backwards)]
    assert texts[0] == texts[1]


def test_answers_stand_in_the_order_of_their_ids() -> None:
    """Answers are sorted by id, so that two versions of a file can be compared."""
    names = ["b.a", "a.c", "a.b-c", "a.b", "c.1"]
    found = {name: Answer(state="unanswered", note="x") for name in names}
    written = read_by_others(render_assessment(make_assessment(answers=found)))
    assert sorted(names) == list(written["answers"])


def changed_lines(before: str, after: str) -> list[str]:
    compared = difflib.ndiff(before.splitlines(), after.splitlines())
    return [line for line in compared if not line.startswith((" ", "?"))]


def test_one_changed_answer_changes_only_its_own_block() -> None:
    """A file under version control shows the changed answer and nothing else."""
    found = {f"a.q{i}": Answer(state="answered", value=1, note="x\ny") for i in range(5)}
    before = render_assessment(make_assessment(answers=found))
    found["a.q2"] = Answer(state="answered", value=3, note="x\ny")
    after = render_assessment(make_assessment(answers=found))
    assert changed_lines(before, after) == ["-     value: 1", "+     value: 3"]


def test_writer_renders_a_changed_answer_again(tmp_path: Path) -> None:
    """A writer used again and again writes what a new one would write."""
    writer = AssessmentWriter(tmp_path / "a.yaml")
    first = make_assessment(answers={"a.b": Answer(state="answered", value=1)})
    second = make_assessment(answers={"a.b": Answer(state="answered", value=2)})
    texts = [writer.render(assessment) for assessment in (first, second, first)]
    assert [render_assessment(a) for a in (first, second, first)] == texts


def test_writer_forgets_an_answer_taken_back(tmp_path: Path) -> None:
    """An answer that is gone from the assessment is gone from the file."""
    path = tmp_path / "a.yaml"
    writer = AssessmentWriter(path)
    writer.save(make_assessment(answers={"a.b": Answer(state="answered", value=1)}))
    writer.save(make_assessment())
    assert load_assessment(path)[0].answers == {}


def test_text_of_several_lines_is_written_as_a_block() -> None:
    """A note of several lines stays readable in the file."""
    answer = Answer(state="unanswered", note="First line.\nSecond: line.\n")
    text = render_assessment(make_assessment(answers={"a.b": answer}))
    assert "    note: |\n      First line.\n      Second: line.\n" in text


def test_what_is_empty_is_not_written() -> None:
    """Keys without content do not clutter the file."""
    keys = ["kind", "schema_version", "id", "title", "partnership", "created", "updated", "pack"]
    assert [*keys, "depth"] == list(read_by_others(render_assessment(make_assessment())))


def test_parameters_are_written_only_when_stated() -> None:
    """Of the parameters the file holds those the analyst stated, and no defaults."""
    assessment = make_assessment(parameters={"power": 6, "potency": {"weak": 0.3}})
    written = read_by_others(render_assessment(assessment))["parameters"]
    assert written == {"power": 6.0, "potency": {"weak": 0.3}}


def test_stated_parameter_stays_stated_even_at_its_default() -> None:
    """A parameter stated at its default value is kept as stated after reading back."""
    again = read_back(make_assessment(parameters={"power": 3.0}))
    assert again.stated_parameters() == {"power": 3.0}


def test_nothing_written_looks_like_an_alias() -> None:
    """The same record in two places is written out twice, without anchors."""
    shared = Answer(state="unanswered", note="x", evidence=({"source": "S"},))  # type: ignore[arg-type]
    aside = {"a.d": {"why": "gone", "answer": shared}}
    assessment = make_assessment(answers={"a.b": shared, "a.c": shared}, set_aside=aside)
    assert (False, assessment) == ("&id" in render_assessment(assessment), read_back(assessment))


def test_worked_example_is_saved_and_read_as_the_same() -> None:
    """The worked example comes back whole."""
    assessment, _ = load_assessment(WORKED_EXAMPLE / "worked.assessment.yaml")
    assert assessment == read_back(assessment)


def test_summary_of_the_worked_example_comes_back() -> None:
    """A summary written as YAML reads as the same record."""
    assessment, digest = load_assessment(WORKED_EXAMPLE / "worked.assessment.yaml")
    summary = build_summary(load_pack(WORKED_EXAMPLE), assessment, THEN, file="w", digest=digest)
    assert summary == parse_record(emit(summary.plain()).encode(), "summary.yaml", Summary)


@given(st.integers(1, 97))
@settings(max_examples=30)
def test_summary_with_uneven_weights_comes_back(weight: int) -> None:
    """A summary comes back whatever the weights are."""
    assessment, _ = load_assessment(WORKED_EXAMPLE / "worked.assessment.yaml")
    weighted = Assessment.model_validate({**dict(assessment), "weights": {"economy": weight / 70}})
    summary = build_summary(load_pack(WORKED_EXAMPLE), weighted, THEN)
    assert summary == parse_record(emit(summary.plain()).encode(), "summary.yaml", Summary)
