"""How much confidence the evidence of an answer allows (method.md 1.3)."""

from typing import NamedTuple

from wizard.model.assessment import CONFIDENCES, Answer, Confidence, Evidence
from wizard.model.uncertainty import EffectiveConfidence

UNSTATED: Confidence = "medium"
"""What a confidence never stated counts as, before the cap.

Nobody claimed more, and evidence that allows more is no claim; the shift of medium is the middle
one. Without evidence the cap makes it low.
"""


class _Cap(NamedTuple):
    """What one piece of evidence allows; the greater, the better."""

    rank: int
    is_judged: bool
    why: str = ""
    """Why no more is allowed, where more could be."""


_NO_EVIDENCE = _Cap(CONFIDENCES.index("low"), is_judged=True, why="no evidence is cited")


def find_confidence(answer: Answer) -> EffectiveConfidence:
    """Return the stated confidence, or as much of it as the best evidence allows.

    The source's letter and the information's number are graded independently; both must be good.
    """
    best = max(map(_cap, answer.evidence), key=lambda cap: cap[:2], default=_NO_EVIDENCE)
    stated = answer.confidence or UNSTATED
    if CONFIDENCES.index(stated) <= best.rank:
        return EffectiveConfidence(stated, is_flagged=not best.is_judged)
    allowed = CONFIDENCES[best.rank]
    claim = f"Stated {stated}" if answer.confidence else f"Not stated, which counts as {stated}"
    reason = f"{claim}, but {best.why}: {allowed} at most."
    return EffectiveConfidence(allowed, reason, is_flagged=not best.is_judged)


def _cap(evidence: Evidence) -> _Cap:
    if evidence.primary:
        return _Cap(CONFIDENCES.index("certain"), is_judged=True)
    letter, number = evidence.reliability, evidence.credibility
    if letter is None or number is None:
        return _Cap(CONFIDENCES.index("low"), is_judged=True, why="the evidence is not graded")
    grade = f"{letter}{number}"
    if letter == "F" or number == 6:  # noqa: PLR2004 - "cannot be judged"
        why = f"the best evidence is graded {grade}, which cannot be judged"
        return _Cap(CONFIDENCES.index("low"), is_judged=False, why=why)
    rank = CONFIDENCES.index(_allowed(letter, number))
    return _Cap(rank, is_judged=True, why=f"the best evidence is graded {grade}")


def _allowed(letter: str, number: int) -> Confidence:
    if (letter, number) in {("A", 1), ("A", 2), ("B", 1)}:
        return "certain"
    if letter in "AB" and number <= 2:  # noqa: PLR2004 - the numbers of method.md 1.3
        return "high"
    if letter in "ABC" and number <= 3:  # noqa: PLR2004
        return "medium"
    return "low"
