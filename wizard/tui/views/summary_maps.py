"""Where the residual comes from: a waterfall by family of safeguards, and a map of exposures."""

from collections.abc import Iterator

from wizard.model.checklist import FAMILIES
from wizard.model.result import Result
from wizard.model.summary import Summary
from wizard.tui.widgets.blocks import Block

_CELLS = 25
"""Of a bar from 0 to 100."""
_COLUMN = 4
_ROWS = 12
"""Exposures in the map; the others move the residual little, and the saved file holds them."""


def waterfall_blocks(summary: Summary) -> Iterator[Block]:
    """Yield the way from the inherent figure to the residual, a line for each family."""
    risk, shares = summary.risk, summary.robustness.families
    if risk.inherent is None or risk.residual is None or not shares:
        return
    yield Block(
        "From inherent to residual: what each family of safeguards takes", "heading", gap=True
    )
    yield _step(risk.inherent, 0.0, risk.inherent, "#", "inherent")
    left = risk.inherent
    for share in shares:
        yield _step(share.change, left + share.change, left, "-", share.family)
        left += share.change
    yield _step(risk.residual, 0.0, risk.residual, "#", "residual")


def _step(figure: float, start: float, end: float, mark: str, said: str) -> Block:
    first, last = round(start * _CELLS / 100), round(end * _CELLS / 100)
    drawn = (" " * first + mark * (last - first)).ljust(_CELLS)
    return Block(said, prefix=f"{figure:6.1f} |{drawn}| ", clip=True)


def exposure_map(summary: Summary, result: Result) -> Iterator[Block]:
    """Yield the worst exposures with what the best safeguard of each family takes of them."""
    scores = {score.id: score for score in result.exposures}
    shown = [entry for entry in summary.worst_exposures if entry.id in scores]
    if not shown:
        return
    said = "Worst exposures: residual, and per cent that the best of each family takes"
    yield Block(said, "heading", gap=True)
    heads = "".join(family[:3].rjust(_COLUMN) for family in FAMILIES)
    yield Block("", "muted", prefix=f"      {heads}", prefix_style="muted")
    for entry in shown[:_ROWS]:
        effects = {found.family: found.effect for found in scores[entry.id].effects}
        cells = "".join(_cell(effects.get(family, 0.0)) for family in FAMILIES)
        yield Block(entry.label, prefix=f"{entry.residual:6.1f}{cells}  ", key=entry.id, clip=True)


def _cell(effect: float) -> str:
    return (f"{effect * 100:.0f}" if effect else ".").rjust(_COLUMN)
