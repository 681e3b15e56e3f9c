"""Write the JSON Schemas of this folder from the records: `python docs/schema/write.py`."""

import json
from pathlib import Path

from wizard.storage.schemas import RECORDS, build_schema

HERE = Path(__file__).parent


def main() -> None:
    """Write one file per kind of record."""
    for name in RECORDS:
        text = json.dumps(build_schema(name), indent=2, ensure_ascii=False) + "\n"
        (HERE / f"{name}.schema.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
