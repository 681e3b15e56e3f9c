"""The answers to a question in order, so that the middle of several can be told (method.md 1.19).

Numbers and levels are places themselves; words have their place among all words, by value.
"""

from collections.abc import Sequence
from typing import TypeGuard

from wizard.model.assessment import Value
from wizard.model.checklist import Question
from wizard.model.scale import (
    Levels,
    MultipleChoice,
    Number,
    Percent,
    Scale,
    SingleChoice,
    YesNo,
    YesPartlyNo,
)
from wizard.scoring.answers.applicability import as_level
from wizard.scoring.answers.scale import point_of, words_of, working_point_of

OrderedScale = Levels | Number | Percent | YesNo | YesPartlyNo | SingleChoice


def is_ordered(scale: Scale) -> TypeGuard[OrderedScale]:
    """Tell whether the answers on a scale stand in one order."""
    return isinstance(scale, OrderedScale)


def place_of(scale: OrderedScale, raw: Value | None) -> float:
    """Return the place of an answer that fits its scale."""
    if isinstance(raw, int | float):
        return float(raw)
    return float(ordered_words(scale).index(str(raw)))


def answer_at(scale: OrderedScale, place: float) -> Value:
    """Return the answer at a place; between two levels it is a fraction."""
    words = ordered_words(scale)
    return words[int(place)] if words else as_level(place)


def ordered_words(scale: OrderedScale) -> Sequence[str]:
    """Return the words of a scale from value 0 to value 1; none for numbers and levels."""
    if isinstance(scale, YesNo | YesPartlyNo):
        words: Sequence[str] = words_of(scale)
    elif isinstance(scale, SingleChoice):
        words = [option.id for option in scale.options]
    else:
        return ()
    return sorted(words, key=lambda word: point_of(scale, word)[0])


def level_at(scale: OrderedScale, place: float) -> float:
    """Return the level, 0 to 4, that a place stands for."""
    return working_point_of(scale, answer_at(scale, place))[1]


def rises_to_worse(question: Question) -> bool:
    """Tell whether greater numbers, later words and more items are worse.

    They are for an exposure whose scale rises; for a safeguard or an opportunity the other way.
    """
    scale = question.scale
    falls = isinstance(scale, MultipleChoice) and scale.reversed
    if isinstance(scale, Number | Percent) and scale.corners:
        falls = scale.corners[0][1] > scale.corners[-1][1]
    return (question.kind == "exposure") != falls


def levels_apart(scale: OrderedScale, places: Sequence[float]) -> float:
    """Return how many levels lie between the least and the greatest of some places."""
    return abs(level_at(scale, max(places)) - level_at(scale, min(places)))
