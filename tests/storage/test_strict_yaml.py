"""What the reader refuses in the structure of a text, each with line, column and path."""

import pytest

from tests.storage_helpers import problems_of
from wizard.model.pack import PackFile
from wizard.storage.reading.document import Document
from wizard.storage.reading.strict_yaml import read_yaml
from wizard.storage.reading.yaml_input import MAX_PROBLEMS, Fault

PACK = """\
kind: pack
schema_version: 1
id: small
title: A pack
version: "1"
languages: [en]
dimensions: [economy]
"""


def read(text: str) -> Document:
    return read_yaml(text.encode(), with_places=True)


def found(text: str) -> list[tuple[tuple[int, int], tuple[str | int, ...], str]]:
    return [(fault.place, fault.path, fault.what) for fault in read(text).faults]


def only_fault(text: str) -> Fault:
    faults = read(text).faults
    assert len(faults) == 1
    return faults[0]


def test_duplicate_key_is_refused_at_its_second_place() -> None:
    """A key that stands twice is refused where it stands the second time."""
    assert found("a: 1\nb: 2\na: 3\n") == [((3, 1), (), "the key `a` stands here twice")]


def test_duplicate_key_inside_a_list_names_the_entry() -> None:
    """A duplicate key deep inside is refused with the path of its mapping."""
    text = "list:\n  - {a: 1}\n  - {a: 1, b: 2, a: 3}\n"
    assert found(text) == [((3, 18), ("list", 1), "the key `a` stands here twice")]


def test_duplicate_key_keeps_the_first_value() -> None:
    """Of a key that stands twice the first value is kept, so that further checks make sense."""
    assert read("a: 1\nb: 2\na: 3\n").data == {"a": 1, "b": 2}


def test_keys_that_differ_only_in_quotes_are_duplicates() -> None:
    """Quotes do not make two keys of one."""
    assert found('"no": 1\nno: 2\n') == [((2, 1), (), "the key `no` stands here twice")]


def test_value_before_its_duplicate_is_located_at_its_own_place() -> None:
    """A wrong value is reported where it stands, even if its key comes again later."""
    text = PACK.replace("id: small\n", "id: 5\nid: small\n")
    problems = problems_of(text, PackFile)
    places = {problem.what: (problem.line, problem.column) for problem in problems}
    assert places["expected text, found the number 5"] == (3, 5)


@pytest.mark.parametrize(
    ("wrong", "hint"),
    [
        ("titel: A pack", "did you mean `title`?"),
        ("schema-version: 1", "did you mean `schema_version`?"),
        ("colour: red", ""),
    ],
)
def test_unknown_key_is_refused_with_a_likely_spelling(wrong: str, hint: str) -> None:
    """An unknown key is refused at its place, with the likely spelling if there is one."""
    key = wrong.partition(":")[0]
    (problem,) = problems_of(PACK + f"{wrong}\n", PackFile)
    said = (problem.line, problem.column, problem.path, problem.what, problem.hint)
    assert (8, 1, key, f"unknown key `{key}`", hint) == said


def test_alias_is_refused() -> None:
    """An alias is refused at its place, beside the anchor it repeats."""
    assert found("a: &x 1\nb: *x\n") == [
        ((1, 4), ("a",), "anchors such as &x are not accepted"),
        ((2, 4), ("b",), "aliases are not accepted"),
    ]


@pytest.mark.parametrize("text", ["a: &x 1\n", "a: &x [1]\n", "a: &x {b: 1}\n"])
def test_anchor_is_refused_on_every_kind_of_value(text: str) -> None:
    """An anchor is refused on a word, a list and a mapping."""
    assert found(text) == [((1, 4), ("a",), "anchors such as &x are not accepted")]


def test_anchor_on_a_key_is_refused() -> None:
    """An anchor on a key is refused too."""
    assert found("&x a: 1\n") == [((1, 1), (), "anchors such as &x are not accepted")]


def test_alias_as_key_is_refused() -> None:
    """An alias in the place of a key is refused."""
    assert only_fault("*x : 1\n").place == (1, 1)


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("a: !x 1\n", "!x"),
        ("a: !!str 1\n", "tag:yaml.org,2002:str"),
        ("a: ! 1\n", "!"),
        ("a: !!python/object/apply:os.system [ls]\n", "python/object/apply:os.system"),
        ("a: !<tag:yaml.org,2002:python/name:os.system> ''\n", "python/name:os.system"),
        ("a: !!bool x\n", "tag:yaml.org,2002:bool"),
        ("a: !!binary AAAA\n", "tag:yaml.org,2002:binary"),
    ],
)
def test_tag_is_refused(text: str, tag: str) -> None:
    """A tag is refused, whatever a loader would make of it."""
    fault = only_fault(text)
    place_path_and_naming = (fault.place, fault.path, tag in fault.what)
    assert place_path_and_naming == ((1, 4), ("a",), True)


