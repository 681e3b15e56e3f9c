"""What only the installed program itself can tell; prints JSON.

Usage: inside.py plan|load|score FOLDER; FOLDER holds the assessments `blank`, `full` (both without
answers) and `example`. `plan` writes `large` beside them. inside.py grow FOLDER COUNT writes a pack
of at least so many questions, `grown-pack`, and an assessment for it, `grown`.
"""

import itertools
import json
import random
import shutil
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

# At the end: `wizard` is to be the one installed, not that of the checkout.
sys.path.append(str(Path(__file__).resolve().parents[3]))

from tests.benchmarks.probes.enlarging import enlarge, write_pack
from wizard.model.assessment import Answer, Assessment, Value
from wizard.model.checklist import Question
from wizard.model.pack import Pack
from wizard.model.scale import Date, MultipleChoice, Number, Percent, Text
from wizard.report.study import Study
from wizard.scoring.answers.applicability import settle
from wizard.session import Session, now
from wizard.session.creation import Facts, blank_assessment
from wizard.session.entry import Choice, choices_of
from wizard.storage.assessments import load_assessment, render_assessment
from wizard.storage.packs.loading import load_pack

ANSWERS = 150
MARK_LENGTH = 30
"""What fits the first line of a question in every layout."""
WARM_UP = 2
GROWN = 40
"""Steps of a walk through a large pack: after each the arithmetic takes its time."""

_PROSE = (
    "the draft text leaves this to a joint committee whose minutes are not published and the "
    "ministry has asked twice for the annex; customs figures of three years support the reading"
)


def main() -> None:
    """Do what was asked for and print what was found."""
    command, folder, *rest = sys.argv[1], Path(sys.argv[2]), *map(int, sys.argv[3:])
    does: dict[str, Callable[..., Any]] = {"plan": plan, "load": load, "score": score, "grow": grow}
    found = does[command](folder, *rest)
    sys.stdout.write(json.dumps(found))


def _file(folder: Path, name: str) -> Path:
    return folder / f"{name}.assessment.yaml"


# Assessments to work on


def _fill(
    pack: Pack,
    folder: Path,
    questions: Iterable[Question],
    make_answer: Callable[[Question], Mapping[str, Any]],
) -> Assessment:
    """Return the assessment of full depth with answers to `questions`."""
    blank, _ = load_assessment(_file(folder, "full"))
    answers = {q.id: Answer.model_validate(make_answer(q)) for q in questions}
    return settle(pack, blank.model_copy(update={"answers": answers}))


def _answerable(pack: Pack) -> list[Question]:
    """Return the questions a person answers; the others are computed from these."""
    return [question for question in pack.questions.values() if not question.reads]


def _plain_answer(question: Question, confidence: str) -> dict[str, Any]:
    """Return an answer in the middle of its scale, with nothing beside it."""
    given = {"state": "answered", "value": _middle(question), "confidence": confidence}
    return {**given, "asked": question.text}


def _rich_answer(question: Question) -> dict[str, Any]:
    """Return an answer as an analyst leaves it: with wording, a note and an item of evidence."""
    generator = random.Random(question.id)
    note = " ".join(generator.choices(_PROSE.split(), k=generator.randint(10, 26)))
    answer = _plain_answer(question, "medium")
    chosen = [c.text for c in choices_of(question.scale) if c.value == answer["value"]]
    evidence = {"source": "Draft text", "locator": f"Art. {generator.randint(1, 60)}"}
    return {**answer, "chosen": "".join(chosen), "note": note, "evidence": [evidence]}


