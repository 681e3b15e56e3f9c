"""The lines of the home screen's table, without a screen."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from textual.content import Content

from wizard.model.listing import Row
from wizard.session.portfolio import Entry, Found
from wizard.tui.views.home import HomeTable, age_words, band_words, heading_of, layout_of

NOW = datetime(2026, 3, 1, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        *((-3, "today"), (0, "today"), (1, "yesterday"), (3, "3 days"), (13, "13 days")),
        *((14, "2 weeks"), (60, "8 weeks"), (61, "2 months"), (400, "13 months"), (731, "2 years")),
    ],
)
def test_age_in_words(days: int, words: str) -> None:
    """Days are counted by the calendar, then in weeks, months and years."""
    assert age_words((NOW - timedelta(days=days)).timestamp(), NOW) == words


def test_age_of_an_absurd_time() -> None:
    """A time no calendar holds is a question mark."""
    assert age_words(1e18, NOW) == "?"


@pytest.mark.parametrize(("size", "words"), [(20, "moderate to critical"), (13, "mod.-critical")])
def test_both_ends_of_the_band_are_shown(size: int, words: str) -> None:
    """However narrow the column, the worst case stands in it."""
    assert band_words(Row(best="moderate", worst="critical", progress=0.5), size) == words


@pytest.mark.parametrize("name", ["cases", "a-very-long-name-of-a-folder", "协定" * 20])
@pytest.mark.parametrize("width", [20, 40, 80])
def test_heading_keeps_the_end_of_the_folder(name: str, width: int) -> None:
    """A long path is cut at its beginning, and never wider than the screen."""
    heading = heading_of(Path("/home/analyst") / name, width)
    assert heading.endswith(name[-1])
    assert Content(heading).cell_length <= width


@pytest.mark.parametrize("width", [40, 60, 70, 80, 100, 120, 140, 250])
def test_lines_fit(width: int) -> None:
    """At every width the columns fill the pane, and each has its place."""
    layout = layout_of(width)
    taken = 2 + sum(size for _, size in layout) + 2 * (len(layout) - 1)
    assert taken <= width - 3


def test_row_is_made_again_only_if_it_changed() -> None:
    """An unchanged file keeps its line; another width makes a new one."""
    table = HomeTable()
    entry = Entry(Found(Path("a.assessment.yaml"), (1, 1, 1)), Row(title="T"))
    first, again = (table.blocks([entry], 80, NOW)[1] for _ in range(2))
    assert first is again
    assert table.blocks([entry], 100, NOW)[1] is not first
