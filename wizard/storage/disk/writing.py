"""Replace a file whole: at any instant the old or the new one stands."""

import contextlib
import errno
import fcntl
import os
import stat
from pathlib import Path

from wizard.errors import ChangedError, StorageError
from wizard.storage.disk.attributes import carry_over
from wizard.storage.disk.files import as_storage_error, digest_at, read_all
from wizard.storage.disk.replacing import give_name, replace_expected
from wizard.storage.disk.temporaries import name_temporary

_NO_FOLDER_SYNC = frozenset(
    {errno.EACCES, errno.EPERM, errno.EINVAL, errno.EBADF, errno.ENOTSUP, errno.ENOSYS}
)
"""A folder that may not be opened, or a file system that does not sync folders."""

_FULL_SYNC: int | None = getattr(fcntl, "F_FULLFSYNC", None)
_NEW = os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
_PRIVATE = 0o600


def write_whole(path: Path, data: bytes, *, expected: str | None = None) -> tuple[str, ...]:
    """Replace the file at `path` by `data`, or leave it untouched and raise StorageError.

    A new file gets mode 0600; an existing one keeps owner, group, mode and attributes: returned
    is what of these the system did not let us keep. A link is followed. With `expected`, the
    digest of what should stand there (empty for nothing), ChangedError if something else does.
    """
    try:
        # Not Path.resolve: on a chain of links without end it raises something else.
        return _write_whole(Path(os.path.realpath(path)), data, expected)
    except (OSError, ValueError) as error:
        raise as_storage_error(path, error) from error


def _write_whole(target: Path, data: bytes, expected: str | None) -> tuple[str, ...]:
    like = _stat_of(target)
    # In the target's own folder: only there is a rename atomic, and never across devices.
    temporary = name_temporary(target.parent)
    try:
        unkept = _write_temporary(temporary, data, target, like)
        if expected is None:
            temporary.replace(target)
        elif not replace_expected(target, temporary, expected, digest_at):
            raise ChangedError(str(target), f"{target} was changed by another program.")
    finally:
        # After an exchange this is what was replaced.
        _remove(temporary)
    _sync_folder(target.parent)
    return unkept


def write_new(path: Path, data: bytes) -> None:
    """Write a new file of mode 0600; StorageError if anything of that name exists already."""
    temporary = name_temporary(path.parent)
    try:
        _write_temporary(temporary, data)
        give_name(path, temporary)
        _sync_folder(path.parent)
    except FileExistsError:
        sentence = f"{path} exists already."
        raise StorageError(str(path), sentence, "Choose another name.") from None
    except (OSError, ValueError) as error:
        raise as_storage_error(path, error) from error
    finally:
        _remove(temporary)


def write_private(path: Path, data: bytes) -> None:
    """Give `path` to a new file of mode 0600, whatever had that name; StorageError if refused.

    A link is replaced and not followed: for files of our own, which nobody has reason to link.
    """
    temporary = name_temporary(path.parent)
    try:
        _write_temporary(temporary, data)
        temporary.replace(path)
        _sync_folder(path.parent)
    except (OSError, ValueError) as error:
        raise as_storage_error(path, error) from error
    finally:
        _remove(temporary)


def _write_temporary(
    temporary: Path, data: bytes, target: Path | None = None, like: os.stat_result | None = None
) -> tuple[str, ...]:
    """Write a file that is whole, on the disk and like `target` before it gets its name."""
    # Private from the first instant: a mode set later would leave a moment to read it.
    descriptor = os.open(temporary, _NEW, _PRIVATE)
    try:
        _write_all(descriptor, data)
        unkept = carry_over(target, like, descriptor) if target and like else ()
        # Before the rename: otherwise a power cut can leave the new name on an empty file.
        _sync(descriptor)
        # A write that was acknowledged is not yet a write that happened: some network and overlay
        # file systems, and faulty memory, return something else.
        if read_all(descriptor, len(data)) != data:
            raise OSError(errno.EIO, "what was written reads otherwise")
    finally:
        # May fail as well: network file systems report here what they could not store.
        os.close(descriptor)
    return unkept


def _write_all(descriptor: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        # One call may take less than all, at a limit of size for example.
        count = os.write(descriptor, rest)
        if not count:
            raise OSError(errno.ENOSPC, "nothing more is taken")
        rest = rest[count:]


def _stat_of(target: Path) -> os.stat_result | None:
    """Return what a file is like that may be replaced; None if there is none."""
    try:
        found = target.stat()
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(found.st_mode):
        raise IsADirectoryError(errno.EISDIR, "is a folder")
    if not stat.S_ISREG(found.st_mode):
        raise OSError(errno.EINVAL, "is a device or pipe, not a file")
    if not may_write(target, found.st_mode):
        # A rename would replace a write-protected file without a word.
        raise PermissionError(errno.EACCES, "is write-protected")
    return found


def may_write(path: Path, mode: int) -> bool:
    """Tell whether a file is one to be written: by its own mode, which root obeys too, and ours."""
    effective = os.access in os.supports_effective_ids
    return bool(mode & stat.S_IWUSR) and os.access(path, os.W_OK, effective_ids=effective)


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink()


def _sync(descriptor: int) -> None:
    """Bring a file to the disk itself."""
    if _FULL_SYNC is not None:
        # On macOS a plain fsync leaves it in the drive's own cache.
        with contextlib.suppress(OSError):
            fcntl.fcntl(descriptor, _FULL_SYNC)
            return
    os.fsync(descriptor)


def _sync_folder(folder: Path) -> None:
    """Make the rename itself durable: without this a reported save can vanish for seconds."""
    try:
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        # The file itself is safe by then; only a disk that fails makes the save a failure.
        if error.errno not in _NO_FOLDER_SYNC:
            raise
