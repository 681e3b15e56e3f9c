"""Every system call of a save can fail or be the last one: nothing is damaged, nothing is lost.

`WIZARD_FAULTS=all` tries every error at every call; normally each call meets one of them.
"""

import os
import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import count
from pathlib import Path

import pytest

from tests.fault_helpers import ERRORS, KILLED, Disk, at, failing, in_child, since
from tests.keeping_helpers import answered, edit
from tests.storage_helpers import SMALL_PACK, THEN, write_assessment
from wizard.errors import WizardError
from wizard.model.pack import Pack
from wizard.session import Session
from wizard.storage.assessments import load_assessment
from wizard.storage.disk.locks import Lock, take_lock
from wizard.storage.packs.loading import load_pack
from wizard.storage.recovery import all_copies, copies_of

QUESTION, OLD, NEW = "economy.share", 10, 20
KEPT_BESIDE = re.compile(
    r"\.a\.assessment\.yaml\.(backup-\d{6}|history|lock)|\.a\.mine-\d\.assessment\.yaml\.base"
)
A_CALL_MORE = 150
"""More calls than opening a file makes."""
SPACING = 1 if os.environ.get("WIZARD_FAULTS") == "all" else 3
"""From each of so many calls the disk is made to fail for good."""


@cache
def small_pack() -> Pack:
    return load_pack(SMALL_PACK)


def opened(folder: Path) -> Session:
    """Return a session on a file that holds the old answer."""
    path = write_assessment(folder / "a.assessment.yaml", answers={QUESTION: answered(OLD)})
    return Session.open(path, small_pack(), clock=lambda: THEN)


def first_change(folder: Path) -> Session:
    """A change that keeps an earlier version before it writes."""
    return opened(folder)


def later_change(folder: Path) -> Session:
    """A change like most."""
    session = opened(folder)
    session.answer("security.bases", 1)
    return session


def merging_change(folder: Path) -> Session:
    """A change after another program has written something else."""
    session = later_change(folder)
    edit(session.path, answers={"economy.debt": answered(3)})
    return session


def disputed_change(folder: Path) -> Session:
    """A change after another program has answered the same question otherwise."""
    session = later_change(folder)
    edit(session.path, answers={QUESTION: answered(30)})
    return session


SITUATIONS = (first_change, later_change, merging_change, disputed_change)
Situation = Callable[[Path], Session]

situations = pytest.mark.parametrize("situation", SITUATIONS, ids=lambda make: make.__name__)


def change(session: Session) -> None:
    session.answer(QUESTION, NEW)


def value_in(path: Path) -> object:
    """Return the answer in a file, which must be whole."""
    answer = load_assessment(path)[0].answers.get(QUESTION)
    return answer.value if answer else None


def folders(tmp_path: Path) -> Iterator[Path]:
    """Return one fresh folder after the other."""
    for number in count():
        folder = tmp_path / str(number)
        folder.mkdir()
        yield folder


def errors_at(number: int) -> tuple[int, ...]:
    """Return the errors to try at a call."""
    if os.environ.get("WIZARD_FAULTS") == "all":
        return ERRORS
    return (ERRORS[number % len(ERRORS)],)


def calls_of(situation: Situation, fresh: Iterator[Path]) -> int:
    """Return how many system calls a change makes if none fails."""
    # A measurement of coverage looks once for each source file met; only the second is counted.
    for _ in range(2):
        session, disk = situation(next(fresh)), Disk()
        with failing(disk):
            change(session)
        assert session.unsaved is None
        session.close()
    return len(disk.seen)


def assert_file_is_whole(path: Path, situation: Situation) -> None:
    theirs = 30 if situation is disputed_change else OLD
    assert value_in(path) in (theirs, NEW)


def assert_nothing_is_lost(session: Session) -> None:
    """The answer is in memory, and either in the file or in the recovery place."""
    assert session.assessment.answers[QUESTION].value == NEW
    if session.unsaved is None:
        assert value_in(session.path) == NEW
    else:
        home = session.moved_from or session.path
        kept = [copy.assessment.answers[QUESTION].value for copy in copies_of(home)]
        assert kept == [NEW]


def assert_next_save_mends_all(
    session: Session, situation: Situation, *, leaves: bool = False
) -> None:
    """Once the disk works everything is written, and nothing is left over that could be removed."""
    assert session.retry()
    session.answer("security.consent", 2)
    assert (session.unsaved, value_in(session.path), all_copies()) == (None, NEW, [])
    if situation is not disputed_change:
        # Where nobody disputes anything a fault must not make it look so.
        assert session.moved_from is None
    if situation is merging_change:
        assert session.assessment.answers["economy.debt"].value == 3
    assert leaves or strewn(session.path.parent) == []
    session.close()


