"""The middle of the walk: one question with its choices and what was answered."""

from collections.abc import Iterator

from wizard.model.assessment import Answer
from wizard.model.checklist import Question
from wizard.model.condition import tested_questions
from wizard.model.result import Reading
from wizard.model.scale import Bundle, Difference, MultipleChoice
from wizard.report.computed_text import describe_difference, describe_part
from wizard.report.wording import (
    describe_answer,
    format_number,
    is_worded_otherwise,
    wanted_by,
    was_asked_otherwise,
)
from wizard.scoring.numerics import display
from wizard.session import Session
from wizard.session.entry import choices_of
from wizard.tui.widgets.blocks import Block

_ANSWERED = "Answered: "
_STATES = {
    "answered": _ANSWERED,
    "range": "Range: ",
    "unknown": "Unknown: ",
    "not-applicable": "Not applicable: ",
    "unanswered": "Open: ",
    "waiting": "Open: ",
}
"""What stands before everything else: the answer itself may be out of sight below."""


NONE_KEY = "0"
"""Under this key a question with several choices is answered by none of them."""


def choice_key(question: Question, choice: str) -> str:
    """Return the key of a choice's line.

    It names the question: a key pressed ahead must not answer the question shown next.
    """
    return f"{question.id}:{choice}"


def entry_key(question: Question) -> str:
    """Return the key of the line that opens the entry of a number, text or date."""
    return f"{question.id}:"


def question_blocks(session: Session, question: Question, typed: str = "") -> list[Block]:
    """Return a question with its choices, its state and its notes; `typed` is not recorded yet."""
    if question.reads:
        return [*_head(session, question), *_computed(session, question)]
    answer = session.assessment.answers.get(question.id)
    reading = session.readings[question.id]
    return [
        *_head(session, question),
        *_waiting(session, question, reading),
        *_choices(question, answer, typed),
        *_state(session, question, answer),
    ]


def unanswered_blocks(session: Session, question: Question) -> list[Block]:
    """Return as much of a question as tells nothing of its answer; what is left out comes below."""
    reading = session.readings[question.id]
    blocks = [*_head(session, question), *_waiting(session, question, reading)]
    if not reading.is_open:
        blocks[0] = blocks[0]._replace(prefix="", prefix_style="")
    if choices_of(question.scale) or question.id not in session.assessment.answers:
        blocks += _choices(question, None, "")
    return blocks


def chosen_key(session: Session, question: Question) -> str | None:
    """Return the key of the choice answered, or of the entry; none while nothing is chosen."""
    if question.reads:
        return None
    if not choices_of(question.scale):
        return entry_key(question)
    answer = session.answer_of(question.id)
    chosen = answer.value if answer is not None else None
    found = (c.key for c in choices_of(question.scale) if c.value == chosen)
    return next((choice_key(question, key) for key in found), None)


def _head(session: Session, question: Question) -> Iterator[Block]:
    checklist, section = session.pack.sections[question.id]
    asked = session.asked_questions()
    place = "computed from other answers"
    if question.id in asked:
        place = f"question {asked.index(question.id) + 1} of {len(asked)}"
    state = _STATES.get(session.readings[question.id].status, "")
    yield Block(
        f"{question.kind.capitalize()}, {place}",
        "muted",
        prefix=state,
        prefix_style="good" if state == _ANSWERED else "warning",
    )
    yield Block(f"{checklist.short} / {section.title}", "muted", clip=True)
    yield Block(question.text, "title", gap=True)


def _computed(session: Session, question: Question) -> Iterator[Block]:
    scale, readings = question.scale, session.readings
    if isinstance(scale, Difference):
        answers = session.assessment.answers
        yield Block(describe_difference(scale, answers), "chosen", prefix=" =  ", gap=True)
        for read, sign in zip(scale.reads, ("", "less "), strict=True):
            asked = session.pack.questions[read]
            said = describe_answer(asked, answers.get(read))
            yield Block(f"{sign}{asked.label}: {said}", prefix=" -  ", gap=not sign)
    if isinstance(scale, Bundle):
        yield Block("Counts how many of these come together:", "muted", gap=True)
        for part in scale.parts:
            said = describe_part(session.pack, part.question, part.at_least, readings)
            yield Block(said, prefix=" -  ")
        yield Block(scale.values_reason, "muted", gap=True)
    reading = readings[question.id]
    ends = [f"{display(end):.0f}" for end in (reading.low, reading.high)]
    figure = ends[0] if ends[0] == ends[1] else " to ".join(ends)
    before = " before safeguards" if question.kind == "exposure" else ""
    yield Block(f"{question.kind.capitalize()}: {figure} of 100{before}.", gap=True)


