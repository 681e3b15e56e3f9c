"""Explanations as lines of text: nothing lost, nothing wider than asked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.scoring.example import example
from tests.strategies import PROFILE, Sample, conditional_samples
from wizard.model.explanation import Explanation, Figure, Step
from wizard.report.explain import explain, explain_all, list_figures
from wizard.report.explain_text import render_explanation, render_listing
from wizard.report.study import Study


def lines(address: str, width: int = 80) -> list[str]:
    """Return the explanation of a figure of the worked example as lines."""
    return render_explanation(explain(Study(*example()), address), width)


def test_explanation_as_it_is_read() -> None:
    """Figure and address, rule, steps, parts: in this order, with an empty line between."""
    assert lines("dimensions.security.residual") == [
        "Security, residual: 39.0",
        "  dimensions.security.residual",
        "",
        "Each of the residuals of its exposures is cubed, the cubes are averaged by",
        "weight, and the cube root is taken, so that a severe one is not averaged away.",
        "Open questions count as the middle of what is possible.",
        "",
        "  Automatic military commitment: 0.46875 to the power 3, weight 1 of 2 =",
        "    0.051498",
        "  Base access and jurisdiction: 0.25 to the power 3, weight 1 of 2 = 0.007812",
        "  Sum = 0.059311",
        "  Its root of order 3 = 0.389982",
        "",
        "Made of",
        "  Automatic military commitment, residual: 46.9 (exposures.security.e4.residual)",
        "  Base access and jurisdiction, residual: 25.0 (exposures.security.e5.residual)",
    ]


def test_step_that_comes_to_a_word() -> None:
    """A step that does not come to a number points to its word."""
    assert "  All of them -> crossed" in lines("red_lines.security.rl1")


def test_answer_has_no_parts_and_ends_with_its_ground() -> None:
    """An answer is not made of anything; its question, words and confidence stand last."""
    assert lines("answers.security.e4")[-3:] == [
        "How strong is the automatic military commitment?",
        "Level 3: Serious",
        "Confidence: medium.",
    ]


def test_remark_of_several_lines_keeps_them() -> None:
    """A note of two lines stays on two lines."""
    figure = Figure("answers.a.b", "Label", 0.5, "50.0")
    found = Explanation(figure, "Rule.", (), (), ("Note: one\ntwo",))
    assert render_explanation(found, 40)[-2:] == ["Note: one", "two"]


def test_nothing_is_shown_as_such() -> None:
    """A step without a value says none."""
    found = Explanation(Figure("a", "T", None, "none"), "Rule.", (Step("Sum", None),), (), ())
    assert "  Sum -> none" in render_explanation(found, 40)


@PROFILE
@given(conditional_samples(), st.integers(20, 120))
def test_no_line_is_wider_than_asked_for(of: Sample, width: int) -> None:
    """Whatever is explained, no line is wider, and none has a line end inside."""
    for explanation in explain_all(Study(*of)):
        rendered = render_explanation(explanation, width)
        assert [line for line in rendered if len(line) > width or "\n" in line] == []


@pytest.mark.parametrize("width", [20, 40, 80])
def test_every_part_is_named_with_its_address(width: int) -> None:
    """However narrow, all parts' addresses can be read, if need be over two lines."""
    found = explain(Study(*example()), "recommendation")
    text = "".join(line.strip() for line in render_explanation(found, width))
    assert [part.address for part in found.parts if f"({part.address})" not in text] == []


def test_listing_of_the_example() -> None:
    """Figures without ids stand in full, the others folded up."""
    found = render_listing(list_figures(Study(*example())), 80)
    assert found[0] == "  recommendation"
    assert "  red_lines. and one of these" in found
    assert "    economy.rl3, security.rl1, security.rl2" in found
    assert (
        "  negotiate_first. and one of these, then one of .residual_drop, .residual_after" in found
    )
    assert max(len(line) for line in found) <= 80


def test_group_without_figures_is_not_listed() -> None:
    """Where nothing is to be negotiated the group is left out."""
    pack, assessment = example()
    blank = Study(pack, assessment.model_copy(update={"answers": {}}))
    found = render_listing(list_figures(blank), 80)
    assert [line for line in found if "negotiate_first" in line] == []
