"""The outline: dimensions with their progress, and every question with a mark."""

from collections.abc import Iterator

from wizard.model.assessment import Answer
from wizard.model.result import Reading
from wizard.session import Session
from wizard.tui.widgets.blocks import Block

MARKS = {
    "answered": "✓",
    "range": "~",
    "unknown": "?",
    "unanswered": "·",
    "computed": "=",
    "waiting": "…",
    "not-applicable": "-",
}
_MARK_STYLES = {"!": "danger", "✓": "good"}
MARK_MEANINGS = (
    "✓ answered   · open   ~ range   ? unknown   - not applicable   … waits   "
    "= computed   ! red line crossed   ' low confidence"
)


def outline_blocks(session: Session, current: str) -> list[Block]:
    """Return the outline of the questions in scope that apply, or may; one is being shown."""
    result = session.result
    crossed = {
        question
        for line in result.red_lines
        if line.state == "crossed"
        for question in line.questions
    }
    blocks: list[Block] = []
    for checklist in session.pack.checklists:
        own = [q.id for q in checklist.questions if _is_shown(result.readings.get(q.id))]
        if not own:
            continue
        asked = [result.readings[q] for q in own if result.readings[q].is_asked]
        done = sum(not reading.is_open for reading in asked)
        blocks.append(Block(f"{checklist.short} {done}/{len(asked)}", "heading", gap=True))
        blocks.extend(_question_blocks(session, own, crossed, current))
    return blocks


def _is_shown(reading: Reading | None) -> bool:
    return reading is not None and reading.is_shown


def _question_blocks(
    session: Session, questions: list[str], crossed: set[str], current: str
) -> Iterator[Block]:
    for question in questions:
        reading = session.result.readings[question]
        answer = session.assessment.answers.get(question)
        mark = "!" if question in crossed else _mark(reading, answer)
        yield Block(
            session.pack.questions[question].label,
            "chosen" if question == current else "muted" if reading.is_open else "plain",
            prefix=f"{'>' if question == current else ' '}{mark} ",
            prefix_style=_MARK_STYLES.get(mark, "warning"),
            key=question,
            clip=True,
        )


def _mark(reading: Reading, answer: Answer | None) -> str:
    if reading.status == "answered" and answer is not None and answer.confidence == "low":
        return "'"
    return MARKS[reading.status]
