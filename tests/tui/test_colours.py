"""Colours: every picture reads the same in each theme and without any, and can be read at all."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.color import Color

from tests.tui.scenes import SCENES, SIZES, freeze, furnish, masked, picture, reach
from tests.tui_helpers import Stage, wizard
from wizard.tui.contrast import LEAST, contrast, readable
from wizard.tui.widgets.pane import Pane

LOOKED_AT = (
    *("home", "set-up-incomplete", "walk-open", "walk-exposure", "walk-unknown", "walk-filtered"),
    *("evidence-grade", "find", "review", "red-lines", "summary", "summary-middle", "what-if"),
    *("weights", "help-keys", "palette"),
)
"""Between them they hold every style there is."""

STATE_STYLES = {"danger", "warning", "good", "chosen"}
TOLD = re.compile(
    r"[✓~?!·…°'*»>-] |\(\*\)|\[x\]|\b(low|moderate|high|critical|clear|open|only|none|tried)\b"
    r"|crossed|waived|unsupported|contradictory|absent|promised|written|binding|operating|range"
    r"|answered|unknown|renegotiate|proceed|precedent|handling|broken",
    re.IGNORECASE,
)
"""A word or a mark that tells a state."""


@pytest.fixture(autouse=True)
def _desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    freeze(monkeypatch)
    furnish(tmp_path)
    monkeypatch.chdir(tmp_path)


def pairs(stage: Stage) -> Iterator[tuple[str, Color, Color]]:
    """Yield every piece of text on the screen with its colour and its ground."""
    for strip in stage.app.screen._compositor.render_strips():
        for text, style, _ in strip:
            if style is not None and style.color and style.bgcolor and any(map(str.isalnum, text)):
                colours = Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor)
                yield text, *(reversed(colours) if style.reverse else colours)


def too_close(stage: Stage) -> set[str]:
    """Return the texts that cannot be told from their ground."""
    return {text for text, one, other in pairs(stage) if contrast(one, other) < LEAST}


@pytest.mark.parametrize("name", LOOKED_AT)
async def test_themes_differ_in_colours_only(name: str) -> None:
    """Dark and light show the same text, each with the contrast that WCAG asks for."""
    scene = SCENES[name]
    async with wizard(Path(scene.opens), None, size=SIZES[1]) as stage:
        stage.app.theme = "textual-light"
        await reach(stage, scene)
        light, pale = stage.text, too_close(stage)
        stage.app.theme = "textual-dark"
        for _ in range(3):
            await stage.pilot.pause()
        assert (stage.text, too_close(stage), pale) == (light, set(), set())


@pytest.mark.parametrize("name", LOOKED_AT)
async def test_no_state_is_told_by_colour_alone(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """With NO_COLOR all is grey, the text is the same, and words or marks tell every state."""
    scene = SCENES[name]
    monkeypatch.setenv("NO_COLOR", "1")
    async with wizard(Path(scene.opens), None, size=SIZES[0]) as stage:
        await reach(stage, scene)
        coloured = picture(SIZES[0], name).read_text(encoding="utf-8")
        assert masked(stage.text) == coloured
        shades = {colour for _, *both in pairs(stage) for colour in both}
        assert {colour for colour in shades if len(set(colour.rgb)) > 1} == set()
        blocks = [block for pane in stage.app.screen.query(Pane) for block in pane.wrapped.blocks]
        states = [b for b in blocks if {b.style, b.prefix_style} & STATE_STYLES]
        assert [b for b in states if not TOLD.search(f"{b.prefix}{b.text}")] == []


@pytest.mark.parametrize(("text", "ground"), [("#337E4A", "#D0D0D0"), ("#604020", "#242F38")])
def test_colours_too_close_to_the_ground_are_moved_away(text: str, ground: str) -> None:
    """A colour that cannot be read is made darker on a light ground, lighter on a dark one."""
    found = readable(Color.parse(text), Color.parse(ground))
    assert (
        contrast(found, Color.parse(ground))
        >= LEAST
        > contrast(Color.parse(text), Color.parse(ground))
    )


def test_readable_colours_stay() -> None:
    """A colour that can be read already is left as the theme has it."""
    assert readable(Color.parse("#8AD4A1"), Color.parse("#242F38")) == Color.parse("#8AD4A1")
