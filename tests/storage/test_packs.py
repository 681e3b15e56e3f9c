"""Loading a pack from its files: what is missing, misnamed or broken, and where."""

import shutil
from pathlib import Path

import pytest

from tests.storage_helpers import ECONOMY, WORKED_EXAMPLE, PackFolder, make_pack
from wizard.errors import InvalidFileError, StorageError
from wizard.storage.packs.checking import check_checklist
from wizard.storage.packs.loading import load_pack
from wizard.storage.packs.shipped import find_shipped_pack


@pytest.fixture
def small(tmp_path: Path) -> PackFolder:
    return make_pack(tmp_path / "small")


def brief_hints(folder: PackFolder) -> list[str]:
    with pytest.raises(InvalidFileError) as caught:
        folder.load()
    return [problem.hint for problem in caught.value.problems]


def test_sound_pack_has_nothing_to_complain_of(small: PackFolder) -> None:
    """A sound pack gives neither errors nor advice."""
    assert (small.errors(), small.advice()) == ([], [])


def test_pack_is_loaded_in_the_order_of_its_dimensions(small: PackFolder) -> None:
    """Checklists come in the order in which the pack names them, not by file name."""
    small.change("pack.yaml", "[economy, security]", "[security, economy]")
    assert [checklist.id for checklist in small.load().checklists] == ["security", "economy"]


def test_worked_example_is_loaded() -> None:
    """The worked example loads with its twelve questions."""
    assert len(load_pack(WORKED_EXAMPLE).questions) == 12


def test_shipped_pack_is_found() -> None:
    """In a checkout the shipped checklists are found."""
    assert (find_shipped_pack() / "pack.yaml").is_file()


def test_missing_pack_file_is_a_matter_of_the_disk(tmp_path: Path) -> None:
    """A folder without `pack.yaml` is no pack."""
    with pytest.raises(StorageError) as caught:
        load_pack(tmp_path)
    assert str(tmp_path / "pack.yaml") == caught.value.path


def test_missing_checklist_is_blamed_on_the_dimension(small: PackFolder) -> None:
    """A checklist that is missing is reported where the pack names its dimension."""
    (small.path / "security.yaml").unlink()
    what = f"{small.path / 'security.yaml'} does not exist"
    line = small.line("pack.yaml", "dimensions:")
    assert [("pack.yaml", line, "dimensions[1]", what)] == small.errors()


def test_missing_checklist_says_what_to_do(small: PackFolder) -> None:
    """A missing checklist can be added, or its dimension taken out."""
    (small.path / "security.yaml").unlink()
    assert brief_hints(small) == ["add the file or take the dimension out"]


def test_every_missing_checklist_is_reported(small: PackFolder) -> None:
    """All missing checklists are reported at once."""
    (small.path / "economy.yaml").unlink()
    (small.path / "security.yaml").unlink()
    assert [path for _, _, path, _ in small.errors()] == ["dimensions[0]", "dimensions[1]"]


def test_checklist_that_is_a_folder_is_reported(small: PackFolder) -> None:
    """A folder in the place of a checklist is reported, not raised."""
    (small.path / "security.yaml").unlink()
    (small.path / "security.yaml").mkdir()
    assert [path for _, _, path, _ in small.errors()] == ["dimensions[1]"]


def test_checklist_with_another_id_is_refused(small: PackFolder) -> None:
    """The id of a checklist has to be the name of its file."""
    small.change("security.yaml", "id: security\n", "id: securty\n")
    line = small.line("security.yaml", "id: securty\n")
    what = "the id is securty, and the file is called security.yaml"
    assert [("security.yaml", line, "id", what)] == small.errors()


def test_checklist_with_a_misspelled_id_gets_the_spelling(small: PackFolder) -> None:
    """An id that almost fits the file name is corrected in the hint."""
    small.change("security.yaml", "id: security\n", "id: securty\n")
    assert brief_hints(small) == ["did you mean `security`?"]


def test_dimension_named_twice_is_refused(small: PackFolder) -> None:
    """A dimension stands once in a pack."""
    small.change("pack.yaml", "[economy, security]", "[economy, security, security]")
    assert small.errors() != []


def test_broken_checklists_are_all_reported(small: PackFolder) -> None:
    """Problems of several files are reported at once, file by file in the order of the pack."""
    small.change("economy.yaml", "title: Economy\n", "titel: Economy\n")
    small.change("security.yaml", "    title: Troops\n", "    title: [\n")
    files = [name for name, _, _, _ in small.errors()]
    assert files == ["economy.yaml", "economy.yaml", "security.yaml"]


def test_broken_pack_file_is_reported_alone(small: PackFolder) -> None:
    """If `pack.yaml` cannot be understood, its own problems are reported."""
    small.change("pack.yaml", "id: small\n", "id: Small\n")
    assert small.errors() == [("pack.yaml", 3, "id", "`Small` is not a name")]


