"""Files that hold very much: read to the end if there is sense in it, problems in their place."""

from collections.abc import Callable

import pytest

from tests.storage_helpers import make_assessment, place_of, problems_of
from wizard.errors import NewerSchemaError, Problem
from wizard.model.assessment import Assessment
from wizard.model.checklist import Checklist
from wizard.storage.assessments import render_assessment
from wizard.storage.reading import sifting
from wizard.storage.reading.records import parse_record
from wizard.storage.reading.sifting import Look
from wizard.storage.reading.strict_yaml import read_yaml
from wizard.storage.reading.yaml_input import MAX_PROBLEMS

HEAD = render_assessment(make_assessment())


def answers(count: int, said: str = "{state: unanswered}", name: str = "a") -> str:
    """Return so many answers, numbered, as lines that go below `answers:`."""
    return "".join(f"  economy.{name}{number:05}: {said}\n" for number in range(count))


def assessment(*parts: str) -> str:
    return f"{HEAD}answers:\n{''.join(parts)}"


def places(problems: tuple[Problem, ...]) -> list[tuple[int, int]]:
    return [(problem.line, problem.column) for problem in problems]


@pytest.mark.parametrize("count", [2_999, 3_000, 6_100, 12_400])
def test_sound_file_is_read_to_its_end(count: int) -> None:
    """However much a sound file holds, all of it is read."""
    record = parse_record(assessment(answers(count)).encode(), "f", Assessment)
    assert (len(record.answers), list(record.answers)[-1]) == (count, f"economy.a{count - 1:05}")


def test_looking_at_a_list_in_a_list_changes_nothing() -> None:
    """What has been read is the same whether it was looked at meanwhile or not."""
    text = f"a: [{'[1, {b: [2, 3]}, 4], ' * 3_000}]\nc: 5\n"
    seen: list[object] = []

    def look(data: object) -> bool:
        seen.append(data)
        return False

    looked = read_yaml(text.encode(), look=look)
    assert (looked.data, len(seen)) == (read_yaml(text.encode()).data, 3)
    assert looked.cut is None


def test_reading_ends_where_a_look_ends_it() -> None:
    """What was read until then is there, each part within its whole, and where that was."""
    text = "".join(["a:\n", *["- [1, 2]\n"] * 5_000, "b: 5\n"])
    document = read_yaml(text.encode(), look=lambda _: True)
    assert (list(document.data), document.data["a"][0]) == (["a"], [1, 2])
    assert document.cut == ("a", len(document.data["a"]) - 1, 0)


def test_file_that_is_wrong_everywhere_is_not_read_to_its_end() -> None:
    """The first hundred problems are told, in the order of their places."""
    problems = problems_of(assessment(answers(8_000, "{state: x}")), Assessment)
    first = len(HEAD.splitlines()) + 2
    assert places(problems) == [(first + number, 27) for number in range(MAX_PROBLEMS)]
    look = Look(Assessment)
    assert read_yaml(assessment(answers(8_000, "{state: x}")).encode(), look=look).cut is not None


@pytest.mark.parametrize("sound", [100, 2_500, 4_000, 7_000])
def test_wrong_answers_after_sound_ones_are_located(sound: int) -> None:
    """However much is sound before, the first problem is that of the first wrong answer."""
    wrong = answers(1_500, "{state: x, low: a}", name="b")
    text = assessment(answers(sound), wrong)
    problems = problems_of(text, Assessment)
    line, column = place_of(text, "economy.b00000: {state: x")
    assert places(problems)[:2] == [
        (line, column + len("economy.b00000: {state: ")),
        (line, column + len("economy.b00000: {state: x, low: ")),
    ]
    assert len(problems) == MAX_PROBLEMS


def test_what_is_wrong_elsewhere_does_not_hide_it() -> None:
    """A problem at the top is told together with those of the answers."""
    text = assessment(answers(4_000), answers(2_000, "{state: x}", name="b"))
    problems = problems_of(text.replace("title: ", "titel: ", 1), Assessment)
    assert [problem.path for problem in problems][:3] == [
        "titel",
        "answers.economy.b00000.state",
        "answers.economy.b00001.state",
    ]


