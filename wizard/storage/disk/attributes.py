"""What a file keeps besides its text when it is replaced: owner, group, mode, attributes."""

import contextlib
import os
import stat
from pathlib import Path


def carry_over(target: Path, like: os.stat_result, descriptor: int) -> tuple[str, ...]:
    """Make an open file like `target`; return what could not be kept: `owner`, `group`, `mode`."""
    # The owner first: giving a file away resets some bits of its mode.
    _keep_owner(like, descriptor)
    _copy_attributes(target, descriptor)
    now = os.fstat(descriptor)
    has_group = now.st_gid == like.st_gid
    wanted = _mode_for(like, has_group=has_group)
    # Some file systems know no modes; the answers matter more.
    with contextlib.suppress(OSError):
        os.fchmod(descriptor, wanted)
    mode = stat.S_IMODE(os.fstat(descriptor).st_mode)
    lost = {"owner": now.st_uid != like.st_uid, "group": not has_group, "mode": mode != wanted}
    return tuple(name for name, is_lost in lost.items() if is_lost)


def _keep_owner(like: os.stat_result, descriptor: int) -> None:
    own = os.fstat(descriptor)
    if (own.st_uid, own.st_gid) == (like.st_uid, like.st_gid):
        return
    # Only root may give files away; a member of the group may keep at least that.
    for owner in (like.st_uid, -1):
        try:
            os.fchown(descriptor, owner, like.st_gid)
        except OSError:
            continue
        return


def _mode_for(like: os.stat_result, *, has_group: bool) -> int:
    mode = stat.S_IMODE(like.st_mode)
    if has_group:
        return mode
    # What one group was trusted with must not pass to another: it gets what everybody has.
    return mode & ~stat.S_IRWXG | (mode & stat.S_IRWXO) << 3


def _copy_attributes(target: Path, descriptor: int) -> None:
    """Copy extended attributes, access lists among them, as far as the system lets us."""
    if not hasattr(os, "listxattr"):
        return
    with contextlib.suppress(OSError):
        for name in os.listxattr(target):
            with contextlib.suppress(OSError):
                os.setxattr(descriptor, name, os.getxattr(target, name))
