"""JSON Schemas of the kinds of files people write, so that an editor completes and checks."""

from typing import Any

from wizard.model.assessment import Assessment
from wizard.model.base import Record
from wizard.model.checklist import Checklist
from wizard.model.overlay import ChecklistChanges, Overlay
from wizard.model.pack import PackFile
from wizard.model.summary import Summary
from wizard.model.translation import PackTranslation, Translation

RECORDS: dict[str, type[Record]] = {
    "checklist": Checklist,
    "pack": PackFile,
    "assessment": Assessment,
    "summary": Summary,
    "overlay": Overlay,
    "checklist-changes": ChecklistChanges,
    "translation": Translation,
    "pack-translation": PackTranslation,
}


def build_schema(name: str) -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of one kind of file; KeyError if there is none."""
    schema = RECORDS[name].model_json_schema(by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
