"""Long titles cut so that one can still be told from another."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

_HEAD = 6
"""Characters of the beginning that stay when the middle is left out."""
_LEAST = 12
"""Columns below which there is no room for two parts of a title."""


def tell_apart(titles: Mapping[str, str], width: int) -> dict[str, str]:
    """Return the titles that would look like another one in `width` columns, cut elsewhere.

    Keys are file names without their suffix; they stand in for titles that are wholly the same.
    """
    if width < _LEAST:
        return {}
    shown = dict(titles)
    for group in _alike(titles, None):
        shown |= {name: name for name in group}
    for group in _alike(shown, width):
        shared = _shared([shown[name] for name in group])
        # One that the others only add to keeps its beginning.
        rest = [name for name in group if len(shown[name]) > shared]
        shown |= {name: _without_middle(shown[name], shared, width) for name in rest}
    return {name: text for name, text in shown.items() if text != titles[name]}


def _alike(titles: Mapping[str, str], width: int | None) -> list[list[str]]:
    """Return the names of those that begin alike, as far as there is room."""
    groups: dict[str, list[str]] = defaultdict(list)
    for name, title in titles.items():
        is_cut = width is not None and len(title) > width
        groups[title[: width - 1] if width is not None and is_cut else title].append(name)
    return [group for group in groups.values() if len(group) > 1]


def _shared(titles: Sequence[str]) -> int:
    """Return how many characters all titles begin with alike."""
    first, last = min(titles), max(titles)
    pairs = zip(first, last, strict=False)
    return next((n for n, (one, other) in enumerate(pairs) if one != other), len(first))


def _without_middle(title: str, shared: int, width: int) -> str:
    start = min(shared, len(title) - (width - _HEAD - 1))
    return title if start <= _HEAD + 1 else f"{title[:_HEAD]}\u2026{title[start:]}"
