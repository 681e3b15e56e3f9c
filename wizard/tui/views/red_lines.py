"""The red lines as a page: crossed and waived ones first, each with what crosses and cures it."""

from collections.abc import Iterator

from wizard.model.assessment import Waiver
from wizard.model.result import RedLineResult, RedLineState
from wizard.report.computed_text import describe_known
from wizard.session import Session
from wizard.tui.widgets.blocks import Block

_ORDER: tuple[RedLineState, ...] = ("crossed", "waived", "unknown")
_STYLES = {"crossed": "danger", "waived": "warning"}
_INTRODUCTION = (
    "No score outvotes a crossed red line. Whoever lets one pass signs for it: name and reason "
    "stand first in the summary. A waiver has no effect on a line that is open or clear."
)


def red_line_blocks(session: Session) -> list[Block]:
    """Return the lines that are crossed, waived or open; a line's key is its id."""
    found = session.result.red_lines
    listed = [line for state in _ORDER for line in found if line.state == state]
    blocks = [Block(_INTRODUCTION, "muted")]
    for line in listed:
        blocks.extend(_line(session, line))
    rest = len(found) - len(listed)
    said = f"{rest} more are clear or were not examined." if listed else "No red line is crossed."
    return [*blocks, *_idle(session, found), Block(said, "muted", gap=True)]


def waiver_of(session: Session, line: str) -> Waiver | None:
    """Return who let a red line pass, if somebody did."""
    waivers = session.assessment.waivers
    return next((waiver for waiver in waivers if waiver.red_line == line), None)


def _line(session: Session, result: RedLineResult) -> Iterator[Block]:
    line, state = result.line, "open" if result.state == "unknown" else result.state
    yield Block(
        f"{line.title} ({line.kind})",
        prefix=f"{state}: ",
        prefix_style=_STYLES.get(result.state, "muted"),
        key=line.id,
        gap=True,
    )
    if waiver := waiver_of(session, line.id):
        yield Block(_describe(waiver), "warning", prefix="  waived by ")
    if result.state == "unknown":
        return
    yield Block(line.reason, "muted", prefix="  ")
    for question in result.questions:
        asked = session.pack.questions[question]
        said = describe_known(session.pack, session.assessment, asked, session.readings)
        yield Block(f"{asked.label}: {said}", "muted", prefix="  because ")
    if result.cures and line.kind == "curable":
        labels = ", ".join(session.pack.questions[q].label for q in result.cures)
        yield Block(labels, "muted", prefix="  cured by ")


def _describe(waiver: Waiver) -> str:
    day = f", {waiver.date.isoformat()}" if waiver.date else ""
    return f"{waiver.name}{day}: {waiver.reason}"


def _idle(session: Session, found: tuple[RedLineResult, ...]) -> Iterator[Block]:
    """Yield waivers that change nothing, so that they can be taken back."""
    listed = {line.line.id: line for line in found if line.state in _ORDER}
    for waiver in session.assessment.waivers:
        if waiver.red_line not in listed:
            line = session.pack.red_lines.get(waiver.red_line)
            title = line.title if line is not None else waiver.red_line
            yield Block(title, prefix="waived, not crossed: ", key=waiver.red_line, gap=True)
            yield Block(_describe(waiver), "muted", prefix="  waived by ")
