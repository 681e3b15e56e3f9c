"""What a person may type as an answer, and the choices a question offers under keys."""

import re
from typing import NamedTuple

from wizard.errors import InvalidAnswerError
from wizard.model.assessment import Value
from wizard.model.checklist import Question
from wizard.model.scale import (
    Date,
    Levels,
    MultipleChoice,
    Number,
    Percent,
    Scale,
    SingleChoice,
    Text,
    YesNo,
    YesPartlyNo,
)
from wizard.scoring.answers.applicability import as_level
from wizard.scoring.answers.scale import accepts_range, words_of
from wizard.visible import clean

_GROUPED = re.compile(r"-?[1-9][0-9]{0,2}[.,][0-9]{3}")
_SPAN = re.compile(r"(.+?)\s*(?:\.\.|…|\bto\b)\s*(.+)")


class Choice(NamedTuple):
    """One answer on offer: the key it stands under, its raw value and its wording."""

    key: str
    value: int | str
    text: str


class Span(NamedTuple):
    """A range from `low` to `high`, in levels or in the question's unit."""

    low: float
    high: float


Entry = Value | Span


def ends_of_entry(entry: Entry) -> tuple[Value, ...]:
    """Return both ends of a range, or the value alone."""
    return (as_level(entry.low), as_level(entry.high)) if isinstance(entry, Span) else (entry,)


def choices_of(scale: Scale) -> tuple[Choice, ...]:
    """Return the choices of a scale in the order they are shown; none for numbers and text."""
    match scale:
        case Levels():
            return tuple(Choice(str(n), n, text) for n, text in enumerate(scale.levels))
        case YesNo() | YesPartlyNo():
            words = reversed(words_of(scale))
            return tuple(
                Choice(str(n), word, _with_meaning(scale, word)) for n, word in enumerate(words, 1)
            )
        case SingleChoice():
            return tuple(Choice(str(n), o.id, o.text) for n, o in enumerate(scale.options, 1))
        case MultipleChoice():
            return tuple(Choice(str(n), i.id, i.text) for n, i in enumerate(scale.options, 1))
        case _:
            return ()


def _with_meaning(scale: YesNo | YesPartlyNo, word: str) -> str:
    meaning = getattr(scale.meanings, word, None)
    return f"{word.capitalize()}: {meaning}" if meaning else word.capitalize()


def parse_entry(question: Question, typed: str) -> Entry:
    """Return the answer a person typed; InvalidAnswerError says what was expected.

    Choices are accepted by key or by name, several joined by commas where several are allowed;
    numbers with a decimal point or comma; ranges as 1..3.
    """
    text = clean(typed).strip()
    scale = question.scale
    if accepts_range(scale) and (found := _SPAN.fullmatch(text)):
        low, high = (_parse_number(question, end) for end in found.groups())
        if low >= high:
            raise _refuse(question, f"The range {text} does not rise.", "Write 1..3.")
        return Span(low, high)
    match scale:
        case Number() | Percent():
            return _parse_number(question, text.removesuffix(scale.unit).strip())
        case MultipleChoice():
            return _parse_items(question, text)
        case Text() | Date():
            return text
        case _:
            return _parse_choice(question, text)


def _parse_number(question: Question, text: str) -> int | float:
    plain = text.strip().replace(" ", "").replace("\u202f", "").replace("\u00a0", "")
    if re.fullmatch(r"-?[0-9]{1,100}", plain):
        return int(plain)
    if not _GROUPED.fullmatch(plain) and re.fullmatch(r"-?[0-9]{0,100}[.,][0-9]{1,100}", plain):
        return float(plain.replace(",", "."))
    hint = "Write it as 45 or 45.5, a range as 40..50."
    if _GROUPED.fullmatch(plain):
        # 1,500 is fifteen hundred to some and one and a half to others.
        hint = f"Write {re.sub('[.,]', '', plain)} or {plain[:-4]}.{plain[-3:].rstrip('0') or '0'}."
        raise _refuse(question, f"{text} can be read in two ways.", hint)
    raise _refuse(question, f"{text} is not a number." if text else "A number is missing.", hint)


def _parse_choice(question: Question, text: str) -> int | str:
    wanted = {"y": "yes", "n": "no"}.get(text.casefold(), text.casefold())
    for choice in choices_of(question.scale):
        if wanted in (choice.key, str(choice.value)):
            return choice.value
    raise _refuse(question, f"{text or 'Nothing'} is not one of the choices.", _offer(question))


def _parse_items(question: Question, text: str) -> tuple[str, ...]:
    words = [word for word in re.split(r"[,;\s]+", text) if word]
    if [word.casefold() for word in words] in (["none"], ["0"]):
        return ()
    if not words:
        raise _refuse(question, "Nothing was chosen.", "Write none if none of them holds.")
    return tuple(dict.fromkeys(str(_parse_choice(question, word)) for word in words))


def _offer(question: Question) -> str:
    offered = [
        choice.key if choice.key == str(choice.value) else f"{choice.key} ({choice.value})"
        for choice in choices_of(question.scale)
    ]
    return f"Choose from: {', '.join(offered)}."


def _refuse(question: Question, sentence: str, hint: str) -> InvalidAnswerError:
    return InvalidAnswerError(question.id, sentence, hint)
