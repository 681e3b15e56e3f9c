"""Where explanations end: answers in any state, on any scale, given or computed."""

import pytest

from tests.report.explaining import all_explained, explained, figures, words
from tests.scoring.computed_rows import (
    ACCESS,
    BOTH,
    BUNDLE,
    DIFFERENCE,
    FIRST,
    GAP,
    LEASE,
    SECOND,
    computed,
)
from tests.scoring.edits import change
from tests.scoring.example import E1, E2, example
from tests.strategies import (
    CHOICE,
    CONVEX,
    FALLING,
    ITEMS,
    LEVELS,
    NO_YES,
    NOT_APPLICABLE,
    PARTLY,
    UNKNOWN,
    YES_NO,
    Kind,
    ranged,
)
from wizard.model.assessment import Evidence
from wizard.report.explain.answers import describe_scale


def test_answer_shows_its_ground() -> None:
    """An answer is explained by its scale, its words, confidence, evidence and note."""
    answer = example().assessment.answers[E1]
    cited = Evidence(source="Customs office", locator="p. 4", reliability="A", credibility=2)
    full = answer.model_copy(update={"evidence": (cited,), "note": "Rising."})
    of = change(example(), answers={**example().assessment.answers, E1: full})
    found = explained(of, f"answers.{E1}")
    assert (found.figure.shown, words(found)) == ("75.0", ["45 %"])
    assert found.formula.startswith("Straight lines between 0 at 0, 1 at 60;")
    assert found.remarks[1:] == (
        "45 %",
        "Confidence: high.",
        "Evidence: Customs office, p. 4, A2.",
        "Note: Rising.",
    )


@pytest.mark.parametrize(
    ("said", "shown", "formula"),
    [
        (None, "0.0 to 100.0, open", "Not answered: anything is possible."),
        (UNKNOWN, "0.0 to 100.0, open", "Looked for and not to be established"),
        (ranged(1, 3), "25.0 to 75.0, open", "The level over 4."),
        (NOT_APPLICABLE, "Not applicable: Not foreseen.", "Set not applicable"),
    ],
)
def test_answer_in_any_state(said: object, shown: str, formula: str) -> None:
    """An open answer shows what is possible, one that takes no part says so."""
    answers = dict(example().assessment.answers)
    answers.pop(E2)
    found = explained(
        change(example(), answers={**answers, **({E2: said} if said else {})}), f"answers.{E2}"
    )
    assert (found.figure.shown, found.formula.startswith(formula)) == (shown, True)


@pytest.mark.parametrize(
    ("kind", "rule"),
    [
        (LEVELS, "The level over 4."),
        (CONVEX, "The value of its level, from 0 to 4: 0, 0.1, 0.3, 0.6, 1. Harm grows"),
        (FALLING, "Straight lines between 1 at 0, 0 at 100;"),
        (YES_NO, "Yes is 1 and no 0."),
        (NO_YES, "No is 1 and yes 0."),
        (PARTLY, "Yes is 1, partly one half, the other 0."),
        (CHOICE, "The value written beside the option."),
        (ITEMS, "The weight of what was chosen over all weight."),
        (DIFFERENCE, "The first number less the second. Straight lines between 0 at 0, 1 at 20;"),
        (BUNDLE, "By how many parts hold, from none on: 0, 0.5, 1. Together they leave"),
    ],
)
def test_rule_of_each_scale(kind: Kind, rule: str) -> None:
    """Each scale's way from an answer to a value is said in words."""
    assert describe_scale(kind.scale).startswith(rule)


def test_difference_leads_to_its_two_numbers() -> None:
    """A difference shows what it comes to, and its parts are the two facts it is taken from."""
    found = explained(computed(), f"answers.{GAP}")
    assert (found.figure.value, words(found)) == (0.5, ["Computed: 10 years"])
    assert [part.address for part in found.parts] == [f"answers.{LEASE}", f"answers.{ACCESS}"]
    assert [part.shown for part in found.parts] == ["30 years", "20 years"]


def test_bundle_leads_to_its_parts() -> None:
    """A bundle shows which parts hold, and its parts are the exposures it counts."""
    found = explained(computed(), f"answers.{BOTH}")
    assert found.figure.value == 0.5
    assert words(found) == ["Computed: Label: does not hold; Label: holds"]
    assert [part.address for part in found.parts] == [f"answers.{FIRST}", f"answers.{SECOND}"]


@pytest.mark.parametrize("changes", [{}, {"e0": None}, {"lease": None}, {"e1": ranged(1, 3)}])
def test_computed_figures_are_those_of_the_result(changes: dict[str, None]) -> None:
    """Under computed exposures too, each explained value is the result's, open parts or not."""
    of = computed(**changes)
    found = all_explained(of)
    assert {a: found[a].figure.value for a in figures(of)} == figures(of)
