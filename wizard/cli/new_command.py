"""`new`: write a blank assessment."""

import argparse
from pathlib import Path

from wizard.cli.opening import open_pack
from wizard.cli.output import say_line
from wizard.errors import ExitCode, UsageError
from wizard.session import now
from wizard.session.creation import Facts, blank_assessment, create_assessment
from wizard.storage.settings import load_settings


def run(options: argparse.Namespace) -> ExitCode:
    """Write the file, never over another one, and say how to go on."""
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
    create_assessment(Path(options.file), assessment)
    say_line(f"Wrote {options.file}. Go on with: partnership-wizard open {options.file}")
    return ExitCode.FINE


def _split(entry: str) -> tuple[str, str]:
    dimension, _, reason = entry.partition("=")
    if not reason.strip():
        raise UsageError(f"--leave-out {entry} gives no reason.", "Write DIMENSION=REASON.")
    return dimension.strip(), reason.strip()
