"""Blocks broken into lines, and where each of them stands."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from wizard.tui.widgets.blocks import Block
from wizard.tui.widgets.lines import Line, wrap_block


class Wrapped:
    """Blocks in lines of one width; some can be replaced without breaking all of them again."""

    def __init__(self, blocks: Sequence[Block] = (), width: int = 0) -> None:
        self.blocks = list(blocks)
        self.width = width
        self.lines: list[Line] = []
        self.starts: list[int] = []
        """The line each block begins with, and that after the last block."""
        self.keyed = [index for index, block in enumerate(self.blocks) if block.key is not None]
        """Blocks the cursor can stand on."""
        self._places = {self.blocks[index].key: index for index in reversed(self.keyed)}
        self._wrap()

    def _wrap(self) -> None:
        if not self.width:
            # Not laid out yet: one letter a line would flash up.
            self.starts = [0] * (len(self.blocks) + 1)
            return
        for index, block in enumerate(self.blocks):
            if block.gap and self.lines:
                self.lines.append(Line(-1, "", ""))
            self.starts.append(len(self.lines))
            self.lines += wrap_block(index, block, self.width)
        self.starts.append(len(self.lines))

    def place(self, key: str | None) -> int | None:
        """Return the first block with a key; None if there is none."""
        return None if key is None else self._places.get(key)

    def neighbour(self, here: int | None, step: int) -> int | None:
        """Return the next block with a key, up or down, from one of them or from beyond the end."""
        if step > 0:
            ahead = self.keyed[0 if here is None else bisect_right(self.keyed, here) :]
            return ahead[0] if ahead else None
        ahead = self.keyed if here is None else self.keyed[: bisect_left(self.keyed, here)]
        return ahead[-1] if ahead else None

    def headings(self) -> list[int]:
        """Return the lines on which headings begin."""
        return [
            start
            for block, start in zip(self.blocks, self.starts, strict=False)
            if block.style == "heading"
        ]

    def nearest(self, target: int, sight: range) -> int | None:
        """Return the block with a key that is nearest to a line, of those with a line in sight."""
        starts = self.starts
        seen = [i for i in self.keyed if starts[i] < sight.stop and starts[i + 1] > sight.start]
        # A block that begins in sight is rather meant than one of which the end is seen.
        by_distance = sorted(seen, key=lambda i: (starts[i] not in sight, abs(starts[i] - target)))
        return next(iter(by_distance), None)

    def replace(self, changes: Mapping[int, Block]) -> bool:
        """Put other blocks in the place of some; false, with nothing done, if more must move."""
        if not all(self._fits(index, block) for index, block in changes.items()):
            return False
        for index, block in changes.items():
            self.blocks[index] = block
            lines = wrap_block(index, block, self.width)
            self.lines[self.starts[index] : self.starts[index] + len(lines)] = lines
        return True

    def _fits(self, index: int, block: Block) -> bool:
        """Tell whether a block takes as many lines as the one before it, under the same key."""
        old = self.blocks[index]
        if not self.width or (old.key, old.gap) != (block.key, block.gap):
            return False
        count = len(wrap_block(index, old, self.width))
        return len(wrap_block(index, block, self.width)) == count
