"""The screens that are looked at as pictures: what stands there, and the keys that lead to it."""

import os
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.tui.faults import DISPUTED, MEANWHILE
from tests.tui_helpers import Stage
from wizard.model.assessment import Answer, Assessment
from wizard.session.creation import Facts, blank_assessment, read_example
from wizard.storage.assessments import load_assessment, render_assessment
from wizard.storage.packs.loading import load_pack
from wizard.tui.dialogs.uncalled import Uncalled
from wizard.tui.screens import home, review

SIZES = ((80, 24), (100, 30), (140, 45), (60, 20))
MOMENT = datetime(2026, 3, 1, 10, tzinfo=UTC)
"""When all pictures are taken."""

STORED = Path(__file__).parent / "screens"
FOLDER = "/home/analyst/cases"
_INSTANT = "2026-03-01T10:00:00Z"

EXAMPLE = "example.assessment.yaml"
VARIANT = "better-exit.assessment.yaml"
TWIN = "example.what-if.assessment.yaml"
RIGHT_TO_LEFT = "hebrew.assessment.yaml"
_BEGUN = (
    (
        "new.assessment.yaml",
        "Reciprocal access agreement",
        "Tarsia",
        "Great Northern Union",
        "idea",
    ),
    ("wide.assessment.yaml", "北方港口协议 第二期", "港国", "北方联盟", "negotiating"),
    ("right-to-left.assessment.yaml", "اتفاقية الميناء", "الميناء", "الاتحاد", "in-force"),
)
_BROKEN = "kind: partnership-assessment\nschema_version: 1\ntitel: no\n"
_BETTER = (("governance.exit-clause", 3), ("energy.grid-control", 1))


@dataclass(frozen=True)
class Scene:
    """One picture: how to get there, and which screen is on top then."""

    top: str
    keys: tuple[str, ...] = ()
    """Keys, or `= text` to fill the field that has the focus."""
    at: str = ""
    """The question to go to first."""
    opens: str = EXAMPLE
    """The file the wizard is started on; `.` is the folder."""
    shows: str = ""
    """What has to stand there before the picture is taken."""
    before: str = ""
    """What befell the file before it is opened; see `tests.tui.faults`."""
    meanwhile: str = ""
    """What befalls it once it is open."""


