"""Files written by a later version are refused as such, and never called wrong."""

import pytest

from tests.storage_helpers import ECONOMY, PACK, make_assessment, place_of
from wizard.errors import ExitCode, InvalidFileError, NewerSchemaError
from wizard.model.assessment import Assessment
from wizard.model.base import Record
from wizard.model.checklist import Checklist
from wizard.model.pack import PackFile
from wizard.storage.assessments import render_assessment
from wizard.storage.reading.records import parse_record

ASSESSMENT = render_assessment(make_assessment())


def newer(text: str, record: type[Record]) -> NewerSchemaError:
    with pytest.raises(NewerSchemaError) as caught:
        parse_record(text.encode(), "file.yaml", record)
    return caught.value


@pytest.mark.parametrize(
    ("text", "record"), [(PACK, PackFile), (ECONOMY, Checklist), (ASSESSMENT, Assessment)]
)
@pytest.mark.parametrize("version", [2, 3, 1_000])
def test_newer_schema_is_refused_as_newer(text: str, record: type[Record], version: int) -> None:
    """A file of a later schema is refused as such, by number."""
    text = text.replace("schema_version: 1\n", f"schema_version: {version}\n")
    (problem,) = newer(text, record).problems
    what = f"schema version {version} is newer than 1, the newest known here"
    assert ("schema_version", what) == (problem.path, problem.what)


def test_newer_schema_is_located() -> None:
    """The problem of a newer schema stands where its number stands."""
    text = PACK.replace("schema_version: 1", "schema_version: 2")
    (problem,) = newer(text, PackFile).problems
    assert place_of(text, "2\n") == (problem.line, problem.column)


def test_newer_schema_with_unknown_keys_is_newer_and_not_wrong() -> None:
    """What a later version added is no fault of the file."""
    text = PACK.replace("schema_version: 1", "schema_version: 2") + "later: true\n"
    assert len(newer(text, PackFile).problems) == 1


def test_newer_schema_says_what_to_do() -> None:
    """The hint of a newer schema names the way out and promises that the file stands."""
    error = newer(PACK.replace("schema_version: 1", "schema_version: 2"), PackFile)
    hint = "Use a newer partnership-wizard; the file was left as it is."
    assert (hint, ExitCode.INVALID) == (error.hint, error.exit_code)


@pytest.mark.parametrize("version", ["0", "-1", '"1"', "1.0", "true", "null"])
def test_other_schema_versions_are_refused_as_wrong(version: str) -> None:
    """A schema version that never existed is a wrong value, not a newer file."""
    text = PACK.replace("schema_version: 1", f"schema_version: {version}")
    with pytest.raises(InvalidFileError) as caught:
        parse_record(text.encode(), "file.yaml", PackFile)
    paths = [problem.path for problem in caught.value.problems]
    assert (InvalidFileError, ["schema_version"]) == (type(caught.value), paths)
