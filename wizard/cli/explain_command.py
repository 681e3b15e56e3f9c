"""`explain`: how a figure came about, step by step, down to the answers."""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from wizard.cli.opening import open_session
from wizard.cli.output import say, say_json, warn
from wizard.errors import ExitCode
from wizard.model.explanation import Explanation
from wizard.report.explain import OVERALL, explain, find_addresses, list_figures, trace
from wizard.report.explain_text import render_explanation, render_listing
from wizard.report.study import Study
from wizard.report.text import WIDTH


def run(options: argparse.Namespace) -> ExitCode:
    """Print the explanation of one figure; without one, of the overall residual and a list."""
    session = open_session(options)
    for difference in session.differences:
        warn(f"Note: {difference}")
    study = session.study
    address = options.figure or OVERALL
    found = [*trace(study, address)] if options.whole else [explain(study, address)]
    if options.json:
        figures = {} if options.figure else {"figures": find_addresses(study)}
        say_json({"explanations": [asdict(entry) for entry in found], **figures})
    else:
        say("\n".join(_lines(found)))
        if not options.figure:
            _say_list(study)
    return ExitCode.FINE


def _lines(found: Sequence[Explanation]) -> Iterator[str]:
    for place, explanation in enumerate(found):
        yield from ["", ""] if place else []
        yield from render_explanation(explanation, WIDTH)


def _say_list(study: Study) -> None:
    say("\nFigures that can be explained\n")
    say("\n".join(render_listing(list_figures(study), WIDTH)))
