"""Build hook: put the checklists into the wheel as JSON too, so that no start parses YAML."""

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompilePack(BuildHookInterface):  # type: ignore[misc, type-arg]
    """Compiles `checklists/` before a wheel is packed."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the JSON and have it packed; an editable install reads the YAML."""
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        from wizard.storage.packs.compiled import COMPILED, compile_pack  # noqa: PLC0415 - from here

        folder = tempfile.mkdtemp(prefix="partnership-wizard-")
        target = Path(folder) / COMPILED
        target.write_text(compile_pack(Path(self.root) / "checklists"), encoding="utf-8")
        build_data["force_include"][str(target)] = f"wizard/checklists/{COMPILED}"
