"""What a file keeps when it is replaced, and what is found out before and after the replacement."""

import errno
import os
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.storage_helpers import NOBODY, without_privileges
from wizard.errors import ChangedError, StorageError
from wizard.storage.disk import replacing
from wizard.storage.disk.files import digest_of, read_bytes
from wizard.storage.disk.obstacles import find_obstacle, has_other_names
from wizard.storage.disk.processes import whereabouts
from wizard.storage.disk.temporaries import name_temporary, remove_strays
from wizard.storage.disk.turns import taking_turns
from wizard.storage.disk.writing import write_new, write_whole

ROOT = Path(__file__).parents[2]
OLD, NEW, THEIRS = b"old", b"new", b"theirs"
GROUP = 12_345

needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root may give files away")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a file that holds the old text."""
    (tmp_path / "file").write_bytes(OLD)
    return tmp_path / "file"


@pytest.fixture
def shared() -> Iterator[Path]:
    """Return a file in a folder that everybody may write in, unlike the folders of tests."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o777)
        path = Path(name) / "file"
        path.write_bytes(OLD)
        yield path


def names_in(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


# Owner, group, mode, attributes


@needs_root
def test_owner_and_group_are_kept(path: Path) -> None:
    """Root who writes another person's file leaves it that person's."""
    os.chown(path, NOBODY, GROUP)
    unkept = write_whole(path, NEW)
    found = path.stat()
    assert (found.st_uid, found.st_gid, unkept) == (NOBODY, GROUP, ())


@needs_root
def test_what_cannot_be_kept_is_said(shared: Path) -> None:
    """Whoever may not give files away is told that the owner is another now."""
    shared.chmod(0o666)
    with without_privileges():
        unkept = write_whole(shared, NEW)
    assert (shared.read_bytes(), shared.stat().st_uid, unkept) == (NEW, NOBODY, ("owner",))


@needs_root
def test_group_that_is_lost_hands_its_rights_to_nobody(shared: Path) -> None:
    """If the group cannot be kept, the new group may do only what everybody may."""
    os.chown(shared, NOBODY, GROUP)
    shared.chmod(0o664)
    with without_privileges():
        unkept = write_whole(shared, NEW)
    assert (stat.S_IMODE(shared.stat().st_mode), unkept) == (0o644, ("group",))


def test_extended_attributes_are_kept(path: Path) -> None:
    """A label somebody put on the file is on the new one too."""
    try:
        os.setxattr(path, "user.marking", b"restricted")
    except OSError:
        pytest.skip("this file system keeps no attributes")
    write_whole(path, NEW)
    assert os.getxattr(path, "user.marking") == b"restricted"


def test_file_is_private_before_it_has_its_name(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While it is written the text can be read by its owner only, whatever the file's mode."""
    path.chmod(0o644)
    seen: list[int] = []
    real = os.write

    def watch(descriptor: int, data: bytes) -> int:
        seen.append(stat.S_IMODE(os.fstat(descriptor).st_mode))
        return real(descriptor, data)

    monkeypatch.setattr(os, "write", watch)
    write_whole(path, NEW)
    assert (seen, stat.S_IMODE(path.stat().st_mode)) == ([0o600], 0o644)


# What is written is what is read


