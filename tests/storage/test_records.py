"""Loading one record: missing and wrong things are reported all at once, in their place."""

from pathlib import Path

import pytest

from tests.storage_helpers import (
    ECONOMY,
    PACK,
    make_assessment,
    place_of,
    problems_of,
    write_assessment,
)
from wizard.errors import InvalidFileError, StorageError
from wizard.model.assessment import Assessment
from wizard.model.base import Record
from wizard.model.checklist import Checklist
from wizard.model.pack import PackFile
from wizard.storage.assessments import render_assessment
from wizard.storage.reading.records import load_record, parse_record

ASSESSMENT = render_assessment(make_assessment())
Said = tuple[int, int, str, str, str]


def said(text: str, record: type[Record]) -> list[Said]:
    """Return line, column, path, text and hint of each problem."""
    return [(p.line, p.column, p.path, p.what, p.hint) for p in problems_of(text, record)]


def said_of_economy(old: str, new: str) -> list[Said]:
    assert ECONOMY.count(old) == 1
    return said(ECONOMY.replace(old, new), Checklist)


def test_all_missing_keys_are_named() -> None:
    """Each required key that is missing is named, at the place of its mapping."""
    required = ("schema_version", "id", "title", "version", "languages", "dimensions")
    expected = [(1, 1, key, "this required key is missing", "") for key in required]
    assert expected == said("kind: pack\n", PackFile)


def test_missing_key_inside_is_located_at_its_mapping() -> None:
    """A key missing deep inside is located at the mapping that lacks it."""
    old = "        label: Foreign bases\n"
    line, column = place_of(ECONOMY, "id: economy.market")
    found = said_of_economy("        label: Market access\n", "")
    path = "sections[1].questions[2].label"
    assert ([(line, column, path, "this required key is missing", "")], 0) == (
        found,
        ECONOMY.count(old),
    )


@pytest.mark.parametrize(
    ("old", "new", "path", "what"),
    [
        ("title: A small sound pack", "title: 5", "title", "expected text, found the number 5"),
        ("title: A small sound pack", "title: [a]", "title", "expected text, found a list"),
        ("title: A small sound pack", "title: {a: b}", "title", "expected text, found a mapping"),
        ("title: A small sound pack", "title:", "title", "expected text, found nothing"),
        ("title: A small sound pack", "title: true", "title", "expected text, found true"),
        ("title: A small sound pack", "title: ''", "title", "must not be blank"),
        ("title: A small sound pack", "title: '  '", "title", "must not be blank"),
        ("id: small", "id: A b", "id", "`A b` is not a name"),
        (
            "languages: [en]",
            "languages: en",
            "languages",
            "expected a list (lines beginning with `- `), found `en`",
        ),
        (
            "languages: [en]",
            "languages: []",
            "languages",
            "has 0 entries, needs at least 1",
        ),
        (
            "languages: [en]",
            "languages: [en]\nglossary: word",
            "glossary",
            "expected a mapping (lines of `key: value`), found `word`",
        ),
        (
            "languages: [en]",
            "languages: [en]\nparameters: {power: high}",
            "parameters.power",
            "expected a number, found `high`",
        ),
        (
            "languages: [en]",
            "languages: [en]\nparameters: {power: 0.5}",
            "parameters.power",
            "is the number 0.5, must be at least 1",
        ),
        (
            "languages: [en]",
            "languages: [en]\nparameters: {power: 51}",
            "parameters.power",
            "is the number 51, may be at most 50",
        ),
    ],
)
def test_wrong_value_says_what_is_expected_and_found(
    old: str, new: str, path: str, what: str
) -> None:
    """A value of the wrong kind is named with what belongs there and what was found."""
    assert [(path, what)] == [entry[2:4] for entry in said(PACK.replace(old, new), PackFile)]


def test_title_that_is_too_long_is_refused() -> None:
    """One line of text has a greatest length."""
    text = PACK.replace("A small sound pack", "x" * 1_001)
    assert [e[2:4] for e in said(text, PackFile)] == [("title", "is longer than 1000 characters")]


@pytest.mark.parametrize(
    ("old", "new", "path", "hint"),
    [
        ("family: exit", "family: exti", "questions[3].family", "did you mean `exit`?"),
        ("kind: absolute", "kind: absolut", "red_lines[0].kind", "did you mean `absolute`?"),
        ("potency: weak", "potency: week", "lowers[0].potency", "did you mean `weak`?"),
        ("type: percent", "type: per_cent", "questions[0].scale", "did you mean `percent`?"),
        ("kind: opportunity", "kind: oportunity", "questions[2]", "did you mean `opportunity`?"),
        ("family: exit", "family: zzz", "questions[3].family", ""),
    ],
)
def test_wrong_word_is_refused_with_a_likely_spelling(
    old: str, new: str, path: str, hint: str
) -> None:
    """A word that is none of those allowed is refused, with the likely spelling if there is one."""
    ((_, _, found, what, suggestion),) = said_of_economy(old, new)
    wrong = new.partition(": ")[2]
    starts = what.startswith(f"`{wrong}` is not one of ")
    assert (True, True, hint) == (found.endswith(path), starts, suggestion)


