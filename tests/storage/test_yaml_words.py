"""Which plain words have a type, and which are refused because readers of YAML disagree."""

import math

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from tests.storage_helpers import make_assessment, problems_of
from wizard.model.assessment import Assessment
from wizard.model.pack import PackFile
from wizard.model.text import Unquoted
from wizard.storage.assessments import render_assessment
from wizard.storage.reading.records import parse_record
from wizard.storage.reading.strict_yaml import read_yaml
from wizard.storage.reading.words import is_disputed

PACK = """\
kind: pack
schema_version: 1
id: small
title: %s
version: "1"
languages: [en]
dimensions: [economy]
"""

DISPUTED = (
    *("no", "No", "NO", "yes", "on", "On", "off", "OFF", "y", "Y", "n", "N", "True", "FALSE"),
    *("2026-01-01", "2026-1-1", "2026-01-01T10:00:00Z", "2026-01-01 10:00:00", "12:30", "1:2:3"),
    *(
        "0777",
        "010",
        "08",
        "0o17",
        "0x1F",
        "0b11",
        "1_000",
        "1_",
        "+1",
        "1e3",
        "1.5e3",
        "1.",
        "=",
        "Null",
    ),
    *(".inf", "-.inf", "+.Inf", ".nan", ".NaN", "1_000.5", "190:20:30.15"),
    *(".5_0", ".5e3", "+.5"),
)


def read(word: str) -> object:
    document = read_yaml(f"a: {word}\n".encode())
    assert document.faults == []
    data: object = document.data["a"]
    return data


@pytest.mark.parametrize("word", DISPUTED)
def test_disputed_word_as_text_is_refused_with_the_advice_to_quote_it(word: str) -> None:
    """A word that some YAML program reads as no text is refused where text belongs."""
    (problem,) = problems_of(PACK % word, PackFile)
    what = f"{word} without quotes is not text to every YAML program; write it in double quotes"
    assert (4, 8, "title", what) == (problem.line, problem.column, problem.path, problem.what)


@pytest.mark.parametrize("word", DISPUTED)
@pytest.mark.parametrize("quote", ["'", '"'])
def test_disputed_word_in_quotes_is_text(word: str, quote: str) -> None:
    """In quotes a disputed word is ordinary text."""
    text = PACK % f"{quote}{word}{quote}"
    assert word == parse_record(text.encode(), "file.yaml", PackFile).title


def test_moment_with_a_tab_is_disputed() -> None:
    """Date and time may be parted by a tab, too."""
    assert is_disputed("2026-01-01\t10:00:00Z")


@pytest.mark.parametrize("word", ["5", "-3", "1.5", ".5", "1.0e+3", "true", "false"])
def test_number_or_truth_as_text_is_refused(word: str) -> None:
    """A number or true and false where text belongs is refused, not turned into text."""
    (problem,) = problems_of(PACK % word, PackFile)
    assert (
        problem.line,
        problem.column,
        problem.what.startswith("expected text, found "),
    ) == (4, 8, True)


@pytest.mark.parametrize(
    "word", ["true", "false", "null", "~", "0", "-7", "12.5", "-0.25", "1.0e-3"]
)
def test_typed_word_is_read_as_every_yaml_program_reads_it(word: str) -> None:
    """Words that have a type have the same one for other programs."""
    expected = yaml.load(f"a: {word}\n", Loader=yaml.CSafeLoader)["a"]
    assert (type(expected), expected) == (type(read(word)), read(word))


@given(st.text("0123456789+-._eExobyYnNtTfF:,=<~ ", min_size=1, max_size=8))
@example(".1_")
def test_plain_word_is_typed_alike_or_disputed(word: str) -> None:
    """A plain word read as undisputed text is text to PyYAML too."""
    try:
        theirs = yaml.load(f"a: {word}\n", Loader=yaml.CSafeLoader)["a"]
    except (yaml.YAMLError, ValueError, TypeError, KeyError):
        return
    document = read_yaml(f"a: {word}\n".encode())
    ours = document.data["a"] if isinstance(document.data, dict) else None
    if type(ours) is str:
        assert theirs == ours


