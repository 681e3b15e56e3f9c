"""The question a walk will begin with, shown while its file is still being read."""

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from wizard.storage.glimpses import Glimpse, digest_surroundings, find_glimpse
from wizard.storage.packs.choice import PackChoice
from wizard.tui.widgets.blocks import Block
from wizard.tui.widgets.pane import Pane

if TYPE_CHECKING:
    from wizard.model.settings import Settings
    from wizard.session import Session

_TYPES = (str, str, str, str, str | None, bool, bool)
"""Of the parts of a block, in their order."""
_STYLES = frozenset(name.removeprefix("pane--") for name in Pane.COMPONENT_CLASSES)


class FirstSight:
    """Finds what the walk of a file will show first, and keeps it for the next time."""

    def __init__(self, path: Path, choice: PackChoice) -> None:
        self._choice = choice
        # Once, before anything is read: what changes meanwhile must not be taken for known.
        self._surroundings = digest_surroundings(choice)
        found = find_glimpse(path, self._surroundings)
        self.blocks = _blocks_of(found) if found is not None else ()
        """The question as it will be shown; empty if it is not known."""
        self._question = found.question if found is not None and self.blocks else ""
        self._theme = found.theme if found is not None else ""
        self.settings: Settings | None = None
        """The person's settings; None until they have been read."""

    def theme_among(self, themes: Collection[str]) -> str:
        """Return the theme of the settings, as far as it is known, if it is one of these."""
        return self._theme if self._theme in themes else ""

    def misled(self, question: str) -> bool:
        """Tell, once, whether another question was shown than the walk begins with."""
        shown, self._question = self._question, ""
        return shown not in ("", question)

    def keep(self, session: "Session") -> None:
        """Keep what the walk of a session's file will show first the next time."""
        from wizard.tui.views.first import keep_first  # noqa: PLC0415 - when it is left

        if self.settings is not None:
            keep_first(session, self._choice, self.settings, self._surroundings)


def _blocks_of(glimpse: Glimpse) -> tuple[Block, ...]:
    """Return the paragraphs as blocks; none if they are not what a pane can draw."""
    for parts in glimpse.paragraphs:
        if len(parts) != len(_TYPES) or not all(map(isinstance, parts, _TYPES)):
            return ()
    blocks = tuple(Block(*parts) for parts in glimpse.paragraphs)
    known = all(block.style in _STYLES and block.prefix_style in {"", *_STYLES} for block in blocks)
    return blocks if known else ()
