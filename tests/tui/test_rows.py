"""Which part of a pane is painted again."""

from textual.geometry import Region

from wizard.tui.widgets.lines import Line
from wizard.tui.widgets.rows import Row, changed_regions

WIDTH = 40


def row(text: str, *, block: int = 0, is_lit: bool = False, mark: str = "") -> Row:
    return Row(Line(block, "", text), is_lit, mark)


def painted(before: Row, after: Row) -> list[Region]:
    return list(changed_regions([row("above"), before], [row("above"), after], WIDTH))


def test_row_that_looks_the_same_is_not_painted() -> None:
    """It makes no difference which block a line is of, nor of what emptiness consists."""
    assert painted(row("same", block=1), row("same", block=2)) == []
    assert painted(Row(None), Row(Line(-1, "", ""))) == []


def test_only_as_much_of_a_row_is_painted_as_holds_something() -> None:
    """The longer text decides: a shorter one must wipe out its end."""
    assert painted(row("short"), row("a longer text")) == [Region(0, 1, 13, 1)]
    assert painted(row("a longer text"), Row(None)) == [Region(0, 1, 13, 1)]


def test_wide_characters_take_two_columns() -> None:
    """A text is as wide as it is drawn."""
    assert painted(Row(None), row("日本")) == [Region(0, 1, 4, 1)]


def test_row_under_the_cursor_or_with_an_arrow_is_painted_whole() -> None:
    """Both reach to the last column, also when they go."""
    assert painted(row("text"), row("text", is_lit=True)) == [Region(0, 1, WIDTH, 1)]
    assert painted(row("text", mark="v"), row("text")) == [Region(0, 1, WIDTH, 1)]


def test_nothing_is_painted_beyond_the_edge() -> None:
    """A text that is cut fills its row."""
    assert painted(Row(None), row("x" * 90)) == [Region(0, 1, WIDTH, 1)]
