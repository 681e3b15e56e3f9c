"""Every reference that leads nowhere is found: one fault per test in a sound pack."""

from pathlib import Path

import pytest

from tests.storage_helpers import PackFolder, make_pack

ECONOMY, SECURITY = "economy.yaml", "security.yaml"
TRADE = "sections[1].questions"


@pytest.fixture
def small(tmp_path: Path) -> PackFolder:
    return make_pack(tmp_path / "small")


# Ids


def test_id_of_another_dimension_is_refused(small: PackFolder) -> None:
    """The id of a question begins with its dimension."""
    small.change(SECURITY, "id: security.consent", "id: economy.consent")
    line = small.line(SECURITY, "id: economy.consent")
    what = "the id economy.consent does not begin with security"
    expected = [(SECURITY, line, "sections[0].questions[1].id", what)]
    assert (expected, ["write security.consent"]) == (small.errors(), small.hints())


def test_id_used_twice_is_refused_at_its_second_place(small: PackFolder) -> None:
    """Two questions cannot share an id; the later one is at fault."""
    small.change(ECONOMY, "id: economy.signed,", "id: economy.rate,")
    line = (
        small.text(ECONOMY)
        .splitlines()
        .index("      - {id: economy.rate, kind: context, depth: full, label: Signed,")
    )
    what = "the id economy.rate is used by an earlier question"
    assert [(ECONOMY, line + 1, "sections[0].questions[4].id", what)] == small.errors()


def test_section_used_twice_is_refused(small: PackFolder) -> None:
    """Two sections of a checklist cannot share an id."""
    small.change(ECONOMY, "  - id: trade\n", "  - id: facts # again\n")
    line = small.line(ECONOMY, "id: facts # again")
    what = "the section facts stands here twice"
    assert [(ECONOMY, line, "sections[1].id", what)] == small.errors()


@pytest.mark.parametrize(
    ("old", "new", "what", "path"),
    [
        ("{id: ports,", "{id: food,", "food", "sections[0].questions[1].scale.options[2].id"),
        ("{id: bound,", "{id: open,", "open", f"{TRADE}[2].scale.options[1].id"),
    ],
)
def test_option_that_stands_twice_is_refused(
    small: PackFolder, old: str, new: str, what: str, path: str
) -> None:
    """Options of one question differ, in single and in multiple choices."""
    line = small.line(ECONOMY, old)
    small.change(ECONOMY, old, new)
    assert [(ECONOMY, line, path, f"the option {what} stands here twice")] == small.errors()


# Links


def test_link_to_an_unknown_exposure_is_refused(small: PackFolder) -> None:
    """A safeguard lowers exposures that exist; the likely one is suggested."""
    small.change(ECONOMY, "exposure: economy.debt,", "exposure: economy.dept,")
    line = small.line(ECONOMY, "exposure: economy.dept,")
    expected = [
        (ECONOMY, line, f"{TRADE}[3].lowers[1].exposure", "no exposure is called economy.dept")
    ]
    assert (expected, ["did you mean `economy.debt`?"]) == (small.errors(), small.hints())


@pytest.mark.parametrize(
    ("target", "kind"),
    [
        ("economy.market", "opportunity"),
        ("economy.loan", "context"),
        ("economy.review", "safeguard"),
    ],
)
def test_link_to_another_kind_is_refused(small: PackFolder, target: str, kind: str) -> None:
    """A safeguard lowers exposures only."""
    small.change(ECONOMY, "exposure: economy.debt,", f"exposure: {target},")
    line = small.line(ECONOMY, f"exposure: {target},")
    what = f"{target} is a question of kind {kind}, not an exposure"
    assert [(ECONOMY, line, f"{TRADE}[3].lowers[1].exposure", what)] == small.errors()


def test_exposure_linked_twice_is_refused(small: PackFolder) -> None:
    """A safeguard lowers an exposure by one link."""
    small.change(ECONOMY, "exposure: economy.debt,", "exposure: economy.share,")
    line = small.line(ECONOMY, "potency: moderate")
    what = "economy.share is linked twice"
    assert [(ECONOMY, line, f"{TRADE}[3].lowers[1].exposure", what)] == small.errors()