def test_newer_checklist_is_refused(small: PackFolder) -> None:
    """A checklist of a later schema is reported as such."""
    small.change("security.yaml", "schema_version: 1", "schema_version: 2")
    ((name, _, path, what),) = small.errors()
    assert (name, path, "is newer than 1" in what) == ("security.yaml", "schema_version", True)


def test_refused_pack_names_its_folder(small: PackFolder) -> None:
    """The refusal of a pack names its folder and counts its problems."""
    small.change("pack.yaml", "id: small\n", "id: Small\n")
    with pytest.raises(InvalidFileError) as caught:
        small.load()
    assert f"{small.path} has 1 problem." == caught.value.sentence


def test_pack_with_broken_references_is_not_loaded(small: PackFolder) -> None:
    """A pack that refers to what does not exist cannot be used."""
    small.change("economy.yaml", "exposure: economy.debt,", "exposure: economy.dept,")
    with pytest.raises(InvalidFileError):
        small.load()


def test_unsound_pack_is_loaded(small: PackFolder) -> None:
    """What only makes a pack unsound as a questionnaire does not stop its use."""
    small.change("economy.yaml", "        why: A large share is a lever.\n", "")
    assert len(small.load().questions) == 11


def test_digest_changes_with_every_file(small: PackFolder) -> None:
    """The digest of a pack changes when any of its files changes."""
    digests = [small.load().digest]
    for name, old in (
        ("pack.yaml", "A small"),
        ("economy.yaml", "A large"),
        ("security.yaml", "A vote can"),
    ):
        small.change(name, old, f"Now {old.lower()}")
        digests.append(small.load().digest)
    assert len(set(digests)) == 4


def test_digest_does_not_depend_on_the_folder(small: PackFolder, tmp_path: Path) -> None:
    """The same files have the same digest anywhere."""
    shutil.copytree(small.path, tmp_path / "copy")
    assert small.load().digest == load_pack(tmp_path / "copy").digest


def test_digest_ignores_files_that_are_no_part_of_the_pack(small: PackFolder) -> None:
    """A file the pack does not name does not change the digest."""
    before = small.load().digest
    (small.path / "notes.yaml").write_text("a: 1\n", encoding="utf-8")
    assert before == small.load().digest


# One checklist by itself


def checked(path: Path) -> list[tuple[str, int, str, str]]:
    errors, advice = check_checklist(path)
    return [(Path(p.file).name, p.line, p.path, p.what) for p in [*errors, *advice]]


def test_checklist_is_sound_among_its_siblings(small: PackFolder) -> None:
    """A checklist may refer to the other checklists of its folder."""
    link = "          - {exposure: economy.share, potency: weak, reason: So it is.}\n"
    first = "          - {exposure: security.bases,"
    small.change("security.yaml", first, link + first)
    assert checked(small.path / "security.yaml") == []


def test_checklist_alone_is_checked(tmp_path: Path) -> None:
    """A checklist without siblings or pack is checked by itself."""
    path = tmp_path / "economy.yaml"
    path.write_text(ECONOMY.replace("economy.debt, at_least", "economy.dept, at_least"))
    line = ECONOMY[: ECONOMY.index("economy.debt, at_least")].count("\n") + 1
    what = "no question is called economy.dept"
    assert ("economy.yaml", line, "red_lines[0].when[0].question", what) in checked(path)


def test_faults_of_siblings_are_not_reported(small: PackFolder) -> None:
    """Checking one checklist reports its own problems only."""
    small.change("economy.yaml", "exposure: economy.debt,", "exposure: economy.dept,")
    assert checked(small.path / "security.yaml") == []


def test_unreadable_siblings_do_not_matter(small: PackFolder) -> None:
    """A sibling that cannot be read is passed over."""
    (small.path / "economy.yaml").write_bytes(b"\xff")
    (small.path / "pack.yaml").unlink()
    assert checked(small.path / "security.yaml") == []


def test_checklist_that_is_none_is_refused(small: PackFolder) -> None:
    """A file that is no checklist is reported with its problems."""
    assert ("pack.yaml", 1, "kind", "this is a pack, and a checklist is needed") in checked(
        small.path / "pack.yaml"
    )


def test_checklist_under_another_name_is_located_in_its_own_file(tmp_path: Path) -> None:
    """A draft that is not called by its dimension is checked, and its faults are found in it."""
    path = tmp_path / "draft.yaml"
    path.write_text(ECONOMY.replace("economy.debt, at_least", "economy.dept, at_least"))
    assert {"draft.yaml"} == {name for name, _, _, _ in checked(path)}


def test_draft_beside_the_real_checklist_is_located_in_the_draft(small: PackFolder) -> None:
    """A fault of a draft is not blamed on the checklist of the same dimension beside it."""
    path = small.path / "draft.yaml"
    path.write_text(f"# A draft\n{ECONOMY}".replace("[Tariff schedule]", "[]"))
    line = path.read_text().splitlines().index("      - id: economy.market") + 1
    assert [("draft.yaml", line, "sections[1].questions[2]", "`look_at` is missing")] == checked(
        path
    )
