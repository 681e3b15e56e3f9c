"""Questions no answers lead to and red lines no answers cross are found, and no others."""

from pathlib import Path

import pytest

from tests.storage_helpers import PackFolder, make_pack

ECONOMY = "economy.yaml"
CONDITION = 'applies_when: {question: economy.loan, is: "yes"}'
PATH = "sections[1].questions[1].applies_when"
UNREACHABLE = "economy.debt can never be reached: no answers make its condition true"
UNCROSSABLE = "can never be crossed"


@pytest.fixture
def small(tmp_path: Path) -> PackFolder:
    return make_pack(tmp_path / "small")


def set_condition(small: PackFolder, condition: str) -> int:
    """Give economy.debt another condition and return its line."""
    small.change(ECONOMY, CONDITION, f"applies_when: {condition}")
    return small.line(ECONOMY, "applies_when:")


def texts(small: PackFolder) -> list[str]:
    return [what for _, _, _, what in small.errors()]


@pytest.mark.parametrize(
    "condition",
    [
        '{all: [{question: economy.loan, is: "yes"}, {question: economy.loan, is: "no"}]}',
        '{all: [{question: economy.loan, is: "yes"}, {not: {question: economy.loan, is: "yes"}}]}',
        "{all: [{question: economy.share, at_least: 50}, {question: economy.share, at_most: 49}]}",
        "{question: economy.share, at_least: 100.5}",
        "{all: [{partnership: stage, is: idea}, {partnership: stage, is: signed}]}",
        "{all: [{partnership: stage, is: idea}, {not: {partnership: stage, is: idea}}]}",
        (
            "{all: [{question: economy.sectors, includes: food}, "
            "{not: {question: economy.sectors, is_answered: true}}]}"
        ),
        (
            '{not: {any: [{question: economy.loan, is: "no"}, '
            '{not: {question: economy.loan, is: "no"}}]}}'
        ),
    ],
)
def test_question_no_answers_lead_to_is_an_error(small: PackFolder, condition: str) -> None:
    """A question whose condition contradicts itself is reported at its condition."""
    line = set_condition(small, condition)
    found = [error for error in small.errors() if UNCROSSABLE not in error[3]]
    assert [(ECONOMY, line, PATH, UNREACHABLE)] == found


def test_question_behind_an_unreachable_one_is_an_error_too(small: PackFolder) -> None:
    """A question that depends on one nobody is asked can never be reached either."""
    set_condition(small, "{question: economy.share, at_least: 100.5}")
    small.change(
        ECONOMY,
        "        label: Review clause\n",
        "        label: Review clause\n"
        "        applies_when: {question: economy.debt, at_least: 1}\n",
    )
    what = "economy.review can never be reached: no answers make its condition true"
    assert [UNREACHABLE, what] == [text for text in texts(small) if UNCROSSABLE not in text]


@pytest.mark.parametrize(
    "condition",
    [
        '{question: economy.loan, is_one_of: ["no", "yes"]}',
        "{question: economy.share, at_least: 100}",
        "{question: economy.share, at_most: 0}",
        "{all: [{question: economy.share, at_least: 50}, {question: economy.share, at_most: 50}]}",
        "{not: {question: economy.share, at_least: 1}}",
        "{not: {question: economy.sectors, includes: food}}",
        (
            "{all: [{question: economy.sectors, includes: food}, "
            "{question: economy.sectors, includes: ports}]}"
        ),
        '{not: {question: economy.loan, is: "yes"}}',
        "{all: [{partnership: stage, is: idea}, {partnership: form, is: treaty}]}",
    ],
)
def test_condition_that_can_be_met_is_accepted(small: PackFolder, condition: str) -> None:
    """A condition some answers meet gives no error."""
    set_condition(small, condition)
    assert small.errors() == []


@pytest.mark.parametrize("question", ["economy.loan", "economy.sectors", "economy.share"])
def test_question_that_waits_for_any_answer_can_be_reached(
    small: PackFolder, question: str
) -> None:
    """A question that applies once another is answered can be reached."""
    set_condition(small, f"{{question: {question}, is_answered: true}}")
    assert small.errors() == []


def test_question_asked_for_one_text_can_be_reached(small: PackFolder) -> None:
    """A condition on a certain text can be met by writing that text."""
    small.change(
        ECONOMY,
        "economy.ministry, kind: context, depth: full",
        "economy.ministry, kind: context, depth: core",
    )
    set_condition(small, "{question: economy.ministry, is: Treasury}")
    assert small.errors() == []


def test_question_asked_for_one_day_can_be_reached(small: PackFolder) -> None:
    """A condition on a certain day can be met by that day."""
    small.change(
        ECONOMY,
        "economy.signed, kind: context, depth: full",
        "economy.signed, kind: context, depth: core",
    )
    set_condition(small, '{question: economy.signed, is: "2026-01-31"}')
    assert small.errors() == []


