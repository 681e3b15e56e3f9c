"""The review as a page: what to look at again, worst first; Enter goes to the question."""

from collections.abc import Iterator, Sequence

from wizard.model.pack import Pack
from wizard.report.review import Remark
from wizard.scoring.numerics import display
from wizard.tui.widgets.blocks import Block

_STYLES = {"contradictory": "danger", "open": "warning", "unsupported": "warning"}


def review_blocks(pack: Pack, remarks: Sequence[Remark], doubt: str = "") -> list[Block]:
    """Return the remarks of one kind, or all of them."""
    counts: dict[str, int] = {}
    for remark in remarks:
        counts[remark.doubt] = counts.get(remark.doubt, 0) + 1
    told = ", ".join(f"{count} {kind}" for kind, count in counts.items())
    blocks = [Block(f"To look at again: {told}" if told else "Nothing to look at again.", "title")]
    shown = [remark for remark in remarks if doubt in ("", remark.doubt)]
    for remark in shown:
        blocks.extend(_remark(pack, remark))
    return blocks


def _remark(pack: Pack, remark: Remark) -> Iterator[Block]:
    label = pack.questions[remark.question].label
    style = _STYLES.get(remark.doubt, "muted")
    yield Block(
        label, prefix=f"{remark.doubt}: ", prefix_style=style, key=remark.question, gap=True
    )
    effect = "can change the verdict; " if remark.changes_verdict else ""
    swing = f"moves the result by up to {display(remark.swing):.1f}" if remark.swing else ""
    said = f"{effect}{swing}".rstrip("; ")
    yield Block(remark.text, "muted", prefix="  ")
    if said:
        yield Block(f"{said[0].upper()}{said[1:]}.", "muted", prefix="  ")
