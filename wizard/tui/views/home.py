"""The home screen's table: one line per assessment, broken files included."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from textual.content import Content

from wizard.model.listing import Row
from wizard.model.result import BandWord
from wizard.scoring.numerics import display_percent
from wizard.session.arrangement import Arrangement
from wizard.session.portfolio import Entry
from wizard.tui.views.titles import tell_apart
from wizard.tui.widgets.blocks import Block
from wizard.visible import visible, visible_line

_COLUMNS = (
    (0, "Title", 0),
    (120, "Partner", 18),
    (100, "Stage", 11),
    (60, "Known", 5),
    (50, "Band", 13),
    (0, "Verdict", 16),
    (76, "Changed", 9),
)
"""The least width of the screen at which a column is shown, its name, and its own width."""
_BAR = 4
_WITH_BAR = 76
_WIDE = 140
_WIDER = {"Band": 20, "Verdict": 24}
_MIN_TITLE = 12
_MARGIN = 3
"""Columns of the screen that the pane keeps for itself."""

Layout = Sequence[tuple[str, int]]


def layout_of(width: int) -> Layout:
    """Return the columns, with their widths, that fit on a screen of `width` columns."""
    shown = [
        (name, _width_of(name, size, width)) for least, name, size in _COLUMNS if width >= least
    ]
    taken = 2 + sum(size + 2 for name, size in shown if name != "Title")
    title = max(_MIN_TITLE, width - _MARGIN - taken)
    return [(name, title if name == "Title" else size) for name, size in shown]


def _width_of(name: str, size: int, width: int) -> int:
    if name == "Known" and width >= _WITH_BAR:
        return size + _BAR + 1
    return _WIDER.get(name, size) if width >= _WIDE else size


class HomeTable:
    """Builds the table; a row is built again only if its file, the width or the day changed."""

    def __init__(self) -> None:
        self._made: dict[str, tuple[Row | None, str, Block]] = {}
        self._made_for: object = None

    def blocks(self, entries: Sequence[Entry], width: int, now: datetime) -> list[Block]:
        """Return the table for a screen of `width` columns, its heading first."""
        layout = layout_of(width)
        if self._made_for != (layout, now.date()):
            self._made, self._made_for = {}, (layout, now.date())
        heading = "  ".join(fit(name, size) for name, size in layout)
        titles = {entry.name: entry.row.title for entry in entries if entry.row is not None}
        telling = tell_apart(titles, dict(layout)["Title"])
        rows = [self._block(entry, layout, now, telling.get(entry.name, "")) for entry in entries]
        return [Block(heading, "heading", prefix="  ", clip=True), *rows]

    def _block(self, entry: Entry, layout: Layout, now: datetime, title: str) -> Block:
        made = self._made.get(entry.path.name)
        # Rows are frozen: the same object is the same text.
        if made is None or made[0] is not entry.row or made[1] != title:
            made = (entry.row, title, _block(entry, layout, now, title))
            self._made[entry.path.name] = made
        return made[2]


def _block(entry: Entry, layout: Layout, now: datetime, title: str) -> Block:
    """Return a line; `title` stands there instead of the row's own, if there is one."""
    key, row = str(entry.path), entry.row
    if entry.found.is_conflict:
        text = f"{entry.path.name}: a copy that a sync tool left beside the real one"
        return Block(text, "warning", prefix="+ ", key=key)
    if row is None:
        cells = {"Title": entry.name, "Band": "reading"}
    elif row.problem:
        return Block(f"{entry.path.name}: {row.problem}", "danger", prefix="! ", key=key)
    else:
        cells = _cells(row, dict(layout))
        cells["Title"] = title or row.title
    cells["Changed"] = age_words(entry.changed, now)
    text = "  ".join(fit(cells.get(name, ""), size) for name, size in layout)
    return Block(text, "muted" if row is None else "plain", prefix="  ", key=key, clip=True)


