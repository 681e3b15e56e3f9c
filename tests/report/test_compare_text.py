"""A comparison as text and as data: 80 columns, both wordings, and nothing left out."""

from functools import cache

import pytest
from hypothesis import given

from tests.scoring.edits import change, say
from tests.scoring.example import E3, changed, example
from tests.scoring.pairs import Pair, conditional_pairs
from tests.scoring.rows import FACT, LOAN, context, exposure, sample
from tests.strategies import PROFILE, Sample, answered, ranged
from wizard.model.comparison_report import ComparisonReport
from wizard.report.compare_build import Compared, build_comparison
from wizard.report.compare_text import render_comparison


def report(before: Sample, after: Sample) -> ComparisonReport:
    return build_comparison(
        Compared(*before, "a.assessment.yaml"), Compared(*after, "b.assessment.yaml")
    )


@cache
def printed() -> ComparisonReport:
    return report(example(), changed(s3=4, e3=3))


def section(text: str, title: str) -> list[str]:
    """Return the lines below a title, or none."""
    found = [block for block in text.split("\n\n") if block.startswith(title)]
    return found[0].splitlines()[1:] if found else []


def test_result_of_the_worked_example() -> None:
    """Verdict, residual with its interval, opportunity and completeness stand side by side."""
    assert section(render_comparison(printed()), "RESULT") == [
        "  Verdict:      renegotiate (provisional) -> proceed with conditions",
        "  Residual:     35.7 (34.4 to 42.6), between moderate and high",
        "             -> 32.2 (32.1 to 32.2), moderate",
        "  Moved by:     -3.5",
        "  Opportunity:  65.0, as before",
        "  Known:        84.6 % -> 92.3 %",
    ]


def test_changed_answers_of_the_worked_example() -> None:
    """Each changed answer has its part of the move and both wordings."""
    assert section(render_comparison(printed()), "CHANGED ANSWERS") == [
        "   -6.8  Parliamentary control of deployments (security.s3)",
        "         before: Level 0: Absent",
        "         after:  Level 4: Operating",
        "   +3.3  Obligation to align regulation (economy.e3)",
        "         before: Open",
        "         after:  Level 3: Serious",
    ]


def test_figures_of_the_worked_example() -> None:
    """The data hold the same figures, on 0 to 100."""
    found = printed()
    assert [(entry.id, entry.effect) for entry in found.answers] == [
        ("security.s3", -6.8),
        (E3, 3.3),
    ]
    assert (found.residual_change, found.before.residual, found.after.residual) == (
        -3.5,
        35.7,
        32.2,
    )
    assert [(d.id, d.effect) for d in found.dimensions] == [("economy", 3.3), ("security", -6.8)]


def test_red_lines_and_reasons_of_the_worked_example() -> None:
    """A cured and a decided red line are listed with their states, triggers as gone."""
    text = render_comparison(printed())
    assert any("unknown -> clear" in line for line in section(text, "RED LINES"))
    gone = section(text, "REASONS")
    assert all(line.startswith(("  gone: ", "        ")) for line in gone)


def test_nothing_changed() -> None:
    """An assessment compared with itself says so."""
    text = render_comparison(report(example(), example()))
    assert section(text, "CHANGED ANSWERS") == ["  None."]
    assert "as before" in text
    titles = ("RED LINES", "REASONS", "WHAT ELSE", "BY DIMENSION", "WHY THE INTERVAL", "QUESTIONS")
    assert [title for title in titles if section(text, title)] == []


def test_weights_are_named() -> None:
    """What else differs has its part of the move."""
    text = render_comparison(report(example(), change(example(), weights={"security": 9.0})))
    assert section(text, "WHAT ELSE")[0].endswith("The weights of the dimensions")


def test_why_the_interval_moved() -> None:
    """Each end says what was answered and what was answered differently."""
    assert section(render_comparison(printed()), "WHY THE INTERVAL") == [
        "  Best case:    -2.3: +5.0 because more or less is known, -7.3 because answered",
        "                differently",
        "  Worst case:   -10.5: -5.0 because more or less is known, -5.4 because answered",
        "                differently",
    ]


