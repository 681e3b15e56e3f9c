"""The weights of the dimensions, as ratings from 0 to 100."""

from textual import on
from textual.binding import Binding
from textual.events import Key, Resize

from wizard.errors import UsageError
from wizard.model.assessment import Assessment
from wizard.session import Session
from wizard.session.live import live_lines
from wizard.session.weighing import rate, rate_equally, ratings_of
from wizard.tui.dialogs.prompt import Prompt
from wizard.tui.screens.page import PageScreen
from wizard.tui.views.keeping import brief
from wizard.tui.views.weights import weight_blocks
from wizard.tui.widgets.pane import Pane

_STEP = 5


class WeightsScreen(PageScreen):
    """One line per dimension in scope; every change is saved at once."""

    TYPED = (("0-9, Enter", "Rate it, 0 to 100"),)
    HINTS = "F1 keys  Left/Right less/more  digits rate  = all equal  u undo  b back"
    BINDINGS = [
        Binding("left,minus", "turn(-1)", "Less, by 5"),
        Binding("right,plus", "turn(1)", "More, by 5"),
        Binding("equals_sign", "equal", "All of the same weight"),
        Binding("u", "undo", "Undo"),
        Binding("escape,b,d", "back", "Back to the walk"),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session

    def on_mount(self) -> None:
        """Show the weights as they stand."""
        self.show_page(f"Weights: {self._session.assessment.title}", weight_blocks(self._session))
        self._tell()

    @property
    def _dimension(self) -> str:
        return self.query_one("#page", Pane).cursor or ""

    def on_resize(self, event: Resize) -> None:
        """Fit the line below to the new width."""
        super().on_resize(event)
        self._tell()

    def _tell(self) -> None:
        unsaved = self._session.unsaved
        line = live_lines(self._session, max(20, self.size.width - 2))[0]
        self.say(line if unsaved is None else f"NOT SAVED (Ctrl+S in the walk): {brief(unsaved)}")

    def _adopt(self, assessment: Assessment) -> None:
        at = self._dimension
        is_new = assessment.weights != self._session.assessment.weights
        if not is_new or self.attempt(lambda: self._session.replace(assessment)):
            self._show(at)

    def _show(self, at: str) -> None:
        pane = self.query_one("#page", Pane)
        pane.show(weight_blocks(self._session), cursor=at, scroll="keep")
        self._tell()

    def _rated(self, typed: str) -> Assessment:
        try:
            rating = float(typed.replace(",", "."))
        except ValueError:
            raise UsageError("Write a number from 0 to 100.") from None
        return rate(self._session.pack, self._session.assessment, self._dimension, rating)

    def action_turn(self, step: int) -> None:
        """Rate the dimension under the cursor a little lower or higher."""
        ratings = ratings_of(self._session.pack, self._session.assessment)
        if self._dimension not in ratings:
            return
        rating = min(100.0, max(0.0, ratings[self._dimension] + step * _STEP))
        try:
            self._adopt(self._rated(str(rating)))
        except UsageError as error:
            self.say(str(error))

    def on_key(self, event: Key) -> None:
        """Begin a rating with a digit."""
        if event.character is not None and event.character.isdigit() and self.is_current:
            event.stop()
            self._ask(event.character)

    @on(Pane.Chosen)
    def type_in(self) -> None:
        """Ask for the rating of a dimension."""
        self._ask("")

    def _ask(self, begun: str) -> None:
        if not self._dimension or not self.is_current:
            return
        title = self._session.pack.checklist(self._dimension).title
        prompt = Prompt(title, "A rating from 0 to 100", initial=begun, check=self._complaint)
        self.app.push_screen(prompt, self._typed)

    def _complaint(self, typed: str) -> str:
        try:
            self._rated(typed)
        except UsageError as error:
            return str(error)
        return ""

    def _typed(self, typed: str | None) -> None:
        if typed is not None:
            self._adopt(self._rated(typed))

    def action_equal(self) -> None:
        """Give all dimensions the same weight."""
        self._adopt(rate_equally(self._session.assessment))

    def action_undo(self) -> None:
        """Take the last change back."""
        if self.attempt(self._session.undo):
            self._show(self._dimension)
