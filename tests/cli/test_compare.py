"""`compare`: text and JSON, two packs, and files that cannot be read."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli_helpers import ESCAPE, Desk, Outcome, call, is_one_sentence, make_desk
from tests.storage_helpers import WORKED_EXAMPLE, write_assessment

WORKED = WORKED_EXAMPLE / "worked.assessment.yaml"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return make_desk(tmp_path).given(("economy.share", "30"), ("economy.review", "2"))


def other(desk: Desk, *answers: tuple[str, str]) -> Path:
    """Return a copy of the desk's assessment with some answers given."""
    copy = desk.folder / "b.assessment.yaml"
    copy.write_text(desk.text(), encoding="utf-8")
    for question, value in answers:
        assert call("answer", copy, question, value, "--pack", desk.pack).code == 0
    return copy


def data(outcome: Outcome) -> Any:
    """Return what was printed as JSON, which must have worked."""
    assert (outcome.code, outcome.err) == (0, "")
    return json.loads(outcome.out)


def test_text_says_what_changed(desk: Desk) -> None:
    """The changed answer is printed with its part of the move, and nothing else."""
    outcome = desk.run("compare", other(desk, ("economy.share", "60")))
    assert (outcome.code, outcome.err) == (0, "")
    assert "Share of exports (economy.share)" in outcome.out
    assert "before: 30 %" in outcome.out
    assert "after:  60 %" in outcome.out
    assert "economy.review" not in outcome.out


def test_json_holds_the_same(desk: Desk) -> None:
    """As JSON it has the same change, with figures."""
    found = data(desk.run("compare", other(desk, ("economy.share", "60")), "--json"))
    assert found["kind"] == "partnership-comparison"
    (entry,) = found["answers"]
    assert (entry["id"], entry["before"], entry["after"]) == ("economy.share", "30 %", "60 %")
    assert entry["effect"] == found["residual_change"]
    assert found["before"]["file"] == "a.assessment.yaml"


def test_json_of_the_worked_example(tmp_path: Path) -> None:
    """The real files give the printed split: S3 -6.8, E3 +3.3 of -3.5."""
    after = tmp_path / "after.assessment.yaml"
    after.write_bytes(WORKED.read_bytes())
    for question, value in (("security.s3", "4"), ("economy.e3", "3")):
        assert call("answer", after, question, value, "--pack", WORKED_EXAMPLE).code == 0
    found = data(call("compare", WORKED, after, "--pack", WORKED_EXAMPLE, "--json"))
    effects = {entry["id"]: entry["effect"] for entry in found["answers"]}
    assert effects == {"security.s3": -6.8, "economy.e3": 3.3}
    assert found["residual_change"] == -3.5


def test_same_file_twice_changes_nothing(desk: Desk) -> None:
    """A file compared with itself has no changes."""
    found = data(desk.run("compare", desk.file, "--json"))
    assert (found["answers"], found["residual_change"]) == ([], 0.0)


def test_comparing_leaves_both_files_alone(desk: Desk) -> None:
    """Nothing is written."""
    copy = other(desk, ("economy.share", "60"))
    before = desk.file.read_bytes(), copy.read_bytes()
    desk.run("compare", copy)
    assert before == (desk.file.read_bytes(), copy.read_bytes())
    assert sorted(p.name for p in desk.folder.iterdir() if not p.name.startswith(".")) == [
        "a.assessment.yaml",
        "b.assessment.yaml",
        "small",
    ]


def test_other_checklists_for_the_second_file(desk: Desk) -> None:
    """With --pack-after the second file is read by its own checklists, on common questions."""
    later = desk.folder / "later"
    later.mkdir()
    for path in desk.pack.iterdir():
        text = path.read_text(encoding="utf-8").replace("goalposts: [0, 60]", "goalposts: [0, 90]")
        (later / path.name).write_text(text, encoding="utf-8")
    found = data(desk.run("compare", other(desk), "--pack-after", later, "--json"))
    assert found["asked_only_before"] == found["asked_only_after"] == ["economy.share"]
    (cause,) = found["causes"]
    assert cause["cause"] == "questionnaire"
    assert cause["effect"] == found["residual_change"]
    assert found["residual_change"] != 0.0


def test_made_with_other_checklists_is_noted(desk: Desk) -> None:
    """A file made with another version of the pack is said to be."""
    pack = {"id": "small", "version": "0.9"}
    old = write_assessment(desk.folder / "old.assessment.yaml", pack=pack)
    found = data(call("compare", old, desk.file, "--pack", desk.pack, "--json"))
    assert found["notes"] == ["Before: Made with version 0.9 of the pack, read with 1.0."]


@pytest.mark.parametrize("missing", [0, 1])
def test_missing_file_is_4(desk: Desk, missing: int) -> None:
    """A file that is not there ends with 4 and one sentence."""
    files = [desk.file, desk.file]
    files[missing] = desk.folder / "no.assessment.yaml"
    outcome = call("compare", *files, "--pack", desk.pack)
    assert (outcome.code, outcome.out, is_one_sentence(outcome.err)) == (4, "", True)


def test_invalid_file_is_3(desk: Desk) -> None:
    """A file that cannot be understood ends with 3 and its problems."""
    broken = desk.folder / "broken.assessment.yaml"
    broken.write_text("kind: partnership-assessment\n")
    outcome = desk.run("compare", broken)
    assert (outcome.code, outcome.out) == (3, "")
    assert "broken.assessment.yaml:1:1" in outcome.err


def test_one_file_is_2(desk: Desk) -> None:
    """A comparison needs two files."""
    assert call("compare", desk.file).code == 2


def test_hostile_file_name_cannot_drive_the_terminal(desk: Desk) -> None:
    """Escape codes in a file's name are shown, not sent."""
    copy = desk.folder / f"b{ESCAPE}[31m.assessment.yaml"
    copy.write_text(desk.text(), encoding="utf-8")
    outcome = desk.run("compare", copy)
    assert outcome.code == 0
    assert ESCAPE not in outcome.out
