"""What is found out when a file is opened: who has it, whether it may be written, what to say."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.keeping_helpers import held_elsewhere, hidden_names
from tests.storage_helpers import THEN, open_session, write_assessment
from wizard.errors import InvalidFileError, ReadOnlyError
from wizard.session import Session
from wizard.session.opening import Access
from wizard.storage.assessments import load_assessment

ROOT = Path(__file__).parents[2]


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return open_session(tmp_path)


@pytest.fixture
def locked(session: Session) -> Iterator[Path]:
    """Return a file that another process has open."""
    session.close()
    with held_elsewhere(session.path):
        yield session.path


def opened(session: Session, access: Access = "write") -> Session:
    return Session.open(session.path, session.pack, clock=lambda: THEN, access=access)


CHANGES: list[Callable[[Session], object]] = [
    lambda session: session.answer("economy.share", 10),
    lambda session: session.clear("security.bases"),
    lambda session: session.annotate("security.bases", note="x"),
    lambda session: session.replace(session.assessment),
    lambda session: session.undo(),
    lambda session: session.redo(),
    lambda session: session.save(),
    lambda session: session.decide("title", "mine"),
]


@pytest.mark.parametrize("change", CHANGES)
def test_file_opened_for_reading_refuses_every_change(
    session: Session, change: Callable[[Session], object]
) -> None:
    """Whatever is tried, a session opened for reading says so and changes nothing."""
    session.answer("security.bases", 1)
    reading = opened(session, "read")
    before = reading.assessment, session.path.read_bytes()
    with pytest.raises(ReadOnlyError, match="was opened for reading"):
        change(reading)
    assert (reading.assessment, session.path.read_bytes()) == before


def test_reading_leaves_nothing_behind(tmp_path: Path, session: Session) -> None:
    """Opening for reading takes no lock and says nothing."""
    session.close()
    reading = opened(session, "read")
    assert (hidden_names(tmp_path), reading.take_news(), reading.recoveries()) == ([], (), [])


def test_second_who_opens_learns_who_was_first(session: Session, locked: Path) -> None:
    """A file that is open elsewhere can be read, and the reason it cannot be changed is said."""
    second = opened(session)
    (said,) = second.take_news()
    assert ("is open elsewhere" in said, "process" in said) == (True, True)
    with pytest.raises(ReadOnlyError, match="--take-over"):
        second.answer("economy.share", 10)


def test_file_can_be_taken_over(session: Session, locked: Path) -> None:
    """Whoever insists may write, and is told that both sides' answers are merged."""
    second = opened(session, "take-over")
    second.answer("economy.share", 10)
    said = " ".join(second.take_news())
    answer = load_assessment(locked)[0].answers["economy.share"]
    assert ("both sides' answers are merged" in said, answer.value) == (True, 10)


@pytest.mark.parametrize("mode", [0o444, 0o400])
def test_write_protected_file_is_opened_for_reading(session: Session, mode: int) -> None:
    """That a file cannot be written is said before the first answer."""
    session.path.chmod(mode)
    again = opened(session)
    (said,) = again.take_news()
    assert ("is write-protected" in said, again.read_only is not None) == (True, True)


def test_hard_link_is_said(session: Session) -> None:
    """That another name of the file will keep the old text is said before it happens."""
    session.path.with_name("second").hardlink_to(session.path)
    (said,) = opened(session).take_news()
    assert "has another name (hard link)" in said


def test_plain_file_gives_nothing_to_say(session: Session) -> None:
    """Most files are opened without a word."""
    assert opened(session).take_news() == ()


def test_broken_file_leaves_no_lock(tmp_path: Path, session: Session) -> None:
    """A file that cannot be understood does not stay locked."""
    path = tmp_path / "broken.assessment.yaml"
    path.write_text("kind: [", encoding="utf-8")
    with pytest.raises(InvalidFileError):
        Session.open(path, session.pack)
    assert ".broken.assessment.yaml.lock" not in hidden_names(tmp_path)


def test_strays_of_dead_processes_are_removed_when_opening(
    tmp_path: Path, session: Session
) -> None:
    """Opening for work cleans up after a process that was killed while it wrote."""
    code = "import sys; from pathlib import Path\n"
    code += "from wizard.storage.disk.temporaries import name_temporary\n"
    code += "name_temporary(Path(sys.argv[1])).write_bytes(b'half')"
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], cwd=ROOT, check=True)
    before = hidden_names(tmp_path)
    opened(session)
    assert (len(before), hidden_names(tmp_path)) == (2, [".a.assessment.yaml.lock"])


def test_undo_leads_back_to_the_opening(tmp_path: Path) -> None:
    """However many changes were made, undoing them all leads to the assessment as it was opened."""
    session = open_session(tmp_path, title="As opened")
    before = session.assessment
    for number in range(30):
        session.answer("economy.share", number)
        session.answer("security.bases", number % 5)
    while session.undo():
        pass
    assert (session.assessment, load_assessment(session.path)[0]) == (before, before)


def test_first_change_keeps_the_version_that_was_opened(tmp_path: Path) -> None:
    """The version that was opened is kept once, at the first change and not at later ones."""
    write_assessment(tmp_path / "a.assessment.yaml")
    session = open_session(tmp_path)
    before = session.path.read_bytes()
    session.answer("economy.share", 10)
    session.answer("economy.share", 20)
    kept = [name for name in hidden_names(tmp_path) if "backup" in name]
    assert [(tmp_path / name).read_bytes() for name in kept] == [before]
