"""The middle of the walk: one question with its choices and what was answered."""

from collections.abc import Iterator

from wizard.model.assessment import Answer
from wizard.model.checklist import Question
from wizard.model.result import Reading
from wizard.model.scale import MultipleChoice
from wizard.report.wording import describe_answer, format_number
from wizard.session import Session
from wizard.session.entry import choices_of
from wizard.tui.widgets.pane import Block

CHOICE = "choice:"
"""Prefix of the keys under which choices stand in the pane."""

TYPE_IN = "type-in"
"""Key of the line that opens the entry of a number, text or date."""


def question_blocks(session: Session, question: Question) -> list[Block]:
    """Return a question with its choices, its state and its notes."""
    answer = session.assessment.answers.get(question.id)
    reading = session.readings[question.id]
    return [
        *_head(session, question),
        *_waiting(reading),
        *_choices(question, answer),
        *_state(session, question, answer),
    ]


def chosen_key(session: Session, question: Question) -> str | None:
    """Return the key of the choice that was answered, if one was."""
    answer = session.answer_of(question.id)
    chosen = answer.value if answer is not None else None
    found = (c.key for c in choices_of(question.scale) if c.value == chosen)
    return next((f"{CHOICE}{key}" for key in found), None)


def _head(session: Session, question: Question) -> Iterator[Block]:
    checklist, section = session.pack.sections[question.id]
    asked = session.asked_questions()
    place = f"{asked.index(question.id) + 1} of {len(asked)}" if question.id in asked else "-"
    yield Block(f"{checklist.title} / {section.title}", "muted")
    yield Block(f"{question.kind.capitalize()}, question {place}", "muted")
    yield Block(question.text, "title", gap=True)


def _waiting(reading: Reading) -> Iterator[Block]:
    if reading.status == "waiting":
        text = "Whether this applies depends on an earlier answer that is still open."
        yield Block(text, "warning", gap=True)


def _choices(question: Question, answer: Answer | None) -> Iterator[Block]:
    choices = choices_of(question.scale)
    many = isinstance(question.scale, MultipleChoice)
    chosen = answer.value if answer is not None and answer.state == "answered" else None
    for index, choice in enumerate(choices):
        picked = choice.value in chosen if isinstance(chosen, tuple) else choice.value == chosen
        mark = ("[x]" if picked else "[ ]") if many else ("(*)" if picked else "( )")
        yield Block(
            choice.text,
            "chosen" if picked else "plain",
            prefix=f"{mark} {choice.key}  ",
            prefix_style="chosen" if picked else "muted",
            key=f"{CHOICE}{choice.key}",
            gap=index == 0,
        )
    if not choices:
        yield _entry_line(question, chosen)


def _entry_line(question: Question, value: object) -> Block:
    unit = getattr(question.scale, "unit", "")
    if value is None:
        text = f"Type a {'number of ' + unit if unit else question.scale.type} and press Enter"
        return Block(text, "muted", prefix=" >  ", key=TYPE_IN, gap=True)
    shown = f"{format_number(value)} {unit}".rstrip()
    return Block(shown, "chosen", prefix=" >  ", key=TYPE_IN, gap=True)


def _state(session: Session, question: Question, answer: Answer | None) -> Iterator[Block]:
    if answer is None:
        yield Block("Open", "warning", gap=True)
        return
    if session.answer_of(question.id) is None:
        text = "The answer in the file is not one this question allows; please answer again."
        yield Block(text, "danger", gap=True)
    elif answer.state != "answered":
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
        yield Block(answer.note, "plain", prefix="Note: ")


def _old_wording(question: Question, answer: Answer) -> Iterator[Block]:
    if answer.asked and answer.asked != question.text:
        yield Block(f"When it was answered the question read: {answer.asked}", "warning", gap=True)
    if answer.chosen and answer.chosen not in _wordings(question):
        yield Block(f"The wording chosen then: {answer.chosen}", "warning")


def _wordings(question: Question) -> str:
    return "\n".join(choice.text for choice in choices_of(question.scale))
