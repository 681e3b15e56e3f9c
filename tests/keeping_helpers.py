"""What tests of keeping share: random assessments that often agree in part, and other programs."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from hypothesis import strategies as st

from tests.storage_helpers import THEN, make_assessment
from tests.strategies import Dice
from wizard.model.assessment import Assessment
from wizard.model.pack import Pack
from wizard.session import Session
from wizard.storage.assessments import load_assessment, render_assessment

QUESTIONS = ("economy.share", "economy.debt", "security.bases")


TEXTS = ("a", "b", "c")


@st.composite
def assessments(draw: st.DrawFn) -> Assessment:
    """Return an assessment of few values, so that two often agree in part."""
    dice = Dice(draw(st.binary(max_size=30)))
    answers = {
        question: {"state": "answered", "value": dice.below(3)}
        for question in dice.some(QUESTIONS, 0, 3)
    }
    aside = [question for question in answers if dice.below(2)]
    names = dice.some(["culture", "health", "borders"], 0, 2)
    signed = [dice.pick(TEXTS) for _ in range(dice.below(3))]
    return make_assessment(
        title=dice.pick(TEXTS),
        analyst=dice.pick(["", "a"]),
        partnership={"us": dice.pick(TEXTS), "partner": "P", "term": dice.pick(TEXTS)},
        weights=dict.fromkeys(dice.some(["economy", "health"], 0, 2), 0.0),
        parameters=dice.pick([{}, {"power": 2.0}]),
        out_of_scope=[{"dimension": name, "reason": dice.pick(TEXTS)} for name in names],
        waivers=[{"red_line": "a.b", "name": name, "reason": "r"} for name in signed],
        answers={q: a for q, a in answers.items() if q not in aside},
        set_aside={q: {"why": "gone", "answer": answers[q]} for q in aside},
    )


def write(path: Path, assessment: Assessment) -> None:
    """Write a file as another program does."""
    path.write_text(render_assessment(assessment), encoding="utf-8")


def edit(path: Path, **changes: object) -> None:
    """Change fields of an assessment's file as another program does; `answers` are added."""
    data = load_assessment(path)[0].plain()
    given = changes.pop("answers", {})
    assert isinstance(given, dict)
    data = {**data, **changes, "answers": {**data.get("answers", {}), **given}}
    write(path, Assessment.model_validate(data))


def answered(value: object) -> dict[str, object]:
    """Return the plain data of an answer."""
    return {"state": "answered", "value": value}


def opened_again(session: Session) -> Session:
    """Return a second session on the file of another one."""
    return Session.open(session.path, session.pack, clock=lambda: THEN)


def hidden_names(folder: Path) -> list[str]:
    """Return what lies hidden in a folder."""
    return sorted(entry.name for entry in folder.iterdir() if entry.name.startswith("."))


_ROOT = Path(__file__).resolve().parents[1]
_HOLD = """
import sys
from pathlib import Path
from wizard.storage.disk.locks import take_lock
lock = take_lock(Path(sys.argv[1]))
print(type(lock).__name__, flush=True)
sys.stdin.read()
"""


@contextmanager
def held_elsewhere(path: Path) -> Iterator["subprocess.Popen[str]"]:
    """Let another process hold the lock of a file, until its input ends or it is killed."""
    with subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(path)],
        cwd=_ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "Lock\n"
        yield process
        process.kill()


def keep_unsaved(path: Path, pack: Pack, change: Callable[[Session], None]) -> Path:
    """Let a session change something that cannot be saved in its file, and end; return the copy."""
    session = Session.open(path, pack)
    aside = path.with_name("aside")
    path.rename(aside)
    path.mkdir()
    change(session)
    path.rmdir()
    aside.rename(path)
    session.close()
    assert session.refuge is not None
    return session.refuge
