"""`new`: write a blank assessment."""

import argparse
from pathlib import Path

from wizard.cli.opening import choice_of, open_pack
from wizard.cli.output import say_line
from wizard.errors import ExitCode, UsageError
from wizard.session import Session, now
from wizard.session.creation import Facts, blank_assessment, create_assessment
from wizard.storage.glimpses import digest_surroundings
from wizard.storage.settings import load_settings
from wizard.tui.views.first import keep_first


def run(options: argparse.Namespace) -> ExitCode:
    """Write the file, never over another one, and say how to go on."""
    surroundings = digest_surroundings(choice_of(options))
    pack, settings = open_pack(options), load_settings()
    names = ("us", "partner", "agreement", "form", "stage", "term")
    facts = Facts(
        title=options.title,
        partnership={name: getattr(options, name) for name in names},
        analyst=options.analyst,
        depth=options.depth or settings.depth,
        out_of_scope=dict(_split(entry) for entry in options.leave_out),
    )
    assessment = blank_assessment(pack, now, facts)
    path = Path(options.file)
    create_assessment(path, assessment)
    if options.lang or not settings.language:
        # Otherwise it will be asked in another language than it was begun in.
        keep_first(Session.open(path, pack, access="read"), surroundings, settings.theme)
    say_line(f"Wrote {options.file}. Go on with: partnership-wizard open {options.file}")
    return ExitCode.FINE


def _split(entry: str) -> tuple[str, str]:
    dimension, _, reason = entry.partition("=")
    if not reason.strip():
        raise UsageError(f"--leave-out {entry} gives no reason.", "Write DIMENSION=REASON.")
    return dimension.strip(), reason.strip()
