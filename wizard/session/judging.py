"""Judge that a safeguard lowers an exposure less here than the checklist says, or take it back."""

from typing import get_args

from pydantic import ValidationError

from wizard.errors import UsageError
from wizard.model.assessment import Assessment, LinkJudgement, LoweredPotency
from wizard.model.checklist import Link, Question, Safeguard
from wizard.session.answers import first_message

_RANKS: tuple[str, ...] = get_args(LoweredPotency)
"""From nothing upwards; strong, above them all, can only be lowered."""


def link_between(one: Question, other: Question) -> tuple[str, Link] | None:
    """Return the safeguard and its link where one of two questions lowers the other."""
    for safeguard, exposure in ((one, other), (other, one)):
        if isinstance(safeguard, Safeguard):
            links = [link for link in safeguard.lowers if link.exposure == exposure.id]
            if links:
                return safeguard.id, links[0]
    return None


def judgement_of(assessment: Assessment, safeguard: str, exposure: str) -> LinkJudgement | None:
    """Return how a link was judged, if it was."""
    pairs = ((j.safeguard, j.exposure, j) for j in assessment.link_judgements)
    return next((j for s, e, j in pairs if (s, e) == (safeguard, exposure)), None)


def lower_words(link: Link) -> tuple[str, ...]:
    """Return the potencies a link can be judged down to, the strongest first."""
    rank = _RANKS.index(link.potency) if link.potency in _RANKS else len(_RANKS)
    return _RANKS[:rank][::-1]


def judge(
    assessment: Assessment, safeguard: str, link: Link, potency: str, reason: str
) -> Assessment:
    """Return the assessment with a link judged; UsageError if it cannot be judged so."""
    if potency not in lower_words(link):
        sentence = f"The checklist says {link.potency}: a judgement only lowers."
        raise UsageError(sentence, f"Write {' or '.join(lower_words(link))}.")
    fields = {"safeguard": safeguard, "exposure": link.exposure}
    try:
        entry = LinkJudgement.model_validate({**fields, "potency": potency, "reason": reason})
    except ValidationError as error:
        raise UsageError(first_message(error)) from error
    others = withdraw_judgement(assessment, safeguard, link.exposure).link_judgements
    return assessment.model_copy(update={"link_judgements": (*others, entry)})


def withdraw_judgement(assessment: Assessment, safeguard: str, exposure: str) -> Assessment:
    """Return the assessment with a link as the checklist has it."""
    judged = judgement_of(assessment, safeguard, exposure)
    others = tuple(j for j in assessment.link_judgements if j is not judged)
    return assessment.model_copy(update={"link_judgements": others})
