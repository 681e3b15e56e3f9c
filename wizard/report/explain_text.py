"""An explanation, and the list of all figures, as lines of plain text.

No line is longer than the width asked for, if that is 20 or more.
"""

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from wizard.model.explanation import Explanation, Figure, Step
from wizard.report.explain import Listing
from wizard.report.explain.draft import digits

_LEAST_WIDTH = 20
"""Below it hanging indents would leave no room for words."""


def render_explanation(explanation: Explanation, width: int) -> list[str]:
    """Return one figure with its formula, its steps, what it is made of, and remarks."""
    figure = explanation.figure
    blocks = (
        [*_wrap(f"{figure.title}: {figure.shown}", width), *_wrap(figure.address, width, "  ")],
        _wrap(explanation.formula, width),
        [line for step in explanation.steps for line in _wrap(_say(step), width, "  ")],
        [line for remark in explanation.remarks for line in _paragraphs(remark, width)],
        [*_made_of(explanation.parts, width)],
    )
    return [*_join(blocks)]


def _say(step: Step) -> str:
    if isinstance(step.value, float | int):
        return f"{step.words} = {digits(step.value)}"
    return f"{step.words} -> {step.value or 'none'}"


def _made_of(parts: Sequence[Figure], width: int) -> Iterator[str]:
    if parts:
        yield "Made of"
    for part in parts:
        yield from _wrap(f"{part.title}: {part.shown} ({part.address})", width, "  ")


def _join(blocks: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of blocks that hold any, with an empty line between two blocks."""
    first = True
    for block in blocks:
        if block and not first:
            yield ""
        first = first and not block
        yield from block


def _paragraphs(text: str, width: int) -> Iterator[str]:
    for paragraph in text.splitlines():
        yield from _wrap(paragraph, width)


def _wrap(text: str, width: int, indent: str = "") -> list[str]:
    """Return lines of at most `width`; what follows the first is indented further."""
    return textwrap.wrap(
        text,
        max(width, _LEAST_WIDTH),
        initial_indent=indent,
        subsequent_indent=f"{indent}  " if indent else "",
        break_on_hyphens=False,
    )


def render_listing(listings: Sequence[Listing], width: int) -> list[str]:
    """Return all addresses folded up: once the names, then the ids they go with."""
    return [line for listing in listings for line in _list(listing, width)]


def _list(listing: Listing, width: int) -> Iterator[str]:
    if not listing.ids:
        return
    names = [f".{name}" for name in listing.names if name]
    if listing.ids == ("",):
        plain = [f"{listing.word}{name}" for name in names] or [listing.word]
        yield from _wrap(", ".join(plain), width, "  ")
        return
    tail = f", then one of {', '.join(names)}" if names else ""
    yield from _wrap(f"{listing.word}. and one of these{tail}", width, "  ")
    yield from _wrap(", ".join(listing.ids), width, "    ")
