"""Open a file for work: who else has it open, whether it may be written, what there is to say."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from wizard.errors import ReadOnlyError, StorageError
from wizard.storage.assessments import Loaded, read_assessment
from wizard.storage.disk.locks import Holder, Lock, take_lock
from wizard.storage.disk.obstacles import find_obstacle, has_other_names
from wizard.storage.disk.temporaries import remove_strays
from wizard.storage.reading.migrations import FormatStep
from wizard.storage.recovery import copies_of

Access = Literal["read", "write", "take-over"]
"""For reading only; for work, if nobody else has it open; for work whoever has it open."""


class Claim(NamedTuple):
    """What was found when a file was opened."""

    lock: Lock | None = None
    read_only: ReadOnlyError | None = None
    """Why nothing can be changed; None if it can."""
    holder: Holder | None = None
    """Who has it open, if that is why."""
    is_shared: bool = False
    """Whether somebody else has it open as well."""
    news: Sequence[str] = ()
    digest: str = ""
    """Digest of what was read; empty for an assessment that has no file yet."""
    steps: tuple[FormatStep, ...] = ()
    """What brought the assessment up to date, if its file is of an older format."""


FREE = Claim()
"""The claim on a file that nobody else can know of yet."""


def claim(path: Path, access: Access) -> Claim:
    """Take the lock of a file to be worked on, before it is read; never fails."""
    if access == "read":
        return Claim(read_only=ReadOnlyError(str(path), f"{path} was opened for reading."))
    remove_strays(Path(os.path.realpath(path)).parent)
    obstacle = find_obstacle(path)
    if obstacle is not None:
        hint = "It can be read; copy it to where you may write to go on with it."
        error = ReadOnlyError(str(path), obstacle.sentence, hint)
        return Claim(read_only=error, news=(str(error),))
    taken = take_lock(path)
    if isinstance(taken, Holder):
        return _share(path, taken, access)
    return Claim(taken, news=_say_names(path))


def _share(path: Path, holder: Holder, access: Access) -> Claim:
    if access == "take-over":
        said = f"{path.name} is also open elsewhere ({holder}): both sides' answers are merged."
        return Claim(is_shared=True, news=(said, *_say_names(path)))
    sentence = f"{path} is open elsewhere: {holder}."
    error = ReadOnlyError(str(path), sentence, "Close it there, or open it with --take-over.")
    news = (f"{sentence} Here it can only be read.",)
    return Claim(read_only=error, holder=holder, news=news)


def _say_names(path: Path) -> tuple[str, ...]:
    if not has_other_names(path):
        return ()
    return (f"{path.name} has another name (hard link): that one keeps the text as it is now.",)


def read_or_hint(path: Path) -> Loaded:
    """Read a file; if that fails, the StorageError says where what was last answered can be had."""
    try:
        return read_assessment(path)
    except StorageError as error:
        if not copies_of(path):
            raise
        hint = f"What was last answered can be had: partnership-wizard recover {path} --apply"
        raise StorageError(error.path, error.sentence, hint) from error
