"""`check`: files, folders and packs; as lines for people and as JSON for scripts."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli_helpers import Desk, Outcome, call, make_desk
from tests.storage_helpers import place_of, without_privileges


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return make_desk(tmp_path)


@pytest.fixture
def broken(desk: Desk) -> Desk:
    """Return a desk whose assessment has one problem."""
    return desk.append("answers:\n  economy.share: {state: answered, value: 140}\n")


def as_json(desk: Desk, *paths: Path) -> Any:
    """Return what `check --json` prints."""
    outcome = call("check", *paths, "--json", "--pack", desk.pack)
    assert outcome.err == ""
    return json.loads(outcome.out)


def last_line(outcome: Outcome) -> str:
    return outcome.out.splitlines()[-1]


def test_sound_assessment_is_fine(desk: Desk) -> None:
    """An assessment without problems ends with 0 and the count."""
    assert desk.run("check") == (0, "1 file checked: 0 problems, 0 pieces of advice.\n", "")


def test_sound_pack_is_fine(desk: Desk) -> None:
    """The folder of a sound pack is checked file by file."""
    outcome = call("check", desk.pack)
    assert outcome == (0, "3 files checked: 0 problems, 0 pieces of advice.\n", "")


def test_shipped_checklists_are_fine() -> None:
    """The shipped checklists have no problems."""
    outcome = call("check", Path(__file__).parents[2] / "checklists")
    assert (outcome.code, outcome.err) == (0, "")
    assert " files checked: 0 problems," in last_line(outcome)


def test_problem_is_one_located_line(broken: Desk) -> None:
    """A problem is printed as file, line, column, path and what is wrong."""
    outcome = broken.run("check")
    line, column = place_of(broken.text(), "140")
    expected = f"{broken.file}:{line}:{column}: answers.economy.share.value: "
    assert (outcome.code, outcome.err) == (3, "")
    assert outcome.out.startswith(expected)


def test_advice_is_no_problem(desk: Desk) -> None:
    """What could be better is marked as advice and leaves the exit code at 0."""
    file = desk.pack / "economy.yaml"
    file.write_text(file.read_text().replace("        why: A large share is a lever.\n", ""))
    outcome = call("check", desk.pack)
    line, column = place_of(file.read_text(), "id: economy.share\n")
    said = outcome.out.splitlines()[0]
    assert outcome.code == 0
    assert said.startswith(f"{file}:{line}:{column}: sections[1].questions[0]: ")
    assert said.endswith("(advice)")


def test_every_path_is_checked(broken: Desk) -> None:
    """A problem in one file does not hide those in the next."""
    file = broken.folder / "security.yaml"
    text = (broken.pack / "security.yaml").read_text()
    file.write_text(text.replace("kind: exposure", "kind: exposition"))
    outcome = call("check", broken.file, file, "--pack", broken.pack)
    named = {line.partition(":")[0] for line in outcome.out.splitlines()[:-1]}
    assert {str(broken.file), str(file)} == named


def test_folder_of_assessments_is_checked_whole(broken: Desk) -> None:
    """In a folder that is no pack every YAML file is checked, and nothing else."""
    folder = broken.folder / "folder"
    folder.mkdir()
    for name in ("a.assessment.yaml", "b.yml", "c.txt"):
        (folder / name).write_text(broken.text())
    outcome = call("check", folder, "--pack", broken.pack)
    assert (
        outcome.code,
        last_line(outcome),
    ) == (3, "2 files checked: 2 problems, 0 pieces of advice.")


def test_missing_path_is_4_and_the_others_are_checked(broken: Desk) -> None:
    """A path that cannot be read ends with 4, named; problems of the others are still told."""
    missing = broken.folder / "no.yaml"
    outcome = call("check", missing, broken.file, "--pack", broken.pack)
    assert outcome.code == 4
    assert f"{missing} does not exist." in outcome.out.splitlines() + outcome.err.splitlines()
    assert f"{broken.file}:" in outcome.out


def test_name_longer_than_the_disk_allows_is_4(tmp_path: Path) -> None:
    """A name the file system cannot have is told like a file that is not there."""
    outcome = call("check", tmp_path / ("a" * 300 + ".yaml"))
    assert outcome.code == 4
    assert "longer than the file system allows" in outcome.out + outcome.err


def test_folder_without_rights_is_4(desk: Desk) -> None:
    """A folder that may not be read is told like a file that may not be read."""
    closed = desk.folder / "closed"
    closed.mkdir()
    closed.chmod(0)
    desk.folder.chmod(0o755)
    with without_privileges():
        outcome = call("check", closed)
    assert outcome.code == 4
    assert str(closed) in outcome.out + outcome.err


def test_checklist_alone_is_checked(desk: Desk) -> None:
    """A checklist is recognised by its kind, wherever its assessment is."""
    assert call("check", desk.pack / "security.yaml")[::2] == (0, "")


def test_summary_is_checked(desk: Desk) -> None:
    """A saved summary is recognised by its kind, and a change that breaks it is found."""
    saved = desk.folder / "a.summary.yaml"
    desk.run("summary", "-o", saved)
    sound = call("check", saved).code
    saved.write_text(saved.read_text().replace("provisional: true", "provisional: perhaps"))
    outcome = call("check", saved)
    assert (sound, outcome.code) == (0, 3)
    assert "recommendation.provisional: expected true or false" in outcome.out


def test_newer_schema_is_a_problem(desk: Desk) -> None:
    """A file of a later version is a problem, and is not touched."""
    text = desk.text().replace("schema_version: 1", "schema_version: 2")
    desk.file.write_text(text)
    outcome = desk.run("check")
    assert (3, text) == (outcome.code, desk.text())
    assert "newer" in outcome.out


# JSON


def test_json_holds_each_part_of_a_problem(broken: Desk) -> None:
    """A script gets file, line, column, path, text and hint of a problem apart."""
    (problem,) = as_json(broken, broken.file)["problems"]
    line, column = place_of(broken.text(), "140")
    place = {"file": str(broken.file), "line": line, "column": column}
    assert {**place, "path": "answers.economy.share.value"} == {
        name: problem[name] for name in ("file", "line", "column", "path")
    }
    assert {"file", "line", "column", "path", "what", "hint"} == set(problem)


def test_json_counts_and_keeps_apart(broken: Desk) -> None:
    """Problems, advice and files that cannot be read stand in lists of their own."""
    found = as_json(broken, broken.file, broken.pack, broken.folder / "no.yaml")
    sizes = [len(found[name]) for name in ("problems", "advice", "unreadable")]
    assert (list(found), sizes) == (["checked", "problems", "advice", "unreadable"], [1, 0, 1])


@pytest.mark.parametrize(("name", "code"), [("good", 0), ("bad", 3), ("missing", 4)])
def test_json_has_the_same_exit_codes(desk: Desk, name: str, code: int) -> None:
    """With --json the exit code is the same as without."""
    (desk.folder / "good").write_text(desk.text())
    (desk.folder / "bad").write_text("kind: pack\n")
    words = ("check", desk.folder / name, "--pack", desk.pack)
    assert (code, code) == (call(*words).code, call(*words, "--json").code)


def test_json_is_plain_ascii(desk: Desk) -> None:
    """Whatever a file holds, its JSON report is ASCII without control characters."""
    desk.append('"k\u00e9y\\e[2J": 1\n')
    outcome = desk.run("check", "--json")
    assert (outcome.code, outcome.out.isascii()) == (3, True)
    assert outcome.out.replace("\n", "").isprintable()
