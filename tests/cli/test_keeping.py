"""`restore`, `recover` and `history`: earlier versions, what was not saved, what was changed."""

import json
from pathlib import Path

import pytest

from tests.cli_helpers import Desk, Outcome, call, is_one_sentence, make_desk
from tests.keeping_helpers import answered, edit, write
from tests.storage_helpers import make_assessment
from wizard.model.changes import flatten
from wizard.storage.assessments import load_assessment
from wizard.storage.recovery import Refuge, all_copies, recovery_folder


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return make_desk(tmp_path)


def value(desk: Desk, question: str) -> object:
    answer = load_assessment(desk.file)[0].answers.get(question)
    return answer.value if answer else None


# restore


def test_versions_are_listed_with_what_differs(desk: Desk) -> None:
    """Each earlier version is listed with its number, its time and how many answers differ."""
    desk.given(("economy.share", "45"), ("security.bases", "2"))
    outcome = call("restore", desk.file)
    newest, oldest, hint = outcome.out.splitlines()
    assert (outcome.code, newest.split()[0], oldest.split()[0]) == (0, "2", "1")
    assert newest.endswith("1 answer changed: 1 new since")
    assert oldest.endswith("2 answers changed: 2 new since")
    assert "restore" in hint


def test_version_is_brought_back_and_that_can_be_taken_back(desk: Desk) -> None:
    """`restore FILE N` brings a version back; what stood there becomes a version itself."""
    desk.given(("economy.share", "45"))
    outcome = call("restore", desk.file, "1")
    assert (outcome.code, value(desk, "economy.share")) == (0, None)
    assert call("restore", desk.file, "2").code == 0
    assert value(desk, "economy.share") == 45


def test_broken_file_is_restored(desk: Desk) -> None:
    """A file that cannot be read any more is brought back, and its ruin is kept as a version."""
    desk.given(("economy.share", "45"), ("economy.share", "46"))
    desk.file.write_text("<<<<<<< ours\n", encoding="utf-8")
    listed = call("restore", desk.file)
    assert "cannot be read now" in listed.out
    assert call("restore", desk.file, "2").code == 0
    assert value(desk, "economy.share") == 45
    assert "cannot be read as an assessment" in call("restore", desk.file).out


def test_file_without_versions_says_so(desk: Desk) -> None:
    """A file that was never changed has nothing to bring back."""
    outcome = call("restore", desk.file)
    assert (outcome.code, "No earlier version" in outcome.out) == (0, True)


@pytest.mark.parametrize("number", ["7", "0", "-1"])
def test_unknown_version_is_refused(desk: Desk, number: str) -> None:
    """A number that is not listed is refused in one sentence and changes nothing."""
    before = desk.given(("economy.share", "45")).file.read_bytes()
    outcome = call("restore", desk.file, number)
    assert (outcome.code, desk.file.read_bytes()) == (2, before)


# history


def test_history_says_what_changed_when(desk: Desk) -> None:
    """Each change is one line: when, which question, what stood there, what stands there now."""
    desk.given(("economy.share", "45"), ("economy.share", "50"))
    first, second = call("history", desk.file).out.splitlines()
    assert "economy.share: nothing -> 45; medium (changed, " in first
    assert "economy.share: 45; medium -> 50; medium (changed, " in second


def test_history_as_data(desk: Desk) -> None:
    """`--json` gives the same as data."""
    desk.given(("economy.share", "45"))
    (entry,) = json.loads(call("history", desk.file, "--json").out)
    assert (entry["key"], entry["before"], entry["after"], entry["how"]) == (
        "economy.share",
        "",
        "45; medium",
        "changed",
    )


def test_history_of_nothing(desk: Desk, tmp_path: Path) -> None:
    """An untouched file has no history; a file that does not exist is an error."""
    untouched = call("history", desk.file)
    missing = call("history", tmp_path / "missing")
    assert (untouched.code, "has been recorded" in untouched.out) == (0, True)
    assert (missing.code, is_one_sentence(missing.err)) == (4, True)


def test_history_cannot_drive_the_terminal(desk: Desk) -> None:
    """A history somebody tampered with is printed harmlessly, and broken lines are passed over."""
    desk.given(("economy.share", "45"))
    history = desk.folder / ".a.assessment.yaml.history"
    line = json.loads(history.read_text().splitlines()[0]) | {"after": "\x1b]2;owned\x07"}
    history.write_text(f'{{"torn\n[]\n7\n{json.dumps(line)}\n', encoding="utf-8")
    outcome = call("history", desk.file)
    assert (outcome.code, len(outcome.out.splitlines()), "\x1b" in outcome.out) == (0, 1, False)


# recover


