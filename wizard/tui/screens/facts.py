"""The facts of a partnership: set-up of a new assessment, and the same changed later."""

import os
import re
from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Input, Static

from wizard.errors import WizardError
from wizard.model.assessment import FORMS, STAGES, Assessment
from wizard.model.pack import Pack
from wizard.session import Session, now
from wizard.session.creation import Facts, blank_assessment, change_facts, create_assessment
from wizard.storage.assessments import SUFFIX
from wizard.tui.dialogs.prompt import Prompt
from wizard.tui.literal import literal
from wizard.tui.messages import SessionWanted
from wizard.tui.screens.base import WizardScreen
from wizard.tui.widgets.blocks import Block
from wizard.tui.widgets.cycle import Cycle
from wizard.tui.widgets.pane import Pane
from wizard.tui.widgets.too_small import TooSmall
from wizard.visible import clean_line

_HINTS = "Tab next field  F2 or Ctrl+S done  Esc or Ctrl+B back without change"
_LINES = (
    ("title", "Title", "What this assessment is called"),
    ("us", "Our side", "Our country or institution"),
    ("partner", "Partner", "The major actor"),
    ("agreement", "Agreement", "Name of the text (may stay empty)"),
    ("term", "Term", "Duration, such as 25 years (may stay empty)"),
    ("analyst", "Analyst", "Who answers (may stay empty)"),
)
_REQUIRED = ("title", "us", "partner")


