"""The weights as a page: a rating, a bar and a share for every dimension in scope."""

from collections.abc import Iterator

from wizard.scoring.numerics import display
from wizard.session import Session
from wizard.session.weighing import DICTATING, FULL, ratings_of, shares_of
from wizard.tui.widgets.blocks import Block

_INTRODUCTION = (
    "If every dimension were at its worst, which would you bring to its best first? It gets 100, "
    "the others 0 to 100 beside it. Only ratios matter."
)
_BAR = 20


def weight_blocks(session: Session) -> list[Block]:
    """Return a line for each dimension; a dimension's key is its id."""
    ratings = ratings_of(session.pack, session.assessment)
    shares = shares_of(ratings)
    blocks = [Block(_INTRODUCTION, "muted"), Block(f"{'Rating':>6}  Share", "heading", gap=True)]
    for dimension, rating in ratings.items():
        title = session.pack.checklist(dimension).title
        bar = "#" * round(rating * _BAR / 100)
        figures = f"{rating:6.4g}  {display(shares[dimension]):4.1f} %  "
        style = "warning" if _dictates(shares, dimension) else "plain"
        text = f"{bar.ljust(_BAR, '.')}  {title}"
        blocks.append(Block(text, style, prefix=figures, key=dimension, clip=True))
    return [*blocks, *_warnings(session, shares)]


def _dictates(shares: dict[str, float], dimension: str) -> bool:
    return len(shares) > 1 and shares[dimension] > DICTATING


def _warnings(session: Session, shares: dict[str, float]) -> Iterator[Block]:
    for dimension in shares:
        if _dictates(shares, dimension):
            said = f"{session.pack.checklist(dimension).title} weighs more than all others together"
            yield Block(f"{said}: it alone decides the total.", "warning", prefix="! ", gap=True)
    if max(ratings_of(session.pack, session.assessment).values(), default=100) < FULL:
        yield Block("None has 100, as the one to be improved first would.", "muted", gap=True)
    if session.assessment.opportunity_weights:
        said = "The file states other weights for opportunity; they stay as they are."
        yield Block(said, "muted", gap=True)
