"""The facts of a partnership: set-up of a new assessment, and the same changed later."""

from collections.abc import Mapping
from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Input, Static, TextArea

from wizard.errors import WizardError
from wizard.model.assessment import FORMS, STAGES
from wizard.model.pack import Pack
from wizard.session import Session, now
from wizard.session.creation import Facts, blank_assessment, change_facts, create_assessment
from wizard.session.facts_form import advice_of, complaint_of, free_path, values_of
from wizard.tui.dialogs.prompt import Prompt
from wizard.tui.literal import literal
from wizard.tui.messages import SessionWanted
from wizard.tui.screens.base import WizardScreen
from wizard.tui.widgets.blocks import Block
from wizard.tui.widgets.cycle import Cycle
from wizard.tui.widgets.fields import LineField, NoteArea
from wizard.tui.widgets.hints import HintBar
from wizard.tui.widgets.pane import Pane
from wizard.tui.widgets.too_small import TooSmall
from wizard.visible import clean, clean_line

_HINTS = "Tab next field  F2 done  Esc back without change  Left/Right choose  F1 keys"
_LINES = (
    ("title", "Title", "What this assessment is called"),
    ("us", "Our side", "Our country or institution"),
    ("partner", "Partner", "The major actor"),
    ("agreement", "Agreement", "Name of the text (may stay empty)"),
    ("term", "Term", "Duration, such as 25 years (may stay empty)"),
    ("analyst", "Analyst", "Who answers (may stay empty)"),
    ("handling", "Handling", "Marking, such as a classification (may stay empty)"),
)
_CYCLES = (
    ("form", "Form", FORMS),
    ("stage", "Stage", STAGES),
    ("depth", "Depth", ("core", "full")),
)
_FIELDS = (*(name for name, _, _ in _LINES), "description")


class FactsScreen(WizardScreen[None]):
    """A form; makes a new assessment in `folder`, or changes the one of `session`."""

    BINDINGS = [
        Binding("f2,ctrl+s", "done", "Done", priority=True),
        Binding("escape,ctrl+b", "back", "Back without change"),
    ]

    def __init__(
        self,
        pack: Pack,
        *,
        folder: Path | None = None,
        session: Session | None = None,
        defaults: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__()
        self._pack = pack
        self._folder = folder or Path()
        self._is_done = False
        self._session = session
        kept = session.assessment if session is not None else None
        self._begun = values_of(kept, defaults or {})
        self._left_out = dict(kept.skipped_dimensions) if kept is not None else {}

    def compose(self) -> ComposeResult:
        """Lay out the fields and the dimensions."""
        is_new = self._session is None
        heading = "A new assessment" if is_new else "Facts of the partnership"
        yield TooSmall()
        yield Static(f" {heading}", id="top", markup=False)
        with VerticalScroll(id="form", can_focus=False):
            yield from self._compose_fields()
            with Vertical(classes="field-block"):
                yield Static("", id="scope-label", markup=False)
                yield Pane(id="scope")
        yield Static("", id="message", markup=False)
        yield HintBar(_HINTS)

    def _compose_fields(self) -> ComposeResult:
        for name, label, placeholder in _LINES:
            with Horizontal(classes="field"):
                yield Static(label, classes="field-label")
                yield LineField(self._begun[name], placeholder=placeholder, id=name, compact=True)
            yield Static("", id=f"{name}-note", classes="field-note -empty", markup=False)
        for name, label, words in _CYCLES:
            with Horizontal(classes="field"):
                yield Static(label, classes="field-label")
                # Not its bare name: `form` is the part of the screen that scrolls.
                yield Cycle(words, self._begun[name], id=f"{name}-of-text")
        yield Static("core: an hour's screening; full: the real thing", classes="field-note")
        with Horizontal(classes="field -tall"):
            yield Static("Description", classes="field-label")
            yield NoteArea(self._begun["description"], id="description", compact=True)
        yield Static("", id="description-note", classes="field-note -empty", markup=False)

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
        count = len(self._pack.checklists)
        said = f"Dimensions in scope: {count - len(self._left_out)} of {count}"
        self.query_one("#scope-label", Static).update(
            literal(f"{said}. Enter takes one out or back in")
        )
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
    def check_line(self, event: Input.Changed) -> None:
        """Say at once, below the field, what is wrong with it."""
        self._check(event.input.id or "")
        if event.input.id == "us":
            self._check("partner", only_advice=True)

    @on(TextArea.Changed)
    def check_text(self) -> None:
        """Say the same of the description."""
        self._check("description")

    def _check(self, name: str, *, only_advice: bool = False) -> bool:
        """Show what is wrong with a field, or worth knowing; tell whether it can be kept."""
        typed = self._typed()
        complaint = "" if only_advice else complaint_of(name, typed[name])
        folder = self._folder if self._session is None else None
        note = self.query_one(f"#{name}-note", Static)
        said = complaint or advice_of(name, typed, folder)
        note.update(literal(said))
        note.set_class(not said, "-empty")
        note.set_class(bool(complaint), "-wrong")
        self.query_one(f"#{name}").set_class(bool(complaint), "-missing")
        return not complaint

    @on(Input.Submitted)
    def next_field(self) -> None:
        """Go on with the next field."""
        self.focus_next()

    def action_done(self) -> None:
        """Create the assessment or change it, if nothing is missing."""
        if self._is_done:
            return
        wrong = [name for name in _FIELDS if not self._check(name)]
        if wrong:
            self._say(f"Please look at: {', '.join(_label(name) for name in wrong)}")
            self.query_one(f"#{wrong[0]}").focus()
            return
        self._is_done = True
        try:
            self._finish(self._typed())
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
        partnership = {n: typed[n] for n in ("us", "partner", "agreement", "term", "description")}
        chosen = {name: self.query_one(f"#{name}-of-text", Cycle).value for name, _, _ in _CYCLES}
        return Facts(
            title=typed["title"],
            partnership={**partnership, "form": chosen["form"], "stage": chosen["stage"]},
            analyst=typed["analyst"],
            handling=typed["handling"],
            depth=chosen["depth"],
            out_of_scope=self._left_out,
        )

    def _typed(self) -> dict[str, str]:
        lines = {
            name: clean_line(self.query_one(f"#{name}", Input).value).strip()
            for name, _, _ in _LINES
        }
        text = clean(self.query_one("#description", TextArea).text).strip("\n")
        return {**lines, "description": text}

    def _say(self, text: str) -> None:
        self.query_one("#message", Static).update(literal(text), layout=False)

    def action_back(self) -> None:
        """Leave without change."""
        if self.is_current and not self._is_done:
            self._is_done = True
            self.dismiss()


def _label(name: str) -> str:
    return next((label for other, label, _ in _LINES if other == name), name.capitalize())
