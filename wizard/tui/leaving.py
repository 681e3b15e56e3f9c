"""Leaving, by a key or a signal: what is being written is kept, and nobody loses an answer."""

import asyncio
import signal
from typing import TYPE_CHECKING

from wizard.tui.guarded import GuardedApp
from wizard.tui.last_resort import LastResort
from wizard.visible import visible

if TYPE_CHECKING:
    from wizard.session import Session
    from wizard.tui.driver import FaultInInput

_KEEPING = 0.1
"""Seconds a dialog has to hand over what was written in it."""

_SIGNALS = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT)


class LeavingApp(GuardedApp):
    """An application that saves what there is before it ends, or asks once if it cannot."""

    session: "Session | None" = None
    """The assessment being worked on."""
    _is_warned = False

    def on_load(self) -> None:
        """Listen to signals before the terminal is taken over."""
        loop, last_resort = asyncio.get_running_loop(), LastResort()
        for number in _SIGNALS:
            loop.add_signal_handler(number, self._leave_by_signal, number)
            last_resort.watch(number)

    def _leave_by_signal(self, number: signal.Signals) -> None:
        # Every answer is on disk already, unless the disk refused: then this is the last chance.
        code = 128 + number
        self._record_typed()
        if self.session is not None and self._keep_dialog():
            self.set_timer(_KEEPING, lambda: self._leave_at_once(code))
        else:
            self._leave_at_once(code)

    def on_hung_up(self) -> None:
        """Leave as for a hang-up: nobody is at the terminal any more."""
        self._leave_by_signal(signal.SIGHUP)

    def on_fault_in_input(self, message: "FaultInInput") -> None:
        """Leave as for any fault of the program."""
        self._handle_exception(message.error)

    def _leave_at_once(self, code: int) -> None:
        self._is_all_saved()
        self.exit(return_code=code)

    def _keep_dialog(self) -> bool:
        """Ask the dialog on top, if one is, to hand over what was written in it."""
        keep = getattr(self.screen, "action_keep", None)
        if keep is None:
            return False
        keep()
        return True

    def action_leave(self, code: int) -> None:
        """Leave the program; what is being written is kept, an answer not on disk asks first."""
        self._record_typed()
        if self._keep_dialog():
            self.set_timer(_KEEPING, lambda: self._leave(code))
        else:
            self._leave(code)

    def _record_typed(self) -> None:
        """Record a number half typed, also below a page or a window over the walk."""
        for screen in tuple(self.screen_stack):
            getattr(screen, "record_typed", lambda: None)()

    def _leave(self, code: int) -> None:
        is_stuck = hasattr(self.screen, "action_keep")
        if (self._is_all_saved() and not is_stuck) or self._is_warned:
            self.exit(return_code=code)
            return
        self._is_warned = True
        reason = "What stands in this dialog cannot be kept as it is."
        if self.session is not None and self.session.unsaved is not None:
            reason = str(self.session.unsaved)
        said = f"{reason} Leave again to leave all the same."
        self.notify(visible(said), title="NOT SAVED", severity="error", markup=False)

    def _is_all_saved(self) -> bool:
        return self.session is None or self.session.retry()
