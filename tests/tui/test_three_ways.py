"""One assessment done by keys, by the mouse, and in the plain interview: three equal files."""

import re
from pathlib import Path

import pytest

from tests.cli_helpers import call
from tests.tui_helpers import Desk, Stage, make_desk, wizard

TALL = (100, 30)
SCRIPT = (
    *("/n", "two", "lines", "."),
    *("e", "Draft 4", "Art. 2", "2026-01", "https://example.org", "TB2"),
    *("c low", "yes"),
    *("1,3", "2..4", "/k kept secret", "2026-01-31"),
    *("45", "b", "c high", "s"),
    *("4", "u", "2"),
    *("2", "e copy", "3"),
    *("0", "x no forces", "q"),
)
"""What is said in the interview; the other two do the same."""


async def press_text(stage: Stage, text: str) -> None:
    await stage.pilot.press(*("enter" if sign == "\n" else sign for sign in text))
    await stage.settles()


async def reply(stage: Stage, key: str, text: str, dialog: str = "Prompt") -> None:
    """Open a window by a key, type into it and keep it."""
    await stage.ask(key, dialog)
    await press_text(stage, text)
    await stage.press("enter")
    await stage.stands_on("WalkScreen")


async def by_keys(stage: Stage) -> None:
    """Answer everything without touching the mouse."""
    await stage.ask("t", "NoteDialog")
    await press_text(stage, "two\nlines")
    await stage.press("ctrl+s")
    await stage.stands_on("WalkScreen")
    await stage.ask("e", "EvidenceDialog")
    for text in ("Draft 4", "Art. 2", "2026-01", "https://example.org", "TB2"):
        await press_text(stage, text)
        await stage.press("tab")
    await stage.press("ctrl+s")
    await stage.stands_on("WalkScreen")
    await stage.press("1", "p", "c", "n", "1", "3", "n")
    await reply(stage, "r", "2..4")
    await reply(stage, "k", "kept secret")
    await reply(stage, "enter", "2026-01-31")
    await stage.press("4", "5", "enter", "p", "c", "n")
    await stage.press("4", "u", "2", "2")
    await stage.ask("e", "EvidenceDialog")
    await stage.press("ctrl+r", "ctrl+s")
    await stage.stands_on("WalkScreen")
    await stage.press("3", "0")
    await reply(stage, "x", "no forces")


async def choose_action(stage: Stage, words: str) -> None:
    """Click for the list of all actions, and click on one of it."""
    await stage.click("Ctrl+P all")
    await stage.stands_on("ActionPalette")
    await stage.pilot.press(*words.casefold())
    await stage.shows(words)
    await stage.pilot.pause()
    lines = stage.text.splitlines()
    line = next(n for n, text in enumerate(lines) if words in text)
    await stage.pilot.click(offset=(lines[line].index(words), line))


async def reply_by_mouse(stage: Stage, words: str, text: str) -> None:
    """Choose an action by the mouse, type the text it asks for, and click to keep it."""
    if words in stage.text:
        await stage.click(words)
    else:
        await choose_action(stage, words)
    await stage.stands_on("Prompt")
    await stage.fill(text)
    await stage.click("Enter keeps")
    await stage.stands_on("WalkScreen")
    await stage.settles()


async def evidence_by_mouse(stage: Stage) -> None:
    await stage.click("e evidence")
    await stage.stands_on("EvidenceDialog")
    for placeholder, text in (
        ("author, title", "Draft 4"),
        ("article, page", "Art. 2"),
        ("2026, 2026-01 or", "2026-01"),
        ("where it can be", "https://example.org"),
    ):
        await stage.click(placeholder)
        await stage.fill(text)
    await stage.click("< no >")
    for words in ("Admiralty, such", "B usually", "2 probably", "Ctrl+S done"):
        await stage.click(words)
    await stage.stands_on("WalkScreen")


async def by_mouse(stage: Stage) -> None:
    """Answer everything by clicks; keys only write the letters of texts."""
    await stage.click("t note")
    await stage.stands_on("NoteDialog")
    await press_text(stage, "two\nlines")
    await stage.click("Ctrl+S or Esc")
    await stage.stands_on("WalkScreen")
    await evidence_by_mouse(stage)
    await stage.click("( ) 1")
    await stage.click("p back")
    await choose_action(stage, "Confidence")
    await stage.shows("Confidence: low")
    for words in ("n next", "[ ] 1", "[ ] 3", "n next"):
        await stage.click(words)
    await reply_by_mouse(stage, "Answer by a range", "2..4")
    await reply_by_mouse(stage, "Cannot be established", "kept secret")
    await reply_by_mouse(stage, "Type a date", "2026-01-31")
    await reply_by_mouse(stage, "Type a percentage", "45")
    await stage.click("p back")
    await choose_action(stage, "Confidence")
    await stage.shows("Confidence: high")
    await stage.click("n next")
    await stage.click("( ) 4")
    await choose_action(stage, "Undo")
    await stage.until(lambda: stage.at == "economy.debt")
    for words in ("( ) 2", "( ) 2", "e evidence"):
        await stage.click(words)
    await stage.stands_on("EvidenceDialog")
    await stage.click("Ctrl+R copy")
    await stage.click("Ctrl+S done")
    await stage.stands_on("WalkScreen")
    for words in ("( ) 3", "( ) 0"):
        await stage.click(words)
    await reply_by_mouse(stage, "Not applicable", "no forces")


async def at_screens(folder: Path, hand: str) -> Desk:
    desk = make_desk(folder)
    async with wizard(desk.file, desk.pack, size=TALL) as stage:
        await (by_keys(stage) if hand == "keys" else by_mouse(stage))
    return desk


def in_lines(folder: Path) -> Desk:
    desk = make_desk(folder)
    typed = "".join(f"{line}\n" for line in SCRIPT)
    outcome = call("interview", desk.file, "--pack", desk.pack, typed=typed)
    assert (outcome.code, outcome.err) == (0, "")
    assert "0 questions open" in outcome.out, outcome.out
    return desk


def without_times(desk: Desk) -> str:
    """Return the file but for the moment it was last changed."""
    return re.sub(r"^updated: .*$", "", desk.file.read_text(encoding="utf-8"), flags=re.MULTILINE)


@pytest.mark.parametrize("hand", ["keys", "mouse"])
async def test_screens_and_interview_write_the_same_file(tmp_path: Path, hand: str) -> None:
    """The wizard, by keys alone or by the mouse alone, and the interview write the same YAML.

    Only the time of the last change may differ.
    """
    for name in ("screens", "lines"):
        (tmp_path / name).mkdir()
    shown, said = await at_screens(tmp_path / "screens", hand), in_lines(tmp_path / "lines")
    assert without_times(shown) == without_times(said)
