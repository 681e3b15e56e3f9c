"""The application: which screen stands when, and how it is left.

Only Textual is imported here. What the screens need, records and checklists, is imported after the
first frame has been painted, so that the program answers at once.
"""

import gc
import os
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import SystemCommand
from textual.binding import Binding
from textual.events import Event, InputEvent, Key, Paste
from textual.screen import Screen

from wizard.errors import WizardError
from wizard.storage.packs.choice import PackChoice
from wizard.tui.ahead import KeysAhead, Passed
from wizard.tui.glimpse import FirstSight
from wizard.tui.leaving import LeavingApp
from wizard.tui.screens.loading import LoadingScreen
from wizard.visible import visible

if TYPE_CHECKING:
    from textual.driver import Driver

    from wizard.model.pack import Pack
    from wizard.model.settings import Settings
    from wizard.session import Session
    from wizard.session.opening import Access
    from wizard.session.shelf import Shelf
    from wizard.tui.messages import SessionWanted

_BASE = 1  # the loading screen alone


class WizardApp(LeavingApp):
    """The wizard on a folder (home) or on one assessment (walk)."""

    TITLE = "Partnership wizard"
    CSS_PATH = "wizard.tcss"
    ENABLE_COMMAND_PALETTE = True
    BINDINGS = [
        # Taken before anything else, so that what is typed on already goes to the next field.
        Binding("tab", "focus_next", "Next part", show=False, priority=True),
        Binding("shift+tab", "focus_previous", "Previous part", show=False, priority=True),
        Binding("f1,question_mark", "keys", "Help", show=False),
        Binding("ctrl+q", "leave(0)", "Leave", show=False, priority=True),
        Binding("ctrl+c", "leave(130)", "Leave", show=False),
    ]

    def __init__(self, path: Path | None, choice: PackChoice, *, takes_over: bool = False) -> None:
        super().__init__()
        self._path = path or Path()
        self._is_named = path is not None
        self._choice = choice
        self._takes_over = takes_over
        self._pack: Pack | None = None
        self._settings: Settings | None = None
        self._shelf: Shelf | None = None  # kept from visit to visit
        self.first_sight = FirstSight(self._path, choice)
        self._usual_theme = self.theme
        self.theme = self.first_sight.theme_among(self.available_themes) or self.theme
        self.ahead = KeysAhead(self, super().on_event)
        """The keys that have not been dealt with yet."""
        self.failure: WizardError | None = None
        """Why the program could not start; shown when the terminal is whole again."""

    def get_driver_class(self) -> "type[Driver]":
        """Return what connects the program to its terminal."""
        from wizard.tui.driver import TerminalDriver  # noqa: PLC0415 - not where there is none

        return TerminalDriver

    def get_default_screen(self) -> LoadingScreen:
        """Return what is painted first."""
        return LoadingScreen(self.first_sight.blocks)

    async def on_event(self, event: Event) -> None:
        """Let keys wait for their turn; everything else is dealt with at once."""
        if isinstance(event, InputEvent | Paste) and self.ahead.is_void(event):
            return
        if isinstance(event, Key | Paste) and not event.is_forwarded:
            self.ahead.take(event)
        else:
            await super().on_event(event)

    def on_passed(self, message: Passed) -> None:
        """Say that all which was sent before a follower has been dealt with."""
        message.arrived.set()

    def on_loading_screen_painted(self) -> None:
        """Read the checklists and show what was asked for, now that the first frame stands."""
        if self._exit:
            return
        from wizard.session import Session  # noqa: PLC0415 - after the first frame
        from wizard.storage.packs.loading import load_chosen  # noqa: PLC0415

        try:
            self._apply_settings()
            if os.path.isdir(self._path):  # noqa: PTH112 - false, not an error, for odd names
                self._pack = load_chosen(self._choice)
                self.show_home()
            else:
                access: Access = "take-over" if self._takes_over else "write"
                session = Session.load(self._path, self._choice, access=access)
                self._pack = session.pack
                self.open_session(session)
        except WizardError as error:
            self.failure = error
            self.exit(return_code=int(error.exit_code))

        # What was made so far stays until the end: it need never be searched for garbage.
        gc.freeze()
        gc.enable()

    def _apply_settings(self) -> None:
        """Read the person's settings; what they name must exist."""
        from wizard.storage.settings import load_settings  # noqa: PLC0415 - after the first frame
        from wizard.tui.themes import check_theme  # noqa: PLC0415 - as above

        self._settings = found = load_settings()
        check_theme(found.theme)
        self.first_sight.settings = found
        self.theme = found.theme or self._usual_theme
        self.set_keymap(dict(found.keys))
        if found.folder and not self._is_named:
            self._path = Path(os.path.expanduser(found.folder))  # noqa: PTH111 - as below
        self._choice = PackChoice(self._choice.folder, self._choice.language or found.language)

    # Going from screen to screen

    def show_home(self) -> None:
        """Show the home screen of the folder."""
        from wizard.session.shelf import Shelf  # noqa: PLC0415 - when first needed
        from wizard.tui.screens.home import HomeScreen  # noqa: PLC0415

        if self._pack is not None:
            is_folder = os.path.isdir(self._path)  # noqa: PTH112 - as above
            folder = self._path if is_folder else self._path.parent
            self._shelf = self._shelf or Shelf(folder, self._pack)
            if self.session is not None:
                self._shelf.at = str(folder / self.session.path.name)
            self._stand_on(HomeScreen(self._shelf))

    def open_session(self, session: "Session", *, at: str | None = None) -> None:
        """Show the walk of a session, at a question or at the first open one."""
        from wizard.tui.screens.walk import WalkScreen  # noqa: PLC0415 - when first needed

        self._close_session()
        self.session = session
        if self.first_sight.misled(at or session.first_question()):
            self.ahead.drop()
        moves_on = self._settings is None or self._settings.move_on
        self._stand_on(WalkScreen(session, at=at, moves_on=moves_on))

    def _stand_on(self, screen: "Screen[None]") -> None:
        """Make `screen` the one above the loading screen, which cannot be replaced itself."""
        while len(self.screen_stack) > _BASE + 1:
            self.pop_screen()
        if len(self.screen_stack) > _BASE:
            self.switch_screen(screen)
        else:
            self.push_screen(screen)

    def on_session_wanted(self, message: "SessionWanted") -> None:
        """Show the walk a screen asked for."""
        self.open_session(message.session, at=message.at)

    def on_home_wanted(self) -> None:
        """Show the home screen, unless an answer would be lost."""
        if self._is_all_saved():
            self._close_session()
            self.show_home()

    def _close_session(self) -> None:
        if self.session is not None:
            self.first_sight.keep(self.session)
            self.session.close()

    def action_keys(self) -> None:
        """Show the help on the present screen."""
        from wizard.tui.actions import actions_of  # noqa: PLC0415 - when first needed
        from wizard.tui.screens.help import HelpScreen  # noqa: PLC0415 - as above

        if not isinstance(self.screen, HelpScreen | LoadingScreen):
            typed = getattr(self.screen, "TYPED", ())
            marks = getattr(self.screen, "SHOWS_MARKS", False)
            actions = actions_of(self.screen)
            self.push_screen(HelpScreen(actions, self._pack, typed=typed, marks=marks))

    def action_tour(self) -> None:
        """Show the wizard around over a copy of the example."""
        from wizard.storage.packs.loading import load_chosen  # noqa: PLC0415 - when first needed
        from wizard.tui.screens.touring import TourWalk  # noqa: PLC0415 - as above

        if self._pack is None or self.screen.is_modal or self._is_touring():
            return
        try:
            is_shipped = self._choice.folder is None
            self.push_screen(TourWalk(self._pack if is_shipped else load_chosen(PackChoice())))
        except WizardError as error:
            self.notify(visible(str(error)), severity="error", markup=False)

    def _is_touring(self) -> bool:
        from wizard.tui.screens.touring import TourWalk  # noqa: PLC0415 - when first needed

        return any(isinstance(screen, TourWalk) for screen in self.screen_stack)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer every action of the screen, help, themes and leaving; nothing that writes files."""
        from wizard.tui.actions import commands_of  # noqa: PLC0415 - when first needed

        own = commands_of(screen)
        yield from own
        for command in (
            SystemCommand("Guided tour", "Three minutes over an example", self.action_tour),
            SystemCommand("Help", "All keys, the method, the glossary", self.action_keys),
            SystemCommand("Theme", "Change the colours", self.action_change_theme),
            SystemCommand("Leave", "Everything is saved", partial(self.action_leave, 0)),
        ):
            if command.title not in {action.title for action in own}:
                yield command