def _cells(row: Row, sizes: dict[str, int]) -> dict[str, str]:
    return {
        "Title": row.title,
        "Partner": row.partner,
        "Stage": row.stage,
        "Known": _progress(row.progress, sizes.get("Known", 0)),
        "Band": band_words(row, sizes.get("Band", 0)),
        "Verdict": _verdict(row, sizes["Verdict"]),
    }


def _progress(share: float, size: int) -> str:
    percent = f"{display_percent(share)} %".rjust(5)
    cells = size - len(percent) - 1
    if cells <= 0:
        return percent
    # Full only when everything is known, as the figure beside it.
    full = int(share * cells)
    return f"{'#' * full}{'.' * (cells - full)} {percent}"


def band_words(row: Row, size: int) -> str:
    """Return the band, or both ends where open questions leave more than one."""
    if row.best is None or row.worst is None or not row.progress:
        return "-"
    if row.best == row.worst:
        return row.best
    words = f"{row.best} to {row.worst}"
    return words if len(words) <= size else f"{_short(row.best)}-{_short(row.worst)}"


def _short(word: BandWord) -> str:
    return "mod." if word == "moderate" else word


def _verdict(row: Row, size: int) -> str:
    if not row.progress:
        # What the method says of nothing at all would read like a finding.
        return "nothing known"
    words = row.verdict.replace("-", " ") + ("?" if row.provisional else "")
    return words if len(words) <= size else words.removeprefix("proceed ")


_DAYS = ((1, "today"), (2, "yesterday"))
_UNITS = ((14, 1, "days"), (61, 7, "weeks"), (730, 30.44, "months"), (0, 365.25, "years"))


def age_words(changed: float, now: datetime) -> str:
    """Return how long ago something was changed, counted in days of the calendar."""
    try:
        then = datetime.fromtimestamp(changed, now.tzinfo)
    except (OverflowError, OSError, ValueError):
        return "?"
    days = (now.date() - then.date()).days
    for limit, word in _DAYS:
        if days < limit:
            return word
    length, unit = next((size, unit) for limit, size, unit in _UNITS if days < limit or not limit)
    return f"{int(days / length)} {unit}"


def detail_of(entry: Entry) -> str:
    """Return in one line what the table has no room for."""
    row = entry.row
    if row is None or row.problem:
        return entry.path.name
    return f"{row.us} with {row.partner}, {row.stage}: {row.title}"


def status_of(entries: Sequence[Entry], shown: int, wanted: Arrangement) -> str:
    """Return in one line how many there are, in which order, and what is still to be read."""
    broken = sum(entry.row is not None and bool(entry.row.problem) for entry in entries)
    waiting = sum(entry.row is None and not entry.found.is_conflict for entry in entries)
    parts = [f"{shown:,} of {len(entries):,}" if shown != len(entries) else f"{shown:,}"]
    parts[0] += " assessment" if len(entries) == 1 else " assessments"
    parts.append(f"by {wanted.order}")
    if wanted.only != "all":
        parts.append(f"only {wanted.only}")
    if broken:
        parts.append(f"{broken:,} broken")
    if waiting:
        parts.append(f"{waiting:,} still to be read")
    told = any(entry.row is not None and entry.row.provisional for entry in entries)
    return ", ".join(parts) + (".  ? provisional" if told else "")


def heading_of(folder: Path, width: int) -> str:
    """Return which folder is shown; of a long path the end, which tells one from another."""
    begin = " Assessments in "
    path, room = visible_line(str(folder)), max(1, width - len(begin))
    if Content(path).cell_length > room:
        cuts = (f"…{path[n:]}" for n in range(1, len(path) + 1))
        path = next(cut for cut in cuts if Content(cut).cell_length <= room)
    return begin + path


def fit(text: str, width: int) -> str:
    """Return `text` cut or filled to exactly `width` columns, wide characters counted as two."""
    if text.isascii() and text.isprintable():
        # Most text is: cutting it by cells would cost a tenth of a second for a thousand rows.
        return text.ljust(width) if len(text) <= width else f"{text[: width - 1]}…"
    cut = Content(visible(text).replace("\n", " ")).truncate(width, ellipsis=True)
    return cut.plain + " " * (width - cut.cell_length)
