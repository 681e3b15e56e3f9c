"""The terminal as it is: it sends bytes that are no text, goes away, is not always UTF-8.

Textual's own driver ends the program for one byte that is not UTF-8, and spins once nobody is
there any more.
"""

import codecs
import os
import selectors
import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TextIO

from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from wizard.tui.paste import PasteGuard
from wizard.tui.plain import ERRORS, use_plain_signs

if TYPE_CHECKING:
    from textual.app import App

_TICK = 0.1
_PIECE = 4096


class HungUp(Message):
    """Nobody is at the terminal any more."""


class FaultInInput(Message):
    """Reading what is typed failed for a reason nobody thought of."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.error = error


class TerminalDriver(LinuxDriver):
    """Draws on standard error and reads standard input."""

    def __init__(
        self,
        app: "App[Any]",
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        if sys.__stderr__ is not None:
            self._file = Paper(  # type: ignore[assignment]
                sys.__stderr__, lambda: self.send_message(HungUp())
            )
        self._is_stopped = False

    def flush(self) -> None:
        """Let what was drawn go out now; by itself the writing thread waits for its turn."""
        super().flush()
        time.sleep(0)

    # Reading

    def send_message(self, message: Message) -> None:
        """Hand a message to the application, from the thread that reads."""
        # Textual's way makes a task of each, which costs a tenth of a millisecond more.
        self._loop.call_soon_threadsafe(self._app.post_message, message)

    def _run_input_thread(self) -> None:
        try:
            self.run_input_thread()
        except Exception as error:  # noqa: BLE001 - the program ends as for any other fault
            self.send_message(FaultInInput(error))

    def run_input_thread(self) -> None:
        """Read until told to stop, or until the terminal is gone."""
        decode = codecs.getincrementaldecoder(_encoding_of(sys.__stdin__))("replace").decode
        guard = PasteGuard()
        keys = _Keys(self.process_message)
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if not selector.select(_TICK):
                    keys.feed(guard.wait())
                elif data := self._read():
                    keys.feed(guard.admit(decode(data)))
                else:
                    self.send_message(HungUp())
                    return
                keys.tick()

    def _read(self) -> bytes:
        """Return what was typed; nothing at the end of input, or if the terminal is gone."""
        try:
            return os.read(self.fileno, _PIECE)
        except OSError:
            return b""

    # Being stopped and going on

    def _sigtstp_application(self, *_: object) -> None:
        self._is_stopped = True
        super()._sigtstp_application()

    def _sigcont_application(self, *_: object) -> None:
        # Stopped without being asked, as by SIGSTOP, it has not given the terminal back yet.
        if not self._is_stopped and self._auto_restart:
            self.suspend_application_mode()
            self._must_signal_resume = True
        self._is_stopped = False
        super()._sigcont_application()


class _Keys:
    """Keys, clicks and pastes from text; what makes no sense is passed over."""

    def __init__(self, send: Callable[[Message], None]) -> None:
        self._send = send
        self._parser = XTermParser()

    def feed(self, text: str) -> None:
        """Send what `text` says."""
        if not text:
            return
        try:
            for message in self._parser.feed(text):
                self._send(message)
        except (ValueError, OverflowError, LookupError):
            # A sequence no terminal sends, such as a key beyond the last character there is.
            self._parser = XTermParser()

    def tick(self) -> None:
        """Send what was waiting to be told from something longer."""
        for message in self._parser.tick():
            self._send(message)


class Paper:
    """What is drawn on; once it is gone, drawing is no error any more."""

    def __init__(self, stream: TextIO, on_gone: Callable[[], None]) -> None:
        self._stream = stream
        self._on_gone = on_gone
        self._is_gone = False
        if not _is_utf_8(stream.encoding):
            use_plain_signs()
            stream.reconfigure(errors=ERRORS)  # type: ignore[attr-defined]

    def write(self, text: str) -> int:
        """Draw, if anything is there to draw on."""
        return self._try(lambda: self._stream.write(text)) or len(text)

    def flush(self) -> None:
        """Draw what is still held back."""
        self._try(self._stream.flush)

    def fileno(self) -> int:
        """Return the descriptor that is drawn on."""
        return self._stream.fileno()

    def isatty(self) -> bool:
        """Tell whether it is a terminal."""
        return self._stream.isatty()

    def _try(self, draw: Callable[[], Any]) -> Any:
        if self._is_gone:
            return None
        try:
            return draw()
        except OSError:
            self._is_gone = True
            # What is still held back must go somewhere, or it makes trouble again at the end.
            with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - a device
                os.dup2(nowhere.fileno(), self._stream.fileno())
            self._on_gone()
            return None


def _is_utf_8(encoding: str | None) -> bool:
    return codecs.lookup(encoding or "ascii").name == "utf-8"


def _encoding_of(stream: TextIO | None) -> str:
    """Return what a terminal sends; one that claims to be ASCII sends UTF-8, if anything."""
    name = codecs.lookup((stream and stream.encoding) or "ascii").name
    return "utf-8" if name == "ascii" else name
