"""The addresses of figures: which there are, and the explanation each leads to."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from wizard.errors import UsageError
from wizard.model.explanation import Explanation, Figure
from wizard.report.explain import (
    answers,
    dimensions,
    exposures,
    known,
    opportunity,
    rankings,
    recommendation,
    red_lines,
    risk,
)
from wizard.report.explain.draft import Draft, show
from wizard.report.explain.sheet import Sheet
from wizard.report.study import Study
from wizard.spelling import suggest

OVERALL = "risk.residual"
"""The figure that is explained where none is named."""

Drafter = Callable[[Sheet, str, str], Draft]
"""From a sheet, an id and the name of one of its figures to how that came about."""

Ids = Callable[[Sheet], Sequence[str]]


def _no_ids(_: Sheet) -> Sequence[str]:
    return ("",)


class Group(NamedTuple):
    """Figures of one kind; an address is its word, the id of what it is about, and a name."""

    word: str
    draft: Drafter
    names: tuple[str, ...] = ("",)
    ids: Ids = _no_ids

    def address(self, id_: str, name: str) -> str:
        """Return the address of a figure."""
        return ".".join(part for part in (self.word, id_, name) if part)


GROUPS = (
    Group("recommendation", recommendation.draft_recommendation),
    Group("risk", risk.draft_risk, risk.NAMES),
    Group("opportunity", opportunity.draft_opportunity, opportunity.NAMES),
    Group("completeness", known.draft_known),
    Group("red_lines", red_lines.draft_red_line, ids=lambda sheet: [*sheet.pack.red_lines]),
    Group(
        "dimensions",
        dimensions.draft_dimension,
        dimensions.NAMES,
        lambda sheet: [*sheet.dimensions],
    ),
    Group("exposures", exposures.draft_exposure, exposures.NAMES, lambda sheet: [*sheet.exposures]),
    Group(
        "negotiate_first",
        rankings.draft_improvement,
        rankings.DROPS,
        lambda sheet: [*sheet.improvements],
    ),
    Group(
        "find_out_first",
        rankings.draft_inquiry,
        rankings.SWINGS,
        lambda sheet: [*sheet.inquiries],
    ),
    Group("answers", answers.draft_answer, ids=lambda sheet: [*sheet.result.readings]),
)


class Listing(NamedTuple):
    """The addresses of one group, folded up: `word`.`id`.`name` for each id and each name."""

    word: str
    ids: tuple[str, ...]
    names: tuple[str, ...]


def list_figures(study: Study) -> tuple[Listing, ...]:
    """Return the addresses of all figures an assessment has, by group."""
    sheet = Sheet(study)
    return tuple(Listing(g.word, tuple(g.ids(sheet)), g.names) for g in GROUPS)


def find_addresses(study: Study) -> tuple[str, ...]:
    """Return the address of every figure an assessment has."""
    return tuple(_addresses(Sheet(study)))


def _addresses(sheet: Sheet) -> Iterator[str]:
    for group in GROUPS:
        for id_ in group.ids(sheet):
            yield from (group.address(id_, name) for name in group.names)


def explain(study: Study, address: str = OVERALL) -> Explanation:
    """Return how the figure at an address came about; UsageError if there is none."""
    return _explain(Sheet(study), address)


def explain_all(study: Study) -> Iterator[Explanation]:
    """Yield the explanation of every figure an assessment has."""
    sheet = Sheet(study)
    yield from (_explain(sheet, address) for address in _addresses(sheet))


def trace(study: Study, address: str = OVERALL) -> Iterator[Explanation]:
    """Yield the explanation of a figure, then of all it is made of, down to the answers.

    Each figure comes once, also where several are made of it.
    """
    sheet, due, seen = Sheet(study), [address], {address}
    while due:
        found = _explain(sheet, due.pop())
        yield found
        fresh = [part.address for part in found.parts if part.address not in seen]
        seen.update(fresh)
        due += reversed(fresh)


def _explain(sheet: Sheet, address: str) -> Explanation:
    draft = _draft(sheet, address)
    return Explanation(
        figure=_figure(address, draft),
        formula=draft.formula,
        steps=draft.steps,
        parts=tuple(_figure(part, _draft(sheet, part)) for part in draft.parts),
        remarks=draft.remarks,
    )


def _figure(address: str, draft: Draft) -> Figure:
    return Figure(address, draft.title, draft.value, draft.shown or show(draft.value))


def _draft(sheet: Sheet, address: str) -> Draft:
    word, _, rest = address.partition(".")
    for group in (group for group in GROUPS if group.word == word):
        ids = group.ids(sheet)
        for id_, name in _read(group, rest):
            if id_ in ids and group.address(id_, name) == address:
                return group.draft(sheet, id_, name)
    hint = suggest(address, _addresses(sheet))
    raise UsageError(f"No figure is called {address}.", hint[:1].upper() + hint[1:])


def _read(group: Group, rest: str) -> Iterator[tuple[str, str]]:
    """Yield the ways to read what follows a group's word as an id and a name; both hold dots."""
    for name in group.names:
        if rest.endswith(name):
            yield rest.removesuffix(name).removesuffix("."), name
