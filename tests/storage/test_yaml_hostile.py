"""Texts written to break the reader: they are refused quickly, and with nothing but a refusal."""

import contextlib
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.storage_helpers import TEXTS, make_assessment, problems_of
from wizard.errors import InvalidFileError, Problem
from wizard.model.assessment import Assessment
from wizard.model.base import Record
from wizard.model.checklist import Checklist
from wizard.model.pack import PackFile
from wizard.storage.assessments import render_assessment
from wizard.storage.reading.records import parse_record
from wizard.storage.reading.strict_yaml import MAX_DEPTH, MAX_NODES, read_yaml

RECORDS: tuple[type[Record], ...] = (PackFile, Checklist, Assessment)
ASSESSMENT = render_assessment(make_assessment())
FRAGMENTS = (
    *(
        ": ",
        ":",
        "- ",
        "? ",
        "\n",
        "\n  ",
        "\n    ",
        "{",
        "}",
        "[",
        "]",
        ", ",
        "&a ",
        "*a",
        "!t ",
        "!!int ",
    ),
    *(
        "!%C0%80 ",
        "!<x> ",
        "|\n",
        ">-\n",
        "'",
        '"',
        "%YAML 1.2\n",
        "%TAG ! x\n",
        "---\n",
        "...\n",
        "<<",
    ),
    *(
        "#",
        "\\",
        "\\x1b",
        "\t",
        "\r",
        "a",
        "kind",
        "pack",
        "id",
        "1",
        "1.5",
        "no",
        "é",
        "😀",
        "\u2028",
    ),
    *(
        "kind: pack\n",
        "schema_version: 1\n",
        "answers:\n",
        "state: answered\n",
        "null",
        "~",
        "=",
        ".",
    ),
)


def refusals(raw: bytes) -> list[tuple[Problem, ...]]:
    """Return what each record says to some bytes; anything but a refusal is raised."""
    said = []
    for record in RECORDS:
        with contextlib.suppress(InvalidFileError):
            parse_record(raw, "file.yaml", record)
            continue
        said.append(problems_of(raw, record))
    return said


@given(st.binary(max_size=60))
def test_arbitrary_bytes_raise_nothing_but_a_refusal(raw: bytes) -> None:
    """Any bytes are refused with at least one problem, and nothing else is raised."""
    assert all(len(problems) > 0 for problems in refusals(raw))


@given(
    st.one_of(st.text(max_size=60), st.lists(st.sampled_from(FRAGMENTS), max_size=30).map("".join))
)
@settings(max_examples=100)
def test_arbitrary_text_raises_nothing_but_a_refusal(text: str) -> None:
    """Any text is refused with at least one problem, and nothing else is raised."""
    assert all(len(problems) > 0 for problems in refusals(text.encode(errors="replace")))


@given(
    st.sampled_from([TEXTS["economy.yaml"], TEXTS["pack.yaml"], ASSESSMENT]),
    st.floats(0, 1),
    st.integers(0, 20),
    st.sampled_from(FRAGMENTS),
)
def test_damaged_file_raises_nothing_but_a_refusal(
    text: str, where: float, length: int, fragment: str
) -> None:
    """A sound file damaged at any place is read or refused, and every problem has a place in it."""
    at = int(where * len(text))
    damaged = text[:at] + fragment + text[at + length :]
    # A parser that misses something at the end says so on the line after the last one.
    lines = sum(map(damaged.count, "\n\r\u2028")) + 2
    for problems in refusals(damaged.encode()):
        assert all(1 <= p.line <= lines and p.column >= 1 for p in problems)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers(-5, 5) | st.sampled_from(["a", "no"]),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["question", "all", "not", "is", "x"]), inner, max_size=3
            )
        ),
        max_leaves=6,
    )
)
def test_any_value_in_place_of_a_condition_is_read_or_refused(value: object) -> None:
    """Whatever stands where a condition belongs is read or refused."""
    old = 'applies_when: {question: economy.loan, is: "yes"}'
    text = TEXTS["economy.yaml"].replace(old, f"applies_when: {as_flow(value)}")
    assert all(len(problems) > 0 for problems in refusals(text.encode()))


