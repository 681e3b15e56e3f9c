"""Earlier versions of an open file, brought back."""

from pathlib import Path

import pytest

from tests.keeping_helpers import edit, opened_again
from tests.storage_helpers import open_session
from wizard.errors import ReadOnlyError, UsageError
from wizard.session import Session
from wizard.session.versions import bring_back, find_versions
from wizard.storage.assessments import load_assessment
from wizard.storage.disk.history import read_history


@pytest.fixture
def session(tmp_path: Path) -> Session:
    """Return the third sitting on a file: 10 was answered in the first, 20 in the second."""
    sitting = open_session(tmp_path)
    for value in (10, 20):
        sitting.answer("economy.share", value)
        sitting.close()
        sitting = opened_again(sitting)
    return sitting


def on_disk(session: Session) -> object:
    answer = load_assessment(session.path)[0].answers.get("economy.share")
    return answer.value if answer else None


def test_version_comes_back_as_one_change(session: Session) -> None:
    """The version stands in the file, the history says so, and one undo takes it back."""
    newest, oldest = find_versions(session)
    assert bring_back(session, newest) == 1
    assert (on_disk(session), read_history(session.path)[-1].how) == (10, "restored")
    bring_back(session, oldest)
    assert on_disk(session) is None
    session.undo()
    session.undo()
    assert on_disk(session) == 20


def test_what_stood_there_is_the_newest_version(session: Session) -> None:
    """Whatever stood in the file can be brought back in a later sitting."""
    session.answer("economy.share", 30)
    bring_back(session, find_versions(session)[-1])
    session.close()
    again = opened_again(session)
    bring_back(again, find_versions(again)[0])
    assert on_disk(again) == 30


def test_same_version_changes_nothing(session: Session) -> None:
    """A version that is what stands there is no change, and nothing to undo."""
    bring_back(session, find_versions(session)[0])
    session.undo()
    count = len(find_versions(session))
    same = find_versions(session)[0]
    assert (bring_back(session, same), len(find_versions(session))) == (0, count)


def test_unreadable_version_is_refused(session: Session) -> None:
    """A version that cannot be read, or is another assessment, is refused in words."""
    newest, oldest = find_versions(session)
    newest.backup.path.write_text("{", encoding="utf-8")
    edit(oldest.backup.path, id="other")
    for version, words in ((newest, "cannot be read"), (oldest, "is another assessment")):
        with pytest.raises(UsageError, match=words):
            bring_back(session, version)
    assert on_disk(session) == 20


def test_nothing_is_brought_back_for_reading_only(session: Session) -> None:
    """A file opened for reading stays as it is, and gets no further version."""
    reading = Session.open(session.path, session.pack, access="read")
    versions = find_versions(reading)
    with pytest.raises(ReadOnlyError):
        bring_back(reading, versions[0])
    assert (on_disk(session), len(find_versions(reading))) == (20, len(versions))
