"""What lies in the recovery place for a file: the question, and what would be changed."""

from collections.abc import Iterator, Sequence

from wizard.model.base import format_instant
from wizard.model.pack import Pack
from wizard.session.in_words import label_of, parts_of
from wizard.session.news import count_questions
from wizard.storage.recovery import Difference, RecoveryCopy
from wizard.tui.widgets.blocks import Block

Found = Sequence[tuple[RecoveryCopy, tuple[Difference, ...]]]
"""The copies, the newest first, each with what it says otherwise than the file."""


def recovery_blocks(found: Found) -> Iterator[Block]:
    """Yield what could not be saved, and what can be done with it."""
    for copy, changed in reversed(found):
        count = count_questions([entry.key for entry in changed])
        yield Block(f"{count}, last tried on {format_instant(copy.saved)}", "title", prefix="- ")
    ways = (
        ("r", "brings all of it back into the file; u takes that back."),
        ("l", "looks first: every question that would be changed."),
        ("d", "puts it away among the earlier versions of the file; z lists those."),
        ("Esc", "decides later: it stays where it is, and you are asked again."),
    )
    for key, does in ways:
        yield Block(does, prefix=f"{key:<5}", prefix_style="heading", gap=key == "r")


def difference_blocks(pack: Pack, found: Found) -> Iterator[Block]:
    """Yield question by question what stands in the file, and what would stand there."""
    for copy, changed in reversed(found):
        yield Block(f"Could not be saved on {format_instant(copy.saved)}", "heading", gap=True)
        for entry in changed:
            yield from _difference(pack, entry)


def _difference(pack: Pack, entry: Difference) -> Iterator[Block]:
    yield Block(label_of(pack, entry.key), "title", gap=True, key=entry.key)
    if entry.is_disputed:
        yield Block("It has been changed in the file since.", "warning", prefix="  ")
    for part in parts_of(pack, entry.key, entry.present, entry.copy):
        if part.differs:
            name = f"{part.name}, " if part.name else ""
            yield Block(part.one or "none", "muted", prefix=f"  {name}in the file: ")
            yield Block(part.other or "none", prefix=f"  {name}recovered: ")
