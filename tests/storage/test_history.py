"""The history of a file: one line per change, bounded, and never in the way of an answer."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.keeping_helpers import hidden_names
from tests.storage_helpers import make_assessment
from wizard.model.assessment import Answer
from wizard.model.changes import flatten, step_between
from wizard.storage.disk.history import (
    MAX_PART,
    Entry,
    append_history,
    entries_of,
    read_history,
    shorten,
)

NOW = "2026-03-01T10:00:00Z"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "a.yaml").write_bytes(b"")
    return tmp_path / "a.yaml"


def entry(**changes: Any) -> Entry:
    given: dict[str, Any] = {"key": "title", "before": "A", "after": "B", "how": "changed"}
    return Entry(**{"time": NOW, "by": "anna", **given, **changes})


def test_changes_come_back_in_their_order(path: Path) -> None:
    """What was added first is read first."""
    given = [entry(after=text) for text in ("B", "é\n\x1b", "C")]
    append_history(path, given[:2])
    append_history(path, given[2:])
    assert given == read_history(path)


def test_step_becomes_one_entry_for_each_thing(path: Path) -> None:
    """Each question or fact that changed is one entry with both versions in short."""
    answers = {"economy.share": {"state": "answered", "value": 4, "confidence": "low"}}
    step = step_between(
        flatten(make_assessment(title="A")), flatten(make_assessment(title="B", answers=answers))
    )
    found = {e.key: (e.before, e.after) for e in entries_of(step, "changed", NOW)}
    assert found == {"title": ("A", "B"), "economy.share": ("", "4; low")}


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ({"state": "answered", "value": ["food", "ports"]}, "food, ports"),
        ({"state": "answered", "value": []}, ""),
        ({"state": "range", "low": 1, "high": 3}, "1.0..3.0"),
        ({"state": "unknown", "reason": "Annex\nwithheld."}, "unknown: Annex withheld."),
        ({"state": "unanswered", "note": "See\nannex."}, "unanswered; note: See annex."),
        (
            {"state": "answered", "value": "yes", "evidence": [{"source": "A treaty"}]},
            "yes; 1 evidence",
        ),
    ],
)
def test_answer_is_shortened_to_one_line(answer: dict[str, Any], expected: str) -> None:
    """An answer of any state is said in a few words."""
    assert shorten(Answer.model_validate(answer)) == expected


def test_long_text_is_cut() -> None:
    """No entry is long, however long the note was."""
    cut = shorten(Answer.model_validate({"state": "unanswered", "note": "x" * 10_000}))
    assert (len(cut), cut[-1]) == (120, "…")


@pytest.mark.parametrize("value", [{"dimension": "culture"}, 1.5, ["a"], None])
def test_facts_of_any_kind_are_shortened(value: object) -> None:
    """A fact that is no text is said as data."""
    assert shorten(value) == ("" if value is None else json.dumps(value))


def test_history_is_hidden_and_private(path: Path) -> None:
    """What was taken back may be seen by the owner only."""
    path.chmod(0o644)
    append_history(path, [entry()])
    history = path.with_name(".a.yaml.history")
    assert (hidden_names(path.parent), history.stat().st_mode & 0o777) == ([history.name], 0o600)


def test_those_who_may_change_a_file_share_its_history(path: Path) -> None:
    """Where a group works on a file, its members can read and go on with the history."""
    path.chmod(0o664)
    append_history(path, [entry()])
    assert path.with_name(".a.yaml.history").stat().st_mode & 0o777 == 0o660


def test_history_is_bounded(path: Path) -> None:
    """However much is changed, the history stays under two parts, and keeps the newest."""
    long = [entry(after=f"{number:0100}") for number in range(200)]
    for number in range(150):
        append_history(path, [*long, entry(after=str(number))])
    size = sum((path.parent / name).stat().st_size for name in hidden_names(path.parent))
    assert (size < 2 * MAX_PART + 100_000, read_history(path)[-1].after) == (True, "149")


def test_line_cut_short_spoils_no_other(path: Path) -> None:
    """After a crash in the middle of a line the changes before and after it can be read."""
    append_history(path, [entry(after="1")])
    with path.with_name(".a.yaml.history").open("ab") as stream:
        stream.write(b'{"time": "2026')
    append_history(path, [entry(after="2")])
    assert [e.after for e in read_history(path)] == ["1", "2"]


@pytest.mark.parametrize(
    "line", ["", "7", "[]", "{}", '{"time": 7}', "\x00", json.dumps({"time": 1, "key": 2})]
)
def test_lines_that_are_no_entries_are_passed_over(path: Path, line: str) -> None:
    """What somebody else wrote into the history does not hide what we wrote."""
    append_history(path, [entry()])
    history = path.with_name(".a.yaml.history")
    history.write_text(f"{line}\n{history.read_text()}{line}\n", encoding="utf-8")
    assert read_history(path) == [entry()]


@pytest.mark.parametrize("kind", ["folder", "link"])
def test_history_that_cannot_be_written_is_no_error(path: Path, kind: str) -> None:
    """An answer is not refused because its history cannot be kept; a link is not followed."""
    history = path.with_name(".a.yaml.history")
    if kind == "folder":
        history.mkdir()
    else:
        history.symlink_to(path)
    append_history(path, [entry()])
    assert path.read_bytes() == b""
