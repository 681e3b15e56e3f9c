"""Choose another assessment: one of a folder, or any by its path."""

import os
from pathlib import Path

from wizard.errors import WizardError
from wizard.session.portfolio import find_files
from wizard.storage.assessments import SUFFIX
from wizard.tui.dialogs.search import SearchDialog
from wizard.tui.widgets.blocks import Block

_SHOWN = 50


class OtherFileDialog(SearchDialog[Path]):
    """Dismissed with the file to compare with, or None."""

    HEADING = "Compare with which other assessment? It is taken as the later one"
    WORDS = "words of its name, or a path"
    HINT = "Enter compares   Esc or Ctrl+B goes back"

    def __init__(self, path: Path) -> None:
        super().__init__()
        try:
            found = find_files(path.parent)
        except WizardError:
            # A folder that cannot be listed can still hold a file whose path is typed.
            found = []
        self._others = [one.path for one in found if one.path.name != path.name]

    def find(self, words: str) -> list[Block]:
        """Return the files whose names hold all the words, and the one whose path they are."""
        wanted = words.casefold().split()
        named = [p for p in self._others if all(word in p.name.casefold() for word in wanted)]
        typed = os.path.expanduser(words.strip())  # noqa: PTH111 - never fails
        blocks = [
            Block(path.name.removesuffix(SUFFIX), prefix="> ", key=str(path)) for path in named
        ]
        if os.path.isfile(typed):  # noqa: PTH113 - false, not an error, for odd names
            blocks.insert(0, Block(typed, prefix="> ", key=typed))
        return blocks[:_SHOWN]

    def at(self, key: str) -> Path:
        """Return the file of a key."""
        return Path(key)