@pytest.mark.parametrize(
    "condition",
    [
        "{not: {question: economy.share, at_most: 0.5}}",
        (
            "{all: [{question: economy.share, is_answered: true}, "
            "{not: {question: economy.share, at_least: 0.5}}]}"
        ),
        (
            "{all: [{question: economy.share, at_least: 0}, "
            "{not: {question: economy.share, at_most: 0.2}}, "
            "{not: {question: economy.share, at_least: 0.4}}]}"
        ),
    ],
)
def test_number_between_close_limits_is_found(small: PackFolder, condition: str) -> None:
    """On a scale from 0 to 1 a condition with limits inside can be met."""
    small.change(
        ECONOMY,
        "{type: percent, goalposts: [0, 60], minimum: 0, maximum: 100}",
        "{type: number, unit: HHI, goalposts: [0, 1], minimum: 0, maximum: 1}",
    )
    set_condition(small, condition)
    assert small.errors() == []


def test_some_but_not_all_items_are_found(small: PackFolder) -> None:
    """A condition on two of three items without the third can be met."""
    set_condition(
        small,
        "{all: [{question: economy.sectors, includes: food}, "
        "{question: economy.sectors, includes: ports}, "
        "{not: {question: economy.sectors, includes: mines}}]}",
    )
    assert small.errors() == []


def test_question_behind_too_many_combinations_is_not_blamed(small: PackFolder) -> None:
    """Where there are too many combinations to try, nothing is claimed."""
    facts = "".join(
        f"      - {{id: economy.f{i}, kind: context, depth: core, label: F, text: F?,\n"
        "         scale: {type: levels, levels: [A, B, C, D, E]}}\n"
        for i in range(8)
    )
    small.change(ECONOMY, "  - id: trade\n", f"{facts}  - id: trade\n")
    tests = ", ".join(f"{{question: economy.f{i}, at_least: 9}}" for i in range(8))
    set_condition(small, f"{{all: [{tests}]}}")
    assert small.errors() == []


# Red lines


def uncrossable(small: PackFolder, line: str, index: int) -> list[tuple[str, int, str, str]]:
    place = small.text(ECONOMY).index(f"- id: {line}")
    first = small.text(ECONOMY).index("      - {question", place)
    number = small.text(ECONOMY)[:first].count("\n") + 1
    what = f"the red line {line} can never be crossed"
    return [(ECONOMY, number, f"red_lines[{index}].when", what)]


def test_red_line_above_every_answer_is_an_error(small: PackFolder) -> None:
    """An exposure whose worst answer stays below the limit cannot cross a red line."""
    knots = "{type: percent, knots: [{at: 0, value: 0.1}, {at: 60, value: 0.7}]}"
    small.change(ECONOMY, "{type: percent, goalposts: [0, 60], minimum: 0, maximum: 100}", knots)
    assert uncrossable(small, "economy.no-review", 1) == small.errors()


def test_red_line_above_the_greatest_number_is_an_error(small: PackFolder) -> None:
    """A number whose `maximum` keeps it below the limit cannot cross a red line."""
    small.change(
        ECONOMY,
        "goalposts: [0, 60], minimum: 0, maximum: 100",
        "goalposts: [0, 60], minimum: 0, maximum: 30",
    )
    assert uncrossable(small, "economy.no-review", 1) == small.errors()


def test_red_line_below_every_answer_is_an_error(small: PackFolder) -> None:
    """A safeguard whose least answer reaches the limit cannot cross a red line."""
    small.change(
        ECONOMY,
        "{type: levels, levels: [Absent, Promised, Written, Binding, Operating]}",
        "{type: single_choice, options: [{id: half, text: Half, value: 0.75}, "
        "{id: all, text: All, value: 1}]}",
    )
    assert uncrossable(small, "economy.no-review", 1) == small.errors()


def test_red_line_on_questions_that_exclude_each_other_is_an_error(small: PackFolder) -> None:
    """Exposures that never apply together cannot cross a red line together."""
    small.change(
        ECONOMY,
        "        label: Share of exports\n",
        "        label: Share of exports\n"
        '        applies_when: {question: economy.loan, is: "no"}\n',
    )
    atom = "      - {question: economy.debt, at_least: 4}\n"
    small.change(ECONOMY, atom, f"{atom}      - {{question: economy.share, at_least: 1}}\n")
    assert uncrossable(small, "economy.severe-debt", 0) == small.errors()


def test_red_line_says_what_to_compare(small: PackFolder) -> None:
    """A red line that cannot be crossed comes with the advice where to look."""
    knots = "{type: percent, knots: [{at: 0, value: 0.1}, {at: 60, value: 0.7}]}"
    small.change(ECONOMY, "{type: percent, goalposts: [0, 60], minimum: 0, maximum: 100}", knots)
    assert "compare its limits and scales" in small.hints()


def test_safeguard_that_does_not_apply_does_not_hold_a_red_line(small: PackFolder) -> None:
    """A red line may be crossed just because its safeguard does not apply."""
    small.change(
        ECONOMY,
        "        label: Review clause\n",
        "        label: Review clause\n"
        "        applies_when: {question: economy.share, at_most: 0}\n",
    )
    assert small.errors() == []
