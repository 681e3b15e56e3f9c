"""The application: which screen stands when, and how it is left.

Only Textual is imported here. What the screens need, records and checklists, is imported after the
first frame has been painted, so that the program answers at once.
"""

import asyncio
import gc
import signal
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import App
from textual.binding import Binding
from textual.screen import Screen

from wizard.errors import ExitCode, WizardError
from wizard.tui.screens.loading import LoadingScreen

if TYPE_CHECKING:
    from wizard.model.pack import Pack
    from wizard.session import Session
    from wizard.tui.messages import SessionWanted

_BASE = 1
"""The loading screen alone."""

_KEEPING = 0.1
"""Seconds a dialog has to hand over what was written in it."""

_SIGNALS = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)


class WizardApp(App[None]):
    """The wizard on a folder (home) or on one assessment (walk)."""

    TITLE = "Partnership wizard"
    CSS_PATH = "wizard.tcss"
    ENABLE_COMMAND_PALETTE = True
    BINDINGS = [
        Binding("f1,question_mark", "keys", "Help", show=False),
        Binding("ctrl+q", "leave(0)", "Leave", show=False, priority=True),
        Binding("ctrl+c", "leave(130)", "Leave", show=False),
    ]

    def __init__(self, path: Path, pack_folder: Path | None) -> None:
        super().__init__()
        self._path = path
        self._pack_folder = pack_folder
        self._pack: Pack | None = None
        self.session: Session | None = None
        """The assessment being worked on."""
        self._is_warned = False
        self.failure: WizardError | None = None
        """Why the program could not start; shown when the terminal is whole again."""
        self.crash: str | None = None
        """The traceback of a fault of the program, without any values."""

    def get_default_screen(self) -> LoadingScreen:
        """Return what is painted first."""
        return LoadingScreen()

    def on_mount(self) -> None:
        """Listen to signals."""
        loop = asyncio.get_running_loop()
        for number in _SIGNALS:
            loop.add_signal_handler(number, self._leave_by_signal, number)

    def _leave_by_signal(self, number: signal.Signals) -> None:
        # Every answer is on disk already, unless the disk refused: then this is the last chance.
        self._is_all_saved()
        self.exit(return_code=128 + number)

    def on_loading_screen_painted(self) -> None:
        """Read the checklists and show what was asked for, now that the first frame stands."""
        from wizard.session import Session  # noqa: PLC0415 - after the first frame
        from wizard.storage.packs import load_pack  # noqa: PLC0415

        try:
            if self._path.is_dir():
                self._pack = load_pack(self._pack_folder)
                self.show_home()
            else:
                session = Session.load(self._path, self._pack_folder)
                self._pack = session.pack
                self.open_session(session)
        except WizardError as error:
            self.failure = error
            self.exit(return_code=int(error.exit_code))

        # What was made so far stays until the end: it need never be searched for garbage.
        gc.freeze()
        gc.enable()

    # Going from screen to screen

    def show_home(self) -> None:
        """Show the home screen of the folder."""
        from wizard.tui.screens.home import HomeScreen  # noqa: PLC0415 - when first needed

        if self._pack is not None:
            folder = self._path if self._path.is_dir() else self._path.parent
            self._stand_on(HomeScreen(folder, self._pack))

    def open_session(self, session: "Session") -> None:
        """Show the walk of a session."""
        from wizard.tui.screens.walk import WalkScreen  # noqa: PLC0415 - when first needed

        self.session = session
        self._stand_on(WalkScreen(session))

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
        self.open_session(message.session)

    def on_home_wanted(self) -> None:
        """Show the home screen, unless an answer would be lost."""
        if self._is_all_saved():
            self.show_home()

    def _is_all_saved(self) -> bool:
        """Tell whether everything is on disk; what the disk refused is written again first."""
        if self.session is None or self.session.unsaved is None:
            return True
        self.session.save()
        return self.session.unsaved is None

    def action_keys(self) -> None:
        """Show the help on the present screen."""
        from wizard.tui.screens.help import HelpScreen  # noqa: PLC0415 - when first needed

        if not isinstance(self.screen, HelpScreen | LoadingScreen):
            self.push_screen(HelpScreen(list(self.screen.BINDINGS), self._pack))

    def action_leave(self, code: int) -> None:
        """Leave the program; a note being written is kept, an answer not on disk asks first."""
        keep = getattr(self.screen, "action_keep", None)
        if keep is not None:
            keep()
            self.set_timer(_KEEPING, lambda: self._leave(code))
        else:
            self._leave(code)

    def _leave(self, code: int) -> None:
        if hasattr(self.screen, "action_keep"):
            return  # what stands in the dialog cannot be kept as it is, and the dialog says why
        if self._is_all_saved() or self._is_warned:
            self.exit(return_code=code)
            return
        self._is_warned = True
        text = (
            f"{self.session.unsaved if self.session else ''} Leave again to lose what is unsaved."
        )
        self.notify(text, title="NOT SAVED", severity="error", markup=False)

    # Faults of the program

    def _handle_exception(self, error: Exception) -> None:
        """Leave with a traceback that holds no values: Textual's own would print the answers."""
        self.crash = "".join(traceback.format_exception(error))
        self._return_code = int(ExitCode.UNEXPECTED)
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._close_messages_no_wait()
