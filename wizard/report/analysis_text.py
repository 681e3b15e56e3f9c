"""Panel and counterfactual put into one sentence each (method.md 1.13, 1.17)."""

from collections.abc import Sequence

from wizard.model.analysis import Counterfactual, Panel, Variant
from wizard.model.pack import Pack
from wizard.scoring.numerics import display

_NAMED = 5
"""How many safeguards a sentence names before it counts the rest."""


def describe_panel(panel: Panel) -> str:
    """Return under how many variants the band is the same, and the others by name."""
    count = len(panel.variants)
    lead = f"The band is {_word(panel.present)} in {panel.same} of {count} variants of the method"
    others = [f"{_word(variant)} with {variant.name}" for variant in panel.differing]
    return f"{lead}; {'; '.join(others)}." if others else f"{lead}."


def _word(variant: Variant) -> str:
    return "none" if variant.band is None else variant.band.word


def describe_counterfactual(pack: Pack, found: Counterfactual | None) -> str:
    """Return what it would take to lower the overall band, or that nothing answered does."""
    if found is None:
        return "No number of the safeguards answered so far would lower the overall band."
    labels = [pack.questions[safeguard].label for safeguard in found.safeguards]
    after = found.last.improvement
    drop = (
        f"from {found.band.word} to {after.band_after.word} ({display(after.residual_after):.1f})"
    )
    return f"With {_name(labels)} at full, the overall band would fall {drop}."


def _name(labels: Sequence[str]) -> str:
    more = len(labels) - _NAMED
    named = list(labels) if more <= 1 else [*labels[:_NAMED], f"{more} more"]
    # Labels may hold commas themselves.
    return " and ".join(part for part in ("; ".join(named[:-1]), named[-1]) if part)