def _middle(question: Question) -> Value:
    scale = question.scale
    match scale:
        case Text():
            return "Text"
        case Date():
            return "2026-03-02"
        case Number() | Percent():
            places = [place for place, _ in scale.corners] or [scale.minimum or 0.0]
            return round((places[0] + places[-1]) / 2)
    choices = choices_of(scale)
    chosen = choices[len(choices) // 2].value
    return (str(chosen),) if isinstance(scale, MultipleChoice) else chosen


# The plan of a walk


def plan(folder: Path) -> dict[str, Any]:
    """Write an assessment of 150 answers; return which keys to press and what to wait for."""
    pack = load_pack()
    always = [q for q in _answerable(pack) if q.applies_when is None]
    large = _fill(pack, folder, always[:ANSWERS], _rich_answer)
    if len(large.answers) != ANSWERS:
        raise SystemExit(f"{len(large.answers)} answers instead of {ANSWERS}")
    _file(folder, "large").write_text(render_assessment(large), encoding="utf-8")
    rehearsal = _file(folder, "rehearsal")
    shutil.copy(_file(folder, "blank"), rehearsal)
    return {
        "blank": _first_mark(Session.open(_file(folder, "blank"), pack)),
        "example": _first_mark(Session.open(_file(folder, "example"), pack)),
        "steps": list(_rehearse(Session.open(rehearsal, pack))),
    }


def grow(folder: Path, count: int) -> dict[str, Any]:
    """Write a large pack and an assessment for it; return the plan of a walk of `GROWN` steps."""
    place, blank = folder / "grown-pack", _file(folder, "grown")
    pack = enlarge(load_pack(), count)
    write_pack(pack, place)
    facts = Facts("Benchmark", {"us": "Lumeria", "partner": "Caldria"}, depth="full")
    blank.write_text(render_assessment(blank_assessment(pack, now, facts)), encoding="utf-8")
    rehearsal = _file(folder, "rehearsal")
    shutil.copy(blank, rehearsal)
    steps = itertools.islice(_rehearse(Session.open(rehearsal, pack)), GROWN)
    return {
        "questions": len(pack.questions),
        "blank": _first_mark(Session.open(blank, pack)),
        "steps": list(steps),
    }


def _first_mark(session: Session) -> str:
    return _mark_of(session, _first(session))


def _first(session: Session) -> str:
    """Return the question a walk begins with."""
    return next(iter(session.open_questions() or session.asked_questions()))


def _mark_of(session: Session, question: str) -> str:
    """Return the beginning of a question's text, whole words only."""
    text = session.pack.questions[question].text
    return text if len(text) <= MARK_LENGTH else text[: text.rindex(" ", 0, MARK_LENGTH)]


def _rehearse(session: Session) -> Iterator[dict[str, Any]]:
    """Yield for each step the key, the text it leads to, and whether it is an answer.

    Choices are answered, in turn by each of their digits; where a digit would open a dialog or
    stay on the question, the walk goes on by `n`.
    """
    question = _first(session)
    for step in itertools.count():
        choices = _digits(session, question)
        key = "n"
        if choices:
            choice = choices[step % len(choices)]
            key = choice.key
            session.answer(question, choice.value)
        # An answer leads to the next question to answer; `n` also stops at a computed one.
        shown = session.shown_questions()
        later = shown[shown.index(question) + 1 :]
        found = next((q for q in later if not choices or q in session.asked_questions()), None)
        if found is None:
            return
        question = found
        yield {"key": key, "mark": _mark_of(session, question), "answers": bool(choices)}


def _digits(session: Session, question: str) -> tuple[Choice, ...]:
    asked = session.pack.questions[question]
    return () if isinstance(asked.scale, MultipleChoice) else choices_of(asked.scale)


# Times


def load(folder: Path) -> dict[str, list[float]]:
    """Return the milliseconds of loading the large assessment and of the plain parser, in turn."""
    path = _file(folder, "large")
    raw = path.read_bytes()
    times: dict[str, list[float]] = {"load.ours": [], "load.parser": []}
    for _ in range(WARM_UP + 9):
        times["load.ours"].append(_time(load_assessment, path))
        times["load.parser"].append(_time(yaml.load, raw, yaml.CSafeLoader))
    return {name: found[WARM_UP:] for name, found in times.items()}


def score(folder: Path) -> dict[str, list[float]]:
    """Return the milliseconds of the arithmetic on the shipped checklists at full depth."""
    pack = load_pack()
    questions = _answerable(pack)
    cases = {
        "blank": load_assessment(_file(folder, "full"))[0],
        "medium": _fill(pack, folder, questions, lambda q: _plain_answer(q, "medium")),
        "low": _fill(pack, folder, questions, lambda q: _plain_answer(q, "low")),
    }
    times: dict[str, list[float]] = {}
    for name, assessment in cases.items():
        for _ in range(WARM_UP + 3):
            # A new study every time: it keeps what it has computed once.
            study = Study(pack, assessment)
            times.setdefault(f"score.{name}", []).append(_time(getattr, study, "result"))
            times.setdefault(f"inquire.{name}", []).append(_time(getattr, study, "inquiries"))
    return {name: found[WARM_UP:] for name, found in times.items()}


def _time(action: Callable[..., object], *arguments: Any) -> float:
    begin = time.perf_counter()
    action(*arguments)
    return (time.perf_counter() - begin) * 1000


if __name__ == "__main__":
    main()
