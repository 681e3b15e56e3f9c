"""`answer`: record one answer from a script."""

import argparse

from wizard.cli.opening import open_session
from wizard.cli.output import say
from wizard.errors import ExitCode, UsageError
from wizard.model.assessment import Evidence
from wizard.report.wording import describe
from wizard.session import Session
from wizard.session.entry import parse_entry
from wizard.spelling import suggest


def run(options: argparse.Namespace) -> ExitCode:
    """Record what was asked for; the file is on disk when this returns."""
    session = open_session(options)
    _check_question(session, options.question)
    _record(session, options)
    _annotate(session, options)
    if session.unsaved is not None:
        raise session.unsaved
    question = session.pack.questions[options.question]
    say(f"{question.id}: {describe(session.assessment, question)}")
    return ExitCode.FINE


def _check_question(session: Session, question: str) -> None:
    if question not in session.pack.questions:
        hint = suggest(question, session.pack.questions)
        hint = hint or "List them with: partnership-wizard checklists list"
        raise UsageError(f"No question is called {question}.", hint)


def _record(session: Session, options: argparse.Namespace) -> None:
    given = (options.value, options.not_applicable, options.unknown, options.unanswer or None)
    if sum(entry is not None for entry in given) > 1:
        sentence = "Give only one of: a value, --unanswer, --not-applicable, --unknown."
        raise UsageError(sentence)
    if options.unanswer:
        session.clear(options.question)
    elif options.not_applicable is not None:
        session.mark_not_applicable(options.question, options.not_applicable)
    elif options.unknown is not None:
        session.mark_unknown(options.question, options.unknown)
    elif options.value is not None:
        question = session.pack.questions[options.question]
        session.enter(question.id, parse_entry(question, options.value))
    elif not (options.note or options.evidence or options.confidence):
        raise UsageError("Nothing to record.", "Give a value, or an option such as --note.")


def _annotate(session: Session, options: argparse.Namespace) -> None:
    if not (options.note or options.evidence or options.confidence):
        return
    kept = session.assessment.answers.get(options.question)
    added = tuple(parse_evidence(source, options.grade) for source in options.evidence)
    session.annotate(
        options.question,
        confidence=options.confidence,
        note=options.note,
        evidence=(*(kept.evidence if kept else ()), *added) if added else None,
    )


def parse_evidence(source: str, grade: str | None) -> Evidence:
    """Return an evidence item; `grade` is an Admiralty grade such as B2, or None."""
    if not grade:
        return Evidence(source=source)
    letter, number = grade[:1].upper(), grade[1:]
    if letter not in "ABCDEF" or number not in tuple("123456"):
        sentence = f"{grade} is no Admiralty grade."
        raise UsageError(sentence, "Write a letter A-F for the source and 1-6, such as B2.")
    return Evidence.model_validate(
        {"source": source, "reliability": letter, "credibility": int(number)}
    )
