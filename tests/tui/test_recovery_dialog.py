"""On the screens: what could not be saved some other time is offered when its file is opened."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.keeping_helpers import answered, edit, keep_unsaved
from tests.tui_helpers import (
    HOSTILE,
    Desk,
    Stage,
    actions_listed,
    lacking,
    make_desk,
    untold,
    wizard,
)
from wizard.session import Session
from wizard.session.versions import find_versions
from wizard.storage.packs.loading import load_pack
from wizard.storage.recovery import all_copies


def lose(desk: Desk) -> None:
    """Let a session end that answered two questions and could save neither."""

    def change(session: Session) -> None:
        session.answer("economy.loan", "yes")
        session.answer("economy.share", 30)
        session.annotate("economy.share", note=" ".join(HOSTILE))

    keep_unsaved(desk.file, load_pack(desk.pack), change)


@asynccontextmanager
async def offered(
    folder: Path, *, size: tuple[int, int] = (80, 24), **theirs: object
) -> AsyncIterator[tuple[Stage, Desk]]:
    """Open a file for which something lies in the recovery place; `theirs` was changed since."""
    desk = make_desk(folder)
    lose(desk)
    if theirs:
        edit(desk.file, **theirs)
    async with wizard(desk.file, desk.pack, size=size) as stage:
        await stage.listens_in("RecoveryDialog")
        yield stage, desk


async def test_opening_asks_and_changes_nothing(tmp_path: Path) -> None:
    """The question names file, count and all three ways; until it is answered nothing happens."""
    desk = make_desk(tmp_path)
    lose(desk)
    before = desk.file.read_bytes()
    async with wizard(desk.file, desk.pack) as stage:
        await stage.listens_in("RecoveryDialog")
        for words in ("a.assessment.yaml", "2 answers", "r recover", "l look first", "d discard"):
            assert words in stage.text
        assert stage.walk.session.assessment.answers == {}
    assert (before, len(all_copies())) == (desk.file.read_bytes(), 1)


async def test_recovering_brings_back_exactly_what_was_typed(tmp_path: Path) -> None:
    """`r` puts every answer and note into the file, and the copy is gone; undo takes it back."""
    async with offered(tmp_path) as (stage, desk):
        await stage.press("r")
        await stage.stands_on("WalkScreen")
        share = desk.kept().answers["economy.share"]
        assert (desk.value("economy.loan"), share.value) == ("yes", 30)
        assert (share.note, all_copies()) == (" ".join(HOSTILE), [])
        assert stage.message == "Recovered: 2 changes. u takes it back."
        await stage.press("u")
        assert desk.kept().answers == {}


async def test_looking_first_shows_question_by_question(tmp_path: Path) -> None:
    """`l` shows what stands in the file and what would stand there, literally, and back."""
    theirs = {"economy.loan": answered("no")}
    async with offered(tmp_path, size=(120, 40), answers=theirs) as (stage, _):
        asked = stage.pane("found")
        await stage.press("l")
        shown = stage.pane("found")
        for words in ("Loan", "in the file: No", "recovered: Yes", "recovered: 30 %"):
            assert words in shown
        assert "It has been changed in the file since." in shown
        assert lacking(HOSTILE, shown) == []
        assert stage.walk.session.assessment.answers["economy.loan"].value == "no"
        await stage.press("l")
        assert stage.pane("found") == asked


async def test_discarded_answers_are_an_earlier_version(tmp_path: Path) -> None:
    """`d` leaves the file as it is; the answers stand in the newest earlier version."""
    async with offered(tmp_path) as (stage, desk):
        before = desk.file.read_bytes()
        await stage.press("d")
        await stage.stands_on("WalkScreen")
        assert (before, all_copies()) == (desk.file.read_bytes(), [])
        kept = find_versions(stage.walk.session)[0].assessment
        assert kept is not None
        assert kept.answers["economy.loan"].value == "yes"


async def test_deciding_can_wait(tmp_path: Path) -> None:
    """Escape leaves everything; the walk says so, and `q` and the next opening ask again."""
    async with offered(tmp_path) as (stage, desk):
        await stage.press("escape")
        await stage.stands_on("WalkScreen")
        await stage.press("n")
        assert stage.line("state").startswith("To recover (q asks)")
        await stage.press("q")
        await stage.stands_on("RecoveryDialog")
        await stage.press("escape", "h")
        await stage.stands_on("HomeScreen")
        await stage.press("enter")
        await stage.listens_in("RecoveryDialog")
        await stage.press("r")
        await stage.stands_on("WalkScreen")
        assert (desk.value("economy.loan"), stage.line("state")) == ("yes", "")


async def test_opening_from_home_asks_too(tmp_path: Path) -> None:
    """A file opened from the list is asked about like one named on the command line."""
    desk = make_desk(tmp_path)
    lose(desk)
    async with wizard(tmp_path, desk.pack) as stage:
        await stage.stands_on("HomeScreen")
        await stage.shows("A small assessment")
        await stage.press("enter")
        await stage.listens_in("RecoveryDialog")


async def test_several_copies_come_back_in_their_order(tmp_path: Path) -> None:
    """Of two copies the one made last stands where both answer the same question."""
    desk = make_desk(tmp_path)
    pack = load_pack(desk.pack)
    first = keep_unsaved(desk.file, pack, lambda s: s.answer("economy.share", 10))
    text = first.read_text(encoding="utf-8")
    saved = text.partition('"saved": "')[2][:20]
    first.write_text(text.replace(saved, "2026-01-01T00:00:00Z", 1), encoding="utf-8")
    keep_unsaved(desk.file, pack, lambda s: s.answer("economy.share", 20))
    async with wizard(desk.file, desk.pack) as stage:
        await stage.listens_in("RecoveryDialog")
        assert stage.pane("found").count("1 answer") == 2
        await stage.press("r")
        await stage.stands_on("WalkScreen")
    assert (desk.value("economy.share"), all_copies()) == (20, [])


async def test_disk_that_refuses_again_loses_nothing(tmp_path: Path) -> None:
    """What is brought back and cannot be saved again stays in the recovery place, and is said."""
    async with offered(tmp_path) as (stage, desk):
        raw = desk.file.read_bytes()
        desk.file.unlink()
        desk.file.mkdir()
        await stage.press("r")
        await stage.stands_on("WalkScreen")
        await stage.until(lambda: "NOT SAVED" in stage.line("top"))
        assert all_copies() != []
        desk.file.rmdir()
        desk.file.write_bytes(raw)
        await stage.press("ctrl+s")
        assert desk.value("economy.loan") == "yes"


async def test_file_without_any_copy_is_not_asked_about(tmp_path: Path) -> None:
    """Usually nothing is asked, and `q` says so."""
    desk = make_desk(tmp_path)
    async with wizard(desk.file, desk.pack) as stage:
        assert (stage.top, stage.line("state")) == ("WalkScreen", "")
        await stage.press("q")
        assert (stage.top, "Nothing is undecided" in stage.message) == ("WalkScreen", True)


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (40, 10)])
async def test_window_fits(tmp_path: Path, size: tuple[int, int]) -> None:
    """Question, differences and keys stand within any screen."""
    async with offered(tmp_path, size=size) as (stage, _):
        for key in ("", "l"):
            await stage.press(*key)
            lines = stage.text.splitlines()
            assert [line for line in lines if len(line) > size[0]] == []
            assert len(lines) <= size[1]
            assert "r recover" in stage.text


async def test_window_has_help_and_its_keys_in_the_list(tmp_path: Path) -> None:
    """F1 and the list of all actions hold every key of the window."""
    async with offered(tmp_path) as (stage, _):
        assert await untold(stage) == (set(), [])


async def test_list_of_all_actions_asks_again(tmp_path: Path) -> None:
    """The walk offers recovery in the list of all actions, and says so if there is nothing."""
    async with offered(tmp_path) as (stage, _):
        await stage.press("escape")
        recover = actions_listed(stage)["Recover what could not be saved"]
        recover()
        await stage.listens_in("RecoveryDialog")
        await stage.press("d")
        await stage.stands_on("WalkScreen")
        recover()
        await stage.until(lambda: stage.message.startswith("Nothing of this file lies"))
