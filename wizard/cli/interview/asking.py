"""The question as it is asked: text, choices, what was said so far, and what may be typed."""

from collections.abc import Iterator

from wizard.cli.interview.talk import Talk, fill
from wizard.cli.output import say
from wizard.model.assessment import Answer
from wizard.model.checklist import Question
from wizard.model.scale import MultipleChoice, Text
from wizard.report.wording import (
    describe_answer,
    is_worded_otherwise,
    wanted_by,
    was_asked_otherwise,
)
from wizard.session.entry import choices_of
from wizard.session.evidence import describe_evidence


def ask(talk: Talk) -> None:
    """Say the question and everything that was said about it."""
    question = talk.question
    asked = talk.session.asked_questions()
    checklist, section = talk.session.pack.sections[question.id]
    place = asked.index(question.id) + 1 if question.id in asked else 0
    say("")
    say(f"{checklist.title} / {section.title}, question {place} of {len(asked)}")
    say(fill(f"[{question.id}] {question.text}", hang=""))
    for choice in choices_of(question.scale):
        say(fill(choice.text, f"  {choice.key}  "))
    answer = talk.session.assessment.answers.get(question.id)
    if answer is not None:
        for line in _so_far(question, answer):
            say(line)
    say(what_to_type(question))


def _so_far(question: Question, answer: Answer) -> Iterator[str]:
    yield fill(f"So far: {describe_answer(question, answer)}")
    if was_asked_otherwise(question, answer):
        yield fill(f"When it was answered the question read: {answer.asked}")
    if is_worded_otherwise(question, answer):
        yield fill(f"The wording chosen then: {answer.chosen}")
    if answer.state in ("answered", "range"):
        yield f"Confidence: {answer.confidence or 'not stated'}"
    for number, item in enumerate(answer.evidence, 1):
        yield fill(describe_evidence(item), f"Evidence {number}: ")
    if answer.note:
        yield fill(answer.note, "Note: ")


def what_to_type(question: Question) -> str:
    """Return what the question takes, in a sentence."""
    choices = choices_of(question.scale)
    if isinstance(question.scale, MultipleChoice):
        return "Type the numbers that hold, joined by commas, or none."
    if choices:
        return f"Type {choices[0].key} to {choices[-1].key}, or a command."
    if isinstance(question.scale, Text):
        return "Type a text. Commands take a slash here: /s skips, /h lists them."
    return f"Type a {wanted_by(question.scale)}."
