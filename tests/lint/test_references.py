"""Every reference that leads nowhere is found: one fault per test in a sound pack."""

from pathlib import Path

import pytest

from tests.storage_helpers import PackFolder, make_pack

ECONOMY, SECURITY = "economy.yaml", "security.yaml"
TRADE = "sections[1].questions"
CONDITION = 'applies_when: {question: economy.loan, is: "yes"}'


@pytest.fixture
def small(tmp_path: Path) -> PackFolder:
    return make_pack(tmp_path / "small")


def set_condition(small: PackFolder, condition: str) -> int:
    """Give economy.debt another condition and return its line."""
    small.change(ECONOMY, CONDITION, f"applies_when: {condition}")
    return small.line(ECONOMY, "applies_when:")


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


# Conditions


def test_condition_on_an_unknown_question_is_refused(small: PackFolder) -> None:
    """A condition names a question that exists; the likely one is suggested."""
    line = set_condition(small, '{question: economy.laon, is: "yes"}')
    what = "no question is called economy.laon"
    expected = [(ECONOMY, line, f"{TRADE}[1].applies_when", what)]
    hints = ["did you mean `economy.loan`?"]
    assert (expected, hints) == (small.errors(), small.hints())


@pytest.mark.parametrize("target", ["economy.debt", "economy.review", "security.bases"])
def test_condition_that_looks_ahead_is_refused(small: PackFolder, target: str) -> None:
    """A condition looks at earlier questions only: not at itself, a later one or a later file."""
    line = set_condition(small, f"{{question: {target}, at_least: 1}}")
    what = f"the condition looks ahead: {target} is asked at this question or later"
    assert [(ECONOMY, line, f"{TRADE}[1].applies_when", what)] == small.errors()


@pytest.mark.parametrize(
    ("condition", "inner"),
    [
        ('{all: [{question: economy.share, at_least: 1}, {question: a.b, is: "x"}]}', "all[1]"),
        ('{any: [{question: a.b, is: "x"}]}', "any[0]"),
        ('{not: {question: a.b, is: "x"}}', "not"),
        ('{not: {any: [{all: [{question: a.b, is: "x"}]}]}}', "not.any[0].all[0]"),
    ],
)
def test_fault_inside_a_condition_has_its_path(
    small: PackFolder, condition: str, inner: str
) -> None:
    """A fault deep inside a joined condition is located there."""
    line = set_condition(small, condition)
    path = f"{TRADE}[1].applies_when.{inner}"
    assert [(ECONOMY, line, path, "no question is called a.b")] == small.errors()


@pytest.mark.parametrize(
    ("condition", "what", "hint"),
    [
        (
            "{question: economy.loan, is: partly}",
            "economy.loan can never be partly: it must be one of: no, yes",
            "",
        ),
        (
            '{question: economy.loan, is_one_of: ["yes", "noo"]}',
            "economy.loan can never be noo: it must be one of: no, yes",
            "did you mean `no`?",
        ),
        (
            "{question: economy.sectors, includes: port}",
            "economy.sectors can never be port: it holds port, which is not one of: "
            "food, mines, ports",
            "did you mean `ports`?",
        ),
        (
            "{question: economy.sectors, is: ports}",
            "economy.sectors is a multiple choice: test it with `includes`",
            "",
        ),
        (
            "{question: economy.sectors, at_least: 1}",
            "`at_least` and `at_most` need levels or numbers, and economy.sectors has none",
            "",
        ),
        (
            "{question: economy.loan, at_most: 1}",
            "`at_least` and `at_most` need levels or numbers, and economy.loan has none",
            "",
        ),
        (
            '{question: economy.loan, includes: "yes"}',
            "`includes` needs a multiple choice, and economy.loan is yes_no",
            "",
        ),
        (
            "{question: economy.share, is: 101}",
            "economy.share can never be 101: it may be at most 100 %",
            "",
        ),
        (
            "{question: economy.share, is: much}",
            "economy.share can never be much: it must be a number of %",
            "",
        ),
        ("{partnership: stage, is: signet}", "no stage is called signet", "did you mean `signed`?"),
        (
            "{partnership: form, is_one_of: [treaty, contrakt]}",
            "no form is called contrakt",
            "did you mean `contract`?",
        ),
        (
            "{partnership: form, is: zzz}",
            "no form is called zzz",
            "one of: treaty, executive-agreement, memorandum, contract, other",
        ),
    ],
)
def test_test_that_can_never_hold_is_refused(
    small: PackFolder, condition: str, what: str, hint: str
) -> None:
    """A condition tests an answer in a way its question allows."""
    line = set_condition(small, condition)
    expected = [(ECONOMY, line, f"{TRADE}[1].applies_when", what)]
    assert (expected, [hint]) == (small.errors(), small.hints())


@pytest.mark.parametrize(
    "condition",
    [
        '{question: economy.loan, is: "no"}',
        "{question: economy.sectors, includes: ports}",
        "{question: economy.sectors, is_answered: true}",
        "{question: economy.share, at_least: 5}",
        "{question: economy.share, is: 20}",
        "{partnership: stage, is_one_of: [idea, negotiating]}",
        "{partnership: form, is: treaty}",
        '{all: [{not: {question: economy.loan, is: "no"}}, {any: [{partnership: form, is: other}]}]}',
    ],
)
def test_sound_condition_is_accepted(small: PackFolder, condition: str) -> None:
    """Every test the documentation names can be written."""
    set_condition(small, condition)
    assert [] == small.errors()


def test_core_question_cannot_depend_on_a_full_one(small: PackFolder) -> None:
    """A question asked at core depth cannot wait for one that is only asked at full depth."""
    line = set_condition(small, "{question: economy.rate, at_least: 1}")
    what = "a core question cannot depend on economy.rate, asked at full depth"
    assert [(ECONOMY, line, f"{TRADE}[1].applies_when", what)] == small.errors()


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
    assert ([], []) == (small.errors(), small.advice())


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
    assert ([ECONOMY, ECONOMY, SECURITY], True) == (
        [name for name, _, _, _ in errors],
        errors[0][1] < errors[1][1],
    )
