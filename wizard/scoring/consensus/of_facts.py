"""One fact from several analysts' (method.md 1.19).

A fact scores nothing, so no side of it is the worse. A word or a date stands if more than half say
so, an item if more than half name it; numbers and levels that differ become the range of all, and
texts stand one below the other. What stays open makes the questions behind it wait.
"""

from collections.abc import Sequence
from typing import Any

from wizard.model.assessment import Opinion
from wizard.model.scale import MultipleChoice, Scale, Text
from wizard.scoring.answers.scale import accepts_range
from wizard.scoring.consensus.axis import is_ordered
from wizard.scoring.consensus.tally import (
    are_alike,
    count_items,
    count_values,
    join_texts,
    places_of,
    say_counts,
)


def find_fact(scale: Scale, given: Sequence[Opinion]) -> dict[str, Any]:
    """Return state, value, ends and reason of what opinions on a context question come to."""
    if are_alike(given):
        return {name: getattr(given[0], name) for name in ("state", "value", "low", "high")}
    if isinstance(scale, Text):
        return {"state": "answered", "value": join_texts(given, "value")}
    if isinstance(scale, MultipleChoice):
        return _vote_on_items(count_items(scale, given), len(given))
    if is_ordered(scale) and accepts_range(scale):
        lows, highs, _ = zip(*(places_of(scale, opinion) for opinion in given), strict=True)
        return {"state": "range", "low": min(lows), "high": max(highs)}
    return _vote(given)


def _vote(given: Sequence[Opinion]) -> dict[str, Any]:
    counts = count_values(given)
    value, votes = counts.most_common(1)[0]
    if 2 * votes > len(given):
        return {"state": "answered", "value": value}
    said = say_counts({str(word): count for word, count in counts.items()})
    return {"state": "unknown", "reason": f"The analysts differ: {said}."}


def _vote_on_items(named: dict[str, int], heads: int) -> dict[str, Any]:
    if any(2 * count == heads for count in named.values()):
        reason = f"The analysts name different items: {say_counts(named)}."
        return {"state": "unknown", "reason": reason}
    chosen = tuple(item for item, count in named.items() if 2 * count > heads)
    return {"state": "answered", "value": chosen}
