"""Reading a file whole, and replacing a file whole or not at all."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.storage_helpers import without_privileges
from wizard.errors import ExitCode, StorageError
from wizard.storage.disk.files import MAX_BYTES, read_bytes
from wizard.storage.disk.writing import write_whole

ROOT = Path(__file__).parents[2]

LIMITED = """
import resource, sys
from pathlib import Path
from wizard.errors import StorageError
from wizard.storage.disk.writing import write_whole
resource.setrlimit(resource.RLIMIT_FSIZE, (16_384, 16_384))
try:
    write_whole(Path(sys.argv[1]), b"x" * 40_000)
except StorageError as error:
    print(error.sentence)
"""


def refusal_to_read(path: Path) -> StorageError:
    with pytest.raises(StorageError) as caught:
        read_bytes(path)
    return caught.value


def refusal_to_write(path: Path) -> StorageError:
    with pytest.raises(StorageError) as caught:
        write_whole(path, b"new")
    return caught.value


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def names_in(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def write_limited(path: Path) -> str:
    """Write 40 kB in a process that may write 16 kB, and return what it says."""
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


# Reading


@pytest.mark.parametrize("data", [b"", b"\x00\xff", b"x" * MAX_BYTES])
def test_file_is_read_as_it_is(tmp_path: Path, data: bytes) -> None:
    """Bytes come back as they stand, up to the greatest size."""
    path = tmp_path / "file"
    path.write_bytes(data)
    assert data == read_bytes(path)


def test_missing_file_is_refused(tmp_path: Path) -> None:
    """A missing file is refused with its name, as a matter of the disk."""
    error = refusal_to_read(tmp_path / "no")
    expected = (f"{tmp_path / 'no'} does not exist.", str(tmp_path / "no"), ExitCode.DISK)
    assert expected == (error.sentence, error.path, error.exit_code)


def test_folder_is_refused(tmp_path: Path) -> None:
    """A folder is refused as a folder, with the advice to name a file."""
    error = refusal_to_read(tmp_path)
    assert (f"{tmp_path} is a folder.", "Name a file in it.") == (error.sentence, error.hint)


def test_pipe_without_writer_is_refused_at_once(tmp_path: Path) -> None:
    """A named pipe is refused instead of waiting for a writer for ever."""
    os.mkfifo(tmp_path / "pipe")
    expected = f"{tmp_path / 'pipe'} is a device or pipe, not a file."
    assert expected == refusal_to_read(tmp_path / "pipe").sentence


@pytest.mark.parametrize("device", ["/dev/null", "/dev/zero"])
def test_device_is_refused(device: str) -> None:
    """A device is refused, whether it holds nothing or never ends."""
    assert f"{device} is a device or pipe, not a file." == refusal_to_read(Path(device)).sentence


@pytest.mark.parametrize("size", [MAX_BYTES + 1, 2**40])
def test_file_that_is_too_large_is_refused(tmp_path: Path, size: int) -> None:
    """A file larger than 4 MiB is refused without being read into memory."""
    path = tmp_path / "large"
    with path.open("wb") as stream:
        stream.truncate(size)
    assert f"{path} is larger than 4 MiB." == refusal_to_read(path).sentence


def test_unreadable_file_is_refused(tmp_path: Path) -> None:
    """A file that may not be read is refused in words."""
    path = tmp_path / "secret"
    path.write_bytes(b"x")
    path.chmod(0)
    with without_privileges():
        error = refusal_to_read(path)
    assert f"{path} may not be read or written with your rights." == error.sentence


@pytest.mark.parametrize("name", ["a\0b", "\0"])
def test_impossible_name_is_refused(tmp_path: Path, name: str) -> None:
    """A name with a NUL is refused when reading and when writing."""
    errors = refusal_to_read(tmp_path / name), refusal_to_write(tmp_path / name)
    expected = f"{str(tmp_path / name)!r} is not a possible file name."
    assert [expected, expected] == [error.sentence for error in errors]


def test_name_under_a_file_is_refused(tmp_path: Path) -> None:
    """A path that leads through a file is refused."""
    (tmp_path / "file").write_bytes(b"")
    path = tmp_path / "file" / "inner"
    assert f"{path} lies under something that is not a folder." == refusal_to_read(path).sentence


def test_endless_link_is_refused(tmp_path: Path) -> None:
    """A link to itself is refused when reading."""
    path = tmp_path / "loop"
    path.symlink_to(path)
    assert f"{path} is a chain of links that never ends." == refusal_to_read(path).sentence


# Writing


def test_new_file_is_private(tmp_path: Path) -> None:
    """A new file can be read by its owner only."""
    write_whole(tmp_path / "new", b"data")
    assert ((tmp_path / "new").read_bytes(), mode_of(tmp_path / "new")) == (b"data", 0o600)


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o644, 0o660, 0o755])
def test_existing_file_keeps_its_mode(tmp_path: Path, mode: int) -> None:
    """Replacing a file does not change who may read it."""
    path = tmp_path / "file"
    path.write_bytes(b"old and longer")
    path.chmod(mode)
    write_whole(path, b"new")
    assert (b"new", mode) == (path.read_bytes(), mode_of(path))


def test_only_the_file_is_left(tmp_path: Path) -> None:
    """A successful write leaves nothing beside the file."""
    write_whole(tmp_path / "file", b"a")
    write_whole(tmp_path / "file", b"b")
    assert names_in(tmp_path) == ["file"]


def test_link_is_followed_and_kept(tmp_path: Path) -> None:
    """Writing through a link changes the file it leads to, and the link stays a link."""
    folder = tmp_path / "real"
    folder.mkdir()
    (folder / "file").write_bytes(b"old")
    link = tmp_path / "link"
    link.symlink_to(folder / "file")
    write_whole(link, b"new")
    assert (
        link.is_symlink(),
        (folder / "file").read_bytes(),
        names_in(tmp_path),
    ) == (True, b"new", ["link", "real"])


def test_dangling_link_is_followed(tmp_path: Path) -> None:
    """Writing through a link to nothing makes the file it names."""
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "file")
    write_whole(link, b"new")
    assert (link.is_symlink(), (tmp_path / "file").read_bytes()) == (True, b"new")


def test_endless_link_is_refused_when_writing(tmp_path: Path) -> None:
    """A link to itself cannot be written through."""
    path = tmp_path / "loop"
    path.symlink_to(path)
    assert str(path) == refusal_to_write(path).path


def test_write_protected_file_is_left_alone(tmp_path: Path) -> None:
    """A file its owner protected is refused, though a rename could replace it."""
    path = tmp_path / "file"
    path.write_bytes(b"old")
    path.chmod(0o444)
    error = refusal_to_write(path)
    assert (b"old", 0o444, ["file"], str(path)) == (
        path.read_bytes(),
        mode_of(path),
        names_in(tmp_path),
        error.path,
    )


def test_folder_is_not_written(tmp_path: Path) -> None:
    """A folder is refused as a target."""
    folder = tmp_path / "folder"
    folder.mkdir()
    error = refusal_to_write(folder)
    assert (f"{folder} is a folder.", ["folder"]) == (error.sentence, names_in(tmp_path))


def test_pipe_is_not_replaced(tmp_path: Path) -> None:
    """A pipe or device is refused as a target: a rename would put a file in its place."""
    os.mkfifo(tmp_path / "pipe")
    refusal_to_write(tmp_path / "pipe")
    assert (tmp_path / "pipe").is_fifo()


def test_missing_folder_is_refused_and_not_made(tmp_path: Path) -> None:
    """A file in a folder that does not exist is refused; the folder is not made."""
    error = refusal_to_write(tmp_path / "no" / "file")
    expected = f"{tmp_path / 'no' / 'file'} does not exist."
    assert (expected, []) == (error.sentence, names_in(tmp_path))


def test_folder_that_may_not_be_written_is_refused(tmp_path: Path) -> None:
    """In a folder one may not write to, the old file stays as it is."""
    path = tmp_path / "file"
    path.write_bytes(b"old")
    tmp_path.chmod(0o500)
    with without_privileges():
        refusal_to_write(path)
    tmp_path.chmod(0o700)
    assert (path.read_bytes(), names_in(tmp_path)) == (b"old", ["file"])


def test_failed_write_leaves_the_old_file_and_no_other(tmp_path: Path) -> None:
    """If writing breaks off in the middle, the old file stands whole and nothing is left over."""
    path = tmp_path / "file"
    path.write_bytes(b"old")
    said = write_limited(path)
    expected = f"{path} cannot be written: it would be larger than the system allows."
    assert (expected, b"old", ["file"]) == (said, path.read_bytes(), names_in(tmp_path))


def test_failed_write_of_a_new_file_leaves_nothing(tmp_path: Path) -> None:
    """If writing a new file breaks off, there is no file."""
    write_limited(tmp_path / "file")
    assert names_in(tmp_path) == []


@pytest.mark.parametrize("name", ["x" * 255, "é" * 127, "😀" * 63])
def test_longest_names_can_be_written(tmp_path: Path, name: str) -> None:
    """Any name the file system allows can be written, in any script."""
    write_whole(tmp_path / name, b"new")
    assert [name] == names_in(tmp_path)


def test_name_that_is_too_long_is_refused(tmp_path: Path) -> None:
    """A name longer than the file system allows is refused in words."""
    path = tmp_path / ("x" * 256)
    expected = f"{path} has a name longer than the file system allows."
    assert expected == refusal_to_write(path).sentence


def test_open_reader_keeps_the_old_file(tmp_path: Path) -> None:
    """Who has the old file open goes on reading the old text: the file is replaced, not changed."""
    path = tmp_path / "file"
    path.write_bytes(b"old")
    with path.open("rb") as stream:
        write_whole(path, b"new")
        assert stream.read() == b"old"
