"""Questions found by words of their id, label, text, reason or section."""

from wizard.session.session import Session


def find_questions(session: Session, words: str) -> list[str]:
    """Return the questions shown in which all words stand, in order; all of them for no words."""
    wanted = words.casefold().split()
    return [q for q in session.shown_questions() if _fits(session, q, wanted)]


def _fits(session: Session, question: str, wanted: list[str]) -> bool:
    asked = session.pack.questions[question]
    section = session.pack.sections[question][1].title
    text = f"{asked.id} {asked.label} {asked.text} {asked.why} {section}".casefold()
    return all(word in text for word in wanted)
