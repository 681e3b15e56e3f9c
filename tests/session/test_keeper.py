"""What another program writes meanwhile is never overwritten, and nothing unreadable is written."""

import shutil
from pathlib import Path

import pytest

from tests.keeping_helpers import write
from tests.storage_helpers import make_assessment
from wizard.errors import DeletedError, StorageError
from wizard.session.keeper import Keeper
from wizard.storage.assessments import load_assessment, render_assessment
from wizard.storage.disk.backups import find_backups
from wizard.storage.disk.files import MAX_BYTES


@pytest.fixture
def kept(tmp_path: Path) -> Keeper:
    """Return a keeper whose file holds what it wrote."""
    keeper = Keeper(tmp_path / "port.assessment.yaml", make_assessment(title="First"))
    keeper.save(make_assessment(title="First"))
    return keeper


def title_in(path: Path) -> str:
    return load_assessment(path)[0].title


def answers(**values: int) -> dict[str, object]:
    return {f"economy.{name}": {"state": "answered", "value": v} for name, v in values.items()}


def test_own_file_is_written_again(kept: Keeper) -> None:
    """A file nobody else touched is replaced."""
    kept.save(make_assessment(title="Second"))
    assert (title_in(kept.path), kept.moved_from, kept.take_news()) == ("Second", None, ())


# Both sides changed something else


def test_changes_of_another_program_are_taken_over(kept: Keeper) -> None:
    """Where both sides changed different things, the file holds both, and that is said."""
    write(kept.path, make_assessment(title="Theirs", analyst="Them"))
    merged = kept.save(make_assessment(title="First", answers=answers(share=4)))
    in_file, _ = load_assessment(kept.path)
    (said,) = kept.take_news()
    assert (in_file, kept.moved_from, "analyst, title" in said) == (merged, None, True)
    assert (merged.title, merged.analyst, merged.answers["economy.share"].value) == (
        "Theirs",
        "Them",
        4,
    )


def test_same_change_on_both_sides_is_no_conflict(kept: Keeper) -> None:
    """If both sides say the same there is nothing to decide."""
    write(kept.path, make_assessment(title="Same"))
    kept.save(make_assessment(title="Same", analyst="Me"))
    assert (title_in(kept.path), kept.conflicts, kept.moved_from) == ("Same", (), None)


def test_file_that_was_replaced_and_put_back_is_no_change(kept: Keeper) -> None:
    """What counts is what the file holds, not when it was written."""
    raw = kept.path.read_bytes()
    write(kept.path, make_assessment(title="Theirs"))
    kept.path.write_bytes(raw)
    kept.save(make_assessment(title="Mine"))
    assert (title_in(kept.path), kept.take_news()) == ("Mine", ())


def test_version_before_a_merge_is_kept(kept: Keeper) -> None:
    """What the other program wrote is among the earlier versions, as it wrote it."""
    write(kept.path, make_assessment(title="First", analyst="Them"))
    theirs = kept.path.read_bytes()
    kept.save(make_assessment(title="Mine"))
    assert theirs in [backup.path.read_bytes() for backup in find_backups(kept.path)]


# Both sides changed the same


@pytest.fixture
def disputed(kept: Keeper) -> Keeper:
    """Return a keeper after both sides changed the title, and each something else."""
    write(kept.path, make_assessment(title="Theirs", handling="Theirs"))
    kept.save(make_assessment(title="Mine", analyst="Me"))
    return kept


def test_conflict_leaves_the_file_alone(kept: Keeper, disputed: Keeper) -> None:
    """What another program wrote stays as it is, and ours goes to a file of its own."""
    home = disputed.moved_from
    assert home is not None
    mine, _ = load_assessment(disputed.path)
    assert (title_in(home), disputed.path.name) == ("Theirs", "port.mine-1.assessment.yaml")
    assert (mine.title, mine.analyst, mine.handling) == ("Mine", "Me", "Theirs")


def test_conflict_is_named_with_all_sides(disputed: Keeper) -> None:
    """A conflict says what stood there before and on either side."""
    (conflict,) = disputed.conflicts
    sides = (conflict.base, conflict.mine, conflict.theirs)
    assert (conflict.key, sides, conflict.is_question) == (
        "title",
        ("First", "Mine", "Theirs"),
        False,
    )


def test_own_answers_go_on_beside_a_disputed_file(disputed: Keeper) -> None:
    """Later answers go to the same file beside it."""
    disputed.save(make_assessment(title="Mine, later"))
    assert (title_in(disputed.path), disputed.path.name) == (
        "Mine, later",
        "port.mine-1.assessment.yaml",
    )


def test_own_file_beside_it_is_not_overwritten_either(disputed: Keeper) -> None:
    """If somebody edits our file beside the disputed one, we go on in a third."""
    write(disputed.path, make_assessment(title="Edited"))
    before = disputed.path
    disputed.save(make_assessment(title="Mine, later"))
    assert (title_in(before), title_in(disputed.path), disputed.path.name) == (
        "Edited",
        "Mine, later",
        "port.mine-2.assessment.yaml",
    )


