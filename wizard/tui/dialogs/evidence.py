"""What an answer rests on: items added, changed, removed, or copied from another answer."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Input, Static

from wizard.errors import UsageError
from wizard.model.assessment import Evidence
from wizard.session.evidence import Cited, describe_evidence, parse_evidence, typed_fields
from wizard.tui.dialogs.base import Dialog
from wizard.tui.dialogs.cited import CitedDialog
from wizard.tui.dialogs.evidence_form import EvidenceForm
from wizard.tui.literal import literal
from wizard.tui.widgets.blocks import Block
from wizard.tui.widgets.hints import Hints
from wizard.tui.widgets.pane import Pane

_HINTS = (
    "Enter keeps  Ctrl+N another  F8 removes  Ctrl+S done\n"
    "Ctrl+R copy previous  Ctrl+L copy earlier  Up edits one"
)


class EvidenceDialog(Dialog[tuple[Evidence, ...]]):
    """The items of one answer; dismissed with all of them."""

    BINDINGS = [
        Binding("escape,ctrl+b,ctrl+s", "keep", "Keep all and close", priority=True),
        Binding("ctrl+n", "another", "Begin another item"),
        Binding("f8", "remove", "Remove the item"),
        Binding("delete,backspace", "remove_listed", "Remove the item under the cursor"),
        Binding("ctrl+r", "copy_previous", "Copy the evidence of the answer before"),
        Binding("ctrl+l", "copy_earlier", "Copy an item of any other answer"),
        Binding("up", "app.focus_previous", "Field above", show=False),
        Binding("down", "app.focus_next", "Field below", show=False),
    ]

    def __init__(
        self,
        title: str,
        items: tuple[Evidence, ...],
        *,
        previous: tuple[Evidence, ...] = (),
        cited: Sequence[Cited] = (),
    ) -> None:
        super().__init__()
        self._title = title
        self._items = items
        self._previous = previous
        self._cited = cited
        self._edited: int | None = None
        """The item that stands in the form; None while a new one is typed."""
        self._insists = False
        self._said = ""

    def compose(self) -> ComposeResult:
        """Lay out the items there are, and a form."""
        with Vertical(classes="dialog -tall"):
            yield Static(literal(self._title), classes="dialog-title")
            yield Pane(id="items")
            yield EvidenceForm(id="evidence-form")
            yield Static("", classes="dialog-error", id="complaint")
            yield Hints(_HINTS, classes="dialog-hint")

    def on_mount(self) -> None:
        """Show the items and begin with a new one."""
        self._show_items()
        self.query_one("#field-source", Input).focus()

    @property
    def _form(self) -> EvidenceForm:
        return self.query_one(EvidenceForm)

    def _show_items(self) -> None:
        pane = self.query_one("#items", Pane)
        blocks = [
            Block(
                describe_evidence(item),
                "chosen" if index == self._edited else "plain",
                prefix=f"{'>' if index == self._edited else ' '}{index + 1} ",
                key=str(index),
            )
            for index, item in enumerate(self._items)
        ]
        pane.show(blocks or [Block("No evidence yet.", "muted")], cursor=pane.cursor, scroll="keep")

    @on(Pane.Chosen, "#items")
    def edit(self, event: Pane.Chosen) -> None:
        """Put an item into the form, once what stands there has been kept."""
        if self._take_in():
            self._begin(int(event.key))

    def _begin(self, index: int | None) -> None:
        self._edited = index
        self._insists = False
        self._form.fill({} if index is None else typed_fields(self._items[index]))
        self._show_items()
        self.query_one("#field-source", Input).focus()

    @on(Input.Submitted)
    def action_keep_item(self) -> None:
        """Keep what the form holds, if it is complete, and begin another one."""
        if not any(self._form.typed().values()):
            self._say("Name the source. Ctrl+S closes.")
        elif self._take_in():
            self._begin(None)

    def _take_in(self) -> bool:
        """Make what the form holds one of the items; false if it cannot be kept."""
        typed = self._form.typed()
        if not any(typed.values()):
            return True
        try:
            item = parse_evidence(typed)
        except UsageError as error:
            self._say(str(error))
            return False
        place = len(self._items) if self._edited is None else self._edited
        self._items = (*self._items[:place], item, *self._items[place + 1 :])
        self._say("")
        return True

    def _say(self, complaint: str) -> None:
        self._said = complaint
        self.query_one("#complaint", Static).update(literal(complaint))

    def action_another(self) -> None:
        """Keep what stands in the form and empty it."""
        if self._take_in():
            self._begin(None)

    def action_remove(self) -> None:
        """Remove the item under the list's cursor, or else the one in the form."""
        pane = self.query_one("#items", Pane)
        if pane.has_focus:
            self.action_remove_listed()
            return
        self._drop(self._edited)
        self._begin(None)

    def action_remove_listed(self) -> None:
        """Remove the item under the list's cursor; in a field these keys are the field's."""
        pane = self.query_one("#items", Pane)
        if not pane.has_focus or pane.cursor is None:
            return
        index = int(pane.cursor)
        self._drop(index)
        if index == self._edited:
            self._begin(None)
        elif self._edited is not None and index < self._edited:
            self._edited -= 1
        self._show_items()
        if self._items:
            pane.focus()

    def _drop(self, index: int | None) -> None:
        self._say("")
        if index is not None:
            self._items = self._items[:index] + self._items[index + 1 :]

    def action_copy_previous(self) -> None:
        """Add the evidence of the nearest earlier answer that has any."""
        self._copy(self._previous, "No earlier answer has evidence.")

    def action_copy_earlier(self) -> None:
        """Choose an item cited for another answer."""
        if not self._cited:
            self._say("No other answer has evidence.")
        elif self.is_current:
            dialog = CitedDialog(self._cited)
            self.app.push_screen(dialog, lambda item: self._copy((item,) if item else ()))

    def _copy(self, items: tuple[Evidence, ...], otherwise: str = "") -> None:
        new = tuple(item for item in items if item not in self._items)
        self._items = (*self._items, *new)
        self._say("" if items else otherwise)
        if items and not new:
            self._say("It is cited here already.")
        self._show_items()

    def action_grade(self, sign: str) -> None:
        """Choose a letter or a digit of the grade by a click."""
        self._form.grade_by(sign)

    def action_keep(self) -> None:
        """Leave with all items; one half typed must be finished or emptied first."""
        if not self._take_in() and not self._insists:
            self._insists = True
            self._say(f"{self._said} Mend it, or press the key again to drop the change.")
            return
        self.leave(self._items)