def test_unknown_key_is_located_wherever_reading_was_looked_at() -> None:
    """An unknown key stands at the key, also where it is the first thing after a look."""
    for before in range(2_985, 3_005):
        text = assessment(answers(before), answers(4_000, "{x: 1}", name="b"))
        problems = [p for p in problems_of(text, Assessment) if p.path.endswith(".x")]
        first = len(HEAD.splitlines()) + 2 + before
        assert places(tuple(problems))[:2] == [(first, 20), (first + 1, 20)]


def test_what_stands_twice_is_not_looked_at_in_place_of_the_first() -> None:
    """A key that stands again is refused as such, and what stands below it is passed over."""
    wrong = [f"  a{number:05}: x\n" for number in range(8_000)]
    text = assessment(answers(3), "weights: {}\nweights:\n", *wrong)
    (problem,) = problems_of(text, Assessment)
    assert "the key `weights` stands here twice" in problem.what


def test_one_problem_at_the_end_is_located() -> None:
    """A single wrong answer after ten thousand sound ones is told alone."""
    text = assessment(answers(10_000), "  economy.z: {state: x}\n")
    (problem,) = problems_of(text, Assessment)
    assert (problem.line, problem.path) == (len(text.splitlines()), "answers.economy.z.state")


def test_wrong_entries_of_one_list_are_numbered_right() -> None:
    """Items of evidence are told by their number, after many sound ones too."""
    lines = ["    - {source: a}\n"] * 2_000 + ["    - {source: 1, grade: 3}\n"] * 3_000
    text = assessment("  economy.b:\n    state: unanswered\n    evidence:\n", *lines)
    problems = problems_of(text, Assessment)
    assert problems[0].path == "answers.economy.b.evidence[2000].source"
    assert problems[0].line == len(HEAD.splitlines()) + 4 + 2_001


def test_what_stands_further_on_is_not_called_missing() -> None:
    """Keys that follow after so much that is wrong are not told to be missing."""
    lines = HEAD.splitlines(keepends=True)
    text = "".join([*lines[:2], "answers:\n", answers(8_000, "{state: x}"), *lines[2:]])
    problems = problems_of(text, Assessment)
    assert {problem.path.rpartition(".")[2] for problem in problems} == {"state"}


KINDS: dict[str, Callable[[str], str]] = {
    "this is a pack": lambda text: text.replace("kind: partnership-assessment", "kind: pack"),
    "is newer than": lambda text: text.replace("schema_version: 1", "schema_version: 99"),
}


@pytest.mark.parametrize("said", KINDS)
def test_other_kind_or_version_is_told_first(said: str) -> None:
    """A file that is not for this reader is told to be that, however much is wrong with it."""
    (problem,) = problems_of(KINDS[said](assessment(answers(8_000, "{state: x}"))), Assessment)
    assert said in problem.what


def test_newer_file_is_left_alone() -> None:
    """A file of a later version is refused as such, also if nothing in it is known here."""
    text = KINDS["is newer than"](assessment(answers(8_000, "{status: 5}")))
    with pytest.raises(NewerSchemaError):
        parse_record(text.encode(), "f", Assessment)


def test_sound_file_that_seems_wrong_half_way_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """If all that seemed to be missing stands further on, the file is read after all."""
    monkeypatch.setattr(sifting, "MANY", 0)
    lines = HEAD.splitlines(keepends=True)
    text = "".join([*lines[:2], "answers:\n", answers(8_000), *lines[2:]])
    assert len(parse_record(text.encode(), "f", Assessment).answers) == 8_000


def test_text_that_ends_in_ruin_is_told_for_what_is_wrong_before() -> None:
    """What is wrong from the beginning is told, although the text is no YAML further on."""
    problems = problems_of(f"kind: checklist\n{_unknown()}a: [\n", Checklist)
    assert len(problems) == MAX_PROBLEMS


def _unknown() -> str:
    return "".join(f"k{number:05}: 1\n" for number in range(10_000))
