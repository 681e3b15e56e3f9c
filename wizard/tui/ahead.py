"""Keys pressed ahead: each is dealt with before the next one is looked at.

Widgets work side by side. A key that opens a dialog takes a while to do so, and those pressed
after it would go to the screen below, be lost there, or answer a question they were not meant for.
"""

import asyncio
import contextlib
from collections import deque
from collections.abc import Awaitable, Callable

from textual._time import get_time  # what events are stamped with
from textual.app import App, ScreenStackError
from textual.events import Event, Key, Paste
from textual.message import Message
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.widget import Widget

from wizard.tui.screens.loading import LoadingScreen

_ROUNDS = 3
"""A key, the message it makes of a widget, and what a screen makes of that."""
_TICK = 0.01
_PATIENCE = 5.0
"""Seconds after which a key is given to a screen that does not seem to take any."""


class Passed(Message):
    """Goes the way of a key, behind it: from a widget through all that encloses it."""

    def __init__(self) -> None:
        super().__init__()
        self.arrived = asyncio.Event()


class KeysAhead:
    """Hands keys and pastes to the application one by one."""

    def __init__(self, app: App[None], deliver: Callable[[Key | Paste], Awaitable[None]]) -> None:
        self._app = app
        self._deliver = deliver
        self._waiting: deque[Key | Paste] = deque()
        self._work: asyncio.Task[None] | None = None
        self._known: Screen[object] | None = None
        self._void_until = 0.0
        self._typed_into: MessagePump | None = None
        """Where text was typed that nobody has waited for yet."""

    @property
    def is_busy(self) -> bool:
        """Tell whether some key has not been dealt with yet."""
        return self._work is not None and not self._work.done()

    @property
    def has_more(self) -> bool:
        """Tell whether keys wait for the present one to be dealt with."""
        return bool(self._waiting)

    def drop(self) -> None:
        """Forget what was pressed so far: it was meant for something else than is shown now."""
        self._void_until = get_time()
        self._waiting.clear()

    def is_void(self, event: Event) -> bool:
        """Tell whether it was pressed before something else came to be shown."""
        return event.time <= self._void_until

    def take(self, event: Key | Paste) -> None:
        """Deal with a key when its turn comes."""
        self._waiting.append(event)
        if not self.is_busy:
            self._work = asyncio.create_task(self._deal_with_all())

    async def _deal_with_all(self) -> None:
        # Without a screen the program is being left: nobody is there to take keys.
        with contextlib.suppress(ScreenStackError):
            try:
                while self._waiting and self._app.is_running:
                    await self._find_screen()
                    # What they were meant for may have turned out to be something else.
                    if self._waiting:
                        await self._deal_with(self._waiting.popleft())
            except ScreenStackError:
                raise
            except Exception as error:  # noqa: BLE001 - as Textual does with its own tasks
                self._app._handle_exception(error)  # noqa: SLF001

    async def _deal_with(self, event: Key | Paste) -> None:
        target = self._app.focused or self._app.screen
        if _is_text(event) and _takes_text(target):
            # Text opens nothing: only what follows it has to wait for it.
            self._typed_into = target
            await self._deliver(event)
            return
        if self._typed_into is not None:
            await self._pass_through(self._typed_into)
            self._typed_into = None
        await self._deliver(event)
        for _ in range(_ROUNDS):
            await self._pass_through(target)

    async def _find_screen(self) -> None:
        """Wait until the screen on top stands and one of its parts takes keys."""
        deadline = asyncio.get_running_loop().time() + _PATIENCE
        while (screen := self._app.screen) is not self._known:
            if _takes_keys(screen) or asyncio.get_running_loop().time() > deadline:
                await self._pass_through(self._app.focused or screen)
                self._known = screen
            else:
                await asyncio.sleep(_TICK / 4)

    async def _pass_through(self, target: MessagePump) -> None:
        """Wait until `target`, and all that encloses it, has dealt with what it was sent so far."""
        follower = Passed()
        if not target.is_attached or not target.post_message(follower):
            target = self._app
            target.post_message(follower)
        for _ in range(int(_PATIENCE / _TICK)):
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(follower.arrived.wait(), _TICK)
            # A dialog that is left takes with it what was still on its way through it.
            if follower.arrived.is_set() or not target.is_attached:
                return


def _is_text(event: Key | Paste) -> bool:
    return isinstance(event, Paste) or event.is_printable


def _takes_text(target: Widget) -> bool:
    """Tell whether letters are typed into it; importing the fields to ask would delay a start."""
    return target.check_consume_key("a", "a")


def _takes_keys(screen: Screen[object]) -> bool:
    if isinstance(screen, LoadingScreen) or not screen.is_mounted:
        return False
    return screen.focused is not None or not screen.focus_chain
