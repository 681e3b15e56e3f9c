"""Figures that roll up: the whole from its dimensions, a dimension from its exposures (1.7)."""

from collections.abc import Sequence
from typing import NamedTuple

from wizard.model.explanation import Step
from wizard.report.explain.draft import Draft, digits, percent, show, span
from wizard.report.explain.means import Term, band_steps, describe_mean, mean_steps
from wizard.report.explain.sheet import SCENES, Sheet
from wizard.scoring.scores.board import Board
from wizard.scoring.scores.evaluate import share_taken

ROLLED = {
    "residual": "residual",
    "interval.best": "residual, best case",
    "interval.worst": "residual, worst case",
    "inherent": "before safeguards",
    "band": "band",
    "best_band": "band, best case",
    "worst_band": "band, worst case",
}
"""The figures every exposure, dimension and the whole have, with what they are called."""

RESIDUALS = {"band": "residual", "best_band": "interval.best", "worst_band": "interval.worst"}
"""The residual each band is the band of."""

_CASES = {
    "working": "Open questions count as the middle of what is possible.",
    "best": "Every open question counts as it would turn out best.",
    "worst": "Every open question counts as it would turn out worst.",
    "inherent": "As if there were no safeguards; open questions count as the middle.",
}
NOTHING = "No exposure with weight applies: there is nothing to weigh."


class Child(NamedTuple):
    """A part of what rolls up; `id` is a dimension or an exposure."""

    id: str
    title: str
    address: str
    weight: float


class Whole(NamedTuple):
    """What rolls up; `dimension` is empty for the whole assessment."""

    title: str
    dimension: str
    children: tuple[Child, ...]
    parts: str
    """What its parts are called in a sentence."""

    @property
    def address(self) -> str:
        """Return what the addresses of its figures begin with."""
        return f"dimensions.{self.dimension}" if self.dimension else "risk"


def overall(sheet: Sheet) -> Whole:
    """Return the whole with the dimensions that have an exposure in play, and weight."""
    weights = sheet.case.risk_weights
    found = [d for d in sheet.working.board.dimension_residuals if weights[d] > 0]
    children = [Child(d, sheet.title(d), f"dimensions.{d}", weights[d]) for d in found]
    return Whole("Overall", "", tuple(children), "dimensions")


def dimension(sheet: Sheet, name: str) -> Whole:
    """Return a dimension with its exposures in play."""
    threats = sheet.case.threats_by_dimension.get(name, ())
    children = [Child(t.id, sheet.label(t.id), f"exposures.{t.id}", t.weight) for t in threats]
    return Whole(sheet.title(name), name, tuple(children), "exposures")


def draft_residual(sheet: Sheet, whole: Whole, name: str) -> Draft:
    """Return how a residual or inherent figure rolls up, in the scene its name says."""
    scene = SCENES[name]
    board = sheet.boards[scene]
    values = board.residuals if whole.dimension else board.dimension_residuals
    terms = [Term(c.title, f"{c.address}.{name}", c.weight, values[c.id]) for c in whole.children]
    power = sheet.case.parameters.power
    kind = "inherent figures" if scene == "inherent" else "residuals"
    return Draft(
        f"{whole.title}, {ROLLED[name]}",
        residual_of(board, whole),
        f"{describe_mean(f'the {kind} of its {whole.parts}', power)} {_CASES[scene]}",
        mean_steps(terms, power),
        tuple(term.address for term in terms),
        () if terms else (NOTHING,),
        _span_residual(sheet, whole) if name == "residual" else "",
    )


def _span_residual(sheet: Sheet, whole: Whole) -> str:
    boards = (sheet.boards[scene] for scene in ("working", "best", "worst"))
    return span(*(show(residual_of(board, whole)) for board in boards))


def residual_of(board: Board, whole: Whole) -> float | None:
    """Return the rolled-up figure of a board."""
    if not whole.dimension:
        return board.residual
    return board.dimension_residuals.get(whole.dimension)


def _band_word(board: Board, whole: Whole) -> str:
    band = board.dimension_bands.get(whole.dimension) if whole.dimension else board.band
    return "none" if band is None else band.word


def draft_band(sheet: Sheet, whole: Whole, name: str) -> Draft:
    """Return how a guarded band comes about."""
    board = sheet.boards[SCENES[name]]
    residual = residual_of(board, whole)
    title = f"{whole.title}, {ROLLED[name]}"
    formula = "The band of the residual, but at most one band better than the worst part's (guard)."
    if residual is None:
        return Draft(title, None, formula, remarks=(NOTHING,))
    bands = board.exposure_bands if whole.dimension else board.dimension_bands
    steps = band_steps(
        residual,
        sheet.case.parameters.band_edges,
        [(child.title, bands[child.id]) for child in whole.children],
    )
    parts = [f"{child.address}.{name}" for child in whole.children]
    own = f"{whole.address}.{RESIDUALS[name]}"
    return Draft(
        title,
        steps[-1].value,
        formula,
        steps,
        (own, *parts),
        shown=_span_band(sheet, whole) if name == "band" else "",
    )


def _span_band(sheet: Sheet, whole: Whole) -> str:
    boards = (sheet.boards[scene] for scene in ("working", "best", "worst"))
    return span(*(_band_word(board, whole) for board in boards))


def draft_coverage(sheet: Sheet, whole: Whole, lead: Sequence[Step] = ()) -> Draft:
    """Return what share of the inherent figure safeguards take away; `lead` comes between them."""
    before, after = (residual_of(sheet.boards[scene], whole) for scene in ("inherent", "working"))
    value = share_taken(before, after)
    steps: tuple[Step, ...] = ()
    if value is not None and before is not None and after is not None:
        last = Step(f"1 - {digits(after)} / {digits(before)}", value)
        steps = (Step("Before safeguards", before), *lead, Step("After them", after), last)
    return Draft(
        f"{whole.title}, taken by safeguards",
        value,
        "1 less the residual over the figure before safeguards; none where there is no exposure.",
        steps,
        (f"{whole.address}.residual", f"{whole.address}.inherent"),
        shown=percent(value),
    )
