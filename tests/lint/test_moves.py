"""Moves of a pack that lead nowhere are found, with their place."""

from pathlib import Path

import pytest

from tests.storage_helpers import PackFolder, make_pack
from tests.storage_helpers import brief as brief_of
from wizard.storage.packs.checking import check_pack
from wizard.storage.packs.loading import load_pack

OVERLAY = """\
kind: overlay
schema_version: 1
id: ministry
title: With our own questions
version: "2"
extends: partnership
moves:
  - {from: economy.export-share, then: set-aside}
"""


@pytest.fixture
def small(tmp_path: Path) -> PackFolder:
    return make_pack(tmp_path / "small")


def with_moves(small: PackFolder, *moves: str) -> PackFolder:
    lines = "".join(f"  - {move}\n" for move in moves)
    (small.path / "pack.yaml").write_text(f"{small.text('pack.yaml')}moves:\n{lines}")
    return small


def test_sound_moves_are_not_complained_of(small: PackFolder) -> None:
    """Every kind of move that leads somewhere is accepted."""
    with_moves(
        small,
        "{from: economy.one, to: economy.debt}",
        '{from: economy.two, to: economy.loan, values: {"0": "no", "4": "yes"}}',
        "{from: economy.three, to: economy.sectors, values: {a: food}}",
        "{from: economy.four, to: economy.five}",
        "{from: economy.five, to: economy.share, then: reask}",
        "{from: economy.six, then: set-aside}",
    )
    assert small.errors() == []


@pytest.mark.parametrize(
    ("moves", "path", "what"),
    [
        (
            ["{from: economy.debt, to: economy.share}"],
            "moves[0].from",
            "economy.debt is still asked: its answers stay where they are",
        ),
        (
            ["{from: economy.a, then: set-aside}", "{from: economy.a, to: economy.debt}"],
            "moves[1].from",
            "economy.a is moved twice",
        ),
        (
            ["{from: economy.a, to: economy.dept}"],
            "moves[0].to",
            "no question is called economy.dept, and no later move goes on from it",
        ),
        (
            ["{from: economy.b, to: economy.debt}", "{from: economy.a, to: economy.b}"],
            "moves[1].to",
            "no question is called economy.b, and no later move goes on from it",
        ),
        (
            ["{from: economy.a, to: economy.debt, values: {x: 7}}"],
            "moves[0].values.x",
            "an answer to economy.debt cannot be 7: it must be a whole number from 0 to 4",
        ),
        (
            ["{from: economy.a}"],
            "moves[0]",
            "`to` names the new question, unless answers are only set aside",
        ),
        (
            ["{from: economy.a, to: economy.debt, then: set-aside}"],
            "moves[0]",
            "`to` names the new question, unless answers are only set aside",
        ),
        (
            ["{from: economy.a, to: economy.debt, then: reask, values: {x: 1}}"],
            "moves[0]",
            "`values` belongs to answers that are moved",
        ),
    ],
)
def test_move_that_leads_nowhere_is_located(
    small: PackFolder, moves: list[str], path: str, what: str
) -> None:
    """Each fault of a move is found once, at its place in pack.yaml."""
    found = with_moves(small, *moves).errors()
    assert [("pack.yaml", path, what)] == [(name, at, said) for name, _, at, said in found]


def test_overlay_has_moves_of_its_own(tmp_path: Path) -> None:
    """An overlay that takes a question away says what becomes of its answers, and is checked."""
    folder = tmp_path / "overlay"
    folder.mkdir()
    (folder / "pack.yaml").write_text(OVERLAY, encoding="utf-8")
    (problem,) = check_pack(folder)[0]
    assert brief_of(problem)[2:] == (
        "moves[0].from",
        "economy.export-share is still asked: its answers stay where they are",
    )
    text = OVERLAY.replace("economy.export-share", "economy.own")
    (folder / "pack.yaml").write_text(text, encoding="utf-8")
    assert load_pack(folder).moved_questions >= {"economy.own"}
