"""A summary of a merged assessment: disputed red lines, and what to settle about them."""

from functools import cache

from tests.scoring.example import E5
from tests.scoring.groups import MOMENT, merged, of_levels
from wizard.model.summary import Summary
from wizard.report.build import build_summary
from wizard.report.text import render_text

LINE = "security.rl2"


@cache
def summary() -> Summary:
    """Return the summary of three analysts, one of whom crosses a red line alone."""
    found = merged(of_levels({E5: 3}, {E5: 3}, {E5: 4}))
    return build_summary(found.pack, found.assessment, MOMENT)


def test_disputed_comes_after_unknown_and_is_not_clear() -> None:
    """Crossed, then unknown, then disputed; what is disputed is not counted as clear."""
    states = [entry.state for entry in summary().red_lines]
    assert states == ["crossed", "unknown", "disputed"]
    assert summary().red_lines_clear == 0


def test_dispute_names_its_question_and_answer() -> None:
    """The entry says which answer is disputed."""
    (entry,) = [entry for entry in summary().red_lines if entry.id == LINE]
    (because,) = entry.because
    assert (because.question, because.answer) == (E5, "Level 3: Serious")


def test_disputed_question_is_to_be_settled() -> None:
    """Among the conditions is to answer what is disputed, though it was answered."""
    entries = summary().recommendation.conditions
    assert E5 in [entry.id for entry in entries if entry.action == "answer"]


def test_text_says_that_not_all_agree() -> None:
    """The text explains why a red line is called disputed."""
    text = render_text(summary())
    assert "  DISPUTED (absolute): Severe base access and jurisdiction\n" in text
    assert "Not all analysts agree: by the answers of one alone it is crossed." in text
