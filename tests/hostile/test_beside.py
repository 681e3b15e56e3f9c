"""What lies beside a file, or in the person's own folders, may have been written by anybody."""

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.cli_helpers import Desk, call, make_desk
from tests.storage_helpers import make_pack
from wizard.model.changes import flatten
from wizard.storage.assessments import load_assessment
from wizard.storage.disk.backups import find_backups
from wizard.storage.disk.beside import hidden_beside
from wizard.storage.disk.history import read_history
from wizard.storage.disk.processes import whereabouts
from wizard.storage.packs.compiled import COMPILED, compile_pack, read_compiled
from wizard.storage.recovery import BrokenCopy, Refuge, all_copies, recovery_folder
from wizard.visible import FORBIDDEN_IN_PARAGRAPH

HOLDER = {"pid": 5, "host": "h", "user": "u", "since": "s", "machine": whereabouts()}
DRIVING = "\x1b]2;owned\x07\n\u202e\x9b31m\ud800[/b][@click=app.quit]<script>=1+1"

DEEP = b"[" * 200_000
LINES = {
    "nested": DEEP,
    "nested in an entry": b'{"time": ' + b"[" * 2_000 + b"]" * 2_000 + b"}",
    "long": b'{"time": "' + b"x" * 2_000_000 + b'"}',
    "many small lists": b"[" + b"[]," * 500_000 + b"[]]",
    "digits": b"9" * 5_000,
    "no text": b"\xff\xfe\x00",
    "no entry": b"[1]",
    "another key": b'{"time": "a", "key": "b", "and": "c"}',
    "no words": b'{"time":1,"key":2,"before":3,"after":4,"how":5,"by":6}',
}
"""Lines no history holds."""

HOLDERS = {
    "nested": DEEP[:4_000],
    "endless": json.dumps({**HOLDER, "pid": float("inf")}).encode(),
    "no number": json.dumps({**HOLDER, "pid": float("nan")}).encode(),
    "negative": json.dumps({**HOLDER, "pid": -1}).encode(),
    "too great": json.dumps({**HOLDER, "pid": 10**30}).encode(),
    "driving": json.dumps({**HOLDER, **dict.fromkeys(("host", "user", "since"), DRIVING)}).encode(),
    "no text": b"\xff\xfe\x00",
    "nothing": b"",
}
"""What a lock may say about who holds it."""

HEADS = {
    "nested": DEEP.decode(),
    "before all time": '{"saved": "0001-01-01T00:00:00", "path": "a", "before": {}}',
    "after all time": '{"saved": "9999-12-31T23:59:59-14:00", "path": "a", "before": {}}',
    "no path": '{"saved": "2026-01-01T00:00:00Z", "path": 5, "before": {}}',
    "wrong answers": (
        '{"saved": "2026-01-01T00:00:00Z", "path": "a", "before": {"a.b": {"state": "x"}}}'
    ),
    "a list": "[]",
}
"""First lines no copy in the recovery place has."""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return make_desk(tmp_path).given(("economy.share", "45"))


# The history


@pytest.mark.parametrize("name", LINES)
def test_line_that_is_no_change_is_passed_over(desk: Desk, name: str) -> None:
    """Whatever else stands in a history, the changes recorded before and after it are told."""
    place = hidden_beside(desk.file, "history")
    place.write_bytes(place.read_bytes() + LINES[name] + b"\n")
    desk.given(("economy.share", "46"))
    assert [entry.after[:2] for entry in read_history(desk.file)] == ["45", "46"]
    assert call("history", desk.file).code == 0


@pytest.mark.parametrize("options", [[], ["--json"]], ids=["text", "json"])
def test_history_is_printed_literally_one_line_for_each(desk: Desk, options: list[str]) -> None:
    """An entry full of controls and markup is one line, with nothing in it that drives."""
    entry = dict.fromkeys(("time", "key", "before", "after", "how", "by"), DRIVING)
    hidden_beside(desk.file, "history").write_text(json.dumps(entry) + "\n", encoding="utf-8")
    outcome = call("history", desk.file, *options)
    assert outcome.code == 0
    assert FORBIDDEN_IN_PARAGRAPH.findall(outcome.out) == []
    assert "[/b][@click=app.quit]<script>=1+1" in outcome.out
    assert options or outcome.out.count("\n") == 1


# The lock


@contextmanager
def held(path: Path, said: bytes) -> Iterator[None]:
    """Hold the lock of a file as another process does, saying anything about who it is."""
    place = hidden_beside(path, "lock")
    place.write_bytes(said)
    with place.open("rb") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)
        yield


@pytest.mark.parametrize("name", HOLDERS)
def test_lock_that_lies_is_still_a_lock(desk: Desk, name: str) -> None:
    """Whatever it says about its holder, nothing is changed, and why is said in one clean line."""
    with held(desk.file, HOLDERS[name]):
        outcome = desk.answer("economy.share", "46")
    assert (outcome.code, outcome.err.count("\n")) == (4, 1)
    assert "is open elsewhere" in outcome.err
    assert FORBIDDEN_IN_PARAGRAPH.findall(outcome.err) == []


