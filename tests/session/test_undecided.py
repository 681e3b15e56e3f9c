"""What is left undecided is offered again when the file is next opened for work."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.keeping_helpers import answered, edit, held_elsewhere, hidden_names, write
from tests.storage_helpers import NOBODY, THEN, make_assessment, open_session
from wizard.model.assessment import Answer
from wizard.model.changes import change
from wizard.session import Session
from wizard.session.aside import origin_place
from wizard.session.undecided import NotOffered
from wizard.storage.assessments import load_assessment
from wizard.storage.disk.backups import find_backups

MINE = "a.mine-1.assessment.yaml"


def value(session: Session, question: str) -> object:
    answer = session.assessment.answers.get(question)
    return answer.value if answer else None


def share_in(path: Path) -> object:
    return load_assessment(path)[0].answers["economy.share"].value


def sides(session: Session) -> list[tuple[object, object, object]]:
    """Return the values of each conflict: what both began from, mine, theirs."""
    found = [(c.base, c.mine, c.theirs) for c in session.conflicts]
    return [tuple(said and said.value for said in conflict) for conflict in found]


def contents_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


@pytest.fixture
def left(tmp_path: Path) -> Session:
    """Return a session that was closed with one question undecided, and another one answered."""
    session = open_session(tmp_path)
    session.answer("economy.share", 10)
    edit(session.path, answers={"economy.share": answered(20)}, title="Theirs")
    session.answer("economy.share", 30)
    session.answer("security.bases", 1)
    session.close()
    return session


@pytest.fixture
def again(left: Session) -> Session:
    """Return a second sitting on the same file, which goes on where the first one stopped."""
    return taken_up(left)


def taken_up(left: Session) -> Session:
    session = Session.open(left.home, left.pack, clock=lambda: THEN)
    session.take_up()
    return session


# Offered again


def test_conflict_is_offered_again_with_all_sides(again: Session) -> None:
    """After the file is opened again, base, mine and theirs stand as they did."""
    assert (sides(again), again.path.name) == ([(10, 30, 20)], MINE)
    assert (value(again, "security.bases"), again.assessment.title) == (1, "Theirs")


def test_looking_again_writes_nothing(left: Session) -> None:
    """Both files, and what both sides began from, stay byte for byte until something is decided."""
    before = contents_of(left.home.parent)
    taken_up(left).close()
    assert contents_of(left.home.parent) == before


@pytest.mark.parametrize(("side", "expected"), [("mine", 30), ("theirs", 20)])
def test_decision_at_another_time_brings_everything_home(
    again: Session, side: str, expected: int
) -> None:
    """One file holds everything after the last decision; what was kept for it is gone."""
    again.decide("economy.share", side)
    held = load_assessment(again.path)[0]
    assert (again.path, held == again.assessment, again.conflicts) == (again.home, True, ())
    assert (share_in(again.home), value(again, "security.bases")) == (expected, 1)
    assert list(again.home.parent.glob("*mine-*")) == []


def test_side_that_did_not_stand_is_an_earlier_version(again: Session) -> None:
    """Neither side is lost by a decision: the files as they stood are among the versions."""
    again.decide("economy.share", "theirs")
    kept = [load_assessment(backup.path)[0].answers for backup in find_backups(again.home)]
    assert 30 in [said["economy.share"].value for said in kept if "economy.share" in said]


@pytest.mark.parametrize("side", ["mine", "theirs"])
def test_decision_stands_also_where_our_side_cannot_be_put_away(
    left: Session, monkeypatch: pytest.MonkeyPatch, side: str
) -> None:
    """Our side lies there still, but is not offered again: later answers would be undone by it."""
    again = taken_up(left)
    with monkeypatch.context() as patch:
        patch.setattr(os, "unlink", keeping(os.unlink, MINE))
        again.decide("economy.share", side)
    assert (again.conflicts, again.unsaved) == ((), None)
    again.clear("security.bases")
    again.answer("economy.share", 10)
    again.close()
    assert (again.home.parent / MINE).exists()
    third = taken_up(left)
    assert (value(third, "economy.share"), value(third, "security.bases")) == (10, None)
    assert third.conflicts == ()


def keeping(unlink: Callable[..., None], name: str) -> Callable[..., None]:
    """Return an `unlink` with which the file of that name cannot be removed."""

    def refuse(path: str | Path, **options: int) -> None:
        if Path(path).name == name:
            raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))
        unlink(path, **options)

    return refuse


def test_undo_lets_theirs_stand_and_redo_mine(again: Session) -> None:
    """What was taken up is one change, back to the file as it was opened and forward again."""
    assert (again.undo(), share_in(again.home), again.conflicts) == (True, 20, ())
    assert value(again, "security.bases") is None
    assert (again.redo(), share_in(again.home), value(again, "security.bases")) == (True, 30, 1)


def test_further_edits_of_the_file_meanwhile_are_merged(left: Session) -> None:
    """What others changed between the sittings is taken over, or disputed too."""
    edit(
        left.home,
        answers={"security.bases": answered(2), "economy.ministry": answered("food")},
    )
    again = taken_up(left)
    assert {conflict.key for conflict in again.conflicts} == {"economy.share", "security.bases"}
    assert value(again, "economy.ministry") == "food"


def test_further_work_on_our_side_meanwhile_is_kept(left: Session) -> None:
    """Our file may be opened and worked on by itself; its conflict is offered all the same."""
    own = Session.open(left.home.with_name(MINE), left.pack)
    own.answer("economy.share", 40)
    own.close()
    again = taken_up(left)
    assert sides(again) == [(10, 40, 20)]


def test_decision_on_one_of_two_is_kept(left: Session) -> None:
    """What was decided before leaving is not asked again."""
    again = taken_up(left)
    edit(left.home, title="Theirs, later")
    again.replace(change(again.assessment, {"title": "Mine"}))
    again.decide("title", "mine")
    again.close()
    third = taken_up(left)
    assert [conflict.key for conflict in third.conflicts] == ["economy.share"]
    assert third.assessment.title == "Mine"


def test_conflict_that_is_none_any_more_is_brought_together(left: Session) -> None:
    """If the file says the same by now, the rest of ours is saved, and undo takes it back."""
    said = left.assessment.answers["economy.share"].plain()
    edit(left.home, answers={"economy.share": said})
    again = taken_up(left)
    held = load_assessment(again.home)[0].answers
    assert (held["security.bases"].value, again.path) == (1, again.home)
    assert any("security.bases" in said for said in again.take_news())
    again.undo()
    assert "security.bases" not in load_assessment(again.home)[0].answers


def test_nothing_that_is_not_there_already_leaves_the_file_alone(left: Session) -> None:
    """Our side becomes an earlier version if the file has come to say all of it."""
    raw = left.path.read_bytes()
    left.home.write_bytes(raw + b"# a remark\n")
    again = taken_up(left)
    assert (again.conflicts, again.home.read_bytes()) == ((), raw + b"# a remark\n")
    assert not left.home.with_name(MINE).exists()


def test_several_sittings_are_offered_one_after_the_other(left: Session) -> None:
    """After the last decision about one file beside it, the next one is offered."""
    other = Session.open(left.home, left.pack, clock=lambda: THEN)
    edit(left.home, answers={"security.consent": answered(1)})
    other.answer("security.consent", 2)
    assert other.path.name == "a.mine-2.assessment.yaml"
    other.close()
    again = taken_up(left)
    again.decide("economy.share", "mine")
    assert [conflict.key for conflict in again.conflicts] == ["security.consent"]
    again.decide("security.consent", "mine")
    assert (again.path, value(again, "security.consent"), value(again, "economy.share")) == (
        again.home,
        2,
        30,
    )


def test_file_that_was_broken_is_brought_together_once_it_can_be_read(tmp_path: Path) -> None:
    """Answers given while the file could not be read come back after somebody has mended it."""
    session = open_session(tmp_path)
    session.answer("economy.share", 10)
    raw = session.path.read_bytes()
    session.path.write_text("<<<<<<<\n", encoding="utf-8")
    session.answer("economy.share", 30)
    session.close()
    session.home.write_bytes(raw)
    again = taken_up(session)
    assert (again.path, share_in(again.home), again.conflicts) == (session.home, 30, ())


def test_change_taken_back_is_still_ours(left: Session) -> None:
    """An answer set back to what both began from, after theirs was taken over, stays ours."""
    again = taken_up(left)
    edit(again.home, answers={"security.consent": answered(1)})
    again.save()
    again.clear("security.consent")
    again.close()
    third = taken_up(left)
    third.decide("economy.share", "mine")
    assert "security.consent" not in load_assessment(third.home)[0].answers


# What is kept for it


def test_what_both_began_from_is_private_and_hidden(left: Session) -> None:
    """It lies beside our file, hidden, for our eyes only, and holds no more than an assessment."""
    place = origin_place(left.path)
    assert (place.name, place.stat().st_mode & 0o777) == (f".{MINE}.base", 0o600)
    assert share_in(place) == 10


def test_link_in_its_place_is_replaced_and_not_followed(tmp_path: Path) -> None:
    """A link planted where it is to lie leads nowhere."""
    session = open_session(tmp_path)
    other = tmp_path / "other"
    other.write_text("untouched", encoding="utf-8")
    origin_place(tmp_path / MINE).symlink_to(other)
    edit(session.path, answers={"economy.share": answered(20)})
    session.answer("economy.share", 30)
    assert (other.read_text(), origin_place(session.path).is_symlink()) == ("untouched", False)


def test_what_cannot_be_kept_does_not_hold_up_an_answer(tmp_path: Path) -> None:
    """Where a folder stands in its place, the answer is saved, and nothing is offered later."""
    session = open_session(tmp_path)
    origin_place(tmp_path / MINE).mkdir()
    edit(session.path, answers={"economy.share": answered(20)})
    session.answer("economy.share", 30)
    assert (session.unsaved, share_in(session.path)) == (None, 30)
    session.close()
    again = taken_up(session)
    assert (again.conflicts, again.path) == ((), session.home)


def test_what_is_left_of_a_file_that_was_taken_away_goes(left: Session) -> None:
    """If a person removes our file, what both sides began from is removed at the next opening."""
    left.path.unlink()
    taken_up(left).close()
    assert [name for name in hidden_names(left.home.parent) if "mine" in name] == []


# Not offered


def _link(path: Path) -> None:
    target = path.with_name("elsewhere")
    path.rename(target)
    path.symlink_to(target)


def _pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def _device(path: Path) -> None:
    path.unlink()
    path.symlink_to("/dev/zero")


DAMAGE: dict[str, Callable[[Path], object]] = {
    "gone": Path.unlink,
    "empty": lambda path: path.write_bytes(b""),
    "noise": lambda path: path.write_bytes(bytes(range(256)) * 100),
    "nested": lambda path: path.write_bytes(b"[" * 100_000),
    "cut": lambda path: path.write_bytes(path.read_bytes()[:100]),
    "another": lambda path: write(path, make_assessment(id="another")),
    "no assessment": lambda path: path.write_text("kind: settings\n", encoding="utf-8"),
    "newer": lambda path: path.write_bytes(b"schema_version: 99\n" + path.read_bytes()[20:]),
    "too large": lambda path: path.write_bytes(b"#" * 5_000_000),
    "link": _link,
    "pipe": _pipe,
    "device": _device,
}


@pytest.mark.parametrize("damage", DAMAGE)
@pytest.mark.parametrize("which", ["ours", "origin"])
def test_damaged_file_is_refused_in_words(left: Session, which: str, damage: str) -> None:
    """Whatever stands there instead, the file opens as it is, and says why nothing is offered."""
    ours = left.path
    DAMAGE[damage](ours if which == "ours" else origin_place(ours))
    again = taken_up(left)
    assert (again.conflicts, again.path, share_in(again.home)) == ((), left.home, 20)
    is_gone = (which, damage) == ("ours", "gone")
    said = " ".join(again.take_news())
    assert ("cannot be offered again" in said, MINE in said) == (not is_gone, not is_gone)
    assert all(isinstance(found, NotOffered) for found in again.find_undecided())


def test_damage_is_said_once(left: Session) -> None:
    """What cannot be offered is not said again at every turn of the same sitting."""
    origin_place(left.path).unlink()
    again = taken_up(left)
    again.take_news()
    again.take_up()
    assert again.take_news() == ()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files away")
def test_what_somebody_else_left_is_theirs_to_decide(left: Session) -> None:
    """In a shared folder the answers another person left undecided are not taken for ours."""
    os.chown(left.path, NOBODY, NOBODY)
    again = taken_up(left)
    assert (again.conflicts, "belongs to somebody else" in " ".join(again.take_news())) == (
        (),
        True,
    )


def test_reading_offers_nothing(left: Session) -> None:
    """A file opened for reading stands as it is."""
    again = Session.open(left.home, left.pack, access="read")
    again.take_up()
    assert (again.conflicts, value(again, "economy.share")) == ((), 20)


def test_file_that_is_open_elsewhere_offers_nothing(left: Session) -> None:
    """Whoever has the file open may be deciding at this moment, also if one takes over."""
    with held_elsewhere(left.home):
        again = Session.open(left.home, left.pack, access="take-over")
        again.take_up()
    assert (again.conflicts, again.path) == ((), left.home)


def test_script_records_into_the_file_itself(left: Session) -> None:
    """Who does not ask for what was left undecided goes on with the file as it stands."""
    script = Session.open(left.home, left.pack)
    script.answer("security.consent", 2)
    assert (script.path, share_in(script.home)) == (script.home, 20)


def test_answer_that_was_never_given_is_a_side_as_well(tmp_path: Path) -> None:
    """An answer taken back here and changed there is offered with nothing as mine."""
    session = open_session(tmp_path)
    session.answer("economy.share", 10)
    edit(session.path, answers={"economy.share": answered(20)})
    session.clear("economy.share")
    session.close()
    again = taken_up(session)
    assert sides(again) == [(10, None, 20)]
    assert isinstance(again.conflicts[0].theirs, Answer)
