"""Write a text in the person's own editor: a private temporary file, read back when it ends."""

import os
import shlex
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from wizard.errors import StorageError, UsageError
from wizard.visible import clean

_NAME = "note.txt"
_USUAL = ("nano", "vi")
_MOST = 10_000_000
"""Bytes: whatever is larger was not written by a person."""
_UNCHANGED = "The note stays as it was."


def editor_command(environment: Mapping[str, str]) -> tuple[str, ...]:
    """Return the words that start $VISUAL, $EDITOR or a usual editor; UsageError if there is none.

    As in a shell, the variable may hold options and quotes.
    """
    for variable in ("VISUAL", "EDITOR"):
        if named := environment.get(variable, "").strip():
            return _found(variable, named)
    for usual in _USUAL:
        if found := shutil.which(usual):
            return (found,)
    raise UsageError("No editor was found.", "Set EDITOR to the one you use.")


def _found(variable: str, named: str) -> tuple[str, ...]:
    try:
        words = shlex.split(named)
    except ValueError as error:
        raise UsageError(f"{variable} is no command: {error}.", _UNCHANGED) from error
    if not words or shutil.which(words[0]) is None:
        raise UsageError(f"{variable} names {named}, which is no program.", _UNCHANGED)
    return tuple(words)


def edit_text(text: str, command: Sequence[str]) -> str:
    """Return the text as the editor left it, cleaned; StorageError if nothing usable is left.

    The folder is private too: editors write backups and swap files beside the file.
    """
    try:
        with TemporaryDirectory(prefix="partnership-wizard-") as folder:
            path = Path(folder) / _NAME
            path.touch(mode=0o600)
            path.write_text(text, encoding="utf-8")
            ended = subprocess.run([*command, str(path)], check=False)  # noqa: S603 - their editor
            if ended.returncode != 0:
                raise _refuse(f"{command[0]} ended with {ended.returncode}.")
            return _read(path, had_text=bool(text.strip()))
    except OSError as error:
        raise _refuse(f"The editor could not be used: {error.strerror or error}.") from error


def _read(path: Path, *, had_text: bool) -> str:
    if not path.is_file() or path.stat().st_size > _MOST:
        raise _refuse("The editor left no text.")
    try:
        left = clean(path.read_bytes().decode()).strip("\n")
    except UnicodeDecodeError as error:
        raise _refuse("The editor left something that is no UTF-8 text.") from error
    if had_text and not left.strip():
        raise _refuse("The editor left nothing.")
    return left


def _refuse(sentence: str) -> StorageError:
    return StorageError(os.curdir, sentence, _UNCHANGED)
