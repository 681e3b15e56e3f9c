"""What tests of the screens share: the wizard driven by keys, and what its screen shows."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from textual.binding import Binding
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input, Static

from tests.storage_helpers import make_pack, write_assessment
from wizard.model.assessment import Answer, Assessment
from wizard.storage.assessments import load_assessment
from wizard.storage.packs.choice import PackChoice
from wizard.tui.app import WizardApp
from wizard.tui.dialogs.uncalled import Uncalled
from wizard.tui.screens.loading import LoadingScreen
from wizard.tui.screens.walk import WalkScreen
from wizard.tui.widgets.pane import Pane

PATIENCE = 60.0
"""Seconds after which a condition counts as not coming."""
NORMAL = (80, 24)
WIDE = (120, 40)

HOSTILE = (
    "[/]",
    "[bold]x",
    "[@click=app.quit]Q[/]",
    "[link=http://x]z[/link]",
    "100% [sic]",
)
"""Texts that a widget which reads markup would swallow, obey or die of."""


@dataclass(frozen=True)
class Stage:
    """The wizard with somebody at its keys."""

    app: WizardApp
    pilot: Pilot[None]

    # Looking

    @property
    def text(self) -> str:
        """Return the screen, line by line, without the blanks at the ends."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join(strip.text.rstrip() for strip in strips)

    @property
    def walk(self) -> WalkScreen:
        """Return the walk, wherever it stands among the screens."""
        return next(s for s in self.app.screen_stack if isinstance(s, WalkScreen))

    @property
    def at(self) -> str:
        """Return the question being shown."""
        return self.walk.question.id

    @property
    def top(self) -> str:
        """Return the name of the class of the screen on top."""
        return type(self.app.screen).__name__

    def line(self, name: str) -> str:
        """Return the text of a line of the screen on top, such as `message`."""
        return str(self.app.screen.query_one(f"#{name}", Static).content)

    @property
    def message(self) -> str:
        return self.line("message")

    def pane(self, name: str) -> str:
        """Return what a pane holds, line by line, also what is scrolled out of sight."""
        lines = self.app.screen.query_one(f"#{name}", Pane).wrapped.lines
        return "\n".join(f"{line.prefix}{line.text}" for line in lines)

    # Waiting

    async def until(self, condition: Callable[[], bool], what: str = "the condition") -> None:
        """Wait for a condition; fail with the screen if it does not come."""
        deadline = time.monotonic() + PATIENCE
        while not condition():
            if time.monotonic() > deadline:
                raise AssertionError(f"{what} did not come; the screen is:\n{self.text}")
            await asyncio.sleep(0.01)

    async def shows(self, *words: str) -> None:
        """Wait until all words stand on the screen."""
        await self.until(lambda: all(word in self.text for word in words), repr(words))

    async def stands_on(self, screen: str) -> None:
        """Wait until a screen or dialog is on top and has been laid out."""
        await self.until(lambda: self.top == screen and self.app.screen.is_mounted, screen)
        await self.pilot.pause()

    async def listens_in(self, dialog: str) -> None:
        """Wait until a window that opened by itself takes keys that decide."""
        await self.stands_on(dialog)
        window = self.app.screen
        assert isinstance(window, Uncalled)
        await self.until(lambda: window.listens, "the window that takes keys")

    async def settles(self) -> None:
        """Wait until the walk shows also what it paints a moment after the question."""
        await self.pilot.pause()
        # What was pressed last may have been to leave: nobody takes keys then.
        await self.until(lambda: self.app._exit or not self.app.ahead.is_busy, "the end of keys")
        walks = [s for s in self.app.screen_stack if isinstance(s, WalkScreen)]
        await self.until(lambda: all(walk._rest is None for walk in walks), "the rest")
        await self.pilot.pause()

    # Doing

    async def press(self, *keys: str) -> None:
        """Press keys one after the other, and wait for what they did."""
        await self.pilot.press(*keys)
        await self.settles()

    async def go_to(self, question: str) -> None:
        """Go to a question; by keys this would be the slowest part of most tests."""
        self.walk._go(question)
        await self.settles()

    async def fill(self, text: str, field: str | None = None) -> None:
        """Put a text into the field that has the focus, or into another one, without typing it."""
        found = self.app.screen.query_one(f"#{field}", Input) if field else self.app.focused
        assert isinstance(found, Input)
        found.value = text
        await self.pilot.pause()

    async def ask(self, key: str, dialog: str = "Prompt") -> None:
        """Press a key and wait for the dialog it opens."""
        await self.press(key)
        await self.stands_on(dialog)

    async def reply(self, key: str, text: str) -> None:
        """Answer in the dialog for one line that a key opens."""
        await self.ask(key)
        await self.fill(text)
        await self.press("enter")

    async def click(self, words: str) -> None:
        """Click on the first place of the screen where words stand."""
        lines = self.text.splitlines()
        line = next(n for n, text in enumerate(lines) if words in text)
        await self.pilot.click(offset=(lines[line].index(words), line))
        await self.settles()


