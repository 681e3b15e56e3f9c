"""When the disk refuses, and where the summary goes."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.storage_helpers import THEN, make_assessment, open_session
from wizard.errors import InvalidFileError, StorageError
from wizard.model.summary import Summary
from wizard.session import Session, now
from wizard.session.summaries import save_summary, summary_path
from wizard.storage.assessments import load_assessment
from wizard.storage.disk.files import digest_of
from wizard.storage.reading.records import load_record


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return open_session(tmp_path)


def value_on_disk(session: Session) -> object:
    answer = load_assessment(session.path)[0].answers.get("economy.share")
    return answer.value if answer else None


def value_in_memory(session: Session) -> object:
    answer = session.answer_of("economy.share")
    return answer.value if answer else None


# Opening and saving


def test_missing_file_is_refused(tmp_path: Path, session: Session) -> None:
    """A file that does not exist cannot be opened."""
    with pytest.raises(StorageError, match=r"does not exist\."):
        Session.open(tmp_path / "no.yaml", session.pack)


def test_broken_file_is_refused_and_left_alone(tmp_path: Path, session: Session) -> None:
    """A file that cannot be understood is neither opened nor touched."""
    path = tmp_path / "a.yaml"
    path.write_text("kind: [", encoding="utf-8")
    with pytest.raises(InvalidFileError):
        Session.open(path, session.pack)
    assert path.read_text(encoding="utf-8") == "kind: ["


def test_new_assessment_is_written_when_saved(tmp_path: Path, session: Session) -> None:
    """A session on a new assessment writes its file when asked to."""
    new = Session(tmp_path / "new.yaml", session.pack, make_assessment(), clock=lambda: THEN)
    new.save()
    assert (None, make_assessment()) == (new.unsaved, load_assessment(new.path)[0])


def test_change_carries_the_present_moment(session: Session) -> None:
    """Every change is stamped with the clock the session was given."""
    later = THEN + timedelta(hours=1)
    again = Session.open(session.path, session.pack, clock=lambda: later)
    again.answer("economy.share", 10)
    read = load_assessment(session.path)[0]
    assert (THEN, later) == (read.created, read.updated)


def test_present_moment_is_to_the_second_and_has_a_zone() -> None:
    """The clock used by default can be written to a file and read as the same."""
    moment = now()
    assert moment == make_assessment(created=moment.isoformat()).created


def test_refusal_of_the_disk_keeps_the_change_in_memory(session: Session) -> None:
    """If the disk refuses, the answer stands in memory, the old one in the file."""
    session.answer("economy.share", 10)
    session.path.chmod(0o400)
    session.answer("economy.share", 20)
    assert (value_in_memory(session), value_on_disk(session)) == (20, 10)


def test_refusal_of_the_disk_is_said(session: Session) -> None:
    """If the disk refuses, `unsaved` holds the error in words."""
    session.path.chmod(0o400)
    session.answer("economy.share", 20)
    assert session.unsaved is not None
    assert str(session.path) == session.unsaved.path


def test_session_that_could_save_has_nothing_to_say(session: Session) -> None:
    """While all is on disk, `unsaved` is empty."""
    session.answer("economy.share", 20)
    assert session.unsaved is None


def test_next_save_writes_everything(session: Session) -> None:
    """Once the disk gives way, the next change saves all that was kept in memory."""
    session.path.chmod(0o400)
    session.answer("economy.share", 20)
    session.answer("security.bases", 3)
    session.path.chmod(0o600)
    session.annotate("economy.share", note="See annex.")
    in_file = load_assessment(session.path)[0]
    assert (None, session.assessment) == (session.unsaved, in_file)


def test_save_without_change_clears_the_refusal(session: Session) -> None:
    """Saving again by hand is enough once the disk gives way."""
    session.path.chmod(0o400)
    session.answer("economy.share", 20)
    session.path.chmod(0o600)
    session.save()
    assert (session.unsaved, value_on_disk(session)) == (None, 20)


def test_vanished_folder_loses_nothing(session: Session, tmp_path: Path) -> None:
    """If the folder goes away and comes back, the work goes on."""
    away = tmp_path.with_name(f"{tmp_path.name}-away")
    tmp_path.rename(away)
    session.answer("economy.share", 20)
    said = session.unsaved
    away.rename(tmp_path)
    session.save()
    assert (said is not None, session.unsaved, value_on_disk(session)) == (True, None, 20)


def test_looking_for_recoveries_keeps_what_is_not_saved_yet(session: Session) -> None:
    """What lies in the recovery place for lack of another place is neither offered nor removed."""
    session.path.unlink()
    session.path.mkdir()
    session.answer("economy.share", 10)
    found = session.recoveries()
    assert session.refuge is not None
    assert (found, session.refuge.exists()) == ([], True)


def test_undo_works_while_the_disk_refuses(session: Session) -> None:
    """Undo and redo go on in memory while nothing can be saved."""
    session.answer("economy.share", 10)
    session.path.chmod(0o400)
    session.answer("economy.share", 20)
    session.undo()
    session.undo()
    session.redo()
    assert value_in_memory(session) == 10


# Summaries


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.assessment.yaml", "a.summary.yaml"),
        ("a.b.assessment.yaml", "a.b.summary.yaml"),
        ("a.yaml", "a.summary.yaml"),
        ("a.b.yml", "a.b.summary.yaml"),
        ("a", "a.summary.yaml"),
    ],
)
def test_summary_goes_beside_its_assessment(name: str, expected: str) -> None:
    """The summary of a file stands beside it under the same name."""
    assert Path("folder") / expected == summary_path(Path("folder") / name)


def test_summary_is_written_and_can_be_read(session: Session) -> None:
    """A saved summary reads as the summary of the session."""
    session.answer("economy.share", 45)
    path = session.save_summary()
    assert (summary_path(session.path), session.summarise()) == (path, load_record(path, Summary))


def test_summary_names_the_file_and_its_digest(session: Session) -> None:
    """A summary says from which bytes it was computed."""
    session.answer("economy.share", 45)
    reference = session.summarise().assessment
    expected = (session.path.name, digest_of(session.path.read_bytes()))
    assert expected == (reference.file, reference.digest)


def test_summary_can_go_elsewhere(session: Session, tmp_path: Path) -> None:
    """A summary is written where it is asked for."""
    target = tmp_path / "elsewhere.yaml"
    assert (target, True) == (session.save_summary(target), target.is_file())


def test_summary_replaces_an_older_summary(session: Session) -> None:
    """Writing a summary again replaces the last one."""
    session.save_summary()
    session.answer("economy.share", 45)
    path = session.save_summary()
    assert session.summarise() == load_record(path, Summary)


@pytest.mark.parametrize(
    "text", ["", "notes\n", "kind: partnership-assessment\n", "a: {kind: partnership-summary}\n"]
)
def test_file_that_is_no_summary_is_not_overwritten(
    session: Session, tmp_path: Path, text: str
) -> None:
    """A summary never replaces a file that is something else."""
    path = tmp_path / "notes.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(StorageError, match="exists and is not a summary"):
        save_summary(path, session.summarise())
    assert text == path.read_text(encoding="utf-8")


def test_summary_never_replaces_its_assessment(session: Session) -> None:
    """The assessment itself cannot be overwritten by its summary."""
    before = session.path.read_bytes()
    with pytest.raises(StorageError):
        session.save_summary(session.path)
    assert before == session.path.read_bytes()


def test_note_that_quotes_a_summary_is_no_summary(session: Session, tmp_path: Path) -> None:
    """A text that only mentions the words of a summary's first line is not overwritten."""
    path = tmp_path / "notes.md"
    path.write_text("My notes: the file begins with `kind: partnership-summary`.\n")
    with pytest.raises(StorageError):
        save_summary(path, session.summarise())
