"""`compare`: what changed between two assessments, and why the residual moved."""

import argparse
from pathlib import Path

from wizard.cli.opening import open_pack
from wizard.cli.output import say_json, write_out
from wizard.errors import ExitCode
from wizard.model.text import MAX_LINE
from wizard.report.compare_build import Compared, build_comparison
from wizard.report.compare_text import render_comparison
from wizard.storage.assessments import load_assessment
from wizard.storage.packs.loading import load_pack
from wizard.visible import visible_line


def run(options: argparse.Namespace) -> ExitCode:
    """Print the comparison as text, or as JSON; nothing is written."""
    paths = [Path(options.before), Path(options.after)]
    # Both files first: their problems are the likelier ones, and a pack takes longer to read.
    before, after = (load_assessment(path)[0] for path in paths)
    pack = open_pack(options)
    later = load_pack(Path(options.pack_after)) if options.pack_after else pack
    names = [visible_line(path.name)[:MAX_LINE] for path in paths]
    report = build_comparison(Compared(pack, before, names[0]), Compared(later, after, names[1]))
    if options.json:
        say_json(report.plain())
    else:
        write_out(render_comparison(report))
    return ExitCode.FINE