def as_flow(value: object) -> str:
    match value:
        case dict():
            return "{" + ", ".join(f"{key}: {as_flow(item)}" for key, item in value.items()) + "}"
        case list():
            return "[" + ", ".join(map(as_flow, value)) + "]"
        case None:
            return "null"
        case bool():
            return str(value).lower()
        case _:
            return str(value)


@pytest.mark.parametrize("word", ["word", "[economy.loan]", "5", "true", "no"])
def test_condition_that_is_no_mapping_is_refused(word: str) -> None:
    """A condition that is a word, a list or a number is refused at its place."""
    old = '{question: economy.loan, is: "yes"}'
    text = TEXTS["economy.yaml"].replace(old, word)
    problems = problems_of(text, Checklist)
    assert [problem.path for problem in problems] == ["sections[1].questions[1].applies_when"]


@pytest.mark.parametrize("tag", ["!%ED%A0%80", "!%C0%80", "!%F5%80%80%80"])
def test_tag_that_is_no_text_is_refused(tag: str) -> None:
    """A tag whose escapes are no UTF-8 is refused like any other tag."""
    assert len(problems_of(f"a: {tag} x\n", PackFile)) >= 1


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000 + "]" * 100_000,
        "[" * 100_000,
        "{a: " * 100_000 + "}" * 100_000,
        "- " * 100_000 + "a\n",
        "a: " + "[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1),
    ],
)
def test_text_nested_too_deep_is_refused(text: str) -> None:
    """Very deep nesting is refused at the level that is too deep."""
    faults = read_yaml(text.encode()).faults
    assert [f"is nested deeper than {MAX_DEPTH} levels"] == [fault.what for fault in faults]


def test_greatest_depth_is_read() -> None:
    """Nesting as deep as allowed is read."""
    assert read_yaml(("[" * MAX_DEPTH + "]" * MAX_DEPTH).encode()).faults == []


def test_place_of_what_is_nested_too_deep_is_given() -> None:
    """The fault stands at the first bracket that is too many."""
    (fault,) = read_yaml(("[" * 100_000).encode()).faults
    assert (fault.place, fault.path) == ((1, MAX_DEPTH + 1), (0,) * MAX_DEPTH)


def test_too_many_values_are_refused() -> None:
    """A text of very many values is refused at the first one too many."""
    (fault,) = read_yaml(b"- 1\n" * (MAX_NODES + 10)).faults
    assert ((MAX_NODES, 3), f"holds more than {MAX_NODES:,} values") == (fault.place, fault.what)


@pytest.mark.parametrize(
    "text",
    [
        "a: &a [x, x]\n" + "".join(f"b{i}: &b{i} [*a, *a]\n" for i in range(40)),
        "a: &a {x: 1}\n" + "".join(f"b{i}: &b{i} {{<<: [*a, *a, *a]}}\n" for i in range(40)),
        "[" * 1_000_000,
        "a: " + "9" * 1_000_000,
        "a: '" + "x" * 3_000_000 + "\n",
        "&a [*a]",
        "1" * 100_000 + ":" + "1" * 100_000 + "x: 1\n",
    ],
)
def test_bomb_is_refused_at_once(text: str) -> None:
    """Texts that grow or take long in other readers are refused within a second."""
    began = time.perf_counter()
    faults = read_yaml(text.encode()).faults
    assert (len(faults) > 0, time.perf_counter() - began < 1) == (True, True)


def test_many_wrong_answers_are_reported_within_a_second() -> None:
    """A file full of wrong answers is refused as quickly as it would be read."""
    wrong = "".join(f"  a.q{i}: {{state: answered, value: true}}\n" for i in range(100))
    began = time.perf_counter()
    problems = problems_of(f"{ASSESSMENT}answers:\n{wrong}", Assessment)
    assert (len(problems) >= 1, time.perf_counter() - began < 1) == (True, True)
