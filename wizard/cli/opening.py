"""Open what the command line names: a pack, a session."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from wizard.storage.packs.choice import PackChoice

if TYPE_CHECKING:
    from wizard.model.pack import Pack
    from wizard.session import Session
    from wizard.session.opening import Access


def choice_of(options: argparse.Namespace) -> PackChoice:
    """Return the pack and the language named by --pack and --lang."""
    return PackChoice(Path(options.pack) if options.pack else None, options.lang)


def open_pack(options: argparse.Namespace) -> "Pack":
    """Load the pack that was chosen, or the shipped one."""
    from wizard.storage.packs.loading import load_chosen  # noqa: PLC0415 - screens paint a frame first

    return load_chosen(choice_of(options))


def open_session(options: argparse.Namespace) -> "Session":
    """Open the assessment named on the command line with its pack, for reading only."""
    from wizard.session import Session  # noqa: PLC0415 - screens paint a frame first

    return Session.load(Path(options.file), choice_of(options), access="read")


def open_for_work(options: argparse.Namespace) -> "Session":
    """Open the assessment named on the command line with its pack, to change it."""
    from wizard.session import Session  # noqa: PLC0415 - screens paint a frame first

    access: Access = "take-over" if options.take_over else "write"
    return Session.load(Path(options.file), choice_of(options), access=access)
