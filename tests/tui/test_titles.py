"""Long titles in a narrow column."""

from hypothesis import given
from hypothesis import strategies as st

from wizard.tui.views.titles import tell_apart

LONG = "Solmira-Khoran harbour, telecoms and loan package"


def test_variant_can_be_told_from_its_original() -> None:
    """The end of the longer title is shown; the one it only adds to keeps its beginning."""
    shown = tell_apart({"a": LONG, "b": f"{LONG} (what if)"}, 20)
    assert shown == {"b": "Solmir…age (what if)"}


def test_difference_in_the_middle_is_shown() -> None:
    """What stands after the first difference is shown, not the common end."""
    titles = {f"{n}": f"Agreement on the harbour, draft {n} of the cabinet" for n in (1, 2)}
    shown = tell_apart(titles, 20)
    assert len({text[:20] for text in shown.values()}) == 2


def test_equal_titles_are_told_apart_by_their_files() -> None:
    """Two files that bear the same title stand with their names."""
    shown = tell_apart({"port": LONG, "port.what-if": LONG}, 20)
    assert shown == {"port": "port", "port.what-if": "port.what-if"}


def test_titles_that_differ_in_sight_stay() -> None:
    """A title that is the only one to look like this is cut at its end, as ever."""
    assert tell_apart({"a": LONG, "b": "Another " + LONG, "c": "Port"}, 20) == {}


@given(st.dictionaries(st.text("ab.", min_size=1), st.text("abc ", max_size=40), max_size=6))
def test_no_title_is_lost(titles: dict[str, str]) -> None:
    """Each shows its beginning or its name, and never nothing where there was something."""
    shown = {**titles, **tell_apart(titles, 14)}
    assert set(shown) == set(titles)
    assert all(text[:6] in {titles[name][:6], name[:6]} for name, text in shown.items())
