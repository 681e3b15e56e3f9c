"""Read a file whole, and say in words why it cannot be read."""

import contextlib
import errno
import hashlib
import os
import stat
from pathlib import Path

from wizard.errors import StorageError

MAX_BYTES = 4 * 1024 * 1024

_REASONS = {
    errno.ENOENT: "does not exist",
    errno.EACCES: "may not be read or written with your rights",
    errno.EPERM: "may not be read or written with your rights",
    errno.EISDIR: "is a folder",
    errno.EIO: "cannot be read or written: the disk reports an error",
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


def digest_of(raw: bytes) -> str:
    """Return the SHA-256 of some bytes as `sha256:…`."""
    return f"sha256:{hashlib.sha256(raw).hexdigest()}"


# Reading


def read_bytes(path: Path) -> bytes:
    """Read a regular file of at most 4 MiB; StorageError says what else it is.

    Opened without blocking, so that a FIFO without a writer cannot hang the program.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except (OSError, ValueError) as error:
        raise as_storage_error(path, error) from error
    try:
        return _read_regular(path, descriptor)
    except OSError as error:
        raise explain_os_error(path, error) from error
    finally:
        # What was read was read, whatever happens now.
        with contextlib.suppress(OSError):
            os.close(descriptor)


def read_if_there(path: Path) -> bytes | None:
    """Read a file as `read_bytes` does; None if nothing of that name is there."""
    try:
        # Not lexists: that a disk fails does not mean that a file is gone.
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise explain_os_error(path, error) from error
    return read_bytes(path)


def digest_at(path: Path) -> str:
    """Return the digest of what a file holds, empty if there is none; raises as `read_bytes`."""
    raw = read_if_there(path)
    return "" if raw is None else digest_of(raw)


def _read_regular(path: Path, descriptor: int) -> bytes:
    mode = os.fstat(descriptor).st_mode
    if stat.S_ISDIR(mode):
        raise StorageError(str(path), f"{path} is a folder.", "Name a file in it.")
    if not stat.S_ISREG(mode):
        raise StorageError(str(path), f"{path} is a device or pipe, not a file.")
    data = read_all(descriptor, MAX_BYTES)
    if len(data) > MAX_BYTES:
        raise StorageError(str(path), f"{path} is larger than {MAX_BYTES // 1024**2} MiB.")
    return data


def as_storage_error(path: Path, error: OSError | ValueError) -> StorageError:
    """Return what a call of the system said of `path`; a ValueError is about its name."""
    if isinstance(error, OSError):
        return explain_os_error(path, error)
    return StorageError(repr(str(path)), f"{str(path)!r} is not a possible file name.")


def read_all(descriptor: int, size: int) -> bytes:
    """Read a file from its beginning; of one longer than `size` one byte more."""
    parts: list[bytes] = []
    position = 0
    while part := os.pread(descriptor, size + 1 - position, position):
        parts.append(part)
        position += len(part)
    return b"".join(parts)
