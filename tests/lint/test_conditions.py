"""Conditions that lead nowhere or can never hold are found at their place."""

from pathlib import Path

import pytest

from tests.storage_helpers import PackFolder, make_pack

ECONOMY = "economy.yaml"
PATH = "sections[1].questions[1].applies_when"
CONDITION = 'applies_when: {question: economy.loan, is: "yes"}'


@pytest.fixture
def small(tmp_path: Path) -> PackFolder:
    return make_pack(tmp_path / "small")


def set_condition(small: PackFolder, condition: str) -> int:
    """Give economy.debt another condition and return its line."""
    small.change(ECONOMY, CONDITION, f"applies_when: {condition}")
    return small.line(ECONOMY, "applies_when:")


def test_condition_on_an_unknown_question_is_refused(small: PackFolder) -> None:
    """A condition names a question that exists; the likely one is suggested."""
    line = set_condition(small, '{question: economy.laon, is: "yes"}')
    what = "no question is called economy.laon"
    expected = [(ECONOMY, line, PATH, what)]
    hints = ["did you mean `economy.loan`?"]
    assert (expected, hints) == (small.errors(), small.hints())


@pytest.mark.parametrize("target", ["economy.debt", "economy.review", "security.bases"])
def test_condition_that_looks_ahead_is_refused(small: PackFolder, target: str) -> None:
    """A condition looks at earlier questions only: not at itself, a later one or a later file."""
    line = set_condition(small, f"{{question: {target}, at_least: 1}}")
    what = f"the condition looks ahead: {target} is asked at this question or later"
    assert [(ECONOMY, line, PATH, what)] == small.errors()


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
    path = f"{PATH}.{inner}"
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
            (
                "economy.sectors can never be port: it holds port, which is not one of: "
                "food, mines, ports"
            ),
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
    expected = [(ECONOMY, line, PATH, what)]
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
        "{all: [{not: {question: economy.share, is: 0}}, {any: [{partnership: form, is: other}]}]}",
    ],
)
def test_sound_condition_is_accepted(small: PackFolder, condition: str) -> None:
    """Every test the documentation names can be written."""
    set_condition(small, condition)
    assert small.errors() == []


def test_core_question_cannot_depend_on_a_full_one(small: PackFolder) -> None:
    """A question asked at core depth cannot wait for one that is only asked at full depth."""
    line = set_condition(small, "{question: economy.rate, at_least: 1}")
    what = "a core question cannot depend on economy.rate, asked at full depth"
    assert [(ECONOMY, line, PATH, what)] == small.errors()
