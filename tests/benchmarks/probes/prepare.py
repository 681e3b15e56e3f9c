"""Write the files of the benchmarks and say which keys a walk presses and what it waits for.

Usage: prepare.py FOLDER; reads FOLDER/blank.assessment.yaml and FOLDER/example.assessment.yaml.
"""

import itertools
import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from material import answered, rich_answer

from wizard.model.pack import Pack
from wizard.model.scale import MultipleChoice
from wizard.session import Session
from wizard.session.entry import choices_of
from wizard.storage.assessments import render_assessment
from wizard.storage.packs import load_pack

ANSWERS = 150
MARK_LENGTH = 30
"""What fits the first line of a question in every layout."""


def main() -> None:
    """Write the files and print the plan."""
    folder = Path(sys.argv[1])
    pack = load_pack()
    write_large(pack, folder / "large.assessment.yaml")
    blank, example = (folder / f"{name}.assessment.yaml" for name in ("blank", "example"))
    rehearsal = folder / "rehearsal.assessment.yaml"
    shutil.copy(blank, rehearsal)
    plan = {
        "blank": first_mark(Session.open(blank, pack)),
        "example": first_mark(Session.open(example, pack)),
        "steps": list(rehearse(Session.open(rehearsal, pack))),
    }
    sys.stdout.write(json.dumps(plan))


def write_large(pack: Pack, path: Path) -> None:
    """Write an assessment of 150 answers."""
    always = [q for q in pack.questions.values() if q.applies_when is None]
    assessment = answered(pack, always[:ANSWERS], rich_answer)
    if len(assessment.answers) != ANSWERS:
        raise SystemExit(f"{len(assessment.answers)} answers instead of {ANSWERS}")
    path.write_text(render_assessment(assessment), encoding="utf-8")


def first_mark(session: Session) -> str:
    """Return what the walk shows first."""
    first = next(iter(session.open_questions() or session.asked_questions()))
    return mark_of(session, first)


def mark_of(session: Session, question: str) -> str:
    """Return the beginning of a question's text, whole words only."""
    text = session.pack.questions[question].text
    return text if len(text) <= MARK_LENGTH else text[: text.rindex(" ", 0, MARK_LENGTH)]


def rehearse(session: Session) -> Iterator[dict[str, Any]]:
    """Yield for each step the key, the text it leads to, and whether it is an answer.

    Choices are answered, in turn by each of their digits; where a digit would open a dialog or
    stay on the question, the walk goes on by `n`.
    """
    question = session.asked_questions()[0]
    for step in itertools.count():
        scale = session.pack.questions[question].scale
        choices = () if isinstance(scale, MultipleChoice) else choices_of(scale)
        key = "n"
        if choices:
            choice = choices[step % len(choices)]
            key = choice.key
            session.answer(question, choice.value)
        asked = session.asked_questions()
        if question == asked[-1]:
            return
        question = asked[asked.index(question) + 1]
        yield {"key": key, "mark": mark_of(session, question), "answers": bool(choices)}


if __name__ == "__main__":
    main()
