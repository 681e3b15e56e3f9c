"""Choose among the evidence of all other answers."""

from collections.abc import Sequence

from wizard.model.assessment import Evidence
from wizard.session.evidence import Cited, describe_evidence
from wizard.tui.dialogs.search import SearchDialog
from wizard.tui.widgets.blocks import Block


class CitedDialog(SearchDialog[Evidence]):
    """Dismissed with the item chosen, or None."""

    HEADING = "Evidence of other answers"
    WORDS = "words of the source or of the question"
    HINT = "Enter copies it  Esc back"

    def __init__(self, cited: Sequence[Cited]) -> None:
        super().__init__()
        self._cited = cited

    def find(self, words: str) -> list[Block]:
        """Return the items whose text or questions hold all words."""
        wanted = words.casefold().split()
        blocks: list[Block] = []
        for index, cited in enumerate(self._cited):
            text, labels = describe_evidence(cited.item), "; ".join(cited.labels)
            if all(word in f"{text} {labels}".casefold() for word in wanted):
                blocks.append(Block(text, prefix="> ", key=str(index)))
                blocks.append(Block(f"for {labels}", "muted", prefix="  ", clip=True))
        return blocks

    def at(self, key: str) -> Evidence:
        """Return the item at a place of the list."""
        return self._cited[int(key)].item
