"""Answers to questions that have gone, brought to those that took their place; none is dropped."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from wizard.model.assessment import Answer, Assessment, Value
from wizard.model.move import Move
from wizard.model.pack import Pack
from wizard.model.result import Reading
from wizard.scoring.answers.applicability import as_level, is_valid, settle

Outcome = Literal["moved", "reask", "set-aside", "taken"]


class Moved(NamedTuple):
    """What became of one answer; what was not moved is kept aside as it was."""

    question: str
    """The question it was an answer to."""
    to: str | None
    outcome: Outcome
    """`taken`: the new question has an answer of its own already."""
    before: Answer
    after: Answer | None = None


def bring_into(pack: Pack, assessment: Assessment) -> Assessment:
    """Return an assessment as this pack reads it: answers moved, then settled."""
    moved, _ = move_answers(pack, assessment)
    return settle(pack, moved)


def stands_alone(pack: Pack, readings: Mapping[str, Reading], question: str) -> bool:
    """Tell whether another answer to a question, or none, leaves every other answer in its place.

    `readings` are those of an assessment that was brought into the pack.
    """
    known = readings.get(question)
    return (
        known is not None
        and known.is_shown
        and question not in pack.tested
        and all(move.to != question for move in pack.file.moves)
    )


def move_answers(pack: Pack, assessment: Assessment) -> tuple[Assessment, tuple[Moved, ...]]:
    """Return an assessment after the pack's moves, and what became of each answer concerned.

    Doing it again changes nothing: what could be moved has been, the rest is kept as it is.
    """
    found: list[Moved] = []
    for route in _routes(pack):
        answer = _answer_to(assessment, route[0].from_)
        if answer is None:
            continue
        moved = _follow(pack, assessment, route, answer)
        found.append(moved)
        if moved.after is not None and moved.to is not None:
            assessment = _carry(assessment, moved.question, moved.to, moved.after)
    return assessment, tuple(found)


def _routes(pack: Pack) -> list[tuple[Move, ...]]:
    """Return the moves from each question that has gone, one after the other, shortest first.

    Where answers to two of them meet, that to the later question is the one to keep.
    """
    moves = {move.from_: move for move in pack.file.moves if move.from_ not in pack.questions}
    return sorted((_route(moves, question) for question in moves), key=len)


def _route(moves: Mapping[str, Move], question: str) -> tuple[Move, ...]:
    route: list[Move] = []
    move = moves.get(question)
    while move is not None and move not in route:
        route.append(move)
        move = moves.get(move.to or "")
    return tuple(route)


def _answer_to(assessment: Assessment, question: str) -> Answer | None:
    aside = assessment.set_aside.get(question)
    return assessment.answers.get(question) or (aside.answer if aside else None)


def _follow(pack: Pack, assessment: Assessment, route: tuple[Move, ...], answer: Answer) -> Moved:
    gone, to = route[0].from_, route[-1].to
    if to is None or to not in pack.questions:
        return Moved(gone, None, "set-aside", answer)
    if any(move.then == "reask" for move in route):
        return Moved(gone, to, "reask", answer)
    if _answer_to(assessment, to) is not None:
        return Moved(gone, to, "taken", answer)
    after = _translate_along(answer, route)
    if after is None or not _is_allowed(pack, to, after):
        return Moved(gone, to, "reask", answer)
    return Moved(gone, to, "moved", answer, after)


def _translate_along(answer: Answer, route: tuple[Move, ...]) -> Answer | None:
    after: Answer | None = answer
    for move in route:
        after = after and _translate(after, move.values)
    return after


def _is_allowed(pack: Pack, question: str, answer: Answer) -> bool:
    if answer.state == "not-applicable" and question in pack.absolute_exposures:
        return False
    return is_valid(pack.questions[question], answer)


def _translate(answer: Answer, values: Mapping[str, Value]) -> Answer | None:
    """Return an answer with its value as it is called now; None if it has no counterpart."""
    if not values or answer.state not in ("answered", "range"):
        return answer
    if answer.state == "range":
        return _translate_range(answer, values)
    new = _translate_value(answer.value, values)
    if new is None:
        return None
    # The wording chosen at the time stays; where there was none, the old value takes its place.
    chosen = answer.chosen or _name(answer.value)
    return answer.model_copy(update={"value": new, "chosen": chosen})


def _translate_value(value: Value | None, values: Mapping[str, Value]) -> Value | None:
    if not isinstance(value, tuple):
        return values.get(_name(value))
    new = [values.get(item) for item in value]
    if None in new:
        return None
    return tuple(dict.fromkeys(str(item) for item in new))


def _translate_range(answer: Answer, values: Mapping[str, Value]) -> Answer | None:
    low, high = (values.get(_name(end)) for end in (answer.low, answer.high))
    if not (isinstance(low, int | float) and isinstance(high, int | float) and low < high):
        return None
    chosen = answer.chosen or f"{_name(answer.low)}..{_name(answer.high)}"
    ends = {"low": float(low), "high": float(high), "chosen": chosen}
    return answer.model_copy(update=ends)


def _name(value: object) -> str:
    return str(as_level(value)) if isinstance(value, float) else str(value)


def _carry(assessment: Assessment, old: str, new: str, answer: Answer) -> Assessment:
    answers = {q: a for q, a in assessment.answers.items() if q != old}
    aside = {q: a for q, a in assessment.set_aside.items() if q != old}
    return assessment.model_copy(update={"answers": {**answers, new: answer}, "set_aside": aside})
