"""One conflict as two columns: what each side says, and what differs."""

from collections.abc import Iterator

from wizard.model.pack import Pack
from wizard.session.in_words import Part, label_of, parts_of
from wizard.session.merge import Conflict
from wizard.tui.widgets.blocks import Block

_DIFFERS = "> "


def conflict_columns(pack: Pack, conflict: Conflict) -> tuple[list[Block], list[Block]]:
    """Return what is mine and what is theirs; a sign marks the parts that differ."""
    parts = parts_of(pack, conflict.key, conflict.mine, conflict.theirs)
    return list(_column(parts, "one")), list(_column(parts, "other"))


def _column(parts: list[Part], side: str) -> Iterator[Block]:
    for part in parts:
        said = getattr(part, side) or "none"
        name = f"{part.name}: " if part.name else ""
        prefix = _DIFFERS if part.differs else "  "
        yield Block(f"{name}{said}", "title" if part.differs else "muted", prefix=prefix)


def conflict_head(pack: Pack, conflict: Conflict) -> str:
    """Return what the conflict is about: its label, and the question in full."""
    label = label_of(pack, conflict.key)
    question = pack.questions.get(conflict.key)
    return label if question is None else f"{label}: {question.text}"


def conflict_base(pack: Pack, conflict: Conflict) -> str:
    """Return in one line what both sides began from."""
    first = parts_of(pack, conflict.key, conflict.base, conflict.base)[0]
    return f"Both began from: {' '.join(first.one.split())}"