def test_link_into_another_dimension_is_accepted(small: PackFolder) -> None:
    """A safeguard may lower an exposure of another dimension, also of a later one."""
    link = "          - {exposure: security.bases, potency: weak, reason: So it is.}\n"
    first = "          - {exposure: economy.share,"
    small.change(ECONOMY, first, link + first)
    assert small.errors() == []


# Red lines


def test_red_line_of_another_dimension_is_refused(small: PackFolder) -> None:
    """The id of a red line begins with its dimension."""
    small.change(ECONOMY, "id: economy.no-review", "id: security.no-review")
    line = small.line(ECONOMY, "id: security.no-review")
    what = "the id security.no-review does not begin with economy"
    assert [(ECONOMY, line, "red_lines[1].id", what)] == small.errors()


def test_red_line_that_stands_twice_is_refused(small: PackFolder) -> None:
    """Two red lines cannot share an id."""
    small.change(ECONOMY, "id: economy.no-review", "id: economy.severe-debt #")
    line = small.line(ECONOMY, "id: economy.severe-debt #")
    what = "the red line economy.severe-debt stands here twice"
    assert [(ECONOMY, line, "red_lines[1].id", what)] == small.errors()


def test_red_line_on_an_unknown_question_is_refused(small: PackFolder) -> None:
    """A red line reads questions that exist; the likely one is suggested."""
    small.change(ECONOMY, "question: economy.debt, at", "question: economy.dept, at")
    line = small.line(ECONOMY, "question: economy.dept")
    what = "no question is called economy.dept"
    expected = [(ECONOMY, line, "red_lines[0].when[0].question", what)]
    assert (expected, ["did you mean `economy.debt`?"]) == (small.errors(), small.hints())


@pytest.mark.parametrize(
    ("target", "kind"), [("economy.market", "opportunity"), ("economy.loan", "context")]
)
def test_red_line_on_another_kind_is_refused(small: PackFolder, target: str, kind: str) -> None:
    """A red line reads exposures and safeguards only."""
    small.change(ECONOMY, "question: economy.debt, at", f"question: {target}, at")
    line = small.line(ECONOMY, f"question: {target}, at_least: 4")
    what = f"{target} is of kind {kind}; a red line reads exposures and safeguards"
    assert [(ECONOMY, line, "red_lines[0].when[0].question", what)] == small.errors()


def test_absolute_red_line_with_a_safeguard_is_refused(small: PackFolder) -> None:
    """An absolute red line holds no safeguard."""
    small.change(ECONOMY, "kind: curable", "kind: absolute # now")
    line = small.line(ECONOMY, "kind: absolute # now")
    what = "an absolute red line reads exposures only; a curable one needs a safeguard"
    assert [(ECONOMY, line, "red_lines[1].kind", what)] == small.errors()


def test_curable_red_line_without_a_safeguard_is_refused(small: PackFolder) -> None:
    """A curable red line holds the safeguard that cures it."""
    small.change(ECONOMY, "kind: absolute", "kind: curable # now")
    line = small.line(ECONOMY, "kind: curable # now")
    what = "an absolute red line reads exposures only; a curable one needs a safeguard"
    assert [(ECONOMY, line, "red_lines[0].kind", what)] == small.errors()


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("share, at_least: 3", "share, below: 3", "an exposure is read with `at_least`"),
        ("review, below: 3", "review, at_least: 3", "a safeguard is read with `below`"),
    ],
)
def test_red_line_that_reads_the_wrong_way_is_refused(
    small: PackFolder, old: str, new: str, what: str
) -> None:
    """Exposures cross a line upwards, safeguards downwards."""
    small.change(ECONOMY, old, new)
    line = small.line(ECONOMY, new)
    part = 0 if "share" in old else 1
    assert [(ECONOMY, line, f"red_lines[1].when[{part}]", what)] == small.errors()


def test_several_faults_are_reported_in_order_of_place(small: PackFolder) -> None:
    """All faults of a pack are reported at once, by file and from top to bottom."""
    small.change(ECONOMY, "exposure: economy.debt,", "exposure: economy.dept,")
    small.change(ECONOMY, "question: economy.debt, at", "question: economy.dept, at")
    small.change(SECURITY, "id: security.consent", "id: economy.consent")
    errors = small.errors()
    assert (
        [name for name, _, _, _ in errors],
        errors[0][1] < errors[1][1],
    ) == ([ECONOMY, ECONOMY, SECURITY], True)
