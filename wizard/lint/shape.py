"""Whether a checklist is whole: enough questions, families, sentences of its own, cures."""

import re
from collections.abc import Iterator

from wizard.lint.finding import Finding
from wizard.lint.walk import Placed, placed_questions
from wizard.model.checklist import FAMILIES, Checklist, Context, Exposure
from wizard.model.pack import Pack
from wizard.model.scale import Levels
from wizard.scoring.numerics import settle_float
from wizard.scoring.scores.coverage import Shield, Threat, coverage_of

MOST_QUESTIONS = 24
LEAST_CORE, MOST_CORE = 6, 8
_VAGUE = re.compile(r"\b(somewhat|very|significant(?:ly)?|considerabl[ey]|rather)\b")


def find_misshapes(pack: Pack) -> Iterator[Finding]:
    """Yield advice on what makes a pack harder to answer, or its answers harder to trust."""
    for checklist in pack.checklists:
        yield from _check_counts(checklist)
    seen: dict[str, str] = {}
    for placed in placed_questions(pack):
        yield from _check_sentences(placed, seen)
        yield from _check_cure(placed, pack)


def _check_counts(checklist: Checklist) -> Iterator[Finding]:
    asked = [q for q in checklist.questions if not isinstance(q, Context)]
    core = sum(q.depth == "core" for q in asked)
    total = len(checklist.questions)
    if total > MOST_QUESTIONS:
        what = f"{total} questions: more than {MOST_QUESTIONS} are seldom answered with care"
        yield Finding(checklist.id, ("sections",), what, severity="advice")
    # A short checklist of a ministry's own is screened whole.
    if not LEAST_CORE <= core <= MOST_CORE and len(asked) > MOST_CORE:
        what = f"{core} scored core questions: a screening asks {LEAST_CORE} to {MOST_CORE}"
        yield Finding(checklist.id, ("sections",), what, severity="advice")


def _check_sentences(placed: Placed, seen: dict[str, str]) -> Iterator[Finding]:
    checklist, path, question = placed
    if not isinstance(question.scale, Levels):
        return
    for level, sentence in enumerate(question.scale.levels):
        where = (*path, "scale", "levels", level)
        other = seen.setdefault(sentence.casefold(), question.id)
        if other != question.id:
            what = f"{other} has the same sentence: a level says what is seen here"
            yield Finding(checklist, where, what, severity="advice")
        if found := _VAGUE.search(sentence.casefold()):
            what = f"{found.group()} cannot be seen in a document: say what is"
            yield Finding(checklist, where, what, severity="advice")


def _check_cure(placed: Placed, pack: Pack) -> Iterator[Finding]:
    checklist, path, question = placed
    if not isinstance(question, Exposure) or not pack.answered_by[question.id]:
        return
    left = 1.0 - full_coverage(question, pack)
    is_cured = settle_float(left) < pack.file.parameters.band_edges[0]
    families = {safeguard.family for safeguard, _ in pack.answered_by[question.id]}
    if (not is_cured or len(families) == 1) and not question.incurable:
        what = f"{100 * left:.0f} of 100 is left of {question.id} with every safeguard at full"
        hint = "link safeguards of other families, or say why under `incurable`"
        yield Finding(checklist, path, what, hint, severity="advice")
    if is_cured and question.incurable:
        what = f"{question.id} is called incurable, and its safeguards leave little of it"
        yield Finding(checklist, (*path, "incurable"), what, severity="advice")


def full_coverage(exposure: Exposure, pack: Pack) -> float:
    """Return the share of an exposure that all its safeguards together take away, 0 to 1."""
    parameters = pack.file.parameters
    shields = tuple(
        Shield(
            safeguard.id,
            FAMILIES.index(safeguard.family),
            getattr(parameters.potency, link.potency),
        )
        for safeguard, link in pack.answered_by[exposure.id]
    )
    full = {shield.safeguard: 1.0 for shield in shields}
    threat = Threat(exposure.id, exposure.dimension, 1.0, shields)
    return coverage_of(threat, full, parameters.coverage_cap)
