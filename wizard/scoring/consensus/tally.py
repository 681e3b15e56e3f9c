"""What several analysts said, counted and joined (method.md 1.19)."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from wizard.model.assessment import Opinion, Value
from wizard.model.scale import MultipleChoice
from wizard.model.text import MAX_PARAGRAPH
from wizard.scoring.answers.substance import substance_of
from wizard.scoring.consensus.axis import OrderedScale, place_of


def are_alike(opinions: Sequence[Opinion]) -> bool:
    """Tell whether all analysts said the same, whatever it rests on."""
    return len({substance_of(opinion) for opinion in opinions}) < 2  # noqa: PLR2004 - or none


def places_of(scale: OrderedScale, opinion: Opinion) -> tuple[float, float, float]:
    """Return the places of the low end, the high end and the working value of an opinion."""
    if opinion.low is None or opinion.high is None:
        place = place_of(scale, opinion.value)
        return place, place, place
    working = opinion.working
    middle = (opinion.low + opinion.high) / 2
    return opinion.low, opinion.high, working if isinstance(working, int | float) else middle


def median_of(places: Sequence[float], *, worse_above: bool) -> float:
    """Return the place in the middle; of two in the middle the worse."""
    ordered = sorted(places)
    return ordered[len(ordered) // 2 if worse_above else (len(ordered) - 1) // 2]


def count_values(opinions: Iterable[Opinion]) -> Counter[Value | None]:
    """Return how many analysts gave each value, in order of the values."""
    return Counter(sorted((o.value for o in opinions), key=str))


def count_items(scale: MultipleChoice, opinions: Sequence[Opinion]) -> dict[str, int]:
    """Return how many analysts named each item, in the order of the items."""
    named = Counter(item for o in opinions if isinstance(o.value, tuple) for item in o.value)
    return {item.id: named[item.id] for item in scale.options}


def say_counts(counts: Mapping[str, int]) -> str:
    """Return which words how many analysts used, as `yes (2), no (1)`."""
    return ", ".join(f"{word} ({count})" for word, count in counts.items() if count)


def join_texts(opinions: Iterable[Opinion], name: Literal["note", "reason", "value"]) -> str:
    """Return what analysts wrote: the text itself if it is one, else each with its analyst."""
    said = [(o.analyst, str(getattr(o, name))) for o in opinions if getattr(o, name)]
    texts = {text for _, text in said}
    if len(texts) == 1:
        return texts.pop()
    return "\n".join(f"{analyst}: {text}" for analyst, text in said)[:MAX_PARAGRAPH]
