"""What a person sets once for all assessments."""

from typing import Literal

from wizard.model.base import Record, SchemaVersion
from wizard.model.checklist import Depth
from wizard.model.shortcuts import Shortcuts
from wizard.model.text import Line

Lexicon = Literal["icd-203", "phia"]


class Settings(Record):
    """The file `settings.yaml` in the user's configuration folder; every key may be left out."""

    kind: Literal["settings"] = "settings"
    schema_version: SchemaVersion = 1
    theme: Line = ""
    """The name of one of the screen library's themes; empty for its own choice."""
    move_on: bool = True
    """Whether an answer leads to the next question."""
    lexicon: Lexicon = "icd-203"
    """Which words stand for probabilities."""
    folder: Line = ""
    """The folder the wizard opens on when none is named; empty for the present one."""
    depth: Depth = "core"
    """The depth a new assessment begins with."""
    language: Line = ""
    """The language to ask in, such as `es`; empty for the one the checklists are written in."""
    keys: Shortcuts = {}
    """Other keys for actions, by the action's name: `walk.next: j`."""