def leave_copy(desk: Desk, **changes: object) -> Path:
    """Leave in the recovery place what a session could not save: the file with other answers."""
    base, _ = load_assessment(desk.file)
    edit(desk.file, **changes)
    unsaved, _ = load_assessment(desk.file)
    write(desk.file, base)
    copy = Refuge(desk.file).keep(unsaved, flatten(base))
    assert copy is not None
    return copy


def recover(desk: Desk, *options: str) -> Outcome:
    return call("recover", desk.file, *options, "--pack", desk.pack)


def test_everything_that_was_not_saved_is_listed(desk: Desk) -> None:
    """`recover` alone lists each copy: its time, where it belongs, what differs, where it lies."""
    copy = leave_copy(desk, answers={"economy.share": answered(45)})
    said = call("recover").out
    assert (str(desk.file) in said, "1 answer changed" in said, str(copy) in said) == (
        True,
        True,
        True,
    )


def test_nothing_to_recover_is_said(desk: Desk) -> None:
    """With an empty recovery place that is said, also for one file."""
    assert [
        call("recover").out,
        "Nothing that belongs" in recover(desk).out,
    ] == ["Everything was saved.\n", True]


def test_copy_is_looked_at_without_changing_anything(desk: Desk) -> None:
    """`recover FILE` prints what differs and writes nothing."""
    leave_copy(desk, answers={"economy.share": answered(45)}, title="New")
    before = desk.file.read_bytes()
    said = recover(desk).out
    assert ("economy.share: nothing -> 45" in said, "title: A small" in said) == (True, True)
    assert (desk.file.read_bytes(), len(all_copies())) == (before, 1)


def test_copy_is_brought_back(desk: Desk) -> None:
    """`--apply` writes what was not saved, and what the file has gained since stays."""
    leave_copy(desk, answers={"economy.share": answered(45)})
    desk.given(("security.bases", "2"))
    outcome = recover(desk, "--apply")
    values = [value(desk, "economy.share"), value(desk, "security.bases")]
    assert (outcome.code, values, all_copies()) == (0, [45, 2], [])


def test_disputed_answer_is_taken_from_the_copy_and_marked(desk: Desk) -> None:
    """What was changed in the file as well is marked; bringing the copy back decides for it."""
    leave_copy(desk, answers={"economy.share": answered(45)})
    desk.given(("economy.share", "60"))
    marked = "economy.share: 60; medium -> 45 (changed in the file as well)" in recover(desk).out
    recover(desk, "--apply")
    kept = [load_assessment(path)[0].answers for path in desk.folder.glob(".*.backup-*")]
    assert (marked, value(desk, "economy.share")) == (True, 45)
    assert 60 in [a["economy.share"].value for a in kept if "economy.share" in a]


def test_copies_are_brought_back_in_their_order(desk: Desk) -> None:
    """Of several copies of one file all are brought back; what was said last stands."""
    leave_copy(desk, answers={"economy.share": answered(45), "security.bases": answered(1)})
    folder = recovery_folder()
    assert folder is not None
    (first,) = folder.iterdir()
    text = first.read_text().replace('"saved": "20', '"saved": "19')
    first.write_text(text, encoding="utf-8")
    leave_copy(desk, answers={"economy.share": answered(50)})
    assert recover(desk, "--apply").code == 0
    assert [value(desk, "economy.share"), value(desk, "security.bases")] == [50, 1]


def test_copy_is_put_away(desk: Desk) -> None:
    """`--discard` makes the copy an earlier version of its file."""
    leave_copy(desk, answers={"economy.share": answered(45)})
    outcome = recover(desk, "--discard")
    assert (outcome.code, all_copies(), value(desk, "economy.share")) == (0, [], None)
    assert call("restore", desk.file, "1").code == 0
    assert value(desk, "economy.share") == 45


def test_file_that_is_gone_is_written_from_its_copy(desk: Desk) -> None:
    """If the file itself is gone, bringing the copy back makes it again."""
    leave_copy(desk, answers={"economy.share": answered(45)})
    desk.file.unlink()
    assert recover(desk, "--apply").code == 0
    assert (value(desk, "economy.share"), all_copies()) == (45, [])


def test_broken_copy_is_listed_and_left(desk: Desk) -> None:
    """What cannot be understood in the recovery place is listed with its problem."""
    copy = leave_copy(desk, answers={"economy.share": answered(45)})
    copy.write_text("broken", encoding="utf-8")
    foreign = copy.with_name("foreign.assessment.yaml")
    write(foreign, make_assessment())
    said = call("recover").out
    assert (str(copy) in said, f"{foreign}: It does not say where it belongs." in said) == (
        True,
        True,
    )
    assert recover(desk, "--apply").code == 0
    assert copy.exists()
