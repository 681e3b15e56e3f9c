"""`merge`: one assessment of several analysts', and where they differ."""

import argparse
from pathlib import Path

from wizard.cli.opening import open_pack
from wizard.cli.output import say_line, warn, write_out
from wizard.errors import ExitCode
from wizard.report.merge_text import render_merger
from wizard.report.study import pack_differences
from wizard.session import now
from wizard.session.merging import load_contributions, merge_contributions, save_merged


def run(options: argparse.Namespace) -> ExitCode:
    """Write the consensus, then print how far the analysts agree and what to discuss."""
    sources = [Path(name) for name in options.files]
    contributions = load_contributions(sources)
    pack = open_pack(options)
    merger = merge_contributions(pack, contributions, now)
    for entry in contributions:
        for difference in pack_differences(pack, entry.assessment):
            warn(f"Note: {entry.analyst}: {difference}")
    save_merged(Path(options.output), merger.assessment, sources, replace=options.force)
    write_out(render_merger(pack, merger))
    say_line(f"Saved {options.output}")
    return ExitCode.FINE
