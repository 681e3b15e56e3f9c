"""Lend the terminal to another program."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from textual.app import App

from wizard.errors import WizardError

T = TypeVar("T")

_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def lend_terminal(app: App[Any], work: Callable[[], T]) -> T:
    """Stand back while `work` runs another program; Ctrl+C is then meant for that one alone.

    SuspendNotSupported if the terminal cannot be lent.
    """
    failure: WizardError | None = None
    with app.suspend(), _deferred():
        # Raised inside the block, an error would leave the terminal lent for ever.
        try:
            return work()
        except WizardError as error:
            failure = error
    raise failure


@contextmanager
def _deferred() -> Iterator[None]:
    """Drop Ctrl+C, and let the other signals wait: the loop is not running to hear of them."""
    missed: list[int] = []
    # The loop is told of signals through a pipe, and must not find this one there later.
    pipe = signal.set_wakeup_fd(-1)
    # No SIG_IGN, which the other program would inherit.
    kept = {n: signal.signal(n, lambda number, _: missed.append(number)) for n in _SIGNALS}
    try:
        yield
    finally:
        for kind, handler in kept.items():
            signal.signal(kind, handler)
        signal.set_wakeup_fd(pipe)
    for number in missed:
        if number != signal.SIGINT:
            signal.raise_signal(number)