def test_range_is_described() -> None:
    """A range is said in words on both sides."""
    found = report(say(example(), {E3: ranged(1, 3)}), say(example(), {E3: answered(2)}))
    (entry,) = found.answers
    assert (entry.before, entry.after, entry.way) == (
        "Between levels 1 and 3",
        "Level 2: Moderate",
        "answered",
    )


def test_answer_set_aside_is_said_to_be() -> None:
    """Where its question does not apply, an answer is called set aside."""
    rows = [context(FACT), exposure("alpha.e0", applies_when=LOAN)]
    before = sample(rows, {FACT: "no"})
    after = sample(rows, {FACT: "yes", "alpha.e0": 50})
    said = {entry.id: (entry.before, entry.after) for entry in report(before, after).answers}
    assert said["alpha.e0"] == ("Does not apply", "50 %")
    back = sample(rows, {FACT: "no", "alpha.e0": 40})
    said = {entry.id: (entry.before, entry.after) for entry in report(back, after).answers}
    assert said["alpha.e0"] == ("Does not apply; set aside: 40 %", "50 %")


def test_questions_not_compared_are_counted() -> None:
    """Questions of one side only are named, with the residuals on the others."""
    before, after = (
        sample([exposure(f"alpha.e{n}") for n in range(count)], {"alpha.e0": 40})
        for count in (1, 14)
    )
    lines = section(render_comparison(report(before, after)), "QUESTIONS")
    assert lines[0] == "  On the questions both sides ask alike: 40.0 -> 40.0."
    assert lines[1].startswith("  Asked only after, or otherwise (13): alpha.e1, alpha.e2")
    assert lines[-1].endswith("and 3 more")


def test_pack_that_differs_is_noted() -> None:
    """Made with another version of the checklists, a file is said to be."""
    other = example().assessment.pack.model_copy(update={"version": "0.9"})
    found = report(change(example(), pack=other), example())
    assert found.notes == ("Before: Made with version 0.9 of the pack, read with 1.0.0.",)
    assert "Note: Before: Made with version 0.9" in render_comparison(found)


def test_split_that_is_not_exact_says_so() -> None:
    """Above twelve changes the text says how they were split."""
    rows = [exposure(f"alpha.e{n}") for n in range(13)]
    before, after = (sample(rows, {row["id"]: level for row in rows}) for level in (10, 50))
    assert "two opposite orders" in render_comparison(report(before, after))
    assert "two opposite orders" not in render_comparison(printed())


def test_lists_stand_even_when_empty() -> None:
    """In the data nothing seems forgotten: every list stands."""
    data = report(example(), example()).plain()
    lists = ("answers", "causes", "red_lines", "reasons_gone", "reasons_new", "notes")
    assert [data[name] for name in lists] == [[]] * len(lists)


@PROFILE
@given(conditional_pairs())
def test_text_fits_80_columns(pair: Pair) -> None:
    """No line is wider than 80 columns, and none ends in a space."""
    before, after = Sample(pair.pack, pair.before), Sample(pair.pack, pair.after)
    lines = render_comparison(report(before, after)).splitlines()
    assert [line for line in lines if len(line) > 80 or line != line.rstrip()] == []


@PROFILE
@given(conditional_pairs())
def test_every_change_is_in_the_text(pair: Pair) -> None:
    """Each changed answer is printed with its id."""
    found = report(Sample(pair.pack, pair.before), Sample(pair.pack, pair.after))
    text = render_comparison(found)
    assert [entry.id for entry in found.answers if f"({entry.id})" not in text] == []


@pytest.mark.parametrize("figure", [-0.00001, 0.0, 0.00001])
def test_nothing_has_no_sign(figure: float) -> None:
    """A move that rounds to nothing is 0.0, without a sign."""
    after = change(example(), weights={"economy": 60.0, "security": 40.0 + figure})
    found = report(example(), after)
    assert str(found.residual_change) == "0.0"
    assert "-0.0" not in render_comparison(found)
