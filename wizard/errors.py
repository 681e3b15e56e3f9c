"""What can go wrong, said for the person who reads it.

WizardError                     a sentence, and a hint what to do
├─ InvalidFileError             a file cannot be understood: all its problems, located
│  └─ NewerSchemaError          written by a later version: refused, never overwritten
├─ InvalidAnswerError           an answer its question does not allow
├─ StorageError                 cannot read or write
│  ├─ ChangedError              another program wrote the file in between
│  ├─ DeletedError              another program deleted the file while it was open
│  └─ ReadOnlyError             opened for reading: changes are refused
├─ UsageError                   the command line asks for something that does not exist
└─ NotATerminalError            the screens were asked for without a terminal
"""

from collections.abc import Sequence
from enum import IntEnum
from typing import NamedTuple


class ExitCode(IntEnum):
    """What the process says to the shell; documented in the README and kept stable."""

    FINE = 0
    UNEXPECTED = 1
    USAGE = 2
    INVALID = 3
    DISK = 4
    INTERRUPTED = 130


class Problem(NamedTuple):
    """One thing wrong in one file, with its place; line and column count from 1."""

    file: str
    line: int
    column: int
    path: str
    what: str
    hint: str = ""

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}:{self.column}: {self.path or 'document'}"
        return f"{where}: {self.what}" + (f"; {self.hint}" if self.hint else "")


class WizardError(Exception):
    """Root of every error this program raises on purpose."""

    exit_code = ExitCode.UNEXPECTED

    def __init__(self, sentence: str, hint: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.sentence} {self.hint}".rstrip()


class InvalidFileError(WizardError):
    """A file that cannot be understood, with all its problems in the order of their place."""

    exit_code = ExitCode.INVALID

    def __init__(self, file: str, problems: Sequence[Problem], hint: str = "") -> None:
        count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
        super().__init__(f"{file} has {count}.", hint)
        self.file = file
        self.problems = tuple(problems)


class NewerSchemaError(InvalidFileError):
    """A file written by a later version of this program."""


class InvalidAnswerError(WizardError):
    """An answer that its question does not allow; `question` is the question's id."""

    exit_code = ExitCode.INVALID

    def __init__(self, question: str, sentence: str, hint: str = "") -> None:
        super().__init__(sentence, hint)
        self.question = question


class StorageError(WizardError):
    """The disk refused; `path` is the file or folder concerned."""

    exit_code = ExitCode.DISK

    def __init__(self, path: str, sentence: str, hint: str = "", *, kept: str = "") -> None:
        super().__init__(sentence, hint)
        self.path = path
        self.kept = kept
        """Where the answers are meanwhile, as a sentence."""

    def __str__(self) -> str:
        return f"{super().__str__()} {self.kept}".rstrip()


class ChangedError(StorageError):
    """The file holds something else than what it held when it was last read or written."""


class DeletedError(StorageError):
    """The file was deleted while it was open; only an explicit save makes it again."""


class ReadOnlyError(StorageError):
    """The file was opened for reading, or may not be written: changes are refused."""


class UsageError(WizardError):
    """The command line asks for something that does not exist."""

    exit_code = ExitCode.USAGE


class NotATerminalError(WizardError):
    """The screens were asked for without a terminal that can show them."""

    exit_code = ExitCode.USAGE
