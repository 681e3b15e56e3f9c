"""Load one record from one YAML file: every problem of the file is reported, with its place."""

from pathlib import Path
from typing import TypeVar, get_args

from pydantic import ValidationError

from wizard.errors import InvalidFileError, NewerSchemaError, Problem
from wizard.model.base import SCHEMA_VERSION, Record
from wizard.storage.disk.files import read_bytes
from wizard.storage.reading.document import Document
from wizard.storage.reading.migrations import FormatStep, bring_up_to_date
from wizard.storage.reading.sifting import Found, Look, find_refusal
from wizard.storage.reading.strict_yaml import find_places, read_yaml
from wizard.storage.reading.validation import Refused, explain_errors, explain_faults, locate

R = TypeVar("R", bound=Record)

_KINDS = (
    "checklist",
    "checklist-changes",
    "overlay",
    "pack",
    "pack-translation",
    "partnership-assessment",
    "partnership-summary",
    "settings",
    "translation",
)


def load_record(path: Path, record: type[R]) -> R:
    """Load `record` from a file; raises StorageError, InvalidFileError or NewerSchemaError."""
    return parse_record(read_bytes(path), str(path), record)


def parse_record(raw: bytes, file: str, record: type[R]) -> R:
    """Read `record` from bytes, of an older format too; `file` is only named in problems."""
    return parse_with_steps(raw, file, record)[0]


def parse_with_steps(raw: bytes, file: str, record: type[R]) -> tuple[R, tuple[FormatStep, ...]]:
    """Do the same; return also the steps that brought an older format up to date."""
    look = Look(record)
    document = read_yaml(raw, look=look)
    if document.cut is not None:
        _refuse_early(file, raw, document, look)
        # All that seemed to be wrong may stand further on.
        document = read_yaml(raw)
    if document.faults:
        raise _refusal(file, raw, document, record)
    refuse_newer(file, raw, document)
    _refuse_other_kind(file, raw, document, record)
    data, steps = bring_up_to_date(document.data)
    try:
        return record.model_validate(data), steps
    except ValidationError as error:
        # Not chained to it: it would keep alive all that is wrong, however much that is.
        refusal = _refusal(file, raw, document, record, Found(data, error))
    raise refusal


def _refuse_early(file: str, raw: bytes, document: Document, look: Look) -> None:
    """Raise InvalidFileError or NewerSchemaError for what was read before a look ended it."""
    refuse_newer(file, raw, document)
    _refuse_other_kind(file, raw, document, look.record)
    refusal = _refusal(file, raw, document, look.record, look.found)
    # An error that is raised keeps alive whatever was at hand.
    look.found = None
    if refusal.problems:
        raise refusal


def refuse_newer(file: str, raw: bytes, document: Document) -> None:
    """Raise NewerSchemaError if a document says it was written by a later version."""
    data = document.data
    version = data.get("schema_version") if isinstance(data, dict) else None
    if type(version) is int and version > SCHEMA_VERSION:
        what = f"schema version {version} is newer than {SCHEMA_VERSION}, the newest known here"
        place = locate(find_places(raw, document, [("schema_version",)]), ("schema_version",))
        problem = Problem(file, *place, "schema_version", what)
        hint = "Use a newer partnership-wizard; the file was left as it is."
        raise NewerSchemaError(file, [problem], hint)


def _refuse_other_kind(file: str, raw: bytes, document: Document, record: type[Record]) -> None:
    """Raise InvalidFileError with one problem if a document is another kind of this program's."""
    data, wanted = document.data, get_args(record.model_fields["kind"].annotation)[0]
    given = data.get("kind") if isinstance(data, dict) else None
    if given in _KINDS and given != wanted:
        place = locate(find_places(raw, document, [("kind",)]), ("kind",))
        what = f"this is a {given}, and a {wanted} is needed"
        raise InvalidFileError(file, [Problem(file, *place, "kind", what)])


def _refusal(
    file: str,
    raw: bytes,
    document: Document,
    record: type[Record],
    found: Found | None = None,
) -> InvalidFileError:
    """Return all problems of a file: those of its text, and those of what it says.

    `found` is what the record refuses, if that is known already.
    """
    problems = explain_faults(file, document)
    if document.data is not None:
        data = bring_up_to_date(document.data)[0]
        part, error = found or Found(data, find_refusal(record, data))
        problems += explain_errors(file, raw, Refused(record, document, data, part, error))
    problems.sort(key=lambda problem: (problem.line, problem.column))
    return InvalidFileError(file, problems)
