"""An explanation before its parts are looked up, and how its numbers are written."""

from typing import NamedTuple

from wizard.model.explanation import Step, Value
from wizard.model.result import Reading
from wizard.scoring.numerics import display

_PLACES = 6


class Draft(NamedTuple):
    """One figure explained; its parts are still addresses."""

    title: str
    value: Value
    formula: str
    steps: tuple[Step, ...] = ()
    parts: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    shown: str = ""
    """How the figure is shown, where that is not its number times 100, or its word."""


def digits(number: float) -> str:
    """Return a number to six decimals without needless zeros."""
    text = f"{number:.{_PLACES}f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def show(value: Value) -> str:
    """Return a figure as files and screens show it: 0.356865 as 35.7."""
    if value is None:
        return "none"
    return value if isinstance(value, str) else f"{display(value):.1f}"


def percent(value: float | None) -> str:
    """Return a share as it is shown, in per cent."""
    return "none" if value is None else f"{show(value)} %"


def span(value: str, best: str, worst: str) -> str:
    """Return a figure at working values, beside what open questions leave where that is more."""
    return value if value == best == worst else f"{value} ({best} to {worst})"


def show_reading(reading: Reading) -> str:
    """Return a value; never one figure alone where more than one is possible."""
    if reading.width == 0:
        return show(reading.working)
    return f"{show(reading.low)} to {show(reading.high)}, open"