def strewn(folder: Path) -> list[str]:
    """Return what lies hidden in a folder and is not meant to."""
    names = [entry.name for entry in folder.iterdir()]
    return [n for n in names if n.startswith(".") and not KEPT_BESIDE.fullmatch(n)]


@situations
def test_any_call_may_fail(tmp_path: Path, situation: Situation) -> None:
    """Whichever call fails: the file is whole, the answer recoverable, the next save mends all."""
    fresh = folders(tmp_path)
    for number in range(calls_of(situation, fresh)):
        for error in errors_at(number):
            session = situation(folder := next(fresh))
            disk = Disk(at(number), error)
            with failing(disk):
                change(session)
            assert_file_is_whole(folder / "a.assessment.yaml", situation)
            assert_nothing_is_lost(session)
            leaves = disk.seen[number] == "unlink"
            assert_next_save_mends_all(session, situation, leaves=leaves)


@situations
def test_disk_may_fail_from_any_call_on(tmp_path: Path, situation: Situation) -> None:
    """If nothing works any more from some call on, the file is whole and memory holds it all."""
    fresh = folders(tmp_path)
    for number in range(0, calls_of(situation, fresh), SPACING):
        session = situation(folder := next(fresh))
        with failing(Disk(since(number), errors_at(number)[0])):
            change(session)
        assert_file_is_whole(folder / "a.assessment.yaml", situation)
        if session.unsaved is None:
            assert value_in(session.path) == NEW
        assert_next_save_mends_all(session, situation, leaves=True)


@situations
def test_any_call_may_be_the_last(tmp_path: Path, situation: Situation) -> None:
    """Killed at whichever call: the file is whole, can be opened at once, and nothing is strewn."""
    fresh = folders(tmp_path)
    for number in range(calls_of(situation, fresh)):
        path = (folder := next(fresh)) / "a.assessment.yaml"

        def work(number: int = number, folder: Path = folder) -> None:
            session = situation(folder)
            with failing(Disk(at(number), kills=True)):
                change(session)

        assert in_child(work) == KILLED
        assert_file_is_whole(path, situation)
        session = Session.open(path, small_pack(), clock=lambda: THEN)
        assert session.read_only is None
        assert strewn(folder) == []
        session.close()


def test_dispute_cut_short_is_offered_named_or_never_was(tmp_path: Path) -> None:
    """Killed at whichever call: ours is not there yet, or offered again, or at least named."""
    fresh, ended = folders(tmp_path), set()
    for number in range(calls_of(disputed_change, fresh)):
        folder = next(fresh)

        def work(number: int = number, folder: Path = folder) -> None:
            session = disputed_change(folder)
            with failing(Disk(at(number), kills=True)):
                change(session)

        assert in_child(work) == KILLED
        session = Session.open(folder / "a.assessment.yaml", small_pack(), clock=lambda: THEN)
        session.take_up()
        ended.add(how_it_ended(session))
        session.close()
    assert {"offered", "not there yet"} <= ended


def how_it_ended(session: Session) -> str:
    """Return what became of our side of a dispute, which is whole wherever it stands."""
    mine = session.home.with_name("a.mine-1.assessment.yaml")
    if not mine.exists():
        return "not there yet"
    assert value_in(mine) == NEW
    if not session.conflicts:
        assert f"{mine.name} cannot be offered again" in " ".join(session.take_news())
        return "named"
    session.decide(QUESTION, "mine")
    assert (value_in(session.home), mine.exists()) == (NEW, False)
    return "offered"


def test_opening_fails_in_words_or_succeeds(tmp_path: Path) -> None:
    """Whichever call fails while a file is opened: one sentence or a session, and no damage."""
    fresh = folders(tmp_path)
    small_pack()
    for number in range(A_CALL_MORE):
        path = write_assessment(next(fresh) / "a.assessment.yaml")
        before = path.read_bytes()
        disk = Disk(at(number), errors_at(number)[0])
        with failing(disk):
            said = try_to_open(path)
        assert (said, path.read_bytes()) == (said, before)
        lock = take_lock(path)
        assert isinstance(lock, Lock)
        lock.release()
        if number >= len(disk.seen):
            return
    raise AssertionError("opening never ends")


def try_to_open(path: Path) -> str:
    try:
        Session.open(path, small_pack()).close()
    except WizardError as error:
        return str(error)
    return ""


def test_short_writes_everywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that takes seven bytes at a time changes nothing."""
    session = first_change(tmp_path)
    real = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: real(descriptor, data[:7]))
    change(session)
    assert (session.unsaved, value_in(session.path)) == (None, NEW)
