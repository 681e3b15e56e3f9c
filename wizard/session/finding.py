"""Questions found by words of their id, label, text, reason or section."""

from wizard.session.session import Session


def find_questions(session: Session, words: str) -> list[str]:
    """Return the questions shown in which all words stand; all of them for no words.

    Those whose label holds the words as they stand come first, then those with all words in label
    or id, then the others; each in the order of the walk.
    """
    phrase = " ".join(words.casefold().split())
    wanted = phrase.split()
    found = [q for q in session.shown_questions() if _fits(session, q, wanted)]
    return sorted(found, key=lambda q: _rank(session, q, phrase))


def _rank(session: Session, question: str, phrase: str) -> int:
    label = session.pack.questions[question].label.casefold()
    if phrase in label:
        return 0
    return 1 if all(word in f"{label} {question}" for word in phrase.split()) else 2


def _fits(session: Session, question: str, wanted: list[str]) -> bool:
    asked = session.pack.questions[question]
    section = session.pack.sections[question][1].title
    text = f"{asked.id} {asked.label} {asked.text} {asked.why} {section}".casefold()
    return all(word in text for word in wanted)
