"""The home screen's table: one line per assessment, broken files included."""

from collections.abc import Sequence

from textual.content import Content

from wizard.model.text import visible
from wizard.scoring.numerics import display_percent
from wizard.session.portfolio import Entry
from wizard.tui.widgets.pane import Block

_FIXED = (("Stage", 11), ("Known", 5), ("Band", 8), ("Verdict", 23))
_WIDE = (("Partner", 20), ("Changed", 10))
_ROOM_FOR_WIDE = 110
_MIN_TITLE = 12


def home_blocks(entries: Sequence[Entry], width: int) -> list[Block]:
    """Return the table for a pane of `width` columns, its heading first."""
    columns = [*_FIXED, *(_WIDE if width >= _ROOM_FOR_WIDE else ())]
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
        "Band": result.band.word if result.band is not None else "-",
        "Verdict": result.recommendation.verdict.word,
        "Changed": assessment.updated.strftime("%Y-%m-%d"),
    }


def fit(text: str, width: int) -> str:
    """Return `text` cut or filled to exactly `width` columns, wide characters counted as two."""
    cut = Content(visible(text).replace("\n", " ")).truncate(width, ellipsis=True)
    return cut.plain + " " * (width - cut.cell_length)
