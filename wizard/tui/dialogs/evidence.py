"""Add and remove what an answer rests on, each item with its Admiralty grade."""

from pydantic import ValidationError
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Input, Static

from wizard.model.assessment import Evidence
from wizard.tui.dialogs.base import Dialog
from wizard.tui.literal import literal
from wizard.tui.widgets.blocks import Block
from wizard.tui.widgets.pane import Pane
from wizard.visible import clean_line

GRADES = (
    "Source: A reliable, B usually, C fairly, D not usually, E unreliable, F cannot be judged. "
    "Information: 1 confirmed, 2 probably true, 3 possibly, 4 doubtful, 5 improbable, "
    "6 cannot be judged."
)

_FIELDS = (
    ("source", "Source (author, title)"),
    ("locator", "Where in it (article, page)"),
    ("date", "Date: 2026, 2026-01 or 2026-01-31"),
    ("address", "Address"),
    ("grade", "Grade, such as B2; T for the text of the agreement or statute"),
)


class EvidenceDialog(Dialog[tuple[Evidence, ...]]):
    """The items of one answer; dismissed with all of them."""

    BINDINGS = [
        Binding("escape,ctrl+b,ctrl+s", "keep", "Keep", priority=True),
    ]

    def __init__(self, title: str, items: tuple[Evidence, ...]) -> None:
        super().__init__()
        self._title = title
        self._items = items
        self._insists = False
        self._said = ""

    def compose(self) -> ComposeResult:
        """Lay out the items there are and a form for another one."""
        with Vertical(classes="dialog -tall"):
            yield Static(literal(self._title), classes="dialog-title")
            yield Pane(id="items")
            with VerticalScroll(id="evidence-form", can_focus=False):
                for name, placeholder in _FIELDS:
                    yield Input(placeholder=placeholder, id=f"field-{name}", compact=True)
            yield Static(GRADES, classes="dialog-text")
            yield Static("", classes="dialog-error", id="complaint")
            hint = "Enter adds the item   Esc, Ctrl+B or Ctrl+S keeps and closes"
            yield Static(hint, classes="dialog-hint")

    def on_mount(self) -> None:
        """Show the items and begin with a new one."""
        self._show_items()
        self.query_one("#field-source", Input).focus()

    def _show_items(self) -> None:
        pane = self.query_one("#items", Pane)
        blocks = [
            Block(describe_evidence(item), prefix="remove: ", prefix_style="danger", key=str(index))
            for index, item in enumerate(self._items)
        ]
        pane.show(blocks or [Block("No evidence yet.", "muted")])

    @on(Pane.Chosen, "#items")
    def take_out(self, event: Pane.Chosen) -> None:
        """Take an item out."""
        index = int(event.key)
        self._items = self._items[:index] + self._items[index + 1 :]
        self._show_items()

    @on(Input.Submitted)
    def add_item(self) -> None:
        """Add what the form holds, if it is complete."""
        if item := self._read_form():
            self._items = (*self._items, item)
            for name, _ in _FIELDS:
                self.query_one(f"#field-{name}", Input).value = ""
            self._show_items()
            self.query_one("#field-source", Input).focus()

    def _read_form(self) -> Evidence | None:
        typed = {
            name: clean_line(self.query_one(f"#field-{name}", Input).value).strip()
            for name, _ in _FIELDS
        }
        try:
            item = _build(typed)
        except (ValueError, ValidationError) as error:
            self._complain(error)
            return None
        self._say("")
        return item

    def _complain(self, error: ValueError) -> None:
        if not isinstance(error, ValidationError):
            self._say(str(error))
            return
        field = str(error.errors()[0]["loc"][0])
        expected = {
            "source": "Please name the source.",
            "date": "Write 2026, 2026-01 or 2026-01-31.",
        }
        self._say(expected.get(field, f"The {field} cannot be used."))

    def _say(self, complaint: str) -> None:
        self._said = complaint
        self.query_one("#complaint", Static).update(literal(complaint))

    def action_keep(self) -> None:
        """Leave with all items; one half typed must be finished or emptied first."""
        if any(self.query_one(f"#field-{name}", Input).value.strip() for name, _ in _FIELDS):
            item = self._read_form()
            if item is None and not self._insists:
                self._insists = True
                self._say(f"{self._said} Mend it, or press the key again to drop the item.")
                return
            self._items = (*self._items, item) if item is not None else self._items
        self.leave(self._items)


def _build(typed: dict[str, str]) -> Evidence:
    grade = typed["grade"].upper()
    fields: dict[str, object] = {
        "source": typed["source"],
        "locator": typed["locator"],
        "date": typed["date"] or None,
        "address": typed["address"],
    }
    if grade.startswith("T"):
        fields["primary"] = True
        grade = grade[1:]
    if grade:
        if len(grade) != 2 or grade[0] not in "ABCDEF" or grade[1] not in "123456":  # noqa: PLR2004
            raise ValueError("A grade is a letter A-F and a number 1-6, such as B2.")
        fields |= {"reliability": grade[0], "credibility": int(grade[1])}
    return Evidence.model_validate(fields)


def describe_evidence(item: Evidence) -> str:
    """Return an evidence item in one line."""
    grade = f"{item.reliability or ''}{item.credibility or ''}"
    parts = [item.source, item.locator, item.date or "", item.address]
    text = ", ".join(part for part in parts if part)
    mark = " (the text itself)" if item.primary else ""
    return f"{text}{mark}" + (f" [{grade}]" if grade else "")
