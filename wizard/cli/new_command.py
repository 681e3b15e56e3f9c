"""`new`: write a blank assessment."""

import argparse
import contextlib
from pathlib import Path

from wizard.cli.opening import choice_of, open_pack
from wizard.cli.output import say_line
from wizard.errors import ExitCode, UsageError, WizardError
from wizard.session import Session, now
from wizard.session.creation import Facts, blank_assessment, create_assessment
from wizard.storage.glimpses import digest_surroundings
from wizard.storage.packs.choice import PackChoice
from wizard.storage.settings import load_settings
from wizard.tui.views.first import keep_first


def run(options: argparse.Namespace) -> ExitCode:
    """Write the file, never over another one, and say how to go on."""
    # It will be opened by its name alone, in the language it is begun in now.
    later = PackChoice(choice_of(options).folder)
    surroundings = digest_surroundings(later)
    pack = open_pack(options)
    names = ("us", "partner", "agreement", "form", "stage", "term")
    facts = Facts(
        title=options.title,
        partnership={name: getattr(options, name) for name in names},
        analyst=options.analyst,
        depth=options.depth or load_settings().depth,
        out_of_scope=dict(_split(entry) for entry in options.leave_out),
    )
    assessment = blank_assessment(pack, now, facts)
    path = Path(options.file)
    create_assessment(path, assessment)
    # The file is written: whatever may be wrong with the settings is not its fault.
    with contextlib.suppress(WizardError):
        session = Session.open(path, pack, access="read")
        keep_first(session, later, load_settings(), surroundings)
    say_line(f"Wrote {options.file}. Go on with: partnership-wizard open {options.file}")
    return ExitCode.FINE


def _split(entry: str) -> tuple[str, str]:
    dimension, _, reason = entry.partition("=")
    if not reason.strip():
        raise UsageError(f"--leave-out {entry} gives no reason.", "Write DIMENSION=REASON.")
    return dimension.strip(), reason.strip()
