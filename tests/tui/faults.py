"""What befalls the files of the pictures: before a file is opened, and while it is open."""

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path

from tests.keeping_helpers import answered, edit, held_elsewhere, keep_unsaved
from wizard.session import Session
from wizard.storage.packs.loading import load_pack

DISPUTED = "governance.exit-clause"
_HOLDER = {
    "pid": 4711,
    "host": "desk-7",
    "user": "n.k.",
    "since": "2026-03-01T10:00:00Z",
    "machine": "",
}


@contextmanager
def _lost(path: Path) -> Iterator[None]:
    """Let a session have ended whose answers could not be saved."""

    def change(session: Session) -> None:
        session.answer(DISPUTED, 3)
        session.answer("governance.lock-in", 12)

    keep_unsaved(path, load_pack(), change)
    yield


@contextmanager
def _held(path: Path) -> Iterator[None]:
    """Let another process have the file open; its host and number are always the same."""
    with held_elsewhere(path.absolute()):
        lock = path.with_name(f".{path.name}.lock")
        lock.write_text(json.dumps(_HOLDER), encoding="utf-8")
        yield


def _edit(path: Path) -> None:
    """Let another program answer otherwise what is about to be answered."""
    edit(path, answers={DISPUTED: {**answered(1), "note": "Agreed by phone"}})


def _block(path: Path) -> None:
    """Put a folder where the file was: not even root can write over it."""
    path.rename(path.with_name("aside"))
    path.mkdir()


BEFORE: dict[str, Callable[[Path], AbstractContextManager[None]]] = {
    "": lambda _: nullcontext(),
    "lost": _lost,
    "held": _held,
}
"""By name, what lasts from before the file is opened."""
MEANWHILE: dict[str, Callable[[Path], None]] = {"edited": _edit, "blocked": _block}
"""By name, what happens once it is open."""
