"""One answer from several analysts' (method.md 1.19).

Who did not look says nothing. A question is not applicable only if all who looked say so, and
unknown if at least half of those it applies to could not establish it; otherwise the answers
decide: the median, with an even number the worse of the two in the middle. Where answers lie two
levels apart or more, the median is only the working value of the whole range, or, on a scale that
takes no range, of an unknown answer. Items of a multiple choice are decided one by one.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from wizard.model.assessment import CONFIDENCES, Answer, Confidence, Opinion
from wizard.model.checklist import Question
from wizard.model.consensus import Dissent
from wizard.model.scale import MultipleChoice
from wizard.scoring.answers.scale import accepts_range, point_of
from wizard.scoring.consensus.axis import (
    OrderedScale,
    answer_at,
    is_ordered,
    levels_apart,
    rises_to_worse,
)
from wizard.scoring.consensus.of_facts import find_fact
from wizard.scoring.consensus.tally import (
    are_alike,
    count_items,
    count_values,
    join_texts,
    median_of,
    places_of,
    say_counts,
)
from wizard.scoring.numerics import settle_float

DISPUTED = 2.0
"""Levels apart from which on an answer becomes a range."""
DOUBTFUL = 1.0
"""Levels apart from which on no confidence is more than medium."""
CAP: Confidence = "medium"

Fields = dict[str, Any]
"""State, value, ends, working value and reason of an answer."""


class Consensus(NamedTuple):
    """What several analysts' answers come to."""

    answer: Answer
    spread: float | None
    """Levels between the least and the greatest answer; None where they have no order."""
    dissent: Dissent | None
    """Why the question should be discussed, if it should."""


def find_consensus(question: Question, opinions: Sequence[Opinion]) -> Consensus:
    """Return what opinions on a question come to; their order does not matter."""
    ordered = tuple(sorted(opinions, key=lambda opinion: opinion.analyst))
    looked = [o for o in ordered if o.state != "unanswered"]
    applies = [o for o in looked if o.state != "not-applicable"]
    given = [o for o in applies if o.state != "unknown"]
    spread: float | None = None
    if not looked:
        fields: Fields = {"state": "unanswered"}
    elif not applies:
        fields = {"state": "not-applicable", "reason": join_texts(looked, "reason")}
    elif 2 * len(given) <= len(applies):
        fields = {"state": "unknown", "reason": join_texts(applies, "reason")}
    else:
        fields, spread = _weigh(question, given)
    dissent = _find_dissent(question, looked, spread)
    is_doubtful = dissent is not None or settle_float(spread or 0.0) >= DOUBTFUL
    fields["confidence"] = _least_confidence(given or looked, capped=is_doubtful)
    return Consensus(_build_answer(question, ordered, fields), spread, dissent)


def _find_dissent(
    question: Question, looked: list[Opinion], spread: float | None
) -> Dissent | None:
    if settle_float(spread or 0.0) >= DISPUTED:
        return "level"
    if len({"given" if o.state in ("answered", "range") else o.state for o in looked}) > 1:
        return "state"
    return "fact" if question.kind == "context" and not are_alike(looked) else None


def _least_confidence(opinions: list[Opinion], *, capped: bool) -> Confidence | None:
    """Return the least confidence stated: analysts share sources, so heads add nothing."""
    places = [CONFIDENCES.index(o.confidence) for o in opinions if o.confidence is not None]
    if not places:
        return None
    return CONFIDENCES[min([*places, CONFIDENCES.index(CAP)] if capped else places)]


def _build_answer(question: Question, opinions: tuple[Opinion, ...], fields: Fields) -> Answer:
    value = fields.get("value")
    chosen = (o.chosen for o in opinions if o.value == value is not None and o.chosen)
    return Answer.model_validate(
        {
            "asked": next((o.asked for o in opinions if o.asked), question.text),
            "chosen": next(chosen, ""),
            "evidence": tuple(dict.fromkeys(item for o in opinions for item in o.evidence)),
            "note": join_texts(opinions, "note"),
            "opinions": opinions,
            **fields,
        }
    )


# Answers that have a value


def _weigh(question: Question, given: list[Opinion]) -> tuple[Fields, float | None]:
    """Return what opinions with a value come to, and how many levels they lie apart."""
    scale = question.scale
    if question.kind == "context":
        return find_fact(scale, given), None
    if isinstance(scale, MultipleChoice):
        return _weigh_items(scale, given, worse_with=rises_to_worse(question))
    if is_ordered(scale):
        return _weigh_places(scale, given, worse_above=rises_to_worse(question))
    raise TypeError(scale.type)


def _weigh_places(
    scale: OrderedScale, given: list[Opinion], *, worse_above: bool
) -> tuple[Fields, float]:
    lows, highs, middles = zip(*(places_of(scale, opinion) for opinion in given), strict=True)
    spread = max(levels_apart(scale, lows), levels_apart(scale, highs))
    disputed = settle_float(spread) >= DISPUTED
    low = min(lows) if disputed else median_of(lows, worse_above=worse_above)
    high = max(highs) if disputed else median_of(highs, worse_above=worse_above)
    working = median_of(middles, worse_above=worse_above)
    if low == high:
        return {"state": "answered", "value": answer_at(scale, low)}, spread
    fields: Fields = {"state": "range", "low": low, "high": high}
    if not accepts_range(scale):
        said = say_counts({str(word): n for word, n in count_values(given).items()})
        fields = {"state": "unknown", "reason": f"The analysts differ: {said}."}
    if disputed or working != (low + high) / 2:
        fields["working"] = answer_at(scale, working)
    return fields, spread


def _weigh_items(
    scale: MultipleChoice, given: list[Opinion], *, worse_with: bool
) -> tuple[Fields, float]:
    """Decide item by item; a tie goes to the worse side."""
    named, heads = count_items(scale, given), len(given)
    some = tuple(item for item, count in named.items() if count)
    every = tuple(item for item, count in named.items() if count == heads)
    chosen = tuple(
        item for item, n in named.items() if 2 * n > heads or (2 * n == heads and worse_with)
    )
    spread = abs(point_of(scale, some)[1] - point_of(scale, every)[1])
    if settle_float(spread) < DISPUTED:
        return {"state": "answered", "value": chosen}, spread
    reason = f"The analysts name different items: {say_counts(named)}."
    return {"state": "unknown", "reason": reason, "working": chosen}, spread
