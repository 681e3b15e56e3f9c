"""`summary`: compute the risk-and-safeguards summary and print or save it."""

import argparse
import json
from pathlib import Path

from wizard.cli.opening import open_session
from wizard.cli.output import say_json, say_line, warn, write_out
from wizard.errors import ExitCode, UsageError
from wizard.model.summary import Summary
from wizard.report.text import render_text
from wizard.session.summaries import write_report, write_summary
from wizard.storage.emit import emit

_FORMATS = {".yaml": "yaml", ".yml": "yaml", ".json": "json", ".txt": "text"}


def run(options: argparse.Namespace) -> ExitCode:
    """Print the summary in the format asked for, or save it."""
    summary = open_session(options).summarise()
    for difference in summary.differences:
        warn(f"Note: {difference}")
    if options.output is None:
        _print(summary, options.format or "text")
    else:
        path = Path(options.output)
        _save(summary, path, options.format or _format_of(path))
        say_line(f"Saved {path}")
    return ExitCode.FINE


def _format_of(path: Path) -> str:
    try:
        return _FORMATS[path.suffix.lower()]
    except KeyError:
        known = ", ".join(_FORMATS)
        sentence = f"{path} has no suffix this program knows a format for."
        raise UsageError(sentence, f"Use one of {known}, or --format.") from None


def _print(summary: Summary, form: str) -> None:
    if form == "json":
        say_json(summary.plain())
    else:
        write_out(emit(summary.plain()) if form == "yaml" else render_text(summary))


def _save(summary: Summary, path: Path, form: str) -> None:
    if form == "yaml":
        write_summary(path, summary)
    elif form == "json":
        write_report(path, json.dumps(summary.plain(), indent=2, ensure_ascii=False) + "\n")
    else:
        write_report(path, render_text(summary))
