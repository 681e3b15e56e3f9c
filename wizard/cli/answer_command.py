"""`answer`: record one answer from a script."""

import argparse
from typing import Any

from pydantic import ValidationError

from wizard.cli.opening import open_for_work
from wizard.cli.output import say, say_line, warn
from wizard.errors import ExitCode, InvalidAnswerError, UsageError
from wizard.model.assessment import Answer
from wizard.report.wording import describe_answer
from wizard.session import Session
from wizard.session.entry import parse_entry
from wizard.session.evidence import parse_evidence
from wizard.spelling import suggest


def run(options: argparse.Namespace) -> ExitCode:
    """Record what was asked for; the file is on disk when this returns, or nothing changed."""
    session = open_for_work(options)
    if session.read_only is not None:
        raise session.read_only
    try:
        _answer(session, options)
    finally:
        session.close()
    return ExitCode.FINE


def _answer(session: Session, options: argparse.Namespace) -> None:
    _check_question(session, options.question)
    remarks = _read_remarks(session, options)
    _record(session, options, has_remarks=bool(remarks))
    if remarks:
        session.annotate(options.question, **remarks)
    if session.unsaved is not None:
        raise session.unsaved
    for sentence in session.take_news():
        warn(f"Note: {sentence}")
    _say_result(session, options.question)


def _say_result(session: Session, question_id: str) -> None:
    question = session.pack.questions[question_id]
    answer = session.kept_answer(question_id)
    say_line(f"{question_id}: {describe_answer(question, answer)}")
    if question_id in session.assessment.set_aside:
        say("The question does not apply as things stand: the answer is kept aside, not scored.")
    elif question_id not in session.readings:
        say("The question is outside the depth or scope of this assessment: it is not scored.")


def _check_question(session: Session, question: str) -> None:
    if question not in session.pack.questions:
        hint = suggest(question, session.pack.questions)
        hint = hint or "List them with: partnership-wizard checklists list"
        raise UsageError(f"No question is called {question}.", hint)


def _record(session: Session, options: argparse.Namespace, *, has_remarks: bool) -> None:
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
    elif not has_remarks:
        raise UsageError("Nothing to record.", "Give a value, or an option such as --note.")


def _read_remarks(session: Session, options: argparse.Namespace) -> dict[str, Any]:
    """Return confidence, note and evidence as asked for; refused before anything is recorded."""
    if options.grade and not options.evidence:
        raise UsageError("--grade grades evidence.", "Name it with --evidence.")
    kept = session.kept_answer(options.question)
    grade = options.grade or ""
    added = tuple(parse_evidence({"source": s, "grade": grade}) for s in options.evidence)
    given = {
        "confidence": options.confidence,
        "note": options.note,
        "evidence": (*(kept.evidence if kept else ()), *added) if added else None,
    }
    remarks = {name: value for name, value in given.items() if value is not None}
    try:
        Answer.model_validate({"state": "unanswered", **remarks})
    except ValidationError as error:
        detail = error.errors(include_url=False)[0]
        sentence = f"The {detail['loc'][0]} cannot be kept: {detail['msg']}."
        raise InvalidAnswerError(options.question, sentence) from error
    return remarks
