"""The loop: ask, read a line, do what it means."""

from wizard.cli.interview.answering import answer
from wizard.cli.interview.asking import ask
from wizard.cli.interview.commands import COMMANDS, LEAVE
from wizard.cli.interview.keeping import obey_keeping, offer_recovery, say_news
from wizard.cli.interview.reading import Command, Doubtful, Meaning, read_line
from wizard.cli.interview.talk import EndOfInput, Talk
from wizard.cli.interview.telling import describe_verdict
from wizard.cli.output import say, say_line
from wizard.errors import InvalidAnswerError, ReadOnlyError, WizardError
from wizard.scoring.numerics import display
from wizard.session import Session


def hold(session: Session) -> None:
    """Ask from the first open question until `q`, the end of input or the last question."""
    session.take_up()
    talk = Talk(session)
    say(session.assessment.title)
    say(f"{len(session.open_questions())} questions are open. h lists the commands.")
    for difference in session.differences:
        say(f"Note: {difference}")
    say_news(session)
    offer_recovery(session)
    if not session.open_questions():
        say("Every question has been looked at. g ID goes back to one, q leaves.")
    try:
        _ask_all(talk)
    except EndOfInput:
        say("")
    _say_where_it_stands(talk)


def _ask_all(talk: Talk) -> None:
    while talk.place:
        ask(talk)
        if not _listen(talk):
            return


def _listen(talk: Talk) -> bool:
    """Take lines until the place changes; false if the person leaves."""
    place, session = talk.place, talk.session
    while talk.place == place:
        try:
            is_left = not _obey(talk, talk.read("> "))
        except WizardError as error:
            say(str(error))
            talk.was_refused |= isinstance(error, ReadOnlyError)
            is_left = False
        if is_left:
            return False
        say_news(session)
        if session.unsaved is not None:
            say(f"NOT SAVED: {session.unsaved} The answer is kept until you leave.")
    return True


def _obey(talk: Talk, line: str) -> bool:
    """Do what a line means; false if it means to leave."""
    if not line:
        say("Nothing was typed. s skips this question, h lists the commands.")
        return True
    if obey_keeping(talk.session, line.removeprefix("/")):
        return True
    match _read(talk, line):
        case Command(name, _) if name == LEAVE:
            return False
        case Command(name, rest):
            COMMANDS[name].run(talk, rest)
        case Doubtful(text):
            say(f'That could be a command or the text. The command: /{text}  The text: "{text}"')
        case entry:
            answer(talk, entry)
    return True


def _read(talk: Talk, line: str) -> Meaning:
    try:
        return read_line(talk.session, talk.question, line, COMMANDS)
    except InvalidAnswerError as error:
        raise InvalidAnswerError(talk.place, str(error), "h lists the commands.") from error


def _say_where_it_stands(talk: Talk) -> None:
    session = talk.session
    if session.unsaved is not None:
        raise session.unsaved
    if talk.was_refused and session.read_only is not None:
        raise session.read_only
    known = display(session.result.completeness)
    opened = len(session.open_questions())
    kept = "Read from" if session.read_only else "Saved in"
    say_line(f"{kept} {session.path}. {opened} questions open, {known:.1f} % known.")
    say(f"So far: {describe_verdict(session.result)}.")
