"""Checking files and folders of packs and checklists by what they say they are."""

import os
from pathlib import Path

import pytest

from tests.storage_helpers import PackFolder, brief, make_pack
from wizard.storage.checking import Report, check_paths


@pytest.fixture
def small(tmp_path: Path) -> PackFolder:
    return make_pack(tmp_path / "small")


def found(report: Report) -> tuple[list[str], list[str], int]:
    """Return the files with problems, those with advice, and how many could not be read."""
    problems = [brief(problem)[0] for problem in report.problems]
    return problems, [brief(problem)[0] for problem in report.advice], len(report.unreadable)


def test_sound_pack_is_checked_file_by_file(small: PackFolder) -> None:
    """A sound pack counts as its three files, without problems."""
    report = check_paths([str(small.path)])
    assert (report.checked, found(report)) == (3, ([], [], 0))


def test_shipped_pack_has_no_problems() -> None:
    """The checklists that are shipped have no problems."""
    report = check_paths([str(Path(__file__).parents[2] / "checklists")])
    assert [str(problem) for problem in report.problems] == []


def test_problems_of_a_pack_are_reported(small: PackFolder) -> None:
    """A broken reference in a pack is a problem of its file."""
    small.change("economy.yaml", "exposure: economy.debt,", "exposure: economy.dept,")
    assert found(check_paths([str(small.path)])) == (["economy.yaml"], [], 0)


def test_advice_for_a_pack_is_no_problem(small: PackFolder) -> None:
    """What could be better is kept apart from what is wrong."""
    small.change("economy.yaml", "        why: A large share is a lever.\n", "")
    assert found(check_paths([str(small.path)])) == ([], ["economy.yaml"], 0)


def test_several_paths_are_checked_in_one_go(small: PackFolder, tmp_path: Path) -> None:
    """Every path named is checked, also after one that is broken or missing."""
    small.change("economy.yaml", "exposure: economy.debt,", "exposure: economy.dept,")
    other = make_pack(tmp_path / "other")
    other.change("security.yaml", "kind: exposure", "kind: exposition")
    paths = [str(small.path), str(tmp_path / "no.yaml"), str(other.path)]
    assert found(check_paths(paths)) == (["economy.yaml", "security.yaml"], [], 1)


def test_pack_file_alone_is_checked(small: PackFolder) -> None:
    """The pack's own file can be checked by itself."""
    small.change("pack.yaml", "id: small\n", "id: Small\n")
    report = check_paths([str(small.path / "pack.yaml")])
    assert (
        report.checked,
        [brief(problem) for problem in report.problems],
    ) == (1, [("pack.yaml", 3, "id", "`Small` is not a name")])


def test_checklist_alone_is_checked(small: PackFolder) -> None:
    """A single checklist is checked as one, with the rules of a questionnaire."""
    small.change("security.yaml", "        why: Bases decide where a war begins.\n", "")
    report = check_paths([str(small.path / "security.yaml")])
    line = small.line("security.yaml", "id: security.bases")
    expected = ("security.yaml", line, "sections[0].questions[0]", "`why` is missing")
    assert (1, [expected]) == (report.checked, [brief(problem) for problem in report.advice])


def test_checklist_with_faults_of_structure_is_checked_as_a_checklist(small: PackFolder) -> None:
    """A fault of structure does not make another kind of file of a checklist."""
    small.change("security.yaml", "short: Security\n", "short: Security\nshort: Security\n")
    report = check_paths([str(small.path / "security.yaml")])
    assert [problem.what for problem in report.problems] == ["the key `short` stands here twice"]


def test_folder_without_pack_is_checked_file_by_file(small: PackFolder) -> None:
    """In a folder that is no pack every YAML file is checked by itself."""
    (small.path / "pack.yaml").unlink()
    (small.path / "notes.txt").write_text("no YAML: [", encoding="utf-8")
    report = check_paths([str(small.path)])
    assert (report.checked, found(report)) == (2, ([], [], 0))


def test_missing_file_is_unreadable(tmp_path: Path) -> None:
    """A path that does not exist is reported as unreadable, not as a problem."""
    report = check_paths([str(tmp_path / "no.yaml")])
    assert ([], [str(tmp_path / "no.yaml")]) == (
        report.problems,
        [e.path for e in report.unreadable],
    )


@pytest.mark.parametrize("name", ["\0", "x" * 300])
def test_impossible_name_is_unreadable(name: str) -> None:
    """A name no file can have is reported as unreadable."""
    assert len(check_paths([name]).unreadable) == 1


def test_pipe_is_unreadable(tmp_path: Path) -> None:
    """A pipe is reported as unreadable and does not block."""
    os.mkfifo(tmp_path / "pipe.yaml")
    assert len(check_paths([str(tmp_path / "pipe.yaml")]).unreadable) == 1


@pytest.mark.parametrize(
    "text",
    ["", "[", "word\n", "a: 1\n", "kind: nothing\n", "kind: [a]\n", "kind: {a: b}\n", "---\n"],
)
def test_file_of_no_known_kind_is_a_problem(tmp_path: Path, text: str) -> None:
    """A YAML file that is nothing this program knows is a problem of that file."""
    path = tmp_path / "file.yaml"
    path.write_text(text, encoding="utf-8")
    problems, _, unreadable = found(check_paths([str(path)]))
    assert ({"file.yaml"}, 0) == (set(problems), unreadable)


def test_pack_file_that_is_a_folder_is_unreadable(tmp_path: Path) -> None:
    """A folder whose `pack.yaml` is a folder is reported as unreadable."""
    (tmp_path / "pack.yaml").mkdir()
    assert len(check_paths([str(tmp_path)]).unreadable) == 1
