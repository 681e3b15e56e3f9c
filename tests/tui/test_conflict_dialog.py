"""On the screens: what was changed on both sides, shown side by side and decided by a person."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.keeping_helpers import answered, edit
from tests.tui_helpers import (
    HOSTILE,
    Desk,
    Stage,
    actions_listed,
    lacking,
    untold,
    walking,
    wizard,
)
from wizard.session import Session
from wizard.session.aside import origin_place
from wizard.tui.dialogs.conflict import ConflictDialog

MINE = "a.mine-1.assessment.yaml"


@asynccontextmanager
async def disputing(
    folder: Path, *, size: tuple[int, int] = (80, 24), **theirs: object
) -> AsyncIterator[tuple[Stage, Desk]]:
    """Answer `yes` after another program has answered `no` and made further changes."""
    async with walking(folder, size=size) as (stage, desk):
        given = {"economy.loan": answered("no"), **theirs.pop("answers", {})}  # type: ignore[dict-item]
        edit(desk.file, answers=given, **theirs)
        await stage.press("1")
        await stage.stands_on("ConflictDialog")
        await stage.listens_in("ConflictDialog")
        yield stage, desk


async def test_both_sides_stand_side_by_side(tmp_path: Path) -> None:
    """After an answer that another program gave otherwise both versions are shown, in columns."""
    async with disputing(tmp_path) as (stage, desk):
        await stage.shows("Changed on both sides: 1 of 1", "Loan: Does the partner lend?")
        sides = next(line for line in stage.text.splitlines() if "> Yes" in line)
        assert "> No" in sides
        assert (desk.value("economy.loan"), (tmp_path / MINE).exists()) == ("no", True)


@pytest.mark.parametrize(("key", "value"), [("m", "yes"), ("t", "no")])
async def test_one_key_decides(tmp_path: Path, key: str, value: str) -> None:
    """`m` lets mine stand, `t` theirs; afterwards one file holds everything."""
    async with disputing(tmp_path) as (stage, desk):
        await stage.press(key)
        await stage.stands_on("WalkScreen")
        assert (desk.value("economy.loan"), (tmp_path / MINE).exists()) == (value, False)
        assert "Everything stands in a.assessment.yaml again." in stage.message
        assert stage.line("top").startswith(" saved ")


async def test_theirs_can_be_taken_back(tmp_path: Path) -> None:
    """After a decision for theirs, undo brings mine back."""
    async with disputing(tmp_path) as (stage, desk):
        await stage.press("t", "u")
        assert desk.value("economy.loan") == "yes"


async def test_deciding_can_wait(tmp_path: Path) -> None:
    """Escape leaves it open: the walk says so all the time, goes on, and `q` asks again."""
    async with disputing(tmp_path) as (stage, desk):
        await stage.press("escape")
        await stage.stands_on("WalkScreen")
        await stage.press("n")
        assert stage.top == "WalkScreen"
        assert "1 UNDECIDED" in stage.line("top")
        assert stage.line("state").startswith("Undecided (q decides): 1 answer")
        assert MINE in stage.line("state")
        await stage.press("q", "m")
        await stage.stands_on("WalkScreen")
        assert (desk.value("economy.loan"), stage.line("state")) == ("yes", "")


async def test_next_sitting_asks_again(tmp_path: Path) -> None:
    """What was left undecided is shown side by side when the file is opened again, a key each."""
    async with disputing(tmp_path) as (stage, desk):
        await stage.press("escape")
    async with wizard(desk.file, desk.pack) as stage:
        await stage.listens_in("ConflictDialog")
        await stage.shows("Changed on both sides: 1 of 1", "> Yes", "> No")
        assert "Mine: you, left undecided on 20" in stage.line("origin")
        await stage.press("m")
        await stage.stands_on("WalkScreen")
        assert (desk.value("economy.loan"), (tmp_path / MINE).exists()) == ("yes", False)
        assert stage.line("top").startswith(" saved ")


async def test_next_sitting_can_leave_it_again(tmp_path: Path) -> None:
    """Escape leaves it for yet another time; neither file is touched by looking."""
    async with disputing(tmp_path) as (stage, desk):
        await stage.press("escape")
    before = desk.file.read_bytes(), (tmp_path / MINE).read_bytes()
    async with wizard(desk.file, desk.pack) as stage:
        await stage.listens_in("ConflictDialog")
        await stage.press("escape")
        await stage.stands_on("WalkScreen")
        assert "1 UNDECIDED" in stage.line("top")
    assert (desk.file.read_bytes(), (tmp_path / MINE).read_bytes()) == before


async def test_answers_go_on_while_undecided(tmp_path: Path) -> None:
    """While something is undecided further answers go beside the file, and no window opens."""
    async with disputing(tmp_path) as (stage, desk):
        await stage.press("escape", "1")
        assert stage.top == "WalkScreen"
        mine = Session.open(tmp_path / MINE, stage.walk.session.pack, access="read")
        assert mine.assessment.answers["economy.sectors"].value == ("food",)
        assert "economy.sectors" not in desk.kept().answers


async def test_several_are_decided_one_by_one(tmp_path: Path) -> None:
    """The keys go from conflict to conflict; each decision leads to the next one."""
    async with walking(tmp_path) as (stage, desk):
        session = stage.walk.session
        edit(desk.file, answers={"economy.loan": answered("no"), "economy.share": answered(5)})
        desk.file.rename(kept := tmp_path / "kept")
        await stage.press("1")
        session.answer("economy.share", 70)
        kept.rename(desk.file)
        await stage.press("ctrl+s")
        await stage.stands_on("ConflictDialog")
        await stage.listens_in("ConflictDialog")
        await stage.shows("1 of 2")
        await stage.press("n")
        await stage.shows("2 of 2", "> 70 %", "> 5 %")
        await stage.press("m")
        await stage.shows("1 of 1", "Loan: ")
        await stage.press("t")
        await stage.stands_on("WalkScreen")
        assert (desk.value("economy.loan"), desk.value("economy.share")) == ("no", 70)


async def test_facts_are_shown_in_words(tmp_path: Path) -> None:
    """Title, parties, weights and scope are decided like answers, called by their names."""
    async with walking(tmp_path) as (stage, desk):
        out = [{"dimension": "security", "reason": "Theirs"}]
        edit(
            desk.file,
            title="Their title",
            partnership={"us": "Our side", "partner": "P", "term": "9 years"},
            weights={"economy": 2.0},
            out_of_scope=out,
        )
        mine = {"title": "My title", "weights": {"economy": 0.5}}
        parties = {"us": "Our side", "partner": "The partner", "term": "5 years"}
        changed = stage.walk.session.assessment.plain() | mine | {"partnership": parties}
        changed["out_of_scope"] = [{"dimension": "security", "reason": "Mine"}]
        session = stage.walk.session
        session.replace(type(session.assessment).model_validate(changed))
        await stage.press("i", "i", "q")
        await stage.stands_on("ConflictDialog")
        seen = []
        for _ in session.conflicts:
            seen.append(stage.text)
            await stage.press("n")
        text = "\n".join(seen)
        for words in ("Title", "Term", "Weight of Economy", "In scope: Security"):
            assert words in text
        for words in ("> My title", "> Their title", "> 0.5", "> 2", "> no: Mine", "> no: Theirs"):
            assert words in text


async def test_who_and_when_is_told_where_it_is_known(tmp_path: Path) -> None:
    """Of another session the history knows who and when; of a program, what the file says."""
    async with walking(tmp_path) as (stage, desk):
        other = Session.open(desk.file, stage.walk.session.pack)
        other.answer("economy.loan", "no")
        await stage.press("1")
        await stage.stands_on("ConflictDialog")
        assert "Theirs: by " in stage.line("origin")
        assert "another program" not in stage.line("origin")
        other.close()


async def test_stranger_is_told_by_the_file(tmp_path: Path) -> None:
    """Of a program that keeps no history the analyst and the time in the file are told."""
    async with disputing(tmp_path, analyst="Ana") as (stage, _):
        said = stage.line("origin")
        assert "by another program; the file says: 2026-03-01T10:00:00Z, analyst Ana" in said


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (40, 10)])
async def test_window_fits(tmp_path: Path, size: tuple[int, int]) -> None:
    """Both sides, long notes and the keys stand within any screen."""
    note = "A long note. " * 50
    theirs = {"economy.loan": {**answered("no"), "note": note}}
    async with disputing(tmp_path, size=size, answers=theirs) as (stage, _):
        lines = stage.text.splitlines()
        assert [line for line in lines if len(line) > size[0]] == []
        assert len(lines) <= size[1]
        assert [words for words in ("> Yes", "> No", "m mine") if words not in stage.text] == []


async def test_hostile_text_is_shown_as_it_is(tmp_path: Path) -> None:
    """What looks like markup, in titles, notes, sources and names, is text in both columns."""
    text = " ".join(HOSTILE)
    answer = {**answered("no"), "note": text, "evidence": [{"source": text}]}
    theirs = {"economy.loan": answer}
    async with disputing(tmp_path, size=(120, 40), answers=theirs, analyst=text) as (stage, _):
        assert lacking(HOSTILE, stage.pane("theirs")) == []
        assert lacking(HOSTILE, stage.line("origin")) == []


async def test_keys_pressed_ahead_decide_nothing(tmp_path: Path) -> None:
    """`t` typed right after the answer, for a note, does not decide for theirs."""
    async with disputing(tmp_path) as (stage, _):
        dialog = stage.app.screen
        assert isinstance(dialog, ConflictDialog)
        # As it is for a moment after it has opened, however slow the machine.
        dialog.listens = False
        await stage.press("t", "m")
        assert (stage.top, len(stage.walk.session.conflicts)) == ("ConflictDialog", 1)


async def test_disk_that_refuses_a_decision_is_said(tmp_path: Path) -> None:
    """A decision the disk refuses is kept in memory; the walk says that it is not saved."""
    async with disputing(tmp_path) as (stage, desk):
        held = desk.file.read_bytes()
        desk.file.unlink()
        desk.file.mkdir()
        await stage.press("m")
        await stage.until(lambda: "NOT SAVED" in stage.text)
        desk.file.rmdir()
        desk.file.write_bytes(held)
        if stage.top == "ConflictDialog":
            await stage.press("escape")
        await stage.press("ctrl+s")
        assert desk.value("economy.loan") == "yes"


async def test_window_has_help_and_its_keys_in_the_list(tmp_path: Path) -> None:
    """F1 and the list of all actions hold every key of the window."""
    async with disputing(tmp_path) as (stage, _):
        assert await untold(stage) == (set(), [])


async def test_list_of_all_actions_opens_it_again(tmp_path: Path) -> None:
    """The walk offers the decision in the list of all actions, under words people look for."""
    async with disputing(tmp_path) as (stage, _):
        await stage.press("escape")
        actions_listed(stage)["Decide between mine and theirs"]()
        await stage.stands_on("ConflictDialog")


async def test_conflict_found_on_another_screen_is_asked_in_the_walk(tmp_path: Path) -> None:
    """What comes up while weights are set is asked as soon as the walk is shown again."""
    async with walking(tmp_path) as (stage, desk):
        await stage.press("d")
        await stage.stands_on("WeightsScreen")
        edit(desk.file, weights={"economy": 0.25})
        await stage.press("right", "left", "left")
        assert stage.top == "WeightsScreen"
        await stage.press("b")
        await stage.stands_on("ConflictDialog")


async def test_what_cannot_be_asked_again_is_said(tmp_path: Path) -> None:
    """Without what both sides began from the walk begins with theirs, and says where mine lies."""
    async with disputing(tmp_path) as (stage, desk):
        await stage.press("escape", "ctrl+q")
    origin_place(tmp_path / MINE).unlink()
    async with wizard(desk.file, desk.pack) as stage:
        assert stage.walk.session.assessment.answers["economy.loan"].value == "no"
        assert f"{MINE} cannot be offered again: What both sides" in stage.message


async def test_file_that_cannot_be_read_any_more_is_said(tmp_path: Path) -> None:
    """Answers go beside a file somebody has spoilt; `q` says more; once mended it is written."""
    async with walking(tmp_path) as (stage, desk):
        raw = desk.file.read_bytes()
        desk.file.write_bytes(b"<<<<<<< HEAD\n" + raw)
        await stage.press("1")
        assert stage.line("top").startswith(" saved beside ")
        assert MINE in stage.line("state")
        await stage.press("q")
        await stage.stands_on("FileScreen")
        assert lacking([MINE, "It belongs to"], stage.pane("page")) == []
        desk.file.write_bytes(raw)
        await stage.press("ctrl+s", "b")
        assert (desk.value("economy.loan"), stage.line("state")) == ("yes", "")


async def test_what_was_decided_may_be_disputed_again(tmp_path: Path) -> None:
    """If another program changes the same again, it is asked again."""
    async with disputing(tmp_path) as (stage, desk):
        await stage.press("m")
        await stage.stands_on("WalkScreen")
        edit(desk.file, answers={"economy.loan": answered("no")})
        await stage.press("p", "p", "2")
        edit(desk.file, answers={"economy.loan": {**answered("no"), "note": "Theirs"}})
        stage.walk.session.annotate("economy.loan", note="Mine")
        await stage.press("ctrl+s")
        await stage.stands_on("ConflictDialog")
