"""What lies in the recovery place for a file: brought back, or put away."""

from pydantic import ValidationError

from wizard.errors import UsageError
from wizard.model.changes import change
from wizard.session.answers import first_message
from wizard.session.holding import Holding
from wizard.storage.disk.backups import keep_backup
from wizard.storage.disk.files import explain_os_error, read_bytes
from wizard.storage.recovery import Difference, RecoveryCopy, differences


def recover(session: Holding, copy: RecoveryCopy) -> tuple[Difference, ...]:
    """Bring back what a copy holds, as one change that can be undone; return what it changed.

    What is disputed is taken from the copy; the file as it stood is among its backups. Once all
    is saved, so is the copy. UsageError if its facts do not go with the others any more,
    ReadOnlyError as `Session.replace`.
    """
    found = differences(copy, session.assessment)
    try:
        changed = change(session.assessment, {entry.key: entry.copy for entry in found})
    except ValidationError as error:
        sentence = f"What lies in {copy.file} does not go with the rest: {first_message(error)}"
        raise UsageError(sentence) from error
    session.replace(changed, how="recovered")
    if session.unsaved is None:
        discard(copy)
    return found


def discard(copy: RecoveryCopy) -> None:
    """Make a copy an earlier version of its file, and take it out of the recovery place.

    StorageError if that is refused; then the copy stays where it is.
    """
    keep_backup(copy.path, read_bytes(copy.file))
    try:
        copy.file.unlink()
    except OSError as error:
        raise explain_os_error(copy.file, error) from error
