"""Judged links and difficulties are written plainly, read back the same, and left out if none."""

from hypothesis import given
from hypothesis import strategies as st

from tests.storage_helpers import make_assessment, read_back
from tests.strategies import PROFILE
from wizard.storage.assessments import render_assessment

NAMES = [f"economy.q{number}" for number in range(4)]
LINKS = [(safeguard, exposure) for safeguard in NAMES for exposure in NAMES]
ENTRY = {"potency": "weak", "reason": "Never once\ninvoked: no."}


def test_entries_as_they_are_written() -> None:
    """Judgements stand after the waivers, difficulties after them, in the order of their keys."""
    assessment = make_assessment(
        link_judgements=[{"safeguard": "a.s", "exposure": "b.e", **ENTRY}],
        difficulty={"b.s": 3, "a.s": 1},
        answers={"a.s": {"state": "answered", "value": 2}},
    )
    written = render_assessment(assessment).partition("link_judgements:")[2]
    assert written.partition("answers:")[0] == (
        "\n- safeguard: a.s\n  exposure: b.e\n  potency: weak\n  reason: |-\n"
        "    Never once\n    invoked: no.\ndifficulty:\n  a.s: 1\n  b.s: 3\n"
    )


def test_nothing_is_written_where_nothing_was_judged() -> None:
    """A file without judgements has no keys for them."""
    written = render_assessment(make_assessment())
    assert "link_judgements" not in written
    assert "difficulty" not in written


@PROFILE
@given(
    st.lists(st.sampled_from(LINKS), unique=True),
    st.dictionaries(st.sampled_from(NAMES), st.integers(1, 3)),
)
def test_what_is_written_is_read_back(
    links: list[tuple[str, str]], difficulty: dict[str, int]
) -> None:
    """Saving and loading gives the same record, and the same text again."""
    entries = [{"safeguard": s, "exposure": e, **ENTRY} for s, e in links]
    before = make_assessment(link_judgements=entries, difficulty=difficulty)
    after = read_back(before)
    assert after == before
    assert render_assessment(after) == render_assessment(before)


@PROFILE
@given(st.permutations(NAMES))
def test_order_of_a_mapping_changes_no_byte(names: list[str]) -> None:
    """Equal records are equal text, whatever the order in which difficulties were given."""
    one, other = (dict.fromkeys(order, 2) for order in (NAMES, names))
    texts = [render_assessment(make_assessment(difficulty=given)) for given in (one, other)]
    assert texts[0] == texts[1]