def _waiting(session: Session, question: Question, reading: Reading) -> Iterator[Block]:
    if reading.status == "waiting":
        tested = dict.fromkeys(tested_questions(question.applies_when))
        labels = [session.pack.questions[q].label for q in tested if session.readings[q].is_open]
        named = f": {'; '.join(labels)}" if labels else ""
        text = f"Whether this applies depends on an earlier answer that is still open{named}."
        yield Block(text, "warning", gap=True)


def _choices(question: Question, answer: Answer | None, typed: str) -> Iterator[Block]:
    choices = choices_of(question.scale)
    many = isinstance(question.scale, MultipleChoice)
    chosen = answer.value if answer is not None and answer.state == "answered" else None
    if many:
        yield Block("Mark each that holds; n goes on.", "muted", gap=True)
    for index, choice in enumerate(choices):
        picked = choice.value in chosen if isinstance(chosen, tuple) else choice.value == chosen
        mark = ("[x]" if picked else "[ ]") if many else ("(*)" if picked else "( )")
        yield Block(
            choice.text,
            "chosen" if picked else "plain",
            prefix=f"{mark} {choice.key}  ",
            prefix_style="chosen" if picked else "muted",
            key=choice_key(question, choice.key),
            gap=index == 0 and not many,
        )
    if many:
        yield _none_line(question, is_chosen=chosen == ())
    if not choices:
        yield _entry_line(question, chosen, typed)


def _none_line(question: Question, *, is_chosen: bool) -> Block:
    style = "chosen" if is_chosen else ""
    return Block(
        "None of them.",
        style or "plain",
        prefix=f"{'[x]' if is_chosen else '[ ]'} {NONE_KEY}  ",
        prefix_style=style or "muted",
        key=choice_key(question, NONE_KEY),
    )


def _entry_line(question: Question, value: object, typed: str) -> Block:
    unit = getattr(question.scale, "unit", "")
    if typed:
        return Block(f"{typed}_ {unit}", "title", prefix=" >  ", key=entry_key(question), gap=True)
    if value is None:
        text = f"Type a {wanted_by(question.scale)} and press Enter"
        return Block(text, "muted", prefix=" >  ", key=entry_key(question), gap=True)
    shown = f"{format_number(value)} {unit}".rstrip()
    return Block(shown, "chosen", prefix=" >  ", key=entry_key(question), gap=True)


def _state(session: Session, question: Question, answer: Answer | None) -> Iterator[Block]:
    if answer is None:
        return
    if session.answer_of(question.id) is None:
        text = "The answer in the file is not one this question allows; please answer again."
        yield Block(text, "danger", gap=True)
    elif answer.state not in ("answered", "unanswered"):
        yield Block(describe_answer(question, answer), "warning", gap=True)
    yield from _support(answer)
    yield from _old_wording(question, answer)


def _support(answer: Answer) -> Iterator[Block]:
    if answer.state in ("answered", "range"):
        text = f"Confidence: {answer.confidence or 'not stated'}"
        yield Block(text, "muted", gap=answer.state == "answered")
    for item in answer.evidence:
        grade = f" [{item.reliability or '-'}{item.credibility or '-'}]"
        graded = grade if item.reliability or item.credibility else ""
        where = f", {item.locator}" if item.locator else ""
        yield Block(f"{item.source}{where}{graded}", "plain", prefix="Evidence: ")
    if answer.note:
        yield Block(answer.note, "plain", prefix="Note: ", gap=answer.state == "unanswered")


def _old_wording(question: Question, answer: Answer) -> Iterator[Block]:
    if was_asked_otherwise(question, answer):
        yield Block(f"When it was answered the question read: {answer.asked}", "warning", gap=True)
    if is_worded_otherwise(question, answer):
        yield Block(f"The wording chosen then: {answer.chosen}", "warning")