# Earlier versions


@pytest.fixture(params=[-(10**11), 253_402_300_800, 10**13], ids=["early", "late", "later"])
def odd_time(request: pytest.FixtureRequest) -> float:
    """Return a time that some file systems keep and no calendar holds."""
    return float(request.param)


def test_version_of_an_impossible_time_loses_no_answer(desk: Desk, odd_time: float) -> None:
    """Answers are recorded, and versions listed, whatever time the folder says one was made."""
    place = hidden_beside(desk.file, "backup-000009")
    place.write_text("x", encoding="utf-8")
    os.utime(place, (odd_time, odd_time))
    assert desk.answer("economy.share", "46").code == 0
    assert 9 in {backup.number for backup in find_backups(desk.file)}


def test_version_that_is_no_file_is_listed_and_refused(desk: Desk) -> None:
    """Pipes, folders and devices in the place of a version hold nothing up."""
    os.mkfifo(hidden_beside(desk.file, "backup-000007"))
    hidden_beside(desk.file, "backup-000008").mkdir()
    hidden_beside(desk.file, "backup-000009").symlink_to("/dev/zero")
    assert desk.answer("economy.share", "46").code == 0
    assert call("restore", desk.file).out.count("cannot be read as an assessment") == 3
    assert {call("restore", desk.file, number).code for number in "789"} == {4}


def test_version_full_of_controls_is_not_shown(desk: Desk) -> None:
    """A version that is no assessment is named by its number, and nothing of it is printed."""
    place = hidden_beside(desk.file, "backup-000009")
    place.write_bytes(f"title: {DRIVING}\n".encode("utf-8", "surrogatepass"))
    outcome = call("restore", desk.file)
    assert (outcome.code, "owned" in outcome.out) == (0, False)
    assert FORBIDDEN_IN_PARAGRAPH.findall(outcome.out) == []


# The recovery place


def keep_copy(desk: Desk, head: str) -> None:
    """Put a copy of the assessment into the recovery place, with another first line."""
    assessment = load_assessment(desk.file)[0]
    changed = assessment.model_copy(update={"title": "Other"})
    copy = Refuge(desk.file.resolve()).keep(changed, flatten(assessment))
    assert copy is not None
    own, rest = copy.read_text(encoding="utf-8").split("\n", 1)
    mark = own[: own.index("{")]
    copy.write_text(f"{mark}{head}\n{rest}", encoding="utf-8")


@pytest.mark.parametrize("name", HEADS)
def test_copy_that_lies_about_itself_is_listed_as_broken(desk: Desk, name: str) -> None:
    """Such a copy is named among those that cannot be used; the file can be opened as ever."""
    keep_copy(desk, HEADS[name])
    (found,) = all_copies()
    assert isinstance(found, BrokenCopy)
    assert call("recover").code == 0
    assert desk.answer("economy.share", "46").code == 0


@pytest.mark.parametrize("path", [DRIVING, "a\0b", "../../x", "/dev/zero"])
def test_copy_of_another_place_is_listed_literally(desk: Desk, path: str) -> None:
    """Wherever a copy says that it belongs, that is printed on one line and not followed."""
    keep_copy(desk, json.dumps({"saved": "2026-01-01T00:00:00Z", "path": path, "before": {}}))
    outcome = call("recover")
    assert (outcome.code, outcome.out.count("\n")) == (0, 2)
    assert FORBIDDEN_IN_PARAGRAPH.findall(outcome.out) == []


def test_recovery_place_that_is_no_folder_is_none(desk: Desk) -> None:
    """A file in the place of the folder holds nothing up."""
    place = recovery_folder()
    assert place is not None
    place.parent.mkdir(parents=True)
    place.write_text("x", encoding="utf-8")
    assert call("recover").code == 0
    assert desk.answer("economy.share", "46").code == 0


# The pack as JSON


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{",
        DEEP,
        b"[]",
        b"{}",
        b'{"files": 5}',
        b'{"files": {"../x": 1}, "digest": 5}',
        b"\xff",
    ],
    ids=["empty", "cut", "nested", "list", "nothing", "number", "path", "no text"],
)
def test_damaged_json_of_a_pack_is_passed_over(tmp_path: Path, raw: bytes) -> None:
    """The YAML files count if what was made of them is damaged."""
    folder = make_pack(tmp_path / "small").path
    (folder / COMPILED).write_bytes(raw)
    assert read_compiled(folder) is None


def test_json_of_a_pack_that_is_no_pack_is_passed_over(tmp_path: Path) -> None:
    """The records are held against it as against YAML, though its digest fits."""
    folder = make_pack(tmp_path / "small").path
    text = compile_pack(folder).replace('"dimensions"', '"dimension"')
    (folder / COMPILED).write_text(text, encoding="utf-8")
    assert read_compiled(folder) is None
