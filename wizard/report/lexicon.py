"""The word for a probability; one lexicon a report (method.md 1.12)."""

from wizard.model.settings import Lexicon
from wizard.scoring.numerics import display_percent, settle_float

_WORDS: dict[Lexicon, tuple[tuple[int, int, str], ...]] = {
    # Intelligence Community Directive 203; an edge takes the upper word.
    "icd-203": (
        (1, 4, "almost no chance"),
        (5, 19, "very unlikely"),
        (20, 44, "unlikely"),
        (45, 54, "roughly even chance"),
        (55, 79, "likely"),
        (80, 94, "very likely"),
        (95, 99, "almost certain"),
    ),
    # The yardstick of the United Kingdom's Professional Head of Intelligence Assessment; it leaves
    # gaps, so that nobody argues about an edge.
    "phia": (
        (0, 5, "remote chance"),
        (10, 20, "highly unlikely"),
        (25, 35, "unlikely"),
        (40, 49, "realistic possibility"),
        (55, 75, "likely"),
        (80, 90, "highly likely"),
        (95, 100, "almost certain"),
    ),
}
"""The first and the last whole per cent of each word."""


def probability_word(probability: float, lexicon: Lexicon = "icd-203") -> str:
    """Return the word for a probability from 0 to 1; empty where the lexicon has none.

    It is the word for the per cent that are printed.
    """
    percent = _print_percent(probability)
    words = _WORDS[lexicon]
    return next((word for first, last, word in words if first <= percent <= last), "")


def describe_probability(probability: float, lexicon: Lexicon = "icd-203") -> str:
    """Return a probability with its word, as "likely (64 %)", or in numbers where it has none."""
    percent = _print_percent(probability)
    number = {0: "less than 1 %", 100: "more than 99 %"}.get(percent, f"{percent} %")
    word = probability_word(probability, lexicon)
    return f"{word} ({number})" if word else number


def _print_percent(probability: float) -> int:
    """Return whole per cent, with 0 for all below 1 and 100 for all above 99."""
    settled = settle_float(probability)
    if settled < 0.01:  # noqa: PLR2004 - 1 per cent
        return 0
    return 100 if settled > 0.99 else display_percent(settled)  # noqa: PLR2004 - 99 per cent
