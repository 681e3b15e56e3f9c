"""What another program writes meanwhile is never overwritten, and nothing unreadable is written."""

from pathlib import Path

import pytest

from tests.storage_helpers import make_assessment
from wizard.errors import StorageError
from wizard.session.keeper import Keeper
from wizard.storage.assessments import load_assessment, render_assessment
from wizard.storage.files import MAX_BYTES


@pytest.fixture
def kept(tmp_path: Path) -> Keeper:
    """Return a keeper whose file holds what it wrote."""
    keeper = Keeper(tmp_path / "port.assessment.yaml")
    keeper.save(make_assessment(title="First"))
    return keeper


def test_own_file_is_written_again(kept: Keeper) -> None:
    """A file nobody else touched is replaced."""
    kept.save(make_assessment(title="Second"))
    assert (load_assessment(kept.path)[0].title, kept.moved_from) == ("Second", None)


def test_file_changed_by_another_program_is_left_alone(kept: Keeper) -> None:
    """What another program wrote meanwhile stays as it is."""
    theirs = kept.path
    theirs.write_text(render_assessment(make_assessment(title="Theirs")), encoding="utf-8")
    kept.save(make_assessment(title="Mine"))
    assert load_assessment(theirs)[0].title == "Theirs"


def test_own_answers_go_on_beside_a_changed_file(kept: Keeper) -> None:
    """Our side's answers go to a file of their own, and later ones too."""
    theirs = kept.path
    theirs.write_text(render_assessment(make_assessment(title="Theirs")), encoding="utf-8")
    kept.save(make_assessment(title="Mine"))
    kept.save(make_assessment(title="Mine, later"))
    assert (kept.path.name, kept.moved_from) == ("port.mine-1.assessment.yaml", theirs)
    assert load_assessment(kept.path)[0].title == "Mine, later"


def test_deleted_file_is_written_again(kept: Keeper) -> None:
    """A file that was deleted meanwhile is made again: the answers are what counts."""
    kept.path.unlink()
    kept.save(make_assessment(title="Second"))
    assert load_assessment(kept.path)[0].title == "Second"


def test_more_than_can_be_read_again_is_not_written(kept: Keeper) -> None:
    """An assessment larger than the reader accepts is refused, and the last one stays whole."""
    note = "x" * 90_000
    number = MAX_BYTES // len(note) + 1
    answers = {f"a.q{n}": {"state": "unanswered", "note": note} for n in range(number)}
    with pytest.raises(StorageError, match="larger than 4 MiB"):
        kept.save(make_assessment(answers=answers))
    assert load_assessment(kept.path)[0].title == "First"
