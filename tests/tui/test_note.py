"""The window for notes, and one's own editor."""

import gc
import weakref
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.widgets import TextArea

from tests.terminal_helpers import CTRL_C, CTRL_S, Terminal
from tests.tui_helpers import make_desk, walking
from wizard.storage.assessments import load_assessment
from wizard.tui.dialogs import note

CTRL_E = "\x05"


def lend_at_once(_: object, work: Callable[[], Any]) -> Any:
    """Stand for a terminal that is lent: under test there is none."""
    return work()


def write_editor(folder: Path, body: str) -> str:
    script = folder / "my editor"
    script.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    script.chmod(0o755)
    return f"'{script}'"


async def test_editor_writes_the_note(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl+E gives what is typed to the editor, and takes back what it left."""
    monkeypatch.setattr(note, "lend_terminal", lend_at_once)
    monkeypatch.setenv("VISUAL", write_editor(tmp_path, 'echo " and more" >> "$1"'))
    async with walking(tmp_path) as (stage, desk):
        await stage.ask("t", "NoteDialog")
        await stage.press("a", "ctrl+e", "ctrl+s")
        await stage.stands_on("WalkScreen")
        kept = desk.answer("economy.loan")
        assert kept is not None
        assert kept.note == "a and more"


@pytest.mark.parametrize("body", ["exit 1", ': > "$1"'], ids=["fails", "leaves nothing"])
async def test_note_survives_the_editor(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str
) -> None:
    """An editor that fails or leaves nothing is told of, and what was typed still stands there."""
    monkeypatch.setattr(note, "lend_terminal", lend_at_once)
    monkeypatch.setenv("VISUAL", write_editor(tmp_path, body))
    async with walking(tmp_path) as (stage, _):
        await stage.ask("t", "NoteDialog")
        await stage.press("a", "ctrl+e")
        assert "stays as it was" in stage.line("complaint")
        assert stage.app.screen.query_one(TextArea).text == "a"


async def test_terminal_that_cannot_be_lent_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the terminal cannot be lent, Ctrl+E says so."""
    monkeypatch.setenv("VISUAL", "/bin/true")
    async with walking(tmp_path) as (stage, _):
        await stage.ask("t", "NoteDialog")
        await stage.press("ctrl+e")
        assert "cannot be lent" in stage.line("complaint")


async def test_paste_into_a_note_is_cleaned(tmp_path: Path) -> None:
    """What is pasted keeps its lines and loses its control characters."""
    async with walking(tmp_path) as (stage, _):
        await stage.ask("t", "NoteDialog")
        area = stage.app.screen.query_one(TextArea)
        area.post_message(events.Paste("a\r\nb\x1b]0;x\x07\x00"))
        await stage.pilot.pause()
        assert area.text == "a\nb]0;x"


async def test_note_has_the_whole_height(tmp_path: Path) -> None:
    """On 24 lines the text has 19: the rest is title, frame, what is wrong and keys."""
    async with walking(tmp_path) as (stage, _):
        await stage.ask("t", "NoteDialog")
        assert stage.app.screen.query_one(TextArea).size.height >= 19


@pytest.mark.terminal
def test_editor_at_a_real_terminal(tmp_path: Path) -> None:
    """At a terminal the editor has it alone: it reads keys, Ctrl+C ends the editor only.

    Both times the wizard comes back whole, with the text the editor left the first time.
    """
    desk = make_desk(tmp_path)
    editor = write_editor(tmp_path, 'echo EDITING; read word; echo "$word" >> "$1"')
    arguments: list[str | Path] = ["open", desk.file, "--pack", desk.pack]
    with Terminal(arguments, cwd=tmp_path, env={"VISUAL": editor}) as terminal:
        terminal.shows("question 1 of")
        terminal.press_and_see("t", "Ctrl+E")
        terminal.press_and_see(CTRL_E, "EDITING")
        terminal.press("by hand\r")
        terminal.shows("Ctrl+E", "by hand", gone="EDITING")
        terminal.press_and_see(CTRL_E, "EDITING")
        terminal.press_and_see(CTRL_C, "stays as it was")
        terminal.press_and_see(CTRL_S, "Note kept")
    assert load_assessment(desk.file)[0].answers["economy.loan"].note == "by hand"


async def test_note_that_was_left_is_forgotten(tmp_path: Path) -> None:
    """However many notes are opened, neither their windows nor what was drawn stays in memory."""
    known: list[weakref.ref[object]] = []
    async with walking(tmp_path) as (stage, _):
        for _ in range(3):
            await stage.ask("t", "NoteDialog")
            area = stage.app.screen.query_one(TextArea)
            known += [weakref.ref(area), weakref.ref(area._styles_cache)]
            await stage.press("ctrl+s")
            await stage.stands_on("WalkScreen")
        del area
        await stage.press("n")
        gc.collect()
        assert [held() for held in known[:-2] if held() is not None] == []
