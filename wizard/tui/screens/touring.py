"""The real screens over a copy of the example, with the box of the tour at their bottom."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from wizard.model.pack import Pack
from wizard.session import Session
from wizard.session.creation import EXAMPLE_NAME, create_file, read_example
from wizard.tui.screens.page import PageScreen
from wizard.tui.screens.review import ReviewScreen
from wizard.tui.screens.summary import SummaryScreen
from wizard.tui.screens.walk import WalkScreen
from wizard.tui.screens.whatif import WhatIfScreen
from wizard.tui.tour import STEPS
from wizard.tui.views.outline import Choice
from wizard.tui.widgets.tour_box import TourBox

_BINDINGS: list[BindingType] = [
    # Before what these keys mean on the screen itself, which keeps all others.
    Binding("enter,n", "tour(1)", "Tour: go on", priority=True),
    Binding("p", "tour(-1)", "Tour: step back", priority=True),
    Binding("q,escape", "tour_end", "Tour: leave", priority=True),
]


class TourWalk(WalkScreen):
    """The walk, and the tour itself: it lasts as long as this screen."""

    BINDINGS = _BINDINGS

    def __init__(self, pack: Pack) -> None:
        self._folder = TemporaryDirectory(prefix="partnership-wizard-", ignore_cleanup_errors=True)
        path = Path(self._folder.name) / EXAMPLE_NAME
        create_file(path, read_example())
        super().__init__(Session.open(path, pack), at=STEPS[0].question, moves_on=False)
        self._step = 0
        # All copies of the example are one assessment: what is marked in one is not in another.
        self._outlined = Choice()

    def _keep_bookmark(self) -> bool:
        return True

    def compose(self) -> ComposeResult:
        """Lay out the walk and the box."""
        yield from super().compose()
        yield TourBox()

    def on_mount(self) -> None:
        """Begin with the first step."""
        super().on_mount()
        self.show_step()

    def on_unmount(self) -> None:
        """Remove the copy."""
        self.session.close()
        self._folder.cleanup()

    def on_screen_resume(self) -> None:
        """Go on here if the page of a step was left by a key of its own."""
        super().on_screen_resume()
        if self.app.screen is self and STEPS[self._step].screen != "walk":
            self._step = max(n for n in range(self._step) if STEPS[n].screen == "walk")
            self.show_step()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let a number half typed have the keys of the tour."""
        if action.startswith("tour"):
            return self.app.screen is self and not self._typed
        return super().check_action(action, parameters)

    def show_step(self) -> None:
        """Show the present step on this screen."""
        step = STEPS[self._step]
        if self._question != step.question:
            self._go(step.question)
        if step.is_guided != self.has_class("-guided"):
            self.action_guide()
        self.query_one(TourBox).show_step(self._step)

    def turn(self, step: int) -> None:
        """Go on or back by one step, whichever of the tour's screens stands."""
        if self._step + step >= len(STEPS):
            self.end()
            return
        self._step = max(0, self._step + step)
        if self.app.screen is not self:  # is_current also holds for what shines through
            self.app.pop_screen()
        page = _PAGES.get(STEPS[self._step].screen)
        if page is None:
            self.show_step()
        else:
            self.app.push_screen(page(self, self._step), self._go_if_asked)

    def end(self) -> None:
        """Go back to where the tour was begun."""
        while self in self.app.screen_stack:
            self.app.pop_screen()

    def action_tour(self, step: int) -> None:
        """Go on or back."""
        self.turn(step)

    def action_tour_end(self) -> None:
        """Leave the tour."""
        self.end()

    def action_home(self) -> None:
        """Leave the tour: home is where it was begun, or one key further."""
        self.end()


class _TourPage(PageScreen):
    """A page of the tour."""

    tour: TourWalk
    number: int

    def compose(self) -> ComposeResult:
        """Lay out the page and the box."""
        yield from super().compose()
        yield TourBox()

    def on_screen_resume(self) -> None:
        """Say what this step says."""
        self.query_one(TourBox).show_step(self.number)

    def action_tour(self, step: int) -> None:
        """Go on or back."""
        if self.app.screen is self:
            self.tour.turn(step)

    def action_tour_end(self) -> None:
        """Leave the tour."""
        if self.app.screen is self:
            self.tour.end()


class TourReview(_TourPage, ReviewScreen):
    """The review."""

    BINDINGS = _BINDINGS

    def __init__(self, tour: TourWalk, number: int) -> None:
        super().__init__(tour.session)
        self.tour, self.number = tour, number


class TourWhatIf(_TourPage, WhatIfScreen):
    """The what-if."""

    BINDINGS = _BINDINGS

    def __init__(self, tour: TourWalk, number: int) -> None:
        super().__init__(tour.session, at=STEPS[number].question)
        self.tour, self.number = tour, number


class TourSummary(_TourPage, SummaryScreen):
    """The summary."""

    BINDINGS = _BINDINGS

    def __init__(self, tour: TourWalk, number: int) -> None:
        super().__init__(tour.session)
        self.tour, self.number = tour, number


_PAGES: dict[str, Callable[[TourWalk, int], PageScreen]] = {
    "review": TourReview,
    "what-if": TourWhatIf,
    "summary": TourSummary,
}
