"""Read a file whole, and replace a file whole: at any instant the old or the new one stands."""

import contextlib
import errno
import os
import secrets
import stat
from pathlib import Path

from wizard.errors import StorageError

MAX_BYTES = 4 * 1024 * 1024

_REASONS = {
    errno.ENOENT: "does not exist",
    errno.EACCES: "may not be read or written with your rights",
    errno.EPERM: "may not be read or written with your rights",
    errno.EISDIR: "is a folder",
    errno.ENOSPC: "cannot be written: the disk is full",
    errno.EDQUOT: "cannot be written: your disk quota is used up",
    errno.EROFS: "cannot be written: the disk is read-only",
    errno.EFBIG: "cannot be written: it would be larger than the system allows",
    errno.ENAMETOOLONG: "has a name longer than the file system allows",
    errno.ENOTDIR: "lies under something that is not a folder",
    errno.ELOOP: "is a chain of links that never ends",
}


def explain_os_error(path: Path, error: OSError) -> StorageError:
    """Return `error` as a sentence about `path`."""
    reason = _REASONS.get(error.errno or 0, (error.strerror or str(error)).lower())
    return StorageError(str(path), f"{path} {reason}.")


def read_bytes(path: Path) -> bytes:
    """Read a regular file of at most 4 MiB; StorageError says what else it is.

    Opened without blocking, so that a FIFO without a writer cannot hang the program.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except (OSError, ValueError) as error:
        raise _as_storage_error(path, error) from error
    try:
        return _read_regular(path, descriptor)
    except OSError as error:
        raise explain_os_error(path, error) from error
    finally:
        os.close(descriptor)


def _read_regular(path: Path, descriptor: int) -> bytes:
    mode = os.fstat(descriptor).st_mode
    if stat.S_ISDIR(mode):
        raise StorageError(str(path), f"{path} is a folder.", "Name a file in it.")
    if not stat.S_ISREG(mode):
        raise StorageError(str(path), f"{path} is a device or pipe, not a file.")
    with open(descriptor, "rb", closefd=False) as stream:
        data: bytes | None = stream.read(MAX_BYTES + 1)
    if data is None:  # what only looks like a file, and has nothing to say yet
        raise StorageError(str(path), f"{path} is a device or pipe, not a file.")
    if len(data) > MAX_BYTES:
        raise StorageError(str(path), f"{path} is larger than {MAX_BYTES // 1024**2} MiB.")
    return data


def _as_storage_error(path: Path, error: OSError | ValueError) -> StorageError:
    if isinstance(error, OSError):
        return explain_os_error(path, error)
    return StorageError(repr(str(path)), f"{str(path)!r} is not a possible file name.")


def write_whole(path: Path, data: bytes) -> None:
    """Replace the file at `path` by `data`, or leave it untouched and raise StorageError.

    A new file gets mode 0600; an existing one keeps its mode. A link is followed.
    """
    try:
        # Not Path.resolve: on a chain of links without end it raises something else.
        _write_whole(Path(os.path.realpath(path)), data)
    except (OSError, ValueError) as error:
        raise _as_storage_error(path, error) from error


def _write_whole(target: Path, data: bytes) -> None:
    mode = _mode_of(target)
    # In the target's own folder: only there is a rename atomic, and never across devices.
    # Named without the target's name, which may fill all a file name can hold.
    temporary = target.with_name(f".partnership-{os.getpid()}-{secrets.token_hex(4)}.tmp")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
    try:
        with open(os.open(temporary, flags, 0o600), "wb") as stream:  # noqa: PTH123
            stream.write(data)
            stream.flush()
            os.fchmod(stream.fileno(), mode)
            # Before the rename: otherwise a power cut can leave the new name on an empty file.
            os.fsync(stream.fileno())
        temporary.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    _sync_folder(target.parent)


def _mode_of(target: Path) -> int:
    try:
        found = target.stat().st_mode
    except FileNotFoundError:
        return 0o600
    if stat.S_ISDIR(found):
        raise IsADirectoryError(errno.EISDIR, "is a folder")
    if not stat.S_ISREG(found):
        raise OSError(errno.EINVAL, "is a device or pipe, not a file")
    if not found & stat.S_IWUSR:
        # A rename would replace a write-protected file without a word.
        raise PermissionError(errno.EACCES, "is write-protected")
    return stat.S_IMODE(found)


def _sync_folder(folder: Path) -> None:
    """Make the rename itself durable: without this a reported save can vanish for seconds."""
    # Refused by some network file systems, and where the folder may not be read: the file itself
    # is safe by then, so that is no reason to call the save a failure.
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
