"""What several assessments say besides answers, compared and made one (method.md 1.19)."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from wizard.model.assessment import Assessment, Partnership
from wizard.model.pack import Pack
from wizard.model.text import MAX_LINE
from wizard.scoring.answers.opinions import analysts_of
from wizard.scoring.numerics import settle_float
from wizard.scoring.weights import mean_weights, weight_shares

METHOD_FIELDS = ("parameters", "link_judgements", "difficulty")
"""What of an assessment changes how answers are scored, and must be the same to be merged."""
_SAME = ("us", "partner", "agreement", "form", "stage")


class Contribution(NamedTuple):
    """One analyst's assessment, under the name by which it is told from the others."""

    analyst: str
    assessment: Assessment


def find_mismatch(contributions: Sequence[Contribution]) -> str:
    """Return in one sentence why assessments cannot be merged; nothing if they can."""
    first, *others = contributions
    names = [entry.analyst for entry in contributions]
    if twice := sorted(name for name in set(names) if names.count(name) > 1):
        return f"Two of the files are by {twice[0]}."
    for entry in contributions:
        if analysts_of(entry.assessment):
            return f"The file of {entry.analyst} was merged from several analysts already."
    return next((found for other in others if (found := _mismatch(first, other))), "")


def _mismatch(one: Contribution, other: Contribution) -> str:
    who = f"{one.analyst} and {other.analyst}"
    for name in _SAME:
        here, there = (getattr(e.assessment.partnership, name) for e in (one, other))
        if here.strip().casefold() != there.strip().casefold():
            said = f"`{name}` is {here or 'blank'} in one and {there or 'blank'} in the other"
            return f"{who} assess different partnerships: {said}."
    packs = [(entry.assessment.pack.id, entry.assessment.pack.version) for entry in (one, other)]
    if packs[0] != packs[1]:
        used = " and ".join(f"{name} {version}" for name, version in packs)
        return f"{who} used different checklists: {used}."
    for name in METHOD_FIELDS:
        if getattr(one.assessment, name) != getattr(other.assessment, name):
            return f"{who} state different `{name}`."
    return ""


def join_fields(pack: Pack, contributions: Sequence[Contribution]) -> dict[str, Any]:
    """Return the fields of the merged assessment besides answers, identity and time."""
    assessments = [entry.assessment for entry in contributions]
    skipped = _skipped_by_all(assessments)
    dimensions = [c.id for c in pack.checklists if c.id not in skipped]
    waived = set.intersection(*({w.red_line for w in a.waivers} for a in assessments))
    first = assessments[0]
    return {
        "partnership": _join_partnership([a.partnership for a in assessments]),
        "analyst": ", ".join(entry.analyst for entry in contributions)[:MAX_LINE],
        "handling": " / ".join(dict.fromkeys(a.handling for a in assessments if a.handling)),
        "depth": "full" if any(a.depth == "full" for a in assessments) else "core",
        "out_of_scope": tuple(entry for entry in first.out_of_scope if entry.dimension in skipped),
        "waivers": tuple(waiver for waiver in first.waivers if waiver.red_line in waived),
        **_join_weights(assessments, dimensions),
    }


def _skipped_by_all(assessments: Sequence[Assessment]) -> set[str]:
    return set.intersection(*(set(a.skipped_dimensions) for a in assessments))


def _join_partnership(several: Sequence[Partnership]) -> Partnership:
    """Return the first partnership with what only others say of it."""
    first = several[0]
    told = {
        name: next((t for p in several if (t := getattr(p, name))), "")
        for name in ("term", "description")
    }
    return first.model_copy(update=told)


def _join_weights(assessments: Sequence[Assessment], dimensions: Sequence[str]) -> dict[str, Any]:
    """Return both sets of weights: as stated where all agree, else the mean of the shares."""
    risk = [{d: a.weights.get(d, 1.0) for d in dimensions} for a in assessments]
    gain = [
        {d: a.opportunity_weights.get(d, weights[d]) for d in dimensions}
        for a, weights in zip(assessments, risk, strict=True)
    ]
    first = assessments[0]
    joined: dict[str, Any] = {
        "weights": first.weights if _weigh_alike(risk) else mean_weights(risk),
        "opportunity_weights": first.opportunity_weights,
    }
    states_gain = any(a.opportunity_weights for a in assessments)
    if states_gain and not (_weigh_alike(risk) and _weigh_alike(gain)):
        joined["opportunity_weights"] = mean_weights(gain)
    return joined


def _weigh_alike(several: Sequence[dict[str, float]]) -> bool:
    shares = [
        {name: settle_float(share) for name, share in weight_shares(weights).items()}
        for weights in several
    ]
    return all(share == shares[0] for share in shares)


def describe_differences(contributions: Sequence[Contribution]) -> Iterator[str]:
    """Yield what besides answers the assessments say differently, and what was made of it."""
    assessments = [entry.assessment for entry in contributions]
    if len({a.depth for a in assessments}) > 1:
        yield "Some answered at core depth only; the merged assessment is at full depth."
    kept = {d for a in assessments for d in a.skipped_dimensions} - _skipped_by_all(assessments)
    if kept:
        yield f"Left out by some only, and so kept in scope: {', '.join(sorted(kept))}."
    if len({tuple(sorted(a.weights.items())) for a in assessments}) > 1:
        yield "Weights differ; the mean of the analysts' shares is used."
    lines = [{waiver.red_line for waiver in a.waivers} for a in assessments]
    if dropped := lines[0].union(*lines) - lines[0].intersection(*lines):
        yield f"Waived by some only, and so not waived: {', '.join(sorted(dropped))}."