SCENES = {
    "home-empty": Scene("HomeScreen", opens="empty", shows="No assessment"),
    "home": Scene("HomeScreen", opens="."),
    "home-search": Scene("HomeScreen", ("slash", "= port"), opens="."),
    "problems": Scene("ProblemsScreen", ("end", "enter"), opens="."),
    "set-up": Scene("FactsScreen", ("n",), opens="."),
    "set-up-incomplete": Scene("FactsScreen", ("n", "f2"), opens="."),
    "facts": Scene("FactsScreen", ("f",)),
    "walk-open": Scene("WalkScreen", opens="new.assessment.yaml"),
    "walk-wide-names": Scene("WalkScreen", opens="wide.assessment.yaml"),
    "facts-right-to-left": Scene("FactsScreen", ("f",), opens="right-to-left.assessment.yaml"),
    "walk-right-to-left": Scene("WalkScreen", opens=RIGHT_TO_LEFT, at=DISPUTED),
    "review-right-to-left": Scene("ReviewScreen", ("v",), opens=RIGHT_TO_LEFT),
    "summary-right-to-left": Scene("SummaryScreen", ("s",), opens=RIGHT_TO_LEFT, shows="Because"),
    "what-if-right-to-left": Scene("WhatIfScreen", ("w", "f"), opens=RIGHT_TO_LEFT, at=DISPUTED),
    "compare-right-to-left": Scene(
        "CompareScreen", ("equals_sign", "= better", "enter"), opens=RIGHT_TO_LEFT
    ),
    "conflict": Scene("ConflictDialog", ("3",), at=DISPUTED, meanwhile="edited"),
    "recovery": Scene("RecoveryDialog", before="lost"),
    "recovery-look": Scene("RecoveryDialog", ("l",), before="lost"),
    "open-elsewhere": Scene("HeldDialog", before="held"),
    "read-only": Scene("WalkScreen", ("r",), before="held"),
    "not-saved": Scene("WalkScreen", ("3",), at=DISPUTED, meanwhile="blocked"),
    "walk-exposure": Scene("WalkScreen", at="economy.third-country-veto"),
    "walk-safeguard": Scene("WalkScreen", at="governance.exit-clause"),
    "walk-guidance": Scene("WalkScreen", ("i",), at="governance.exit-clause"),
    "walk-number": Scene("WalkScreen", ("4", "5"), at="governance.lock-in"),
    "walk-range": Scene("WalkScreen", at="legitimacy.consultation"),
    "walk-unknown": Scene("WalkScreen", at="security.jurisdiction"),
    "walk-moved": Scene("WalkScreen", ("3",), at="governance.exit-clause"),
    "walk-linked": Scene(
        "WalkScreen", ("i", *["down"] * 22, "enter"), at="economy.third-country-veto"
    ),
    "judge": Scene(
        "Prompt", ("i", *["down"] * 22, "less_than_sign"), at="economy.third-country-veto"
    ),
    "walk-filtered": Scene("WalkScreen", ("a", "a"), at="governance.exit-clause"),
    "range": Scene("Prompt", ("r",), at="governance.lock-in"),
    "not-applicable": Scene("Prompt", ("x",), at="governance.exit-clause"),
    "find": Scene("FindDialog", ("slash", "= debt")),
    "note": Scene("NoteDialog", ("t",), at="governance.exit-clause"),
    "evidence": Scene("EvidenceDialog", ("e",), at="economy.export-share"),
    "evidence-grade": Scene("EvidenceDialog", ("e", *["tab"] * 4, "b"), at="economy.export-share"),
    "evidence-cited": Scene("CitedDialog", ("e", "ctrl+l"), at="economy.export-share"),
    "review": Scene("ReviewScreen", ("v",)),
    "red-lines": Scene("RedLinesScreen", ("l",)),
    "waive": Scene("Prompt", ("l", "w")),
    "weights": Scene("WeightsScreen", ("d",)),
    "summary": Scene("SummaryScreen", ("s",), shows="Because"),
    "summary-middle": Scene("SummaryScreen", ("s", *["pagedown"] * 3)),
    "summary-map": Scene("SummaryScreen", ("s", *["pagedown"] * 4)),
    "summary-negotiate": Scene("SummaryScreen", ("s", *["pagedown"] * 7)),
    "summary-end": Scene("SummaryScreen", ("s", "end")),
    "summary-save-as": Scene("PathPrompt", ("s", "a")),
    "explain": Scene("ExplainScreen", ("s", "enter")),
    "what-if": Scene("WhatIfScreen", ("w", "f"), at="governance.independent-oversight"),
    "what-if-dialog": Scene("Prompt", ("w", "enter"), at="governance.exit-clause"),
    "compare-dialog": Scene("OtherFileDialog", ("c",), opens="."),
    "compare": Scene("CompareScreen", ("equals_sign", "= better", "enter")),
    "help-keys": Scene("HelpScreen", ("f1",)),
    "help-method": Scene("HelpScreen", ("f1", "2")),
    "help-glossary": Scene("HelpScreen", ("f1", "3")),
    "tour-1": Scene("TourWalk", ("t",), opens="."),
    "tour-4": Scene("TourWalk", ("t", "n", "n", "n"), opens="."),
    "tour-7": Scene("TourWhatIf", ("t", *["n"] * 6), opens="."),
    "tour-end": Scene("TourSummary", ("t", *["n"] * 7), opens="."),
    "palette": Scene("ActionPalette", ("ctrl+p",)),
}


def picture(size: tuple[int, int], name: str) -> Path:
    """Return where the picture of a scene at a size is stored."""
    return STORED / f"{size[0]}x{size[1]}" / f"{name}.txt"


