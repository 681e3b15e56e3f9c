"""The files of a folder: which are listed, what is said of each, and in which order."""

import os
from pathlib import Path

import pytest

from tests.storage_helpers import make_pack, write_assessment
from wizard.model.listing import KnownRow, Row
from wizard.session.arrangement import ONLY, ORDERS, Arrangement, Only, Order, arrange
from wizard.session.portfolio import Entry, Found, find_files, find_problems, read_row
from wizard.session.shelf import Shelf

SOUND = Row(title="Sound", worst="low", best="low", progress=0.5, updated=5.0)
ROWS: dict[str, Row | None] = {
    "a": Row(title="Zeta", stage="signed", progress=0.9, best="low", worst="high", updated=3.0),
    "b": Row(title="Alpha", stage="idea", progress=0.1, best="low", worst="low", updated=2.0),
    "c": Row(problem="line 1: bad"),
    "d": None,
}


def entries() -> list[Entry]:
    def found(name: str) -> Found:
        return Found(Path(f"{name}.assessment.yaml"), (1, 4_000_000_000, 1))

    return [Entry(found(name), row) for name, row in ROWS.items()]


@pytest.mark.parametrize(
    "name",
    [
        "a.assessment (Ann's conflicted copy 2026-01-02).yaml",
        "a (conflicted copy 2026-01-02 101112).assessment.yaml",
        "a.assessment.sync-conflict-20260102-101112-ABCDEFG.yaml",
        "a.sync-conflict-20260102-101112-ABCDEFG.assessment.yaml",
        "a.assessment (Conflicted Copy).yaml",
    ],
)
def test_conflict_copies_are_listed_with_a_mark(tmp_path: Path, name: str) -> None:
    """However a sync tool names the copy it leaves, it is listed as one."""
    (tmp_path / name).write_text("", encoding="utf-8")
    assert [(one.path.name, one.is_conflict) for one in find_files(tmp_path)] == [(name, True)]


@pytest.mark.parametrize("name", ["a.yaml", "a.assessment.yaml.bak", "conflicted copy.yaml"])
def test_other_files_are_not_listed(tmp_path: Path, name: str) -> None:
    """What is neither an assessment nor a copy of one is not listed."""
    (tmp_path / name).write_text("", encoding="utf-8")
    assert find_files(tmp_path) == []


def test_dangling_link_is_listed(tmp_path: Path) -> None:
    """A link to nothing is listed, and what is wrong with it is said."""
    (tmp_path / "a.assessment.yaml").symlink_to(tmp_path / "gone")
    [found] = find_files(tmp_path)
    row = read_row(found.path, make_pack(tmp_path / "small").load())
    assert "does not exist" in row.problem


def test_problem_names_place_and_count(tmp_path: Path) -> None:
    """The row of a broken file says where the first problem is, and how many more there are."""
    path = write_assessment(tmp_path / "a.assessment.yaml")
    path.write_text(path.read_text(encoding="utf-8").replace("title:", "titel:"), "utf-8")
    row = read_row(path, make_pack(tmp_path / "small").load())
    assert row.problem.startswith("line 1: title: this required key is missing")
    assert row.problem.endswith("(and 1 more, under Enter)")
    assert len(find_problems(path)[1]) == 2


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("last changed", "cdab"),
        ("title", "bacd"),
        ("band", "abcd"),
        ("progress", "bacd"),
        ("stage", "bacd"),
    ],
)
def test_orders(order: Order, expected: str) -> None:
    """Each order puts what is not known, or broken, last; the folder's time stands in for it."""
    names = [entry.name for entry in arrange(entries(), Arrangement(order))]
    assert "".join(names) == expected


@pytest.mark.parametrize(
    ("only", "expected"), [("all", "abcd"), ("open", ""), ("provisional", ""), ("broken", "c")]
)
def test_selections(only: Only, expected: str) -> None:
    """Each selection keeps what it names; what is not known yet is kept only among all."""
    kept = arrange(entries(), Arrangement(only=only))
    assert "".join(sorted(entry.name for entry in kept)) == expected


@pytest.mark.parametrize(("words", "expected"), [("ZET sign", "a"), ("bad", "c"), ("zz", "")])
def test_search(words: str, expected: str) -> None:
    """Every word must stand in title, parties, stage, band, verdict, problem or file name."""
    kept = arrange(entries(), Arrangement(words=words))
    assert "".join(entry.name for entry in kept) == expected


def test_cycles_come_round() -> None:
    """Pressing a key as often as there are orders, or selections, comes back to the first."""
    wanted = Arrangement()
    for _ in ORDERS:
        wanted = wanted.next_order()
    for _ in ONLY:
        wanted = wanted.next_only()
    assert wanted == Arrangement()


def test_changed_file_is_read_again(tmp_path: Path) -> None:
    """What is remembered counts only for a file of the same size and times."""
    pack = make_pack(tmp_path / "small").load()
    path = write_assessment(tmp_path / "a.assessment.yaml")
    shelf = Shelf(tmp_path, pack)
    shelf.take(shelf.look())
    shelf.put(shelf.found[0], SOUND)
    before = list(shelf.unread())
    os.utime(path, ns=(7, 7))
    shelf.take(shelf.look())
    assert (before, [found.path for found in shelf.unread()]) == ([], [path])


def test_lately_changed_file_is_not_remembered(tmp_path: Path) -> None:
    """A file changed just now could change again unseen: it is read again at the next start."""
    shelf = Shelf(tmp_path, make_pack(tmp_path / "small").load())
    write_assessment(tmp_path / "a.assessment.yaml")
    shelf.take(shelf.look())
    shelf.put(shelf.found[0], SOUND)
    assert shelf.lasting() == {}


def test_what_was_read_goes_before_what_is_remembered(tmp_path: Path) -> None:
    """Rows read in this run are never replaced by remembered ones; files gone are forgotten."""
    write_assessment(tmp_path / "a.assessment.yaml")
    shelf = Shelf(tmp_path, make_pack(tmp_path / "small").load())
    shelf.take(shelf.look())
    shelf.put(shelf.found[0], SOUND)
    old = KnownRow(stamp=(0, 0, 0), row=Row(title="Old"))
    shelf.learn({"a.assessment.yaml": old, "gone.assessment.yaml": old})
    shelf.take(shelf.look())
    assert [(name, known.row.title) for name, known in shelf.known.items()] == [
        ("a.assessment.yaml", "Sound")
    ]
