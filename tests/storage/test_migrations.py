"""Files of older formats, by an invented one: read as if they were written now, nothing lost."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli_helpers import Desk, call, make_desk
from tests.keeping_helpers import hidden_names
from tests.storage_helpers import make_assessment
from wizard.errors import InvalidFileError
from wizard.model.assessment import Assessment
from wizard.storage.assessments import load_assessment, render_assessment
from wizard.storage.reading import migrations
from wizard.storage.reading.migrations import FormatStep, bring_up_to_date
from wizard.storage.reading.records import parse_record

KIND = "partnership-assessment"


def rename_heading(data: dict[str, Any]) -> dict[str, Any]:
    """From the invented version -1: what is the title was called the heading."""
    data["title"] = data.pop("heading")
    return data


def rename_notes(data: dict[str, Any]) -> dict[str, Any]:
    """From the invented version 0: what is a note was called a remark."""
    for answer in data.get("answers", {}).values():
        if "remark" in answer:
            answer["note"] = answer.pop("remark")
    return data


STEPS = (
    FormatStep(KIND, -1, "`heading` is called `title`", rename_heading),
    FormatStep(KIND, 0, "`remark` is called `note`", rename_notes),
)

OLDER: dict[int, Callable[[str], str]] = {
    0: lambda text: text.replace("note:", "remark:"),
    -1: lambda text: text.replace("note:", "remark:").replace("title:", "heading:"),
}


def written_earlier(version: int) -> str:
    """Return the text of an assessment in an invented older format."""
    said = {"economy.share": {"state": "unanswered", "note": "See annex."}}
    text = render_assessment(make_assessment(depth="full", answers=said))
    return OLDER[version](text.replace("schema_version: 1", f"schema_version: {version}"))


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let there be two older versions of the assessment's format."""
    for step in STEPS:
        monkeypatch.setitem(migrations.STEPS, (step.kind, step.version), step)


@pytest.fixture
def desk(tmp_path: Path, steps: None) -> Desk:
    """Return a desk whose assessment was written two versions ago."""
    desk = make_desk(tmp_path)
    desk.file.write_text(written_earlier(-1), encoding="utf-8")
    return desk


@pytest.mark.parametrize("version", [0, -1])
def test_older_file_reads_like_a_new_one(version: int, steps: None) -> None:
    """All steps from its version on are taken, one after the other."""
    found = parse_record(written_earlier(version).encode(), "file.yaml", Assessment)
    assert (found.title, found.answers["economy.share"].note, found.schema_version) == (
        "A small assessment",
        "See annex.",
        1,
    )


def test_data_given_is_left_as_it_is(steps: None) -> None:
    """Bringing data up to date makes new data, and says what was done."""
    given = {"kind": KIND, "schema_version": -1, "heading": "T", "answers": {"a.b": {"remark": ""}}}
    before = {**given, "answers": {"a.b": {"remark": ""}}}
    found, taken = bring_up_to_date(given)
    assert (given, taken) == (before, STEPS)
    assert found == {
        "kind": KIND,
        "schema_version": 1,
        "title": "T",
        "answers": {"a.b": {"note": ""}},
    }


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        {},
        {"kind": KIND},
        {"kind": KIND, "schema_version": 1},
        {"kind": KIND, "schema_version": 2},
        {"kind": KIND, "schema_version": "0"},
        {"kind": KIND, "schema_version": False},
        {"kind": KIND, "schema_version": -2},
        {"kind": "pack", "schema_version": 0},
        {"kind": ["x"], "schema_version": 0},
    ],
)
def test_data_without_steps_are_returned_as_they_are(data: object, steps: None) -> None:
    """What is new, newer, of another kind or of no known version is not touched."""
    assert bring_up_to_date(data) == (data, ())


def test_without_steps_an_older_version_is_wrong() -> None:
    """A version nobody ever wrote is refused like any wrong value."""
    with pytest.raises(InvalidFileError):
        parse_record(written_earlier(0).encode(), "file.yaml", Assessment)


