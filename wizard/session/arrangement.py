"""In which order the assessments of a folder are shown, and which of them."""

from collections.abc import Callable, Mapping, Sequence
from typing import Literal, NamedTuple

from wizard.model.assessment import STAGES
from wizard.model.listing import Row
from wizard.model.result import Band
from wizard.session.portfolio import Entry

Order = Literal["last changed", "title", "band", "progress", "stage"]
Only = Literal["all", "open", "provisional", "broken"]
ORDERS: tuple[Order, ...] = ("last changed", "title", "band", "progress", "stage")
ONLY: tuple[Only, ...] = ("all", "open", "provisional", "broken")


class Arrangement(NamedTuple):
    """How a person wants to see the list."""

    order: Order = "last changed"
    only: Only = "all"
    words: str = ""

    def next_order(self) -> "Arrangement":
        """Return the arrangement with the next order."""
        return self._replace(order=ORDERS[(ORDERS.index(self.order) + 1) % len(ORDERS)])

    def next_only(self) -> "Arrangement":
        """Return the arrangement with the next selection."""
        return self._replace(only=ONLY[(ONLY.index(self.only) + 1) % len(ONLY)])


def arrange(entries: Sequence[Entry], wanted: Arrangement) -> list[Entry]:
    """Return the entries that are wanted, in the order that is wanted."""
    words = wanted.words.casefold().split()
    kept = [entry for entry in entries if _is_kept(entry, wanted.only) and _fits(entry, words)]
    return sorted(kept, key=lambda entry: _place(entry, wanted.order))


def _is_kept(entry: Entry, only: Only) -> bool:
    row = entry.row
    if only == "broken":
        return entry.found.is_conflict or (row is not None and bool(row.problem))
    if only == "all":
        return True
    if row is None or row.problem:
        return False
    return row.has_open if only == "open" else row.provisional


def _fits(entry: Entry, words: Sequence[str]) -> bool:
    if not words:
        return True
    row = entry.row or Row()
    known = "" if row.problem or not entry.row else f"{row.stage} {row.worst} {row.verdict}"
    text = f"{entry.path.name} {row.title} {row.us} {row.partner} {row.problem} {known}".casefold()
    return all(word in text for word in words)


def _place(entry: Entry, order: Order) -> tuple[object, ...]:
    """Return what sorts an entry; what is not known yet, or broken, comes last."""
    name = entry.path.name.casefold()
    if order == "last changed":
        return (-entry.changed, name)
    row = entry.row
    if row is None or row.problem:
        return (1, name)
    return (0, *_KEYS[order](row), row.title.casefold(), name)


_BANDS = {band.word: int(band) for band in Band}
_KEYS: Mapping[Order, Callable[[Row], tuple[float, ...]]] = {
    "title": lambda _: (),
    "band": lambda row: (-_BANDS.get(row.worst or "low", 0), -_BANDS.get(row.best or "low", 0)),
    "progress": lambda row: (row.progress,),
    "stage": lambda row: (STAGES.index(row.stage),),
}