def test_deciding_for_mine_brings_everything_home(disputed: Keeper) -> None:
    """Once decided, the file holds both sides' changes, and ours beside it goes."""
    beside, home = disputed.path, disputed.moved_from
    disputed.decide_mine(disputed.conflicts[0])
    merged = disputed.save(load_assessment(beside)[0])
    assert (merged.title, merged.analyst, merged.handling) == ("Mine", "Me", "Theirs")
    assert (load_assessment(disputed.path)[0], disputed.path, beside.exists()) == (
        merged,
        home,
        False,
    )


def test_giving_way_ends_a_conflict(disputed: Keeper) -> None:
    """If mine becomes what the other side says, there is nothing left to decide."""
    disputed.save(make_assessment(title="Theirs", handling="Theirs", analyst="Me"))
    assert (disputed.moved_from, disputed.conflicts, title_in(disputed.path)) == (
        None,
        (),
        "Theirs",
    )


def test_disputed_file_that_changes_again_is_merged_again(disputed: Keeper) -> None:
    """If the other side takes its change back while it is disputed, ours stands."""
    home = disputed.moved_from
    assert home is not None
    write(home, make_assessment(title="First", handling="Theirs, later"))
    mine = load_assessment(disputed.path)[0]
    merged = disputed.save(mine)
    assert (merged.title, merged.handling, disputed.path) == ("Mine", "Theirs, later", home)


def test_what_lay_beside_is_an_earlier_version(disputed: Keeper) -> None:
    """Our file beside the disputed one is not thrown away when the dispute ends."""
    beside = disputed.path.read_bytes()
    disputed.decide_mine(disputed.conflicts[0])
    disputed.save(load_assessment(disputed.path)[0])
    assert beside in [backup.path.read_bytes() for backup in find_backups(disputed.path)]


# What cannot be merged


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<<<<<<< ours\ntitle: x\n", "cannot be read any more"),
        (render_assessment(make_assessment(id="another")), "holds another assessment now"),
    ],
)
def test_what_cannot_be_merged_is_left_alone(kept: Keeper, text: str, said: str) -> None:
    """A file with conflict marks, or one that is another assessment, stays as it is."""
    home = kept.path
    home.write_text(text, encoding="utf-8")
    kept.save(make_assessment(title="Mine"))
    (news,) = kept.take_news()
    assert (home.read_text(encoding="utf-8"), title_in(kept.path), said in news) == (
        text,
        "Mine",
        True,
    )


def test_file_that_can_be_read_again_is_merged(kept: Keeper) -> None:
    """Once the conflict marks are gone, both sides' changes come together in the file."""
    home = kept.path
    home.write_text("<<<<<<< ours\n", encoding="utf-8")
    kept.save(make_assessment(title="Mine"))
    write(home, make_assessment(title="First", analyst="Them"))
    merged = kept.save(make_assessment(title="Mine"))
    assert (merged.title, merged.analyst, kept.path) == ("Mine", "Them", home)


# The file goes


def test_deleted_file_is_not_made_again_by_the_way(kept: Keeper) -> None:
    """A file that was deleted stays deleted until somebody wishes otherwise; that is said."""
    kept.path.unlink()
    with pytest.raises(DeletedError, match=r"was deleted by another program\..*answers are kept"):
        kept.save(make_assessment(title="Second"))
    assert not kept.path.exists()


def test_deleted_file_is_made_again_on_demand(kept: Keeper) -> None:
    """An explicit save makes the file again, and from then on all is as before."""
    kept.path.unlink()
    kept.save(make_assessment(title="Second"), explicit=True)
    kept.save(make_assessment(title="Third"))
    assert title_in(kept.path) == "Third"


def test_folder_that_is_gone_is_said(kept: Keeper) -> None:
    """Without its folder the file cannot be saved, not even on demand."""
    shutil.rmtree(kept.path.parent)
    with pytest.raises(StorageError, match="is gone"):
        kept.save(make_assessment(title="Second"))
    with pytest.raises(StorageError):
        kept.save(make_assessment(title="Second"), explicit=True)


def test_work_stays_in_its_file_when_a_link_is_turned_round(tmp_path: Path) -> None:
    """A link that leads elsewhere meanwhile does not lead our answers there."""
    for name in ("one", "two"):
        write(tmp_path / name, make_assessment(title=name))
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "one")
    assessment, digest = load_assessment(link)
    keeper = Keeper(link, assessment, digest)
    link.unlink()
    link.symlink_to(tmp_path / "two")
    keeper.save(make_assessment(title="Mine"))
    assert [title_in(tmp_path / name) for name in ("one", "two")] == ["Mine", "two"]


# Limits


def test_more_than_can_be_read_again_is_not_written(kept: Keeper) -> None:
    """An assessment larger than the reader accepts is refused, and the last one stays whole."""
    note = "x" * 90_000
    number = MAX_BYTES // len(note) + 1
    many = {f"a.q{n}": {"state": "unanswered", "note": note} for n in range(number)}
    with pytest.raises(StorageError, match="larger than 4 MiB"):
        kept.save(make_assessment(answers=many))
    assert title_in(kept.path) == "First"


def test_file_unknown_to_the_session_is_not_overwritten(tmp_path: Path) -> None:
    """A new assessment is not written over a file that stands there by accident."""
    path = tmp_path / "port.assessment.yaml"
    write(path, make_assessment(id="another", title="Theirs"))
    keeper = Keeper(path, make_assessment(title="New"))
    keeper.save(make_assessment(title="New"), explicit=True)
    assert (title_in(path), title_in(keeper.path)) == ("Theirs", "New")
