"""How far a result holds, in sentences that text, pages and screens share."""

from collections.abc import Iterator

from wizard.model.robustness import Robustness
from wizard.model.summary import Summary

NAMED = 5
"""How many steps, answers or links are told; the YAML file holds all of them."""


def robustness_sentences(summary: Summary) -> Iterator[str]:
    """Yield what chance, stress test, panel and counterfactual say, one sentence each."""
    found = summary.robustness
    if found.chance is not None:
        low, middle, high = found.chance.percentiles
        yield found.chance.said
        yield (
            f"Nine times in ten the residual lies between {low:.1f} and {high:.1f}, half of the "
            f"time below {middle:.1f}."
        )
    if found.stress_test is not None:
        stress = found.stress_test
        yield (
            f"If all {stress.moved} answers of medium or low confidence were one step worse: "
            f"{stress.residual:.1f}, {stress.band}, {stress.verdict.replace('-', ' ')}."
        )
    panel = found.panel
    others = "; ".join(f"{entry.band or 'none'} with {entry.name}" for entry in panel.differing)
    same = f"The band is the same in {panel.same} of {panel.of} variants of the method"
    yield f"{same}; {others}." if others else f"{same}."
    yield found.counterfactual


def sequence_sentences(found: Robustness) -> Iterator[str]:
    """Yield the first steps of the sequence, each after the ones before it."""
    for step in found.sequence[:NAMED]:
        verdict = step.verdict_after.replace("-", " ")
        less = f"{step.drop:.1f} less, to {step.residual_after:.1f}"
        yield f"{step.title}: {less}; the verdict is then {verdict}"


def doubt_sentences(found: Robustness) -> Iterator[str]:
    """Yield where evidence allows less confidence than was stated, and which links were judged."""
    if found.capped:
        lead = f"{len(found.capped)} answers count as less sure than stated"
        told = "; ".join(f"{entry.label} ({entry.counts_as})" for entry in found.capped[:NAMED])
        more = len(found.capped) - NAMED
        yield f"{lead}, for lack of evidence: {told}{f' and {more} more' if more > 0 else ''}."
    for link in found.judged_links:
        lead = f"Judged weaker here than in the pack: {link.safeguard} on {link.exposure}"
        yield f"{lead}, {link.judged} instead of {link.pack_says}: {link.reason}"
