"""Why a question matters, what to look at, and what it is linked to, with its present state."""

from collections.abc import Iterator
from typing import NamedTuple

from wizard.model.checklist import Exposure, Link, Question, Safeguard
from wizard.report.question_text import describe_precedent, describe_source
from wizard.report.wording import safeguard_state
from wizard.scoring.numerics import display
from wizard.session.judging import judgement_of
from wizard.session.session import Session


class Passage(NamedTuple):
    """A paragraph of the guidance."""

    text: str
    role: str = "plain"
    """What it is: a heading, muted, or a precedent that is good, a warning or a danger."""
    prefix: str = ""
    key: str | None = None
    """The linked question it speaks of, if one can go there."""
    gap: bool = False
    """Whether it begins something new."""


def guidance(session: Session, question: Question) -> list[Passage]:
    """Return the guidance for a question; linked questions can be chosen to go there."""
    return [
        *_text("Why it matters", question.why),
        *_list("Look at", question.look_at),
        *_threshold(question),
        *_safeguard_texts(question),
        *_computation(session, question),
        *_links(session, question),
        *_precedents(question),
        *_list("Sources", tuple(describe_source(source) for source in question.sources)),
    ]


def _text(title: str, text: str) -> Iterator[Passage]:
    if text:
        yield Passage(title, "heading", gap=True)
        yield Passage(text)


def _list(title: str, items: tuple[str, ...]) -> Iterator[Passage]:
    if items:
        yield Passage(title, "heading", gap=True)
    for item in items:
        yield Passage(item, prefix="- ")


def _threshold(question: Question) -> Iterator[Passage]:
    threshold = question.threshold
    if threshold is None:
        return
    yield from _text("Threshold", threshold.text)
    if threshold.source is None:
        yield Passage("This tool's convention", "muted")
    else:
        yield Passage(describe_source(threshold.source), "muted")


def _safeguard_texts(question: Question) -> Iterator[Passage]:
    if not isinstance(question, Safeguard):
        return
    yield Passage(f"Safeguard family: {question.family}", "muted", gap=True)
    yield from _text("A good one", question.good)
    yield from _text("A weak one", question.weak)
    yield from _text("Ask for", question.clause)
    yield from _text("Fall back to", question.fallback)


def _computation(session: Session, question: Question) -> Iterator[Passage]:
    """Yield the questions one is computed from, and those computed from it."""
    pack = session.pack
    from_these = tuple(pack.questions[read] for read in question.reads)
    for title, others in (
        ("Computed from", from_these),
        ("Used to compute", pack.read_by.get(question.id, ())),
    ):
        if others:
            yield Passage(title, "heading", gap=True)
        for other in others:
            yield Passage(other.label, prefix="> ", key=_key(session, other))


def _links(session: Session, question: Question) -> Iterator[Passage]:
    if isinstance(question, Safeguard) and question.lowers:
        yield Passage("Lowers these exposures", "heading", gap=True)
        for link in question.lowers:
            target = session.pack.questions[link.exposure]
            yield Passage(_exposure_line(session, target), prefix="> ", key=_key(session, target))
            yield _potency(session, question.id, link)
    if isinstance(question, Exposure):
        yield from _text("No set of safeguards brings it below moderate", question.incurable)
        yield Passage("Lowered by these safeguards", "heading", gap=True)
        for safeguard, link in session.pack.answered_by[question.id]:
            line = _safeguard_line(session, safeguard)
            yield Passage(line, prefix="> ", key=_key(session, safeguard))
            yield _potency(session, safeguard.id, link)


def _potency(session: Session, safeguard: str, link: Link) -> Passage:
    judged = judgement_of(session.assessment, safeguard, link.exposure)
    if judged is None:
        return Passage(f"{link.potency}: {link.reason}", "muted", prefix="  ")
    said = f"judged {judged.potency} instead of {link.potency}: {judged.reason}"
    return Passage(said, "warning", prefix="  ")


def _key(session: Session, question: Question) -> str | None:
    reading = session.result.readings.get(question.id)
    return question.id if reading and reading.is_shown else None


def _exposure_line(session: Session, question: Question) -> str:
    score = next((e for e in session.result.exposures if e.id == question.id), None)
    if score is None:
        return f"{question.label}: not in scope"
    best, worst = score.band_range
    band = best.word if best == worst else f"{best.word} to {worst.word}"
    return f"{question.label}: residual {display(score.residual):.1f}, {band}"


def _safeguard_line(session: Session, safeguard: Safeguard) -> str:
    reading = session.result.readings.get(safeguard.id)
    state = safeguard_state(reading) if reading and reading.counts else "not in scope"
    return f"{safeguard.label}: {state}"


def _precedents(question: Question) -> Iterator[Passage]:
    styles = {"good": "good", "bad": "danger", "mixed": "warning"}
    for precedent in question.precedents:
        yield Passage(f"Precedent: {precedent.outcome}", styles[precedent.outcome], gap=True)
        yield Passage(describe_precedent(precedent))
