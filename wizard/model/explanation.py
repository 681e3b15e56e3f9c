"""How one figure came about: its formula, the steps with their numbers, and what it is made of.

Every figure has an address, such as `risk.residual`; those a figure is made of are figures again,
down to the answers.
"""

from dataclasses import dataclass

Value = float | str | None
"""A number from 0 to 1, unrounded; a word, such as a band; or nothing to speak of."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: where it is found, what it is, and how it is shown."""

    address: str
    title: str
    value: Value
    shown: str
    """As screens and files show it: numbers times 100, to one decimal."""


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the calculation: what is done, in words and numbers, and what comes out."""

    words: str
    value: Value


@dataclass(frozen=True, slots=True)
class Explanation:
    """One figure traced one level down."""

    figure: Figure
    formula: str
    """The rule in words, without numbers of this case."""
    steps: tuple[Step, ...]
    """In the order of the calculation; the last gives the figure."""
    parts: tuple[Figure, ...]
    """The figures it is made of; none for what was answered."""
    remarks: tuple[str, ...]
    """What a reader should know besides, such as a link the analyst judged weaker."""
