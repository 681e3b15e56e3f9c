"""A pane whose lines are longer than its height."""

from itertools import pairwise

from textual.app import App, ComposeResult

from wizard.tui.widgets.blocks import Block
from wizard.tui.widgets.leafed import LeafedPane
from wizard.tui.widgets.pane import Pane


class OnePane(App[None]):
    """A pane and nothing else."""

    CSS = "Pane { height: 1fr; scrollbar-size: 0 0; }"

    def compose(self) -> ComposeResult:
        """Lay it out."""
        yield LeafedPane(id="page")


def _blocks() -> list[Block]:
    """Return short lines around one that takes more rows than there are."""
    long = " ".join(["word"] * 200)
    texts = ["first", long, *[f"line {n}" for n in range(20)]]
    return [Block(text, key=str(number)) for number, text in enumerate(texts)]


async def test_pages_go_on_past_a_line_longer_than_the_screen() -> None:
    """Page down reaches the end, page up the beginning; nothing between them is passed over."""
    app = OnePane()
    async with app.run_test(size=(40, 10)) as pilot:
        pane = app.query_one(Pane)
        pane.show(_blocks(), cursor="0")
        pane.focus()
        await pilot.pause()
        tops = [pane.scroll_offset.y]
        for key in ("pagedown", "pageup"):
            for _ in range(8):
                await pilot.press(key)
                tops.append(pane.scroll_offset.y)
            assert (pane.scroll_offset.y, pane.cursor) == (
                (pane.max_scroll_y, "21") if key == "pagedown" else (0, "0")
            )
        assert all(abs(after - before) < 10 for before, after in pairwise(tops))


async def test_headings_are_gone_to_one_by_one() -> None:
    """Forth to the last one that can stand at the top, and back to the beginning."""
    app = OnePane()
    async with app.run_test(size=(40, 10)) as pilot:
        pane = app.query_one(LeafedPane)
        texts = [(f"line {n}", "heading" if n in {12, 25} else "plain") for n in range(40)]
        pane.show([Block(text, style, key=text) for text, style in texts], cursor="line 0")
        pane.focus()
        await pilot.pause()
        tops = []
        for step in (1, 1, 1, -1, -1, -1):
            pane.go_to_heading(step)
            await pilot.pause()
            tops.append((pane.scroll_offset.y, pane.cursor))
        assert tops == [
            *[(12, "line 12"), (25, "line 25"), (25, "line 25")],
            *[(12, "line 12"), (0, "line 0"), (0, "line 0")],
        ]


async def test_cursor_stays_in_sight_when_only_the_height_changes() -> None:
    """What Enter would choose can be seen, however low the terminal becomes."""
    app = OnePane()
    async with app.run_test(size=(40, 30)) as pilot:
        pane = app.query_one(Pane)
        pane.show([Block(f"line {n}", key=str(n)) for n in range(40)], cursor="0")
        pane.focus()
        await pilot.press(*["down"] * 20)
        await pilot.resize_terminal(40, 10)
        await pilot.pause()
        assert (pane.cursor, pane.scroll_offset.y > 20 - 10) == ("20", True)


async def test_fewer_lines_are_not_scrolled_beyond_their_end() -> None:
    """Where lines go while the last ones are in sight, no blank rows stand in their place."""
    app = OnePane()
    async with app.run_test(size=(40, 10)) as pilot:
        pane = app.query_one(Pane)
        for count in (40, 35):
            blocks = [Block(f"line {n}", key=str(n)) for n in range(40 - count, 40)]
            pane.show(blocks, cursor="39", scroll="cursor")
            await pilot.pause()
        assert pane.scroll_offset.y == pane.max_scroll_y