@asynccontextmanager
async def wizard(
    path: Path, pack: Path | None, *, size: tuple[int, int] = NORMAL
) -> AsyncIterator[Stage]:
    """Run the wizard on a folder or a file until its first screen stands."""
    app = WizardApp(path, PackChoice(pack))
    async with app.run_test(size=size) as pilot:
        stage = Stage(app, pilot)
        await stage.until(
            lambda: not isinstance(app.screen, LoadingScreen) or app.failure is not None,
            "the first screen",
        )
        await stage.settles()
        yield stage


@dataclass(frozen=True)
class Desk:
    """A folder with the small sound pack and one assessment made with it."""

    folder: Path
    file: Path
    pack: Path

    def kept(self) -> Assessment:
        """Return what the file holds at this moment."""
        return load_assessment(self.file)[0]

    def answer(self, question: str) -> Answer | None:
        """Return the answer to a question as it stands in the file at this moment."""
        return self.kept().answers.get(question)

    def value(self, question: str) -> Any:
        """Return the value in the file, or None."""
        answer = self.answer(question)
        return None if answer is None else answer.value


def make_desk(folder: Path, **changes: object) -> Desk:
    """Write the small pack and an assessment at full depth; `changes` are plain data."""
    pack = make_pack(folder / "small").path
    file = write_assessment(folder / "a.assessment.yaml", **{"depth": "full", **changes})
    return Desk(folder, file, pack)


@asynccontextmanager
async def walking(
    folder: Path, *, size: tuple[int, int] = NORMAL, skip: int = 0, **changes: object
) -> AsyncIterator[tuple[Stage, Desk]]:
    """Walk through a small assessment, from its first open question or `skip` after the first."""
    desk = make_desk(folder, **changes)
    async with wizard(desk.file, desk.pack, size=size) as stage:
        if skip:
            await stage.go_to(stage.walk.session.asked_questions()[skip])
        yield stage, desk


def given(**values: object) -> dict[str, dict[str, object]]:
    """Return plain answers: `given(economy_loan="yes")`."""
    return {
        name.replace("_", ".", 1): {"state": "answered", "value": value}
        for name, value in values.items()
    }


def lacking(texts: Sequence[str], shown: str) -> list[str]:
    """Return the texts that are not shown, whatever the lines were wrapped to."""
    flat = "".join(shown.split())
    return [text for text in texts if "".join(text.split()) not in flat]


def bindings_of(owner: type) -> list[Binding]:
    """Return the keys a screen or widget binds itself."""
    return [b for b in vars(owner).get("BINDINGS", ()) if isinstance(b, Binding)]


def described(screen: Screen[object]) -> set[str]:
    """Return what all bindings of a screen do, those it shares with others too."""
    owners = [c for c in type(screen).__mro__ if c.__module__.startswith("wizard.")]
    return {binding.description for owner in owners for binding in bindings_of(owner)}


def actions_listed(stage: Stage) -> dict[str, Callable[[], object]]:
    """Return what the list of all actions offers at present: words, and what they do."""
    commands = stage.app.get_system_commands(stage.app.screen)
    return {command.title.partition(" (")[0]: command.callback for command in commands}


async def untold(stage: Stage) -> tuple[set[str], list[str]]:
    """Return which keys of the screen on top the list of all actions lacks, and which F1 does."""
    words = described(stage.app.screen)
    unlisted = words - set(actions_listed(stage))
    await stage.press("f1")
    await stage.stands_on("HelpScreen")
    return unlisted, lacking(sorted(words - {"Help"}), stage.pane("page"))
