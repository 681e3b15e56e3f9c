"""A figure and its interval drawn as a bar of characters."""

BAR = 20
"""Cells of a bar where there is room."""


def bar(low: float, value: float, high: float, width: int = BAR) -> str:
    """Return a bar of `width` cells on 0-100: full up to best case, then the open interval."""
    cells = [round(figure * width / 100) for figure in (low, value, high)]
    start, middle, end = cells[0], cells[1], max(cells[2], cells[1])
    marks = ["#"] * start + ["="] * (middle - start) + ["-"] * (end - middle)
    return "".join(marks).ljust(width, ".")