@pytest.mark.parametrize(
    ("old", "new", "path", "hint"),
    [
        ("        family: exit\n", "        famly: exit\n", "famly", "did you mean `family`?"),
        ("goalposts: [0, 60]", "goalpost: [0, 60]", "scale.goalpost", "did you mean `goalposts`?"),
        ("potency: weak", "potenzy: weak", "lowers[0].potenzy", "did you mean `potency`?"),
        ('is: "yes"', 'iss: "yes"', "applies_when.iss", "did you mean `is`?"),
        ("at_least: 4", "at_last: 4", "when[0].at_last", "did you mean `at_least`?"),
        ("levels: [Nothing", "reversd: true, levels: [Nothing", "scale.reversd", ""),
    ],
)
def test_unknown_key_inside_is_located_and_spelled(
    old: str, new: str, path: str, hint: str
) -> None:
    """An unknown key is located at the key itself, also inside scales, links and conditions."""
    word = new.strip().partition(":")[0].partition(",")[0]
    assert ECONOMY.count(old) == 1
    text = ECONOMY.replace(old, new)
    found = [p for p in problems_of(text, Checklist) if p.what == f"unknown key `{word}`"]
    line, column = place_of(text, f"{word}:")
    assert [(line, column, True, True)] == [
        (p.line, p.column, p.path.endswith(path), p.hint == hint or not hint) for p in found
    ]


def test_wrong_entry_of_a_value_table_is_located_in_that_table() -> None:
    """A wrong number in the `values` of a levels scale is not blamed on its `levels`."""
    new = "values_reason: So it is., values: [0, 0.1, 1.5, 1, 1], levels: [Nothing"
    ((_, _, path, what, _),) = said_of_economy("levels: [Nothing", new)
    expected = ("sections[1].questions[1].scale.values[2]", "is the number 1.5, may be at most 1")
    assert expected == (path, what)


@pytest.mark.parametrize(
    ("value", "what"),
    [
        ("{}", "a mapping"),
        ("true", "true"),
        ("{a: 1}", "a mapping"),
    ],
)
def test_answer_of_a_wrong_kind_is_refused_in_one_sentence(value: str, what: str) -> None:
    """An answer that is neither number, text nor list is refused once, with what it may be."""
    text = f"{ASSESSMENT}answers:\n  a.b:\n    state: answered\n    value: {value}\n"
    line, column = place_of(text, f"value: {value}")
    expected = (
        "expected a whole number or a number or text or a list (lines beginning with `- `), "
        f"found {what}"
    )
    found = [entry[:4] for entry in said(text, Assessment)]
    assert [(line, column + len("value: "), "answers.a.b.value", expected)] == found


@pytest.mark.parametrize(
    ("answer", "what"),
    [
        ("{state: answered}", "`value` belongs to the state answered, and to no other"),
        ("{state: unknown, value: 3}", "`value` belongs to the state answered, and to no other"),
        ("{state: unknown}", "the state unknown needs a `reason`"),
        ("{state: not-applicable, reason: ' '}", "the state not-applicable needs a `reason`"),
        ("{state: range, low: 1}", "the state range needs `low` and `high`"),
        ("{state: range, low: 3, high: 3}", "`low` must be less than `high`"),
        ("{state: unanswered, low: 1, high: 2}", "`low` and `high` belong to the state range"),
    ],
)
def test_answer_that_contradicts_itself_is_located_at_its_question(answer: str, what: str) -> None:
    """State and fields of an answer have to agree; what disagrees is said in words."""
    text = f"{ASSESSMENT}answers:\n  a.b: {answer}\n"
    line, column = place_of(text, "{state")
    assert [(line, column, "answers.a.b", what, "")] == said(text, Assessment)


def test_question_in_answers_and_set_aside_is_refused() -> None:
    """An answer stands in one place only."""
    text = (
        f"{ASSESSMENT}answers:\n  a.b: {{state: unanswered}}\n"
        "set_aside:\n  a.b: {why: gone, answer: {state: unanswered}}\n"
    )
    what = "a.b stands in `answers` and in `set_aside`; keep one"
    assert [(1, 1, "", what, "")] == said(text, Assessment)


@pytest.mark.parametrize(
    "moment",
    ["2026-01-31", '"2026-01-31T10:00:00"', "20260131", "yesterday", "2026-13-45T00:00:00Z"],
)
def test_moment_without_zone_or_sense_is_refused(moment: str) -> None:
    """A moment needs date, time and zone; a whole number is no moment."""
    text = ASSESSMENT.replace('created: "2026-03-01T10:00:00Z"', f"created: {moment}")
    text = text.replace("created: 2026-03-01T10:00:00Z", f"created: {moment}")
    assert [entry[2] for entry in said(text, Assessment)] == ["created"]


def test_invalid_file_counts_its_problems() -> None:
    """The sentence of a refusal names file and number of problems."""
    with pytest.raises(InvalidFileError) as caught:
        parse_record(b"kind: pack\n", "some/pack.yaml", PackFile)
    assert caught.value.sentence == "some/pack.yaml has 6 problems."


def test_problem_reads_like_a_compiler_message() -> None:
    """A problem in words begins with file, line and column."""
    (problem,) = problems_of(f"{PACK}titel: x\n", PackFile)
    expected = "file.yaml:8:1: titel: unknown key `titel`; did you mean `title`?"
    assert expected == str(problem)


def test_sound_file_is_loaded(tmp_path: Path) -> None:
    """A sound file gives its record."""
    path = write_assessment(tmp_path / "a.yaml")
    assert make_assessment() == load_record(path, Assessment)


def test_missing_file_is_a_matter_of_the_disk(tmp_path: Path) -> None:
    """A file that does not exist is a StorageError, not an invalid file."""
    with pytest.raises(StorageError, match=r"does not exist\."):
        load_record(tmp_path / "a.yaml", Assessment)
