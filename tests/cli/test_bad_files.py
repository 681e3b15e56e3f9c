"""Files that cannot be used: each is refused with its exit code, and left as it is."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli_helpers import Desk, Outcome, call, is_one_sentence, make_desk
from tests.storage_helpers import without_privileges

LOCATED = re.compile(r"(?P<file>.+?):(?P<line>\d+):(?P<column>\d+): (?P<path>\S+): (?P<what>.+)")

WORK = [
    ("summary",),
    ("interview",),
    ("answer", "economy.share", "45"),
]
"""The commands that open an assessment, with what follows the file."""

each_command = pytest.mark.parametrize("words", WORK, ids=[words[0] for words in WORK])


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return make_desk(tmp_path)


def ending(desk: Desk, words: tuple[str, ...]) -> Outcome:
    return desk.run(words[0], *words[1:], typed="yes\n")


def remove(path: Path) -> None:
    path.unlink()


def make_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def make_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def make_loop(path: Path) -> None:
    path.unlink()
    path.symlink_to(path)


def make_huge(path: Path) -> None:
    path.write_bytes(b"# " + b"x" * (4 * 1024 * 1024))


@pytest.mark.parametrize("spoil", [remove, make_folder, make_pipe, make_loop, make_huge])
@each_command
def test_what_is_no_readable_file_is_4(
    desk: Desk, words: tuple[str, ...], spoil: Callable[[Path], None]
) -> None:
    """A missing file, a folder, a pipe, an endless link or a huge file: 4 and one sentence."""
    spoil(desk.file)
    outcome = ending(desk, words)
    assert (outcome.code, outcome.out, is_one_sentence(outcome.err)) == (4, "", True)
    assert str(desk.file) in outcome.err


@each_command
def test_file_without_rights_is_4(desk: Desk, words: tuple[str, ...]) -> None:
    """A file that may not be read ends with 4 and one sentence."""
    desk.file.chmod(0)
    desk.folder.chmod(0o755)
    with without_privileges():
        outcome = ending(desk, words)
    assert (outcome.code, is_one_sentence(outcome.err)) == (4, True)


BAD_TEXTS = {
    "empty": b"",
    "blank": b"\n\n",
    "comment": b"# nothing\n",
    "binary": bytes(range(256)),
    "nul": b"kind: partnership-assessment\0\n",
    "utf-16": "kind: partnership-assessment\n".encode("utf-16"),
    "latin-1": "title: Zürich\n".encode("latin-1"),
    "other YAML": b"services:\n  web: {image: nginx}\n",
    "list": b"- a\n- b\n",
    "word": b"hello\n",
    "broken YAML": b"kind: [partnership-assessment\n",
    "JSON": b'{"kind": "partnership-summary", "schema_version": 1}',
    "bomb": b"a: &a [x]\nb: [*a, *a]\n",
    "tag": b"kind: !!python/object/apply:os.getcwd []\n",
    "deep": b"[" * 5_000,
}


@pytest.mark.parametrize("name", BAD_TEXTS)
@each_command
def test_what_is_no_assessment_is_3(desk: Desk, words: tuple[str, ...], name: str) -> None:
    """What is no assessment ends with 3, every problem located, and the file untouched."""
    desk.file.write_bytes(BAD_TEXTS[name])
    outcome = ending(desk, words)
    *problems, last = outcome.err.splitlines()
    assert (3, "", BAD_TEXTS[name]) == (outcome.code, outcome.out, desk.file.read_bytes())
    assert problems
    assert [line for line in problems if not LOCATED.fullmatch(line)] == []
    assert last.startswith(f"partnership-wizard: {desk.file} has ")


@each_command
def test_newer_schema_is_3_and_left_alone(desk: Desk, words: tuple[str, ...]) -> None:
    """A file of a later version ends with 3, says so, and is not touched."""
    text = desk.text().replace("schema_version: 1", "schema_version: 2")
    desk.file.write_text(text)
    outcome = ending(desk, words)
    assert (3, "", text) == (outcome.code, outcome.out, desk.text())
    assert f"{desk.file}:2:17: schema_version: " in outcome.err
    assert "newer partnership-wizard" in outcome.err


def test_all_problems_of_a_file_are_listed_in_order(desk: Desk) -> None:
    """Every problem of a file is told at once, in the order of its lines."""
    desk.append("depht: core\nanswers: {economy.share: {state: answerd}}\nanalyst: [me]\n")
    outcome = desk.run("summary")
    found = [LOCATED.fullmatch(line) for line in outcome.err.splitlines()[:-1]]
    paths = [match["path"] for match in found if match]
    assert paths == ["depht", "answers.economy.share.state", "analyst"]


def test_problem_holds_place_path_expectation_and_hint(desk: Desk) -> None:
    """A problem is written as file, line, column, path, what is wrong, and a likely spelling."""
    line = desk.text().count("\n") + 1
    outcome = desk.append("analist: me\n").run("summary")
    expected = f"{desk.file}:{line}:1: analist: unknown key `analist`; did you mean `analyst`?"
    assert expected == outcome.err.splitlines()[0]


# The pack


def test_missing_pack_is_4(desk: Desk, tmp_path: Path) -> None:
    """A folder of checklists that is not there ends with 4 and one sentence."""
    outcome = call("summary", desk.file, "--pack", tmp_path / "no")
    assert (outcome.code, is_one_sentence(outcome.err)) == (4, True)


def test_file_as_pack_is_4(desk: Desk) -> None:
    """A file named instead of a folder of checklists ends with 4 and one sentence."""
    outcome = call("summary", desk.file, "--pack", desk.file)
    assert (outcome.code, is_one_sentence(outcome.err)) == (4, True)


def test_broken_pack_is_3_with_its_problems(desk: Desk) -> None:
    """Problems of the checklists are located in the checklists."""
    file = desk.pack / "economy.yaml"
    file.write_text(file.read_text().replace("kind: opportunity", "kind: oportunity"))
    outcome = desk.run("summary")
    first = outcome.err.splitlines()[0]
    assert (outcome.code, first.startswith(f"{file}:")) == (3, True)
    assert "did you mean `opportunity`?" in first


def test_pack_without_one_of_its_checklists_is_3(desk: Desk) -> None:
    """A checklist named by the pack and missing is a problem of the pack's file."""
    (desk.pack / "security.yaml").unlink()
    outcome = desk.run("summary")
    first = outcome.err.splitlines()[0]
    assert (outcome.code, first.startswith(f"{desk.pack / 'pack.yaml'}:7:")) == (3, True)
