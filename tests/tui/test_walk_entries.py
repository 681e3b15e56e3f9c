"""Entries typed into a dialog: numbers, ranges, texts and dates, unknown and not applicable."""

from pathlib import Path

import pytest

from tests.tui_helpers import given, walking

RATE, MINISTRY, SIGNED, SHARE, DEBT, REVIEW = 2, 3, 4, 5, 6, 8
"""Questions to skip to reach each of them: a number, a text, a date, a percentage and levels."""


async def test_number_is_begun_by_its_first_digit(tmp_path: Path) -> None:
    """Digits on a number question are typed in place, and Enter records them."""
    async with walking(tmp_path, skip=SHARE) as (stage, desk):
        await stage.press("4", "2", "enter")
        assert (desk.value("economy.share"), stage.at) == (42, "economy.debt")


async def test_negative_number_is_begun_by_its_sign(tmp_path: Path) -> None:
    """A minus begins a number too."""
    async with walking(tmp_path, skip=RATE) as (stage, desk):
        await stage.press("minus", "3", "enter")
        assert desk.value("economy.rate") == -3


async def test_decimal_comma_is_a_decimal_point(tmp_path: Path) -> None:
    """`4,5` is recorded as 4.5."""
    async with walking(tmp_path, skip=RATE) as (stage, desk):
        await stage.press("4", "comma", "5", "enter")
        assert desk.value("economy.rate") == 4.5


async def test_unit_may_be_typed(tmp_path: Path) -> None:
    """A number followed by its unit is taken."""
    async with walking(tmp_path, skip=SHARE) as (stage, desk):
        await stage.reply("enter", "42 %")
        assert desk.value("economy.share") == 42


@pytest.mark.parametrize("typed", ["forty", "4.000.000", "101", "-1", "1e3", "60..40", " "])
async def test_wrong_number_is_refused_in_the_dialog(tmp_path: Path, typed: str) -> None:
    """What is no possible percentage is complained of at once, and nothing is recorded."""
    async with walking(tmp_path, skip=SHARE) as (stage, desk):
        await stage.reply("enter", typed)
        assert (stage.top, bool(stage.line("complaint"))) == ("Prompt", True)
        assert desk.answer("economy.share") is None


async def test_refused_entry_can_be_mended(tmp_path: Path) -> None:
    """After a complaint the entry is mended in place, and the complaint goes."""
    async with walking(tmp_path, skip=SHARE) as (stage, desk):
        await stage.reply("enter", "forty")
        await stage.fill("40")
        assert stage.line("complaint") == ""
        await stage.press("enter")
        assert desk.value("economy.share") == 40


@pytest.mark.parametrize("key", ["escape", "ctrl+b"])
async def test_entry_is_left_without_change(tmp_path: Path, key: str) -> None:
    """Escape and Ctrl+B close the entry, and nothing is recorded."""
    async with walking(tmp_path, skip=SHARE) as (stage, desk):
        await stage.ask("enter")
        await stage.press("4", key)
        await stage.stands_on("WalkScreen")
        assert (desk.answer("economy.share"), stage.at) == (None, "economy.share")


async def test_number_given_before_is_proposed(tmp_path: Path) -> None:
    """Enter on an answered number proposes it, to be changed."""
    async with walking(tmp_path, skip=SHARE, answers=given(economy_share=40)) as (stage, desk):
        await stage.ask("enter")
        await stage.press("end", "backspace", "5", "enter")
        assert desk.value("economy.share") == 45


async def test_text_is_recorded(tmp_path: Path) -> None:
    """A text question takes a line as it was typed."""
    async with walking(tmp_path, skip=MINISTRY) as (stage, desk):
        await stage.reply("enter", "Ministry [of] Trade, 100 %")
        assert desk.value("economy.ministry") == "Ministry [of] Trade, 100 %"


async def test_date_is_checked(tmp_path: Path) -> None:
    """A date question refuses a day that does not exist and takes one that does."""
    async with walking(tmp_path, skip=SIGNED) as (stage, desk):
        await stage.reply("enter", "2026-02-30")
        refused = stage.top, bool(stage.line("complaint"))
        await stage.fill("2026-02-28")
        await stage.press("enter")
        assert (refused, desk.value("economy.signed")) == (("Prompt", True), "2026-02-28")


async def test_range_of_levels_is_recorded(tmp_path: Path) -> None:
    """`r` records a range of levels as such and moves on."""
    async with walking(tmp_path, skip=REVIEW) as (stage, desk):
        await stage.reply("r", "1..3")
        answer = desk.answer("economy.review")
        assert answer is not None
        assert (answer.state, answer.low, answer.high) == ("range", 1, 3)


@pytest.mark.parametrize("typed", ["3..1", "1..9", "2..2"])
async def test_impossible_range_is_refused(tmp_path: Path, typed: str) -> None:
    """A range that falls, or leaves the levels, is refused in the dialog."""
    async with walking(tmp_path, skip=REVIEW) as (stage, desk):
        await stage.reply("r", typed)
        assert (stage.top, desk.answer("economy.review")) == ("Prompt", None)


async def test_question_without_ranges_says_so(tmp_path: Path) -> None:
    """`r` on a yes-or-no question opens nothing and says why."""
    async with walking(tmp_path) as (stage, _):
        await stage.press("r")
        assert (stage.top, "no range" in stage.message) == ("WalkScreen", True)


