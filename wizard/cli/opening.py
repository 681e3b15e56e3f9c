"""Open what the command line names: a pack, a session."""

import argparse
from pathlib import Path

from wizard.model.pack import Pack
from wizard.session import Session
from wizard.storage.packs import load_pack


def open_pack(options: argparse.Namespace) -> Pack:
    """Load the pack named by --pack, or the shipped one."""
    return load_pack(Path(options.pack) if options.pack else None)


def open_session(options: argparse.Namespace) -> Session:
    """Open the assessment named on the command line with its pack."""
    return Session.load(Path(options.file), Path(options.pack) if options.pack else None)
