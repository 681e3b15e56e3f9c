"""Dimensions are rated from 0 to 100, with the share each comes to."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.tui_helpers import Desk, Stage, walking


@asynccontextmanager
async def weights(folder: Path, **changes: Any) -> AsyncIterator[tuple[Stage, Desk]]:
    async with walking(folder, **changes) as (stage, desk):
        await stage.press("d")
        await stage.stands_on("WeightsScreen")
        yield stage, desk


async def test_without_statement_all_are_equal(tmp_path: Path) -> None:
    """Every dimension begins with 100 and the same share, and nothing is written."""
    async with weights(tmp_path) as (stage, desk):
        assert stage.pane("page").count("   100  50.0 %") == 2
        assert desk.kept().weights == {}


async def test_left_and_right_rate(tmp_path: Path) -> None:
    """Left takes five off the dimension under the cursor; the file states all ratings."""
    async with weights(tmp_path) as (stage, desk):
        await stage.press("down", "left", "left", "right")
        assert desk.kept().weights == {"economy": 100.0, "security": 95.0}
        assert "95  48.7 %" in stage.pane("page")


async def test_digit_begins_a_rating_and_a_half_is_warned_of(tmp_path: Path) -> None:
    """A rating is typed; one dimension above half of all weight is warned of."""
    async with weights(tmp_path) as (stage, desk):
        await stage.press("4")
        await stage.stands_on("Prompt")
        await stage.press("0", "enter")
        await stage.stands_on("WeightsScreen")
        assert desk.kept().weights == {"economy": 40.0, "security": 100.0}
        assert "weighs more than all others together" in stage.pane("page")


@pytest.mark.parametrize("typed", ["101", "-1", "x", "nan", "inf", ""])
async def test_wrong_rating_is_refused(tmp_path: Path, typed: str) -> None:
    """What is no number from 0 to 100 is complained of, and nothing is written."""
    async with weights(tmp_path) as (stage, desk):
        await stage.ask("enter")
        await stage.fill(typed)
        await stage.press("enter")
        assert "0 to 100" in stage.text or "between 0 and 100" in stage.text
        assert desk.kept().weights == {}


async def test_something_must_weigh(tmp_path: Path) -> None:
    """The last dimension that weighs something cannot be rated 0."""
    async with weights(tmp_path, weights={"economy": 0.0, "security": 100.0}) as (stage, desk):
        await stage.press("down")
        await stage.ask("enter")
        await stage.fill("0")
        await stage.press("enter")
        assert "must weigh something" in stage.line("complaint")
        assert desk.kept().weights["security"] == 100.0


async def test_weights_in_another_unit_are_shown_as_ratings(tmp_path: Path) -> None:
    """Only ratios matter: 1 and 4 are shown as 25 and 100, and kept so once one is changed."""
    async with weights(tmp_path, weights={"economy": 1.0, "security": 4.0}) as (stage, desk):
        assert "25  20.0 %" in stage.pane("page")
        await stage.press("right")
        assert desk.kept().weights == {"economy": 30.0, "security": 100.0}


async def test_dimension_out_of_scope_keeps_its_weight(tmp_path: Path) -> None:
    """A dimension brought back later weighs as much as the others beside their ratings."""
    left_out = [{"dimension": "security", "reason": "r"}]
    async with weights(tmp_path, out_of_scope=left_out) as (stage, desk):
        assert "Security" not in stage.pane("page")
        await stage.press("left")
        assert desk.kept().weights == {"economy": 95.0, "security": 100.0}


async def test_equal_and_undo(tmp_path: Path) -> None:
    """`=` makes all equal again, and `u` takes that back."""
    async with weights(tmp_path, weights={"economy": 10.0, "security": 100.0}) as (stage, desk):
        await stage.press("equals_sign")
        equal = desk.kept().weights
        await stage.press("u")
        assert (equal, desk.kept().weights) == ({}, {"economy": 10.0, "security": 100.0})
