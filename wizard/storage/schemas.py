"""JSON Schemas of the four kinds of files, so that an editor completes and checks."""

from typing import Any

from wizard.model.assessment import Assessment
from wizard.model.base import Record
from wizard.model.checklist import Checklist
from wizard.model.pack import PackFile
from wizard.model.summary import Summary

RECORDS: dict[str, type[Record]] = {
    "checklist": Checklist,
    "pack": PackFile,
    "assessment": Assessment,
    "summary": Summary,
}


def build_schema(name: str) -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of one kind of file; KeyError if there is none."""
    schema = RECORDS[name].model_json_schema(by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