class FactsScreen(WizardScreen[None]):
    """A form; makes a new assessment in `folder`, or changes the one of `session`."""

    BINDINGS = [
        Binding("f2,ctrl+s", "done", "Done", priority=True),
        Binding("escape,ctrl+b", "back", "Back without change"),
    ]

    def __init__(
        self, pack: Pack, *, folder: Path | None = None, session: Session | None = None
    ) -> None:
        super().__init__()
        self._pack = pack
        self._folder = folder or Path()
        self._is_done = False
        self._session = session
        kept = session.assessment if session is not None else None
        self._left_out = dict(kept.skipped_dimensions) if kept is not None else {}

    def compose(self) -> ComposeResult:
        """Lay out the fields and the dimensions."""
        kept = self._session.assessment if self._session is not None else None
        values = _values(kept)
        yield TooSmall()
        heading = "Facts of the partnership" if kept is not None else "A new assessment"
        yield Static(f" {heading}", id="top", markup=False)
        with VerticalScroll(id="form", can_focus=False):
            for name, label, placeholder in _LINES:
                with Horizontal(classes="field"):
                    yield Static(label, classes="field-label")
                    yield Input(values[name], placeholder=placeholder, id=name, compact=True)
            for name, label, words in (
                ("form-of-text", "Form", FORMS),
                ("stage", "Stage", STAGES),
                ("depth", "Depth", ("core", "full")),
            ):
                with Horizontal(classes="field"):
                    yield Static(label, classes="field-label")
                    yield Cycle(words, values[name], id=name)
            yield Static("core: an hour's screening; full: the real thing", classes="field-note")
            with Vertical(classes="field-block"):
                yield Static("Dimensions in scope: Enter takes one out or back in")
                yield Pane(id="scope")
        yield Static("", id="message", markup=False)
        yield Static(_HINTS, id="hints", markup=False)

    def on_mount(self) -> None:
        """Begin with the first field."""
        self._show_scope()
        self.query_one("#title", Input).focus()

    def _show_scope(self) -> None:
        blocks = []
        for checklist in self._pack.checklists:
            reason = self._left_out.get(checklist.id)
            text = checklist.title if reason is None else f"{checklist.title}: {reason}"
            mark = "[x] " if reason is None else "[ ] "
            style = "plain" if reason is None else "muted"
            blocks.append(Block(text, style, prefix=mark, key=checklist.id))
        pane = self.query_one("#scope", Pane)
        pane.show(blocks, cursor=pane.cursor, scroll="keep")

    @on(Pane.Chosen, "#scope")
    def change_scope(self, event: Pane.Chosen) -> None:
        """Take a dimension out, with a reason, or back in."""
        dimension = event.key
        if self._left_out.pop(dimension, None) is not None:
            self._show_scope()
        elif self.is_current:
            title = self._pack.checklist(dimension).title
            prompt = Prompt(f"Leave out: {title}", "Why is it out of scope? The summary says so.")
            self.app.push_screen(prompt, lambda reason: self._leave_out(dimension, reason))

    def _leave_out(self, dimension: str, reason: str | None) -> None:
        if reason is not None:
            self._left_out[dimension] = reason
            self._show_scope()

    @on(Input.Changed)
    def check_field(self, event: Input.Changed) -> None:
        """Say at once what a field still needs."""
        name = event.input.id
        blank = name in _REQUIRED and not event.value.strip()
        event.input.set_class(blank, "-missing")
        self._say(f"Please fill in: {_label(name or '')}" if blank and event.value else "")

    @on(Input.Submitted)
    def next_field(self) -> None:
        """Go on with the next field."""
        self.focus_next()

    def action_done(self) -> None:
        """Create the assessment or change it, if nothing is missing."""
        if self._is_done:
            return
        typed = {name: self._typed(name) for name, _, _ in _LINES}
        missing = [name for name in _REQUIRED if not typed[name]]
        if missing:
            self._say(f"Please fill in: {', '.join(_label(name) for name in missing)}")
            self.query_one(f"#{missing[0]}", Input).focus()
            return
        self._is_done = True
        try:
            self._finish(typed)
        except WizardError as error:
            self._is_done = False
            self._say(str(error))

    def _finish(self, typed: dict[str, str]) -> None:
        facts = self._read_facts(typed)
        if self._session is not None:
            self._session.replace(change_facts(self._session.assessment, facts))
            self.dismiss()
            return
        assessment = blank_assessment(self._pack, now, facts)
        path = free_path(self._folder, facts.title)
        create_assessment(path, assessment)
        self.post_message(SessionWanted(Session.open(path, self._pack)))

    def _read_facts(self, typed: dict[str, str]) -> Facts:
        partnership = {name: typed[name] for name in ("us", "partner", "agreement", "term")}
        partnership["form"] = self.query_one("#form-of-text", Cycle).value
        partnership["stage"] = self.query_one("#stage", Cycle).value
        return Facts(
            title=typed["title"],
            partnership=partnership,
            analyst=typed["analyst"],
            depth=self.query_one("#depth", Cycle).value,
            out_of_scope=self._left_out,
        )

    def _typed(self, name: str) -> str:
        return clean_line(self.query_one(f"#{name}", Input).value).strip()

    def _say(self, text: str) -> None:
        self.query_one("#message", Static).update(literal(text), layout=False)

    def action_back(self) -> None:
        """Leave without change."""
        if self.is_current and not self._is_done:
            self._is_done = True
            self.dismiss()


def _label(name: str) -> str:
    return next((label for other, label, _ in _LINES if other == name), name)


def _values(kept: Assessment | None) -> dict[str, str]:
    if kept is None:
        empty = dict.fromkeys((name for name, _, _ in _LINES), "")
        return {**empty, "form-of-text": "treaty", "stage": "negotiating", "depth": "core"}
    partnership = kept.partnership
    return {
        "title": kept.title,
        "us": partnership.us,
        "partner": partnership.partner,
        "agreement": partnership.agreement,
        "term": partnership.term,
        "analyst": kept.analyst,
        "form-of-text": partnership.form,
        "stage": partnership.stage,
        "depth": kept.depth,
    }


def free_path(folder: Path, title: str) -> Path:
    """Return a file name made from a title that is not taken in `folder`."""
    stem = re.sub(r"[^a-z0-9]+", "-", title.casefold()).strip("-")[:60] or "assessment"
    path = folder / f"{stem}{SUFFIX}"
    number = 2
    while os.path.lexists(path):
        path = folder / f"{stem}-{number}{SUFFIX}"
        number += 1
    return path
