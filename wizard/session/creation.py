"""Begin an assessment: a blank one, or a copy of the shipped example."""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from importlib.resources import files
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from wizard.errors import UsageError
from wizard.model.assessment import Assessment
from wizard.model.base import SCHEMA_VERSION
from wizard.model.pack import Pack
from wizard.spelling import suggest
from wizard.storage.assessments import render_assessment
from wizard.storage.disk.writing import write_new

EXAMPLE_NAME = "example.assessment.yaml"


@dataclass(frozen=True, slots=True)
class Facts:
    """What is asked about a partnership before any question, as it was typed."""

    title: str
    partnership: Mapping[str, str]
    """The fields of the record Partnership; `us` and `partner` are required."""
    analyst: str = ""
    handling: str | None = None
    """A marking such as a classification; None leaves it as it is."""
    depth: str = "core"
    out_of_scope: Mapping[str, str] = field(default_factory=dict)
    """The reason for each dimension left out."""


def blank_assessment(pack: Pack, clock: Callable[[], datetime], facts: Facts) -> Assessment:
    """Return an assessment without answers; UsageError lists everything that is not accepted."""
    dimensions = [checklist.id for checklist in pack.checklists]
    for dimension in facts.out_of_scope:
        if dimension not in dimensions:
            hint = suggest(dimension, dimensions) or f"One of: {', '.join(dimensions)}."
            raise UsageError(f"No dimension is called {dimension}.", hint)
    moment = clock()
    return _validate(
        {
            "kind": "partnership-assessment",
            "schema_version": SCHEMA_VERSION,
            "id": str(uuid.uuid4()),
            "created": moment,
            "updated": moment,
            "pack": {
                "id": pack.file.id,
                "version": pack.file.version,
                "digest": pack.digest,
                "language": pack.language,
            },
            **_as_fields(facts, {}),
        }
    )


def change_facts(assessment: Assessment, facts: Facts) -> Assessment:
    """Return an assessment with other facts and the same answers; UsageError as above."""
    without = assessment.model_copy(update={"answers": {}, "set_aside": {}})
    kept = assessment.partnership.model_dump()
    changed = _validate({**without.plain(), **_as_fields(facts, kept)})
    answers = {"answers": assessment.answers, "set_aside": assessment.set_aside}
    return changed.model_copy(update=answers)


def _as_fields(facts: Facts, kept: Mapping[str, str]) -> dict[str, Any]:
    handling = {} if facts.handling is None else {"handling": facts.handling}
    return {
        **handling,
        "title": facts.title,
        "partnership": {**kept, **facts.partnership},
        "analyst": facts.analyst,
        "depth": facts.depth,
        "out_of_scope": [{"dimension": d, "reason": r} for d, r in facts.out_of_scope.items()],
    }


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
    write_new(path, text.encode())


def create_assessment(path: Path, assessment: Assessment) -> None:
    """Write a new assessment; StorageError if the file exists."""
    create_file(path, render_assessment(assessment))


def read_example() -> str:
    """Return the text of the shipped example assessment."""
    return (files("wizard") / "data" / EXAMPLE_NAME).read_text(encoding="utf-8")
