"""Whole screens over the shipped example, compared letter by letter with stored ones.

`WIZARD_REDRAW=1` writes them again; read the difference before keeping it.
"""

import os
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.tui_helpers import Stage, wizard
from wizard.session.creation import read_example
from wizard.tui.screens import home

STORED = Path(__file__).parent / "screens"
FOLDER = "/home/analyst/cases"

CASES = {
    "home": ((80, 24), ("h",), "HomeScreen"),
    "set-up": ((80, 24), ("h", "n"), "FactsScreen"),
    "red-lines": ((80, 24), ("l",), "RedLinesScreen"),
    "weights": ((80, 24), ("d",), "WeightsScreen"),
    "walk": ((80, 24), (), "WalkScreen"),
    "walk-wide": ((120, 40), (), "WalkScreen"),
    "summary": ((80, 24), ("s",), "SummaryScreen"),
    "help": ((80, 24), ("f1",), "HelpScreen"),
}


def masked(text: str) -> str:
    """Return a screen with the folder of the test named as a fixed one."""
    return re.sub("(?<=^ Assessments in ).*", FOLDER, text, count=1) + "\n"


@pytest.fixture(autouse=True)
def _clock_stands_still(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(home, "now", lambda: datetime(2026, 3, 1, 10, tzinfo=UTC))


async def draw(stage: Stage, keys: tuple[str, ...], top: str) -> str:
    for key in keys:
        await stage.press(key)
        # What the next key finds must not depend on how fast files are read.
        await stage.app.workers.wait_for_complete()
        await stage.pilot.pause()
    await stage.stands_on(top)
    if top == "HomeScreen":
        await stage.shows("Port and Digital")
    await stage.app.workers.wait_for_complete()
    await stage.pilot.pause()
    return stage.text


@pytest.mark.parametrize("name", CASES)
async def test_screen_is_as_stored(tmp_path: Path, name: str) -> None:
    """The screen over the example is, letter by letter, the stored one."""
    size, keys, top = CASES[name]
    file = tmp_path / "example.assessment.yaml"
    file.write_text(read_example(), encoding="utf-8")
    async with wizard(file, None, size=size) as stage:
        drawn = masked(await draw(stage, keys, top))
    stored = STORED / f"{name}.txt"
    if os.environ.get("WIZARD_REDRAW"):
        stored.write_text(drawn, encoding="utf-8")
    assert stored.read_text(encoding="utf-8") == drawn
