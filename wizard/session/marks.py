"""Which questions a person wants to see: all, open, doubtful, uncited, at a red line, marked."""

from collections.abc import Collection
from typing import Literal

from wizard.model.assessment import Answer
from wizard.model.result import Reading
from wizard.session.session import Session

Filter = Literal["all", "open", "low confidence", "no evidence", "red lines", "bookmarks"]
FILTERS: tuple[Filter, ...] = (
    *("all", "open", "low confidence", "no evidence", "red lines", "bookmarks"),
)


def next_filter(present: Filter) -> Filter:
    """Return the filter after another one, round and round."""
    return FILTERS[(FILTERS.index(present) + 1) % len(FILTERS)]


def crossed_questions(session: Session) -> frozenset[str]:
    """Return the questions that make a crossed red line so."""
    lines = (line for line in session.result.red_lines if line.state == "crossed")
    return frozenset(question for line in lines for question in line.questions)


def lacks_evidence(reading: Reading, answer: Answer | None) -> bool:
    """Tell whether something was answered and nothing is cited for it."""
    if answer is None or reading.status not in ("answered", "range"):
        return False
    return answer.state in ("answered", "range") and not answer.evidence


def is_doubtful(reading: Reading, answer: Answer | None) -> bool:
    """Tell whether whoever answered was not sure."""
    answered = reading.status in ("answered", "range")
    return answered and answer is not None and answer.confidence == "low"


def kept_questions(
    session: Session, wanted: Filter, bookmarks: Collection[str] = ()
) -> tuple[str, ...]:
    """Return the questions a filter leaves, in order; only such as are shown at all."""
    crossed = crossed_questions(session) if wanted == "red lines" else frozenset()

    def is_kept(question: str) -> bool:
        reading, answer = session.readings[question], session.assessment.answers.get(question)
        match wanted:
            case "open":
                return reading.is_open
            case "low confidence":
                return is_doubtful(reading, answer)
            case "no evidence":
                return lacks_evidence(reading, answer)
            case "red lines":
                return question in crossed
            case "bookmarks":
                return question in bookmarks
            case _:
                return True

    return tuple(question for question in session.shown_questions() if is_kept(question))
