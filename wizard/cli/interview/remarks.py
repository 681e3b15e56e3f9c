"""Commands about what supports an answer: confidence, note, evidence."""

from wizard.cli.interview.talk import END_OF_NOTE, Talk, fill
from wizard.cli.output import say
from wizard.errors import UsageError
from wizard.model.assessment import CONFIDENCES, Evidence
from wizard.session.evidence import (
    CREDIBILITY,
    RELIABILITY,
    describe_evidence,
    explain_grade,
    parse_evidence,
    previous_evidence,
    typed_fields,
)

_NOTHING = "-"
"""Typed for a field of an item that is changed, or for a note: empties it."""
_PROMPTS = {
    "source": "Source (author, title): ",
    "locator": "Where in it (article, page): ",
    "date": "Date (2026, 2026-01 or 2026-01-31): ",
    "address": "Address: ",
    "grade": "Admiralty grade, such as B2; T before it for the text itself; ? explains: ",
}


def confidence(talk: Talk, word: str) -> None:
    """Set how sure the answer is."""
    word = word or talk.read(f"How sure are you ({', '.join(CONFIDENCES)})? ")
    if word not in CONFIDENCES:
        say(f"Confidence is one of: {', '.join(CONFIDENCES)}.")
        return
    talk.change(
        lambda: talk.session.annotate(talk.place, confidence=word), lambda: f"Confidence: {word}"
    )


def note(talk: Talk, text: str) -> None:
    """Write the note, on this line or on several up to a dot; it takes the place of the old one."""
    if not text:
        kept = talk.session.kept_answer(talk.place)
        if kept is not None and kept.note:
            say(fill(kept.note, "So far: "))
        how = f"end with a line {END_OF_NOTE} ({_NOTHING} alone takes the note out)"
        text = talk.read_paragraph(f"Note, {how}:\n")
    if not text:
        say("The note stays as it was.")
        return
    text = "" if text == _NOTHING else text
    said = "Note kept." if text else "The note is taken out."
    talk.change(lambda: talk.session.annotate(talk.place, note=text), lambda: said)


def evidence(talk: Talk, rest: str) -> None:
    """Add an item; `drop 2` removes one, `edit 2` changes one, `copy` takes the answer before's."""
    word, _, number = rest.partition(" ")
    items = _items(talk)
    if word == "copy" and not number:
        _keep(talk, _copied(talk, items))
    elif word in ("drop", "edit") and number.isdecimal():
        index = int(number) - 1
        if not 0 <= index < len(items):
            say(f"There is no item {number}.")
            return
        new = (_ask_item(talk, items[index]),) if word == "edit" else ()
        _keep(talk, (*items[:index], *new, *items[index + 1 :]))
    else:
        _keep(talk, (*items, _ask_item(talk, None, rest)))


def _items(talk: Talk) -> tuple[Evidence, ...]:
    kept = talk.session.kept_answer(talk.place)
    return kept.evidence if kept is not None else ()


def _copied(talk: Talk, items: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    previous = previous_evidence(talk.session, talk.place)
    return (*items, *(item for item in previous if item not in items))


def _keep(talk: Talk, items: tuple[Evidence, ...]) -> None:
    if items == _items(talk):
        say("The evidence stays as it was.")
        return
    talk.change(lambda: talk.session.annotate(talk.place, evidence=items), lambda: "Evidence kept.")
    for number, item in enumerate(items, 1):
        say(fill(describe_evidence(item), f"  {number}  "))


def _ask_item(talk: Talk, old: Evidence | None, source: str = "") -> Evidence:
    """Ask for each field; of an old item an empty line keeps what stands there, - empties it."""
    kept = typed_fields(old) if old is not None else {}
    typed: dict[str, str] = {"source": source} if source else {}
    for field, prompt in _PROMPTS.items():
        if field not in typed:
            typed[field] = _ask_field(talk, field, prompt, kept.get(field, ""))
        if field == "source" and not typed[field]:
            break  # without a source the rest is not asked for
    return parse_evidence(typed)


def _ask_field(talk: Talk, field: str, prompt: str, kept: str) -> str:
    shown = f"[{kept}] {prompt}" if kept else prompt
    typed = talk.read_until(shown, lambda text: _complaint(field, text))
    if typed == _NOTHING:
        return ""
    return typed or kept


def _complaint(field: str, text: str) -> str:
    if text == _NOTHING:
        return ""
    if field == "grade" and text == "?":
        return _grades()
    try:
        parse_evidence({"source": "a source", field: text})
    except UsageError as error:
        return str(error)
    if field == "grade":
        say(f"{explain_grade(text)}.")
    return ""


def _grades() -> str:
    letters = ", ".join(f"{letter} {meaning}" for letter, meaning in RELIABILITY.items())
    digits = ", ".join(f"{digit} {meaning}" for digit, meaning in CREDIBILITY.items())
    return f"{fill(f'Source: {letters}.')}\n{fill(f'Information: {digits}.')}\n"
