"""The outline after a change: made anew where it may look otherwise, and right everywhere."""

import random
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from tests.packs.answering import candidates
from wizard.model.assessment import Evidence
from wizard.session import Session, now
from wizard.session.creation import Facts, blank_assessment
from wizard.storage.assessments import render_assessment
from wizard.storage.packs.loading import load_pack
from wizard.tui.views.outline import Choice, Outline
from wizard.tui.widgets.wrapped import Wrapped

WIDTH = 26
STEPS = 60


def opened(folder: Path) -> Session:
    """Open an assessment of full depth without answers."""
    pack, path = load_pack(), folder / "a.assessment.yaml"
    facts = Facts("Outline", {"us": "Lumeria", "partner": "Caldria"}, depth="full")
    path.write_text(render_assessment(blank_assessment(pack, now, facts)), encoding="utf-8")
    return Session.open(path, pack)


def steps(session: Session, chance: random.Random) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield questions, and what happens to each: everything that can change its mark."""
    for _ in range(STEPS):
        question = chance.choice(session.asked_questions())
        value = chance.choice(candidates(session.pack.questions[question]) or ["2026-01-31"])
        actions: list[Callable[[], object]] = [
            *[partial(session.answer, question, value)] * 2,
            partial(session.annotate, question, confidence="low"),
            partial(session.annotate, question, evidence=(Evidence(source="A treaty"),)),
            partial(session.mark_unknown, question, "Nobody says"),
            partial(session.clear, question),
            session.undo,
            session.redo,
        ]
        yield question, chance.choice(actions)


def test_what_is_made_anew_is_all_that_looks_otherwise(tmp_path: Path) -> None:
    """Brought up to date after each of many changes, the outline is the one made from scratch."""
    session = opened(tmp_path)
    outline, text, followed = Outline(session), Wrapped(), 0
    for question, change in steps(session, random.Random(5)):
        change()
        changes = outline.changes(question, Choice())
        if changes is not None and text.replace(changes):
            followed += 1
        else:
            text = Wrapped(outline.blocks(question, Choice()), WIDTH)
        fresh = Wrapped(Outline(session).blocks(question, Choice()), WIDTH)
        assert (text.blocks, text.lines) == (fresh.blocks, fresh.lines)
    assert followed > STEPS / 2


def test_only_few_blocks_are_made_anew(tmp_path: Path) -> None:
    """An answer concerns its question, the one shown next, and the headings of both."""
    session = opened(tmp_path)
    first, second = session.asked_questions()[:2]
    outline = Outline(session)
    outline.blocks(first, Choice())
    session.mark_unknown(first, "Nobody says")
    changes = outline.changes(second, Choice())
    assert changes is not None
    assert 0 < len(changes) <= 4