def test_problems_of_an_older_file_are_located(steps: None) -> None:
    """What is wrong in an older file is said with its line."""
    text = written_earlier(0).replace("state: unanswered", "state: open")
    with pytest.raises(InvalidFileError) as caught:
        parse_record(text.encode(), "file.yaml", Assessment)
    (problem,) = caught.value.problems
    assert (problem.line, problem.path) == (
        text.splitlines().index("    state: open") + 1,
        "answers.economy.share.state",
    )


def test_steps_lead_to_the_present_version() -> None:
    """Every step the program ships starts where its name says, and none is missing in between."""
    for (kind, version), step in migrations.STEPS.items():
        assert (step.kind, step.version) == (kind, version)
        assert bring_up_to_date({"kind": kind, "schema_version": version})[1]


# On the command line


def test_preview_says_the_steps_and_writes_nothing(desk: Desk) -> None:
    """`migrate` lists what would change."""
    before = desk.file.read_bytes()
    outcome = desk.run("migrate")
    assert outcome.out.splitlines()[:2] == [
        "format version -1 -> 0: `heading` is called `title`",
        "format version 0 -> 1: `remark` is called `note`",
    ]
    assert ("--write" in outcome.out, desk.file.read_bytes()) == (True, before)


def test_writing_keeps_the_original(desk: Desk) -> None:
    """`migrate --write` writes the present format; the original is an earlier version."""
    before = desk.file.read_bytes()
    outcome = desk.run("migrate", "--write")
    (kept,) = [name for name in hidden_names(desk.folder) if "backup" in name]
    assert (outcome.code, load_assessment(desk.file)[0].title) == (0, "A small assessment")
    assert ("schema_version: 1" in desk.text(), (desk.folder / kept).read_bytes()) == (True, before)
    assert "is up to date" in desk.run("migrate").out


def test_opening_an_older_file_says_so_and_writes_nothing(desk: Desk) -> None:
    """Reading an older file leaves it; the first answer writes it anew and keeps the original."""
    before = desk.file.read_bytes()
    talk = desk.run("interview", typed="q\n")
    untouched = desk.file.read_bytes() == before
    desk.answer("economy.share", "45")
    kept = [(desk.folder / n).read_bytes() for n in hidden_names(desk.folder) if "backup" in n]
    assert ("was made earlier" in talk.out, untouched, kept) == (True, True, [before])


def test_up_to_date_file_is_not_written(tmp_path: Path) -> None:
    """Nothing is written where there is nothing to bring up to date."""
    desk = make_desk(tmp_path)
    before = desk.file.stat()
    outcome = desk.run("migrate", "--write")
    assert ("is up to date" in outcome.out, desk.file.stat()) == (True, before)


def test_moved_answers_are_previewed_and_written(tmp_path: Path) -> None:
    """`migrate` shows what a pack's moves do to each answer, and writes it on demand."""
    desk = make_desk(tmp_path)
    moves = [
        '{from: economy.old, to: economy.debt, values: {"yes": 3}}',
        "{from: economy.older, to: economy.share, then: reask}",
        "{from: economy.oldest, then: set-aside}",
    ]
    pack = desk.pack / "pack.yaml"
    pack.write_text(pack.read_text() + "moves:\n" + "".join(f"  - {move}\n" for move in moves))
    answers = ("old: {state: answered, value: 'yes'}", "older: {state: answered, value: 1}")
    desk.append("answers:\n" + "".join(f"  economy.{a}\n" for a in answers))
    desk.append("  economy.oldest: {state: unknown, reason: Secret.}\n")
    assert desk.run("migrate").out.splitlines()[:3] == [
        "economy.old -> economy.debt: yes becomes 3",
        "economy.older -> economy.share: 1; has no counterpart there: asked again, and kept aside",
        "economy.oldest: unknown: Secret.; kept aside",
    ]
    assert desk.run("check").out.endswith("0 problems, 3 pieces of advice.\n")
    assert desk.run("migrate", "--write").code == 0
    held, _ = load_assessment(desk.file)
    assert (held.answers["economy.debt"].value, sorted(held.set_aside)) == (
        3,
        ["economy.older", "economy.oldest"],
    )
    assert "economy.debt: nothing -> 3 (migrated, " in call("history", desk.file).out