def masked(text: str) -> str:
    """Return a screen with the folder of the test and all times called as fixed ones."""
    timeless = re.sub(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", _INSTANT, text)
    return re.sub(r"\A( Assessments in ).*", rf"\g<1>{FOLDER}", timeless) + "\n"


def freeze(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let it be one day for ever."""
    monkeypatch.setattr(home, "now", lambda: MOMENT)
    monkeypatch.setattr(review, "today", MOMENT.date)


def furnish(folder: Path) -> None:
    """Write the assessments of the pictures into a folder, last changed on fixed days."""
    (folder / EXAMPLE).write_text(read_example(), encoding="utf-8")
    _touch(folder / EXAMPLE, age=0)
    example, _ = load_assessment(folder / EXAMPLE)
    _write(folder, VARIANT, better(example), age=1)
    pack = load_pack()
    _write(folder, TWIN, example.model_copy(update={"title": f"{example.title} (what if)"}), age=2)
    _write(folder, RIGHT_TO_LEFT, _in_hebrew(example), age=3)
    for number, (name, title, us, partner, stage) in enumerate(_BEGUN, 1):
        facts = Facts(title, {"us": us, "partner": partner, "stage": stage})
        begun = blank_assessment(pack, lambda: MOMENT, facts)
        _write(folder, name, begun, age=(number + 1) ** 3)
    (folder / "broken.assessment.yaml").write_text(_BROKEN, encoding="utf-8")
    _touch(folder / "broken.assessment.yaml", age=100)
    (folder / "empty").mkdir()


def better(example: Assessment) -> Assessment:
    """Return the example with two answers changed."""
    answers = dict(example.answers)
    for question, value in _BETTER:
        changed = {**answers[question].plain(), "value": value, "chosen": ""}
        answers[question] = Answer.model_validate(changed)
    return example.model_copy(update={"answers": answers, "title": "Port deal, better exit"})


def _in_hebrew(example: Assessment) -> Assessment:
    """Return the example with names and a note that are written from right to left."""
    names = {"us": "מדינת סולמירה", "partner": "اتحاد الشمال", "agreement": "הסכם הנמל"}
    answers = dict(example.answers)
    noted = {**answers[DISPUTED].plain(), "note": "הסעיף הועתק, see Art. 14 (2) של ההסכם."}
    answers[DISPUTED] = Answer.model_validate(noted)
    update = {
        "title": "הסכם הנמל והתקשורת עם اتحاد الشمال",
        "partnership": example.partnership.model_copy(update=names),
        "analyst": "ד. כהן",
        "answers": answers,
    }
    return example.model_copy(update=update)


def _write(folder: Path, name: str, assessment: Assessment, *, age: int) -> None:
    aged = assessment.model_copy(update={"updated": MOMENT - timedelta(days=age)})
    (folder / name).write_text(render_assessment(aged), encoding="utf-8")
    _touch(folder / name, age=age)


def _touch(path: Path, *, age: int) -> None:
    then = (MOMENT - timedelta(days=age)).timestamp()
    os.utime(path, (then, then))


async def reach(stage: Stage, scene: Scene) -> None:
    """Go to a scene by its keys."""
    if scene.opens == ".":
        await stage.shows("Port and Digital")
        await _rest(stage)
    if scene.meanwhile:
        MEANWHILE[scene.meanwhile](Path(scene.opens))
    if scene.at:
        await stage.go_to(scene.at)
    if scene.before:
        await stage.until(lambda: isinstance(stage.app.screen, Uncalled), "the window")
        await stage.listens_in(stage.top)
    for key in scene.keys:
        if key.startswith("= "):
            await stage.fill(key.removeprefix("= "))
        else:
            await stage.press(key)
        await _rest(stage)
    await stage.stands_on(scene.top)
    await stage.shows(scene.shows)
    await _rest(stage)


async def _rest(stage: Stage) -> None:
    """Wait for what is read beside the screen: a picture must not depend on how fast that is."""
    await stage.app.workers.wait_for_complete()
    await stage.pilot.pause()
