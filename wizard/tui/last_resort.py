"""Told to end, the program ends: also if its terminal takes nothing any more and all stands still.

Whatever was answered is on disk by then, so that nothing is lost by leaving at once.
"""

import contextlib
import os
import signal
import termios
import threading
from types import FrameType

PATIENCE = 3.0
"""Seconds the program has to leave by itself."""

_RESTORE = b"\x1b[?2004l\x1b[?7h\x1b[?1000l\x1b[?1003l\x1b[?1006l\x1b[?1049l\x1b[?25h\x1b[?1004l"


class LastResort:
    """Ends the program some time after a signal, if that has not ended it."""

    def __init__(self) -> None:
        self._modes: list[object] | None = None
        with contextlib.suppress(termios.error):
            self._modes = termios.tcgetattr(0)
        self._is_counting = False

    def watch(self, number: signal.Signals) -> None:
        """Count from the first signal on; to be called after the event loop listens to it.

        The loop is woken in another way, and goes on doing what it does about the signal.
        """
        signal.signal(number, self._count)

    def _count(self, number: int, _: FrameType | None) -> None:
        if not self._is_counting:
            self._is_counting = True
            timer = threading.Timer(PATIENCE, self._end, (128 + number,))
            timer.daemon = True
            timer.start()

    def _end(self, code: int) -> None:
        with contextlib.suppress(OSError):
            os.set_blocking(2, False)
            os.write(2, _RESTORE)
        if self._modes is not None:
            with contextlib.suppress(termios.error):
                # Now, and without waiting for what was written: that is what may never end.
                termios.tcsetattr(0, termios.TCSANOW, self._modes)  # type: ignore[arg-type]
        os._exit(code)
