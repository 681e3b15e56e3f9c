"""Begin an assessment: a blank one, or a copy of the shipped example."""

import contextlib
import os
import uuid
from collections.abc import Callable, Mapping
from datetime import datetime
from importlib.resources import files
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from wizard.errors import StorageError, UsageError
from wizard.model.assessment import Assessment
from wizard.model.pack import Pack
from wizard.spelling import suggest
from wizard.storage.assessments import render_assessment
from wizard.storage.files import explain_os_error, write_whole

EXAMPLE_NAME = "example.assessment.yaml"


def blank_assessment(
    pack: Pack,
    clock: Callable[[], datetime],
    *,
    title: str,
    partnership: Mapping[str, str],
    analyst: str = "",
    depth: str = "core",
    out_of_scope: Mapping[str, str] | None = None,
) -> Assessment:
    """Return an assessment without answers; UsageError lists everything that is not accepted.

    `partnership` holds `us`, `partner`, and optionally the record's other fields; `out_of_scope`
    maps dimensions to reasons.
    """
    left_out = out_of_scope or {}
    dimensions = [checklist.id for checklist in pack.checklists]
    for dimension in left_out:
        if dimension not in dimensions:
            hint = suggest(dimension, dimensions) or f"One of: {', '.join(dimensions)}."
            raise UsageError(f"No dimension is called {dimension}.", hint)
    moment = clock()
    return _validate(
        {
            "kind": "partnership-assessment",
            "schema_version": 1,
            "id": str(uuid.uuid4()),
            "title": title,
            "partnership": dict(partnership),
            "analyst": analyst,
            "created": moment,
            "updated": moment,
            "pack": {"id": pack.file.id, "version": pack.file.version, "digest": pack.digest},
            "depth": depth,
            "out_of_scope": [{"dimension": d, "reason": r} for d, r in left_out.items()],
        }
    )


def change_facts(
    assessment: Assessment,
    *,
    title: str,
    partnership: Mapping[str, str],
    analyst: str,
    depth: str,
    out_of_scope: Mapping[str, str],
) -> Assessment:
    """Return an assessment with other facts and the same answers; UsageError as above."""
    kept = assessment.partnership.model_dump()
    changed = _validate(
        {
            **assessment.model_copy(update={"answers": {}, "set_aside": {}}).plain(),
            "title": title,
            "partnership": {**kept, **partnership},
            "analyst": analyst,
            "depth": depth,
            "out_of_scope": [{"dimension": d, "reason": r} for d, r in out_of_scope.items()],
        }
    )
    kept_answers = {"answers": assessment.answers, "set_aside": assessment.set_aside}
    return changed.model_copy(update=kept_answers)


def _validate(data: dict[str, Any]) -> Assessment:
    try:
        return Assessment.model_validate(data)
    except ValidationError as error:
        complaints = [
            f"{'.'.join(map(str, detail['loc']))}: {detail['msg']}"
            for detail in error.errors(include_url=False)
        ]
        raise UsageError("; ".join(complaints) + ".") from error


def create_file(path: Path, text: str) -> None:
    """Write a new file; StorageError if something of that name exists already."""
    try:
        # Taking the name first, exclusively, is what makes it certain nothing is overwritten.
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))
    except FileExistsError:
        raise StorageError(str(path), f"{path} exists already.", "Choose another name.") from None
    except OSError as error:
        raise explain_os_error(path, error) from error
    try:
        write_whole(path, text.encode())
    except StorageError:
        with contextlib.suppress(OSError):
            path.unlink()
        raise


def create_assessment(path: Path, assessment: Assessment) -> None:
    """Write a new assessment; StorageError if the file exists."""
    create_file(path, render_assessment(assessment))


def read_example() -> str:
    """Return the text of the shipped example assessment."""
    return (files("wizard") / "data" / EXAMPLE_NAME).read_text(encoding="utf-8")
