"""Put a finished file in the place of another one, unless that is not the one we know.

Looking at a file and replacing it are two steps, and in between another program may write. So the
two files change names in one step, where the system can do that: what was replaced is still there,
and if it is not what was expected it gets its name back. Elsewhere a second name, a hard link, is
held over what is replaced; what a rename puts there between the link and ours is then not seen.
"""

import contextlib
import errno
import os
from collections.abc import Callable
from functools import cache
from pathlib import Path

from wizard.errors import StorageError
from wizard.storage.disk.temporaries import name_temporary

Look = Callable[[Path], str]
"""Returns the digest of what a file holds; empty if there is none."""

_IN_THIS_FOLDER = -100
_EXCHANGE = 2
_CANNOT = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM})
"""Old systems, and file systems that know no exchange."""


def replace_expected(target: Path, temporary: Path, expected: str, look: Look) -> bool:
    """Replace `target` if it holds what is expected, by its digest; tell whether it did.

    Raises OSError if that fails; then `target` is what it was.
    """
    ours = look(temporary)
    # As late as can be: what is seen now need not be put back.
    if look(target) != expected:
        return False
    if not expected:
        return _take_name(target, temporary)
    if _exchange(temporary, target):
        return _keep_exchanged(target, temporary, expected, ours, look)
    return _replace_under_net(target, temporary, expected, look)


def _take_name(target: Path, temporary: Path) -> bool:
    with contextlib.suppress(FileExistsError):
        give_name(target, temporary)
        return True
    return False


def give_name(path: Path, temporary: Path) -> None:
    """Give a finished file a name nothing has; FileExistsError if something has it."""
    try:
        # Unlike a rename, a link never replaces anything.
        path.hardlink_to(temporary)
    except FileExistsError:
        raise
    except OSError:
        # Some file systems know no second names: there the name is taken first, empty.
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))
        temporary.replace(path)


def _keep_exchanged(target: Path, temporary: Path, expected: str, ours: str, look: Look) -> bool:
    try:
        if look(temporary) == expected:
            return True
    except StorageError:
        # It cannot be looked at any more; a moment ago it was as expected.
        return True
    _exchange(temporary, target)
    if look(temporary) != ours:
        # Somebody wrote again in between: the newest stands.
        _exchange(temporary, target)
    return False


def _replace_under_net(target: Path, temporary: Path, expected: str, look: Look) -> bool:
    net = name_temporary(target.parent)
    with contextlib.suppress(OSError):
        net.hardlink_to(target)
    try:
        temporary.replace(target)
        with contextlib.suppress(StorageError):
            if look(net) not in ("", expected):
                net.replace(target)
                return False
    finally:
        with contextlib.suppress(OSError):
            net.unlink()
    return True


def _exchange(one: Path, other: Path) -> bool:
    """Let two files change names in one step; false where that cannot be done."""
    call = system_exchange()
    if call is None:
        return False
    code = call(os.fsencode(one), os.fsencode(other))
    if code in _CANNOT:
        return False
    if code:
        raise OSError(code, os.strerror(code))
    return True


@cache
def system_exchange() -> Callable[[bytes, bytes], int] | None:
    """Return the call of the system that exchanges two names, as a function to an error number."""
    try:
        import ctypes  # noqa: PLC0415 - not every system has it, and not every start writes

        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (ImportError, OSError, AttributeError):
        return None

    def call(one: bytes, other: bytes) -> int:
        failed = rename(_IN_THIS_FOLDER, one, _IN_THIS_FOLDER, other, _EXCHANGE)
        return ctypes.get_errno() if failed else 0

    return call