def test_merge_key_is_refused() -> None:
    """A merge key is refused with the place of `<<`."""
    assert found("a:\n  <<: {b: 1}\n") == [((2, 3), ("a",), "merge keys (<<) are not accepted")]


def test_quoted_merge_sign_is_an_ordinary_key() -> None:
    """In quotes the merge sign is a key like any other."""
    assert (read('"<<": 1\n').data, found('"<<": 1\n')) == ({"<<": 1}, [])


def test_second_document_is_refused() -> None:
    """A second document is refused where it begins."""
    assert found("a: 1\n---\nb: 2\n") == [((2, 1), (), "a second document begins here")]


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "\ufeff"])
def test_empty_text_is_refused(text: str) -> None:
    """A text without any value is refused as empty."""
    assert found(text) == [((1, 1), (), "is empty")]


@pytest.mark.parametrize("text", ["---\n", "null\n", "~\n", "--- # nothing\n...\n"])
def test_document_that_holds_nothing_has_a_problem(text: str) -> None:
    """A document whose only value is nothing is refused with at least one problem."""
    assert len(problems_of(text, PackFile)) >= 1


@pytest.mark.parametrize("text", ["word\n", "5\n", "- a\n- b\n", "true\n"])
def test_document_that_is_no_mapping_is_refused(text: str) -> None:
    """A document that is a word, a number or a list is no record."""
    (problem,) = problems_of(text, PackFile)
    expected = "expected a mapping (lines of `key: value`), found "
    assert (
        problem.line,
        problem.column,
        problem.path,
        problem.what.startswith(expected),
    ) == (1, 1, "", True)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: 1\nb: [1, 2\nc: 3\n", (3, 2)),
        ("a: b: c\n", (1, 5)),
        ("a: 1\n  b: 2\n", (2, 4)),
        ("a:\n\t- b\n", (2, 1)),
        ('a: "open\n', (2, 1)),
        ("a: 1\n<<<<<<< HEAD\nb: 2\n", (3, 1)),
        ("a: @b\n", (1, 4)),
        ('a: "\\q"\n', (1, 5)),
        ('a: "\\ud800"\n', (1, 7)),
        ("a: }\n", (1, 4)),
    ],
)
def test_syntax_error_has_its_place(text: str, place: tuple[int, int]) -> None:
    """A text that is not YAML is refused once, with line and column of the trouble."""
    fault = only_fault(text)
    assert (place, True) == (fault.place, fault.what.startswith("is not YAML: "))


def test_key_that_is_a_list_is_refused() -> None:
    """A key has to be one word."""
    assert found("? [a]\n: 1\n") == [((1, 3), (), "a key must be one word")]


def test_several_problems_are_reported_at_once_in_order_of_place() -> None:
    """Faults of structure and of content are all reported, the first place first."""
    text = (
        "kind: pakc\nschema_version: 1\nid: Small\ntitel: A pack\nversion: 1.0\n"
        "languages: &all [en]\ndimensions: [economy, 5]\nschema_version: 1\n"
    )
    problems = problems_of(text, PackFile)
    assert sorted((p.line, p.column, p.path, p.what) for p in problems) == [
        (1, 1, "title", "this required key is missing"),
        (1, 7, "kind", "`pakc` is not one of pack"),
        (3, 5, "id", "`Small` is not a name"),
        (4, 1, "titel", "unknown key `titel`"),
        (5, 10, "version", "expected text, found the number 1.0"),
        (6, 12, "languages", "anchors such as &all are not accepted"),
        (7, 23, "dimensions[1]", "expected text, found the number 5"),
        (8, 1, "", "the key `schema_version` stands here twice"),
    ]


def test_problems_come_in_order_of_place() -> None:
    """Problems are listed from the top of the file to its end."""
    problems = problems_of("dimensions: 1\nkind: x\nb: &a 2\nid: 5\na: 1\n", PackFile)
    places = [(problem.line, problem.column) for problem in problems]
    assert sorted(places) == places


@pytest.mark.parametrize("count", [MAX_PROBLEMS - 1, MAX_PROBLEMS, 5 * MAX_PROBLEMS])
def test_reading_ends_after_a_hundred_faults(count: int) -> None:
    """Of very many faults only the first hundred are reported."""
    assert min(count, MAX_PROBLEMS) == len(read("a: 1\n" * (count + 1)).faults)


def test_syntax_error_after_almost_a_hundred_faults_is_still_reported() -> None:
    """The hundredth fault may be a syntax error."""
    last = read("a: 1\n" * MAX_PROBLEMS + "b: [\n").faults[-1]
    assert (last.place[0], last.what.startswith("is not YAML: ")) == (MAX_PROBLEMS + 2, True)
