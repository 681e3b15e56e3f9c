"""What changed between two assessments, and why the residual moved (method.md 1.18).

Answers are compared on the questions both sides ask alike; what the residual moved beyond that is
owed to the questionnaire. Among answers, weights, parameters and the facts of the partnership it
is split by Shapley values: free of order, nothing for what had no effect, adding up to the change,
and with the opposite signs for the opposite comparison.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from wizard.model.assessment import Answer
from wizard.model.comparison import (
    Cause,
    Change,
    Comparison,
    DimensionChange,
    EndChange,
    RedLineChange,
    Way,
)
from wizard.model.pack import Pack
from wizard.model.result import Result, Trigger
from wizard.scoring.answers.applicability import settle
from wizard.scoring.comparison.attribution import attribute
from wizard.scoring.comparison.common_ground import Side, common_pack
from wizard.scoring.comparison.mixed_residual import residual_worth
from wizard.scoring.comparison.mixture import Mixture, build_mixture
from wizard.scoring.numerics import settle_float
from wizard.scoring.scores.evaluate import score_assessment

_ONE_PER_LINE = frozenset({"T1", "T4", "T11"})
"""Triggers that fire once for each red line."""


def compare_assessments(before: Side, after: Side) -> Comparison:
    """Return how two assessments differ; each is read by its own pack."""
    here, there = (Side(s.pack, settle(s.pack, s.assessment)) for s in (before, after))
    old, new = (score_assessment(s.pack, s.assessment) for s in (here, there))
    pack = common_pack(here, there)
    mixture = build_mixture(pack, here, there)
    worth = residual_worth(mixture)
    split = attribute(mixture.players, worth)
    common = worth(frozenset()), worth(frozenset(mixture.players))
    change = (new.residual or 0.0) - (old.residual or 0.0)
    only_before, only_after = (_asked_alone(side, pack) for side in (here, there))
    rest = change - (common[1] - common[0]) if only_before or only_after else None
    changes = _list_changes(mixture, split.parts)
    return Comparison(
        before=old,
        after=new,
        change=change,
        changes=changes,
        causes=_list_causes(mixture, split.parts, rest),
        exact=split.exact,
        common=common,
        only_before=only_before,
        only_after=only_after,
        dimensions=_list_dimensions(old, new, changes),
        red_lines=_list_red_lines(old, new),
        triggers_gone=tuple(_fired_alone(old, new)),
        triggers_new=tuple(_fired_alone(new, old)),
        best_case=_explain_end(mixture, changes, old, new, "best"),
        worst_case=_explain_end(mixture, changes, old, new, "worst"),
    )


def _asked_alone(side: Side, common: Pack) -> tuple[str, ...]:
    return tuple(question for question in side.asked() if question not in common.questions)


def _list_causes(
    mixture: Mixture, parts: Mapping[str, float], rest: float | None
) -> tuple[tuple[Cause, float], ...]:
    causes = tuple((cause, parts[cause]) for cause in mixture.causes)
    return causes if rest is None else (*causes, ("questionnaire", rest))


# Answers


def _list_changes(mixture: Mixture, parts: Mapping[str, float]) -> tuple[Change, ...]:
    before, after = mixture.before.answers, mixture.after.answers
    changes = [
        Change(
            question=question,
            before=before.get(question),
            after=after.get(question),
            way=_way(before.get(question), after.get(question)),
            effect=parts.get(question, 0.0),
        )
        for question in mixture.changed
    ]
    return tuple(sorted(changes, key=lambda c: (-settle_float(abs(c.effect)), c.question)))


def _way(before: Answer | None, after: Answer | None) -> Way:
    return "differently" if _openness(before) == _openness(after) else "answered"


def _openness(answer: Answer | None) -> float:
    """Return how much an answer leaves open, in its unit."""
    if answer is None or answer.state == "unknown":
        return math.inf
    if answer.low is None or answer.high is None:
        return 0.0
    return answer.high - answer.low


def _list_dimensions(
    old: Result, new: Result, changes: tuple[Change, ...]
) -> tuple[DimensionChange, ...]:
    effects: dict[str, list[float]] = {}
    for change in changes:
        effects.setdefault(change.question.partition(".")[0], []).append(change.effect)
    before = {score.id: score for score in old.dimensions}
    after = {score.id: score for score in new.dimensions}
    return tuple(
        DimensionChange(d, before.get(d), after.get(d), math.fsum(effects.get(d, ())))
        for d in dict.fromkeys((*before, *after))
    )


# Red lines and triggers


def _list_red_lines(old: Result, new: Result) -> tuple[RedLineChange, ...]:
    before = {result.line.id: result.state for result in old.red_lines}
    after = {result.line.id: result.state for result in new.red_lines}
    lines = {result.line.id: result.line for result in (*old.red_lines, *new.red_lines)}
    changes = [RedLineChange(line, before.get(i), after.get(i)) for i, line in lines.items()]
    return tuple(change for change in changes if change.before != change.after)


def _fired_alone(one: Result, other: Result) -> Iterator[Trigger]:
    """Yield the triggers that fired in one result and not in the other."""
    known = {_key(trigger) for trigger in other.recommendation.reasons}
    for trigger in one.recommendation.reasons:
        if _key(trigger) not in known:
            yield trigger


def _key(trigger: Trigger) -> tuple[str, str]:
    return trigger.code, trigger.text if trigger.code in _ONE_PER_LINE else ""


# The interval


def _explain_end(
    mixture: Mixture,
    changes: tuple[Change, ...],
    old: Result,
    new: Result,
    which: Literal["best", "worst"],
) -> EndChange:
    """Return why one end moved: the three groups are split among each other like single answers."""
    groups: dict[str, Sequence[str]] = {
        "answered": [c.question for c in changes if c.way == "answered"],
        "differently": [c.question for c in changes if c.way == "differently"],
        "otherwise": mixture.causes,
    }

    def worth(taken: frozenset[str]) -> float:
        return mixture.end(which, [player for group in sorted(taken) for player in groups[group]])

    parts = attribute(tuple(groups), worth).parts
    whole = _end(new, which) - _end(old, which)
    rest = whole - (worth(frozenset(groups)) - worth(frozenset()))
    return EndChange(parts["answered"], parts["differently"], parts["otherwise"] + rest)


def _end(result: Result, which: Literal["best", "worst"]) -> float:
    if result.interval is None:
        return 0.0
    return result.interval.best if which == "best" else result.interval.worst
