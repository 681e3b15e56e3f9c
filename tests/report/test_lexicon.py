"""Words for probabilities (method.md 1.12, P32)."""

import pytest

from wizard.model.settings import Lexicon
from wizard.report.lexicon import describe_probability, probability_word


@pytest.mark.parametrize(
    ("percent", "word"),
    [
        (0.9, ""),
        (1, "almost no chance"),
        (4.4, "almost no chance"),
        (5, "very unlikely"),
        (19, "very unlikely"),
        (20, "unlikely"),
        (44, "unlikely"),
        (45, "roughly even chance"),
        (54, "roughly even chance"),
        (55, "likely"),
        (79, "likely"),
        (80, "very likely"),
        (94, "very likely"),
        (95, "almost certain"),
        (99, "almost certain"),
        (99.1, ""),
        (100, ""),
    ],
)
def test_icd_203(percent: float, word: str) -> None:
    """An edge takes the upper word; below 1 and above 99 there is none."""
    assert probability_word(percent / 100) == word


@pytest.mark.parametrize(
    ("percent", "word"),
    [
        (0, "remote chance"),
        (5, "remote chance"),
        (7, ""),
        (10, "highly unlikely"),
        (20, "highly unlikely"),
        (22, ""),
        (25, "unlikely"),
        (35, "unlikely"),
        (40, "realistic possibility"),
        (49, "realistic possibility"),
        (50, ""),
        (55, "likely"),
        (75, "likely"),
        (80, "highly likely"),
        (90, "highly likely"),
        (95, "almost certain"),
        (100, "almost certain"),
    ],
)
def test_phia(percent: float, word: str) -> None:
    """The yardstick has gaps on purpose, and they have no word."""
    assert probability_word(percent / 100, "phia") == word


@pytest.mark.parametrize(
    ("probability", "lexicon", "text"),
    [
        (0.637674, "icd-203", "likely (64 %)"),
        (0.0, "icd-203", "less than 1 %"),
        (0.0099, "icd-203", "less than 1 %"),
        (0.994, "icd-203", "more than 99 %"),
        (1.0, "icd-203", "more than 99 %"),
        (0.07, "phia", "7 %"),
        (0.002, "phia", "remote chance (less than 1 %)"),
        (0.999, "phia", "almost certain (more than 99 %)"),
    ],
)
def test_probability_is_printed_with_its_word(
    probability: float, lexicon: Lexicon, text: str
) -> None:
    """Whole per cent stand beside the word, or alone."""
    assert describe_probability(probability, lexicon) == text


@pytest.mark.parametrize("lexicon", ["icd-203", "phia"])
def test_word_is_that_of_the_printed_per_cent(lexicon: Lexicon) -> None:
    """Rounding never puts a word beside per cent it does not mean."""
    for tenths in range(10, 991):
        printed = describe_probability(tenths / 1000, lexicon).removesuffix(")").split(" (")[-1]
        whole = int(printed.removesuffix(" %")) / 100
        assert probability_word(tenths / 1000, lexicon) == probability_word(whole, lexicon)
