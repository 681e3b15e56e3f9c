"""The home screen's table: one line per assessment, broken files included."""

from collections.abc import Sequence

from textual.content import Content

from wizard.model.result import Result
from wizard.scoring.numerics import display_percent
from wizard.session.portfolio import Entry
from wizard.tui.widgets.blocks import Block
from wizard.visible import visible

_COLUMNS = (("Known", 5), ("Band", 16), ("Verdict", 24))
_MORE = ((96, ("Stage", 11)), (120, ("Changed", 10)), (140, ("Partner", 20)))
"""Further columns, and the width of the screen from which each is shown."""

_MIN_TITLE = 12


def home_blocks(entries: Sequence[Entry], width: int) -> list[Block]:
    """Return the table for a pane of `width` columns, its heading first."""
    columns = [*_COLUMNS, *(column for least, column in _MORE if width >= least)]
    title = max(_MIN_TITLE, width - 2 - sum(size + 2 for _, size in columns))
    layout = [("Title", title), *columns]
    heading = "  ".join(fit(name, size) for name, size in layout)
    return [
        Block(heading, "heading", prefix="  ", clip=True),
        *(_row(entry, layout) for entry in entries),
    ]


def _row(entry: Entry, layout: Sequence[tuple[str, int]]) -> Block:
    key = str(entry.path)
    if entry.assessment is None or entry.result is None:
        text = f"{entry.path.name}: {entry.problem}"
        return Block(text, "danger", prefix="! ", key=key, clip=True)
    cells = _cells(entry)
    text = "  ".join(fit(cells[name], size) for name, size in layout)
    return Block(text, prefix="  ", key=key, clip=True)


def _cells(entry: Entry) -> dict[str, str]:
    assessment, result = entry.assessment, entry.result
    if assessment is None or result is None:
        return {}
    return {
        "Title": assessment.title,
        "Partner": assessment.partnership.partner,
        "Stage": assessment.partnership.stage,
        "Known": f"{display_percent(result.completeness)} %",
        "Band": _band(result),
        "Verdict": _verdict(result),
        "Changed": assessment.updated.strftime("%Y-%m-%d"),
    }


def _band(result: Result) -> str:
    """Return the band, or both ends where open questions leave more than one."""
    if result.band_range is None:
        return "-"
    best, worst = result.band_range
    return best.word if best == worst else f"{best.word} to {worst.word}"


def _verdict(result: Result) -> str:
    words = result.recommendation.verdict.word.replace("-", " ")
    return f"{words}?" if result.recommendation.provisional else words


def fit(text: str, width: int) -> str:
    """Return `text` cut or filled to exactly `width` columns, wide characters counted as two."""
    cut = Content(visible(text).replace("\n", " ")).truncate(width, ellipsis=True)
    return cut.plain + " " * (width - cut.cell_length)
