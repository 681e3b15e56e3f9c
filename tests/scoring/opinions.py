"""Opinions written out by hand, and the questions they are about."""

from typing import Any

from tests.scoring.rows import exposure, opportunity, safeguard, sample
from tests.strategies import LEVELS, Row
from wizard.model.assessment import Opinion, Value
from wizard.model.checklist import Question
from wizard.scoring.consensus.of_answers import Consensus, find_consensus

Q = "alpha.q"


def said(analyst: str, value: Value | None = None, **fields: Any) -> Opinion:
    """Return an opinion: a value, or whatever `fields` say."""
    state = {"state": "answered", "value": value} if value is not None else {}
    return Opinion.model_validate({"analyst": analyst, **state, **fields})


def unknown(analyst: str, reason: str = "Secret.") -> Opinion:
    return said(analyst, state="unknown", reason=reason)


def excluded(analyst: str, reason: str = "Not foreseen.") -> Opinion:
    return said(analyst, state="not-applicable", reason=reason)


def silent(analyst: str, **fields: Any) -> Opinion:
    return said(analyst, state="unanswered", **fields)


def span(analyst: str, low: float, high: float, **fields: Any) -> Opinion:
    return said(analyst, state="range", low=float(low), high=float(high), **fields)


def question(row: Row) -> Question:
    """Return the question a row describes."""
    return sample([row], {}).pack.questions[row["id"]]


EXPOSURE = question(exposure(Q, LEVELS))
SAFEGUARD = question(safeguard(Q, {}))
OPPORTUNITY = question(opportunity(Q, LEVELS))


def of_values(asked: Question, *values: Value) -> Consensus:
    """Return the consensus of one analyst per value."""
    return find_consensus(asked, [said(f"Analyst {n}", v) for n, v in enumerate(values)])


def kept(found: Consensus, *names: str) -> tuple[object, ...]:
    return tuple(getattr(found.answer, name) for name in names)