async def test_unknown_needs_its_reason(tmp_path: Path) -> None:
    """`k` refuses an empty reason and records the one that is given."""
    async with walking(tmp_path, skip=REVIEW) as (stage, desk):
        await stage.reply("k", "  ")
        refused = stage.top
        await stage.fill("Annex C is secret")
        await stage.press("enter")
        answer = desk.answer("economy.review")
        assert answer is not None
        assert (refused, answer.state, answer.reason) == ("Prompt", "unknown", "Annex C is secret")


async def test_not_applicable_needs_its_reason(tmp_path: Path) -> None:
    """`x` refuses an empty reason and records the one that is given."""
    async with walking(tmp_path, skip=SHARE) as (stage, desk):
        await stage.reply("x", "")
        refused = stage.top
        await stage.fill("No trade at all")
        await stage.press("enter")
        answer = desk.answer("economy.share")
        assert answer is not None
        assert (refused, answer.state) == ("Prompt", "not-applicable")
        assert answer.reason == "No trade at all"


async def test_not_applicable_is_refused_where_an_absolute_red_line_reads(tmp_path: Path) -> None:
    """A question an absolute red line reads cannot be set aside: `x` says so and asks nothing."""
    async with walking(tmp_path, skip=DEBT, answers=given(economy_loan="yes")) as (stage, desk):
        await stage.press("x")
        assert (stage.at, stage.top) == ("economy.debt", "WalkScreen")
        assert "red line" in stage.message
        assert desk.answer("economy.debt") is None


async def test_reason_given_before_is_proposed(tmp_path: Path) -> None:
    """`k` on a question already unknown proposes its reason, to be changed."""
    answer = {"state": "unknown", "reason": "Secret"}
    async with walking(tmp_path, skip=REVIEW, answers={"economy.review": answer}) as (stage, desk):
        await stage.ask("k")
        await stage.press("end", "exclamation_mark", "enter")
        kept = desk.answer("economy.review")
        assert kept is not None
        assert kept.reason == "Secret!"


async def test_escape_drops_a_number_half_typed(tmp_path: Path) -> None:
    """Escape takes back what was typed in place, and stays on the question."""
    async with walking(tmp_path, skip=SHARE) as (stage, desk):
        await stage.press("4", "escape")
        assert (desk.answer("economy.share"), stage.at) == (None, "economy.share")
        assert "4_" not in stage.pane("question")


@pytest.mark.parametrize("key", ["n", "p", "o"])
async def test_number_half_typed_is_recorded_on_the_way_out(tmp_path: Path, key: str) -> None:
    """Whoever goes to another question has given the number that stands there."""
    async with walking(tmp_path, skip=SHARE) as (stage, desk):
        await stage.press("4", "5", key)
        assert (desk.value("economy.share"), stage.at != "economy.share") == (45, True)


async def test_number_half_typed_is_recorded_when_the_program_is_left(tmp_path: Path) -> None:
    """Ctrl+Q leaves, and the number that stood there is in the file."""
    async with walking(tmp_path, skip=SHARE) as (stage, desk):
        await stage.pilot.press("4", "5", "ctrl+q")
        await stage.until(lambda: stage.app._exit, "the end")
        assert desk.value("economy.share") == 45


@pytest.mark.parametrize(("key", "page"), [("s", "SummaryScreen"), ("f1", "HelpScreen")])
async def test_number_half_typed_is_recorded_also_below_a_page(
    tmp_path: Path, key: str, page: str
) -> None:
    """Whoever leaves from a page over the walk has given the number as well."""
    async with walking(tmp_path, skip=SHARE) as (stage, desk):
        await stage.press("4", "5")
        await stage.ask(key, page)
        await stage.pilot.press("ctrl+q")
        await stage.until(lambda: stage.app._exit, "the end")
        assert desk.value("economy.share") == 45


async def test_undo_drops_a_number_half_typed_and_nothing_else(tmp_path: Path) -> None:
    """What was typed last is taken back first."""
    async with walking(tmp_path) as (stage, desk):
        await stage.press("1")
        await stage.go_to("economy.share")
        await stage.press("4", "2", "u")
        assert (stage.at, desk.value("economy.loan")) == ("economy.share", "yes")
        await stage.press("u")
        assert desk.value("economy.loan") is None


async def test_impossible_number_keeps_the_walk_on_its_question(tmp_path: Path) -> None:
    """A number that cannot be is not dropped in silence; Escape drops it."""
    async with walking(tmp_path, skip=SHARE) as (stage, desk):
        await stage.press("9", "9", "9", "n")
        assert (stage.at, "Esc drops it" in stage.message) == ("economy.share", True)
        await stage.press("escape", "n")
        assert (desk.value("economy.share"), stage.at != "economy.share") == (None, True)


async def test_enter_alone_answers_nothing(tmp_path: Path) -> None:
    """On a question nobody looked at no choice is under the cursor: Enter records nothing."""
    async with walking(tmp_path) as (stage, desk):
        await stage.press("enter")
        assert (desk.answer("economy.loan"), stage.at) == (None, "economy.loan")


async def test_second_enter_does_not_leave_the_walk(tmp_path: Path) -> None:
    """A dialog left by two Enters at once closes itself only."""
    async with walking(tmp_path, skip=SHARE) as (stage, _):
        await stage.ask("k")
        await stage.press("a", "enter", "enter")
        await stage.stands_on("WalkScreen")
        assert len(stage.app.screen_stack) == 2
