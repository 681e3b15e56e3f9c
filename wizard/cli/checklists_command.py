"""`checklists`: list, show, schema and skeleton for those who read or write questions."""

import argparse
import textwrap
from pathlib import Path

from wizard.cli.opening import open_pack
from wizard.cli.output import say, say_json, say_line, write_out
from wizard.errors import ExitCode, UsageError
from wizard.model.pack import Pack
from wizard.report.question_text import render_question
from wizard.session.creation import create_file
from wizard.spelling import suggest
from wizard.storage.packs.skeleton import skeleton
from wizard.storage.schemas import build_schema


def run(options: argparse.Namespace) -> ExitCode:
    """Run the action asked for."""
    match options.action:
        case "list":
            _list(open_pack(options), options)
        case "show":
            _show(open_pack(options), options.question)
        case "schema":
            say_json(build_schema(options.record))
        case _:
            _begin(Path(options.file))
    return ExitCode.FINE


def _list(pack: Pack, options: argparse.Namespace) -> None:
    dimensions = [checklist.id for checklist in pack.checklists]
    if options.dimension and options.dimension not in dimensions:
        hint = suggest(options.dimension, dimensions) or f"One of: {', '.join(dimensions)}."
        raise UsageError(f"No dimension is called {options.dimension}.", hint)
    chosen = [q for q in pack.questions.values() if options.dimension in (None, q.dimension)]
    if options.json:
        names = ("id", "kind", "depth", "label", "text")
        say_json([{name: getattr(question, name) for name in names} for question in chosen])
        return
    for checklist in pack.checklists:
        if options.dimension not in (None, checklist.id):
            continue
        say(f"{checklist.title} ({checklist.id})")
        for section in checklist.sections:
            say(f"  {section.title}")
            for question in section.questions:
                say(f"    {question.kind:<11} {question.depth}  {question.id}")
                say(textwrap.indent(textwrap.fill(question.text, 70), " " * 8))


def _show(pack: Pack, question: str) -> None:
    if question not in pack.questions:
        raise UsageError(f"No question is called {question}.", suggest(question, pack.questions))
    write_out(render_question(pack, pack.questions[question]))


def _begin(path: Path) -> None:
    text = skeleton(path.stem)
    create_file(path, text)
    say_line(f"Wrote {path}. Check it with: partnership-wizard check {path}")