def test_short_writes_are_gone_on_with(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that takes three bytes at a time gets all of them."""
    real = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: real(descriptor, data[:3]))
    write_whole(path, b"0123456789" * 10)
    assert path.read_bytes() == b"0123456789" * 10


def test_disk_that_takes_nothing_is_a_failure(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A write that takes no byte and reports no error ends as one, not in an endless loop."""
    monkeypatch.setattr(os, "write", lambda *_: 0)
    with pytest.raises(StorageError):
        write_whole(path, NEW)
    assert (path.read_bytes(), names_in(path.parent)) == (OLD, ["file"])


def test_disk_that_returns_something_else_is_found_out(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If the temporary file reads otherwise than it was written, the old file stays."""
    monkeypatch.setattr(os, "pread", lambda *_: b"")
    with pytest.raises(StorageError, match="the disk reports an error"):
        write_whole(path, NEW)
    assert (path.read_bytes(), names_in(path.parent)) == (OLD, ["file"])


# What others write meanwhile


@pytest.mark.parametrize("expected", [digest_of(THEIRS), ""])
def test_file_that_holds_something_unexpected_is_left_alone(path: Path, expected: str) -> None:
    """What is not known is not replaced."""
    with pytest.raises(ChangedError):
        write_whole(path, NEW, expected=expected)
    assert (path.read_bytes(), names_in(path.parent)) == (OLD, ["file"])


def test_file_that_has_gone_is_not_made_unexpectedly(path: Path) -> None:
    """A file that was deleted is not made again by a write that expects it."""
    path.unlink()
    with pytest.raises(ChangedError):
        write_whole(path, NEW, expected=digest_of(OLD))
    assert names_in(path.parent) == []


def test_expected_file_is_replaced(path: Path) -> None:
    """A file that holds what is expected is replaced, and a new one made where none is expected."""
    write_whole(path, NEW, expected=digest_of(OLD))
    write_whole(path.with_name("other"), NEW, expected="")
    assert (path.read_bytes(), names_in(path.parent)) == (NEW, ["file", "other"])


def rename_theirs(path: Path, text: bytes = THEIRS) -> None:
    """Write as most programs do: a new file takes the name."""
    path.with_name("theirs").write_bytes(text)
    path.with_name("theirs").rename(path)


def overwrite(path: Path) -> None:
    """Write as some programs do: into the file that is there."""
    path.write_bytes(THEIRS)


@pytest.mark.parametrize("slip_in", [rename_theirs, overwrite])
def test_write_that_slips_in_is_put_back(
    path: Path, monkeypatch: pytest.MonkeyPatch, slip_in: Callable[[Path], None]
) -> None:
    """What another program writes in the instant before the replacement is not lost."""
    real = replacing.system_exchange()
    if real is None:
        pytest.skip("this system exchanges no names")
    slips = iter([slip_in])

    def exchange(one: bytes, other: bytes) -> int:
        for slip in slips:
            slip(path)
        return real(one, other)

    monkeypatch.setattr(replacing, "system_exchange", lambda: exchange)
    with pytest.raises(ChangedError):
        write_whole(path, NEW, expected=digest_of(OLD))
    assert (path.read_bytes(), names_in(path.parent)) == (THEIRS, ["file"])


def test_newest_of_two_writes_that_slip_in_stands(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If another program writes again while its first write is put back, its second one stands."""
    real = replacing.system_exchange()
    if real is None:
        pytest.skip("this system exchanges no names")
    texts = iter([b"first", b"second"])

    def exchange(one: bytes, other: bytes) -> int:
        if (text := next(texts, None)) is not None:
            rename_theirs(path, text)
        return real(one, other)

    monkeypatch.setattr(replacing, "system_exchange", lambda: exchange)
    with pytest.raises(ChangedError):
        write_whole(path, NEW, expected=digest_of(OLD))
    assert (path.read_bytes(), names_in(path.parent)) == (b"second", ["file"])


@pytest.mark.parametrize("code", [None, errno.ENOSYS, errno.EINVAL])
def test_systems_without_exchange_hold_a_net(
    path: Path, monkeypatch: pytest.MonkeyPatch, code: int | None
) -> None:
    """Where names cannot be exchanged, a write into the file that is replaced is put back too."""
    call = None if code is None else lambda *_: code
    monkeypatch.setattr(replacing, "system_exchange", lambda: call)
    real = os.link

    def slip_in(source: Path, target: Path, **options: bool) -> None:
        real(source, target, **options)
        path.write_bytes(THEIRS)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "link", slip_in)
        with pytest.raises(ChangedError):
            write_whole(path, NEW, expected=digest_of(OLD))
    assert path.read_bytes() == THEIRS
    write_whole(path, NEW, expected=digest_of(THEIRS))
    assert (path.read_bytes(), names_in(path.parent)) == (NEW, ["file"])


def test_file_that_appears_meanwhile_is_not_replaced(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nothing was expected, what another program puts there first stays."""
    path.unlink()
    real = os.link

    def slip_in(source: Path, target: Path, **options: bool) -> None:
        path.write_bytes(THEIRS)
        real(source, target, **options)

    monkeypatch.setattr(os, "link", slip_in)
    with pytest.raises(ChangedError):
        write_whole(path, NEW, expected="")
    assert (path.read_bytes(), names_in(path.parent)) == (THEIRS, ["file"])


def test_file_systems_without_links_can_be_written(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a file can have one name only, files are replaced, and new ones made, all the same."""

    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    monkeypatch.setattr(replacing, "system_exchange", lambda: None)
    write_whole(path, NEW, expected=digest_of(OLD))
    write_new(path.with_name("other"), NEW)
    assert [read_bytes(path), read_bytes(path.with_name("other"))] == [NEW, NEW]


def test_new_file_never_replaces_one(path: Path) -> None:
    """A file that is to be new is refused where one stands, also a link that leads nowhere."""
    path.with_name("link").symlink_to(path.with_name("nowhere"))
    for taken in (path, path.with_name("link")):
        with pytest.raises(StorageError, match=r"exists already\."):
            write_new(taken, NEW)
    assert (path.read_bytes(), names_in(path.parent)) == (OLD, ["file", "link"])


# What dead processes leave


def dead_process() -> int:
    """Return the number of a process that has just ended."""
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    return ended.pid


def test_temporary_of_a_dead_process_is_removed(tmp_path: Path) -> None:
    """What a killed process left of a write goes; what a living one is writing stays."""
    mine = name_temporary(tmp_path)
    stray = tmp_path / mine.name.replace(f"-{os.getpid()}-", f"-{dead_process()}-")
    for file in (mine, stray, tmp_path / ".partnership-notes.tmp"):
        file.write_bytes(b"")
    remove_strays(tmp_path)
    assert names_in(tmp_path) == sorted([mine.name, ".partnership-notes.tmp"])


def test_temporary_of_another_machine_is_removed_after_a_day(tmp_path: Path) -> None:
    """Of processes that cannot be seen from here only what is a day old goes."""
    other = "0" * 8 if whereabouts() != "0" * 8 else "1" * 8
    young, old = (tmp_path / f".partnership-{other}-1-{n:08x}.tmp" for n in (1, 2))
    for file in (young, old):
        file.write_bytes(b"")
    before = time.time() - 25 * 60 * 60
    os.utime(old, (before, before))
    remove_strays(tmp_path)
    assert names_in(tmp_path) == [young.name]


def test_folder_that_cannot_be_read_has_no_strays(tmp_path: Path) -> None:
    """Looking for strays never fails."""
    remove_strays(tmp_path / "missing")


# What stands in the way


def test_plain_file_has_no_obstacle(path: Path) -> None:
    """A file one may write has no obstacle and no other name."""
    assert (find_obstacle(path), has_other_names(path)) == (None, False)


def test_write_protected_file_is_an_obstacle(path: Path) -> None:
    """That a file is write-protected is known before the first answer, to root as well."""
    path.chmod(0o444)
    assert "write-protected" in str(find_obstacle(path))


@needs_root
def test_file_of_somebody_else_is_an_obstacle(shared: Path) -> None:
    """A file others may only read is not to be replaced, though the folder would allow it."""
    shared.chmod(0o644)
    with without_privileges():
        found = find_obstacle(shared)
        with pytest.raises(StorageError):
            write_whole(shared, NEW)
    assert ("write-protected" in str(found), shared.read_bytes()) == (True, OLD)


@needs_root
def test_folder_that_may_not_be_written_is_an_obstacle(shared: Path) -> None:
    """A file that could be written, in a folder that cannot, is found out."""
    shared.chmod(0o666)
    shared.parent.chmod(0o755)
    with without_privileges():
        assert "folder" in str(find_obstacle(shared))


def test_missing_file_and_folder_are_obstacles(tmp_path: Path) -> None:
    """What is no file cannot be worked on."""
    said = [str(find_obstacle(tmp_path / "missing")), str(find_obstacle(tmp_path))]
    assert ["does not exist" in said[0], "is not a file" in said[1]] == [True, True]


def test_second_name_is_found(path: Path) -> None:
    """A hard link is found, as the other name will keep the old text."""
    path.with_name("second").hardlink_to(path)
    assert has_other_names(path)


# Taking turns

ONE_TURN = """
import sys
from pathlib import Path
from wizard.storage.disk.turns import taking_turns
folder = Path(sys.argv[1])
counter = folder / "counter"
for _ in range(200):
    with taking_turns(folder):
        counter.write_text(str(int(counter.read_text()) + 1))
"""


def test_processes_take_turns(tmp_path: Path) -> None:
    """Three processes that count in one file lose no step."""
    (tmp_path / "counter").write_text("0")
    words = [sys.executable, "-c", ONE_TURN, str(tmp_path)]
    started = [subprocess.Popen(words, cwd=ROOT) for _ in range(3)]
    assert [process.wait() for process in started] == [0, 0, 0]
    assert (tmp_path / "counter").read_text() == "600"


def test_turn_is_not_waited_for_for_ever(tmp_path: Path) -> None:
    """A folder whose turn is held, or that does not exist, is written in all the same."""
    with taking_turns(tmp_path), taking_turns(tmp_path), taking_turns(tmp_path / "missing"):
        (tmp_path / "file").write_bytes(NEW)
    assert names_in(tmp_path) == ["file"]
