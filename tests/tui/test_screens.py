"""Pictures of every screen and dialog as plain text, compared letter by letter with stored ones.

`WIZARD_REDRAW=1` stores new ones; read the difference before keeping it.
"""

import difflib
import os
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.tui.faults import BEFORE
from tests.tui.scenes import SCENES, SIZES, STORED, freeze, furnish, masked, picture, reach
from tests.tui_helpers import Stage, wizard

REDRAWS = bool(os.environ.get("WIZARD_REDRAW"))


@pytest.fixture(autouse=True)
def _desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand in a folder of assessments, on a day that does not pass."""
    freeze(monkeypatch)
    furnish(tmp_path)
    monkeypatch.chdir(tmp_path)


async def draw(stage: Stage, size: tuple[int, int]) -> str:
    """Return the screen at a size."""
    await stage.pilot.resize_terminal(*size)
    # What follows a new size is laid out first and painted after that.
    for _ in range(3):
        await stage.pilot.pause()
    return stage.text


def misplaced(stage: Stage, size: tuple[int, int]) -> list[str]:
    """Return lines that are too many or too wide, and what shows a scroll bar for nothing."""
    width, height = size
    lines = stage.text.splitlines()
    wide = [line for line in lines if cell_len(line) > width]
    bars = [
        str(widget)
        for widget in stage.app.screen.query("*")
        if (widget.show_vertical_scrollbar and not widget.max_scroll_y)
        or (widget.show_horizontal_scrollbar and not widget.max_scroll_x)
    ]
    return [*lines[height:], *wide, *bars]


def difference(stored: Path, drawn: str) -> str:
    """Return how a picture differs from the stored one, as lines to read."""
    kept = stored.read_text(encoding="utf-8") if stored.exists() else ""
    name = f"{stored.parent.name}/{stored.name}"
    lines = difflib.unified_diff(
        kept.splitlines(), drawn.splitlines(), f"stored {name}", "drawn", lineterm=""
    )
    return "\n".join(lines)


@pytest.mark.parametrize("name", SCENES)
async def test_screen_is_as_stored(name: str) -> None:
    """At each size the screen is, letter by letter, the stored one."""
    scene, differences = SCENES[name], []
    with BEFORE[scene.before](Path(scene.opens)):
        async with wizard(Path(scene.opens), None, size=SIZES[0]) as stage:
            await reach(stage, scene)
            for size in SIZES:
                drawn = masked(await draw(stage, size))
                assert misplaced(stage, size) == []
                stored = picture(size, name)
                if REDRAWS:
                    stored.parent.mkdir(parents=True, exist_ok=True)
                    stored.write_text(drawn, encoding="utf-8")
                differences.append(difference(stored, drawn))
    said = "\n".join(filter(None, differences))
    assert not said, f"\n{said}\nIf this is meant: WIZARD_REDRAW=1, and read git diff."


def test_every_stored_screen_is_drawn() -> None:
    """No stored picture is left of a screen that is not drawn any more."""
    wanted = {picture(size, name) for size in SIZES for name in SCENES}
    assert set(STORED.rglob("*.txt")) == wanted
