"""Commands that go from question to question."""

from wizard.cli.interview.talk import Talk, fill
from wizard.cli.output import say
from wizard.report.wording import describe
from wizard.session.finding import find_questions
from wizard.spelling import suggest

_OFFERED = 9


def skip(talk: Talk, _: str) -> None:
    """Go to the next question."""
    step(talk, 1)


def back(talk: Talk, _: str) -> None:
    """Go to the question before."""
    step(talk, -1)


def step(talk: Talk, by: int) -> None:
    """Go on or back by one question, if there is one."""
    asked = talk.session.asked_questions()
    index = asked.index(talk.place) + by if talk.place in asked else 0
    if 0 <= index < len(asked):
        talk.place = asked[index]
        return
    end = "last" if by > 0 else "first"
    say(f"This is the {end} question. o goes to the next open one, q leaves.")


def next_open(talk: Talk, _: str) -> None:
    """Go to the next open question, from the top again after the last."""
    opened = [q for q in talk.session.open_questions() if q != talk.place]
    if not opened:
        say("No other question is open.")
        return
    asked = talk.session.asked_questions()
    here = asked.index(talk.place) if talk.place in asked else 0
    talk.place = next((q for q in opened if asked.index(q) > here), opened[0])


def go(talk: Talk, wanted: str) -> None:
    """Go to a question by its id, a part of it, or words; several found are offered by number."""
    found = _found(talk, wanted)
    if not found:
        hint = suggest(wanted, talk.session.asked_questions())
        said = f"No question in scope is called {wanted or 'that'}."
        say(f"{said} {hint or 'g takes an id or words of the question.'}")
    elif len(found) == 1:
        talk.place = found[0]
    else:
        _offer(talk, wanted, found)


def _found(talk: Talk, wanted: str) -> list[str]:
    asked = talk.session.asked_questions()
    if wanted in asked or not wanted:
        return [wanted] if wanted else []
    if in_id := [question for question in asked if wanted in question]:
        return in_id
    return [question for question in find_questions(talk.session, wanted) if question in asked]


def _offer(talk: Talk, wanted: str, found: list[str]) -> None:
    say(f"{wanted} fits {len(found)} questions:")
    for number, question in enumerate(found[:_OFFERED], 1):
        say(fill(f"{talk.session.pack.questions[question].label} [{question}]", f"  {number}  "))
    if len(found) > _OFFERED:
        say("  and more: more words find fewer.")
    chosen = talk.read("Which one? A number, or an empty line to stay: ")
    if chosen.isdecimal() and 1 <= int(chosen) <= min(len(found), _OFFERED):
        talk.place = found[int(chosen) - 1]


def list_section(talk: Talk, _: str) -> None:
    """Say the questions of this section with their answers."""
    session = talk.session
    checklist, section = session.pack.sections[talk.place]
    say(f"{checklist.title} / {section.title}")
    asked = session.asked_questions()
    for question in section.questions:
        if question.id in asked:
            here = "*" if question.id == talk.place else " "
            said = describe(session.assessment, question)
            say(fill(f"{question.label} [{question.id}]: {said}", f"{here} "))
