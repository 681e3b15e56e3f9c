"""What becomes of a fault of the program: it saves, leaves, and shows none of the answers."""

from textual.css.query import NoMatches

from wizard.errors import ExitCode
from wizard.faults import describe_fault
from wizard.tui.steady import SteadyApp


class GuardedApp(SteadyApp):
    """Leaves at a fault with a traceback that holds no values: Textual's own prints the answers."""

    crash: str | None = None
    """The traceback of the fault that ended the program, without any values."""

    def _is_all_saved(self) -> bool:
        """Tell whether everything is on disk; what the disk refused is written again first."""
        return True

    def _handle_exception(self, error: Exception) -> None:
        """Leave, unless the program is leaving already and a screen was just coming up.

        Textual gives such a screen nothing to hold, so that it finds nothing where it looks.
        """
        if self._exit and isinstance(error, NoMatches):
            return
        self.crash = describe_fault(error)
        self._is_all_saved()
        self._return_code = int(ExitCode.UNEXPECTED)
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._close_messages_no_wait()
