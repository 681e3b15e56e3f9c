"""The Admiralty grades as a table; a click on a letter or a digit chooses it."""

from textual.content import Content
from textual.style import Style

from wizard.session.evidence import CREDIBILITY, RELIABILITY
from wizard.tui.literal import literal

_WIDTH = 26


def grade_table(grade: str) -> Content:
    """Return six lines, a letter and a digit in each; those typed so far are marked."""
    typed = grade.upper()
    rows = zip(RELIABILITY.items(), CREDIBILITY.items(), strict=True)
    lines = [Content("").join([_cell(*left, typed), _cell(*right, typed)]) for left, right in rows]
    return Content("\n").join(lines)


def _cell(sign: str, meaning: str, typed: str) -> Content:
    is_typed = sign in typed
    text = f"{'>' if is_typed else ' '} {sign} {meaning}".ljust(_WIDTH)
    click = Style.from_meta({"@click": f"screen.grade('{sign}')"})
    return Content.styled(literal(text).plain, Style(bold=is_typed) + click)
