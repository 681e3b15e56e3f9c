"""The review: what is open, unsupported, doubtful or contradictory, worst first."""

from datetime import UTC, date, datetime
from typing import get_args

from textual import on
from textual.binding import Binding

from wizard.report.review import Doubt, Review
from wizard.session import Session
from wizard.tui.screens.page import PageScreen
from wizard.tui.views.review import review_blocks
from wizard.tui.widgets.pane import Pane

_KINDS = ("", *get_args(Doubt))


def today() -> date:
    """Return the day from which the age of sources is counted."""
    return datetime.now(UTC).date()


class ReviewScreen(PageScreen):
    """Lists what to look at again; dismissed with a question to go to, or None."""

    HINTS = "F1 keys  Enter goes to the question  v next kind  b back"
    BINDINGS = [
        Binding("v", "next_kind", "Show the next kind only"),
        Binding("escape,b", "back", "Back to the walk"),
    ]

    def __init__(self, session: Session, *, at: str | None = None) -> None:
        super().__init__()
        self._session = session
        self._at = at
        self._kind = 0
        self._review = Review(session.study, today())

    def on_mount(self) -> None:
        """Compute and show the remarks, with the cursor where one came from."""
        self._show(self._at)

    def _show(self, at: str | None = None) -> None:
        kind = _KINDS[self._kind]
        blocks = review_blocks(self._session.pack, self._review.remarks, kind)
        self.show_page(f"Review: {self._session.assessment.title}", blocks, at=at)
        self.say(f"Only: {kind}" if kind else "")

    def action_next_kind(self) -> None:
        """Show the remarks of the next kind that has any, then all again."""
        present = {remark.doubt for remark in self._review.remarks}
        order = [n for n, kind in enumerate(_KINDS) if kind == "" or kind in present]
        later = [n for n in order if n > self._kind]
        self._kind = later[0] if later else 0
        self._show()

    @on(Pane.Chosen)
    def go_to(self, event: Pane.Chosen) -> None:
        """Go to the question of a line."""
        self.leave(event.key)