@given(st.one_of(st.sampled_from(DISPUTED), st.text("0127+-._eExobyYnNtTfF:=<~", min_size=1)))
def test_writer_quotes_every_word_the_reader_gives_a_type(word: str) -> None:
    """What the reader takes for a typed or disputed word is known to need quotes."""
    document = read_yaml(f"- {word}\n".encode())
    value = document.data[0] if isinstance(document.data, list) else word
    if value is None or isinstance(value, bool | int | float | Unquoted):
        assert is_disputed(word)


@pytest.mark.parametrize("word", ["2026", "1.5", '"no"', "no", "2026-01-01", "12:30", "on", "1e3"])
def test_answer_may_be_a_disputed_word(word: str) -> None:
    """The value of an answer may be written without quotes."""
    text = render_assessment(make_assessment())
    text += f"answers:\n  a.b:\n    state: answered\n    value: {word}\n"
    answer = parse_record(text.encode(), "file.yaml", Assessment).answers["a.b"]
    assert word.strip('"') == str(answer.value)


def test_answer_given_as_a_list_may_hold_disputed_words() -> None:
    """The chosen items of an answer may be written without quotes."""
    text = render_assessment(make_assessment())
    text += "answers:\n  a.b:\n    state: answered\n    value: [no, on]\n"
    answer = parse_record(text.encode(), "file.yaml", Assessment).answers["a.b"]
    assert answer.value == ("no", "on")


def test_answer_kept_from_a_disputed_word_is_plain_text() -> None:
    """A disputed word accepted as an answer is kept as text, and quoted when written again."""
    text = render_assessment(make_assessment())
    text += "answers:\n  a.b:\n    state: answered\n    value: no\n"
    again = render_assessment(parse_record(text.encode(), "file.yaml", Assessment))
    assert '    value: "no"\n' in again


@pytest.mark.parametrize("day", ["2026-01-31", '"2026-01-31"'])
def test_date_of_a_waiver_may_stand_without_quotes(day: str) -> None:
    """A date is accepted with quotes and without."""
    text = render_assessment(make_assessment())
    text += f"waivers:\n- {{red_line: a.b, name: Us, reason: So, date: {day}}}\n"
    (waiver,) = parse_record(text.encode(), "file.yaml", Assessment).waivers
    assert str(waiver.date) == "2026-01-31"


@pytest.mark.parametrize("day", ['"2026"', '"2026-01"', "2026-01-31"])
def test_date_of_evidence_may_be_partial(day: str) -> None:
    """The date of evidence is a year, a month or a day."""
    text = render_assessment(make_assessment())
    text += f"answers:\n  a.b: {{state: unanswered, evidence: [{{source: X, date: {day}}}]}}\n"
    (evidence,) = parse_record(text.encode(), "file.yaml", Assessment).answers["a.b"].evidence
    assert day.strip('"') == evidence.date


@pytest.mark.parametrize("word", ["1" * 101, "-" + "1" * 101, "0." + "1" * 100, "9" * 5_000])
def test_number_that_is_too_long_is_refused(word: str) -> None:
    """A number of more than a hundred digits is refused with the advice to quote it."""
    (fault,) = read_yaml(f"a: [0, {word}]\n".encode()).faults
    said = (fault.place, fault.path, fault.what, fault.hint)
    what, hint = "the number has more than 100 digits", "put quotes around it if it is text"
    assert ((1, 8), ("a", 1), what, hint) == said


def test_longest_number_is_read() -> None:
    """A number of a hundred digits is read."""
    assert read("9" * 100) == 10**100 - 1


@pytest.mark.parametrize("word", ["1.0e+999", "-1.0e+999", ".inf", ".nan"])
def test_infinite_number_is_refused_by_the_record(word: str) -> None:
    """No spelling brings infinity or nan into a figure."""
    text = render_assessment(make_assessment()) + f"weights: {{economy: {word}}}\n"
    (problem,) = problems_of(text, Assessment)
    assert problem.path == "weights.economy"


def test_small_decimal_is_read_exactly() -> None:
    """A decimal is read to the last digit."""
    assert math.isclose(0.1 + 0.2, float(str(read("0.30000000000000004"))), rel_tol=0)
