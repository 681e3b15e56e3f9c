"""The right of the walk: the guidance for a question."""

from wizard.model.checklist import Question
from wizard.session import Session
from wizard.session.guidance import guidance
from wizard.tui.widgets.blocks import Block


def guide_blocks(session: Session, question: Question) -> list[Block]:
    """Return the guidance for a question; linked questions can be chosen to go there."""
    return [
        Block(p.text, p.role, prefix=p.prefix, key=p.key, gap=p.gap)
        for p in guidance(session, question)
    ]
