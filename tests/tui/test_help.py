"""The help, the hints, and which keys may be bound at all."""

from pathlib import Path

import pytest
from textual.binding import Binding

from tests.tui_helpers import Stage, lacking, make_desk, wizard
from wizard.tui.app import WizardApp
from wizard.tui.dialogs.evidence import EvidenceDialog
from wizard.tui.dialogs.find import FindDialog
from wizard.tui.dialogs.note import NoteDialog
from wizard.tui.dialogs.prompt import Prompt
from wizard.tui.screens.facts import FactsScreen
from wizard.tui.screens.help import HelpScreen
from wizard.tui.screens.home import HomeScreen
from wizard.tui.screens.problems import ProblemsScreen
from wizard.tui.screens.red_lines import RedLinesScreen
from wizard.tui.screens.summary import SummaryScreen
from wizard.tui.screens.walk import WalkScreen
from wizard.tui.screens.weights import WeightsScreen
from wizard.tui.widgets.cycle import Cycle
from wizard.tui.widgets.pane import Pane

SWALLOWED = {"ctrl+h", "ctrl+i", "ctrl+j", "ctrl+m", "ctrl+left_square_bracket"}
"""Classic terminals send them as Backspace, Tab, newline, Return and Escape."""
BOUND = (
    *(WizardApp, HomeScreen, FactsScreen, WalkScreen, SummaryScreen, HelpScreen),
    *(ProblemsScreen, RedLinesScreen, WeightsScreen),
    *(Prompt, NoteDialog, EvidenceDialog, FindDialog, Pane, Cycle),
)
OPENED_BY = {
    "walk": (),
    "summary": ("s",),
    "facts": ("f",),
    "home": ("h",),
    "redlines": ("l",),
    "weights": ("d",),
}


def bindings_of(owner: type) -> list[Binding]:
    return [binding for binding in vars(owner)["BINDINGS"] if isinstance(binding, Binding)]


async def go_to(stage: Stage, screen: str) -> None:
    await stage.press(*OPENED_BY[screen])
    await stage.until(lambda: stage.top.casefold() == f"{screen}screen")
    await stage.pilot.pause()


@pytest.mark.parametrize("owner", BOUND, ids=lambda owner: str(owner.__name__))
def test_no_key_is_bound_that_terminals_swallow(owner: type) -> None:
    """No binding uses a key that classic terminals send as something else."""
    keys = {key for binding in bindings_of(owner) for key in binding.key.split(",")}
    assert set() == keys & SWALLOWED


@pytest.mark.parametrize("screen", OPENED_BY)
async def test_help_lists_every_binding_of_the_screen(tmp_path: Path, screen: str) -> None:
    """F1 lists what each key of the screen does, and Escape leads back to it."""
    desk = make_desk(tmp_path)
    async with wizard(desk.file, desk.pack) as stage:
        await go_to(stage, screen)
        below, described = stage.top, [b.description for b in bindings_of(type(stage.app.screen))]
        await stage.press("f1")
        await stage.stands_on("HelpScreen")
        assert lacking(described, stage.pane("page")) == []
        await stage.press("escape")
        await stage.stands_on(below)


async def test_question_mark_opens_and_closes_the_help(tmp_path: Path) -> None:
    """`?` opens the help, and closes it again."""
    desk = make_desk(tmp_path)
    async with wizard(desk.file, desk.pack) as stage:
        await stage.press("question_mark")
        await stage.stands_on("HelpScreen")
        await stage.press("question_mark")
        await stage.stands_on("WalkScreen")


async def test_help_is_opened_once(tmp_path: Path) -> None:
    """F1 in the help never stacks another help on it."""
    desk = make_desk(tmp_path)
    async with wizard(desk.file, desk.pack) as stage:
        depth = len(stage.app.screen_stack)
        await stage.press("f1", "f1", "f1")
        await stage.pilot.pause()
        assert len(stage.app.screen_stack) <= depth + 1


@pytest.mark.parametrize("screen", OPENED_BY)
async def test_hints_fit_80_columns(tmp_path: Path, screen: str) -> None:
    """The line of hints stands whole on a screen of 80 columns, with a blank at either end."""
    desk = make_desk(tmp_path)
    async with wizard(desk.file, desk.pack) as stage:
        await go_to(stage, screen)
        assert len(stage.line("hints")) <= 78
        assert stage.line("hints").strip() in stage.text
