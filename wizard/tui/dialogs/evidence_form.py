"""The form for one item of evidence, with what its grade means."""

from collections.abc import Mapping

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import DescendantBlur, DescendantFocus
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Input, Static

from wizard.session.evidence import explain_grade
from wizard.tui.literal import literal
from wizard.tui.views.grade import grade_table
from wizard.tui.widgets.cycle import Cycle
from wizard.tui.widgets.fields import LineField
from wizard.visible import clean_line

_LABELS = (
    ("source", "Source", "author, title"),
    ("locator", "Where", "article, page"),
    ("date", "Date", "2026, 2026-01 or 2026-01-31"),
    ("address", "Address", "where it can be found"),
    ("grade", "Grade", "Admiralty, such as B2"),
)
_OTHER, _ITSELF = "no", "yes, of the agreement or statute"


class GradeLegend(Widget):
    """What the grade typed means; all grades while one is being chosen."""

    grade: reactive[str] = reactive("", layout=True)
    is_chosen: reactive[bool] = reactive(default=False, layout=True)

    def show(self, grade: str, *, is_chosen: bool) -> None:
        """Show the meaning of a grade, or the table of all of them with this one marked."""
        self.grade, self.is_chosen = grade, is_chosen

    def render(self) -> Content:
        """Draw the table, or the meaning in one line."""
        return grade_table(self.grade) if self.is_chosen else literal(explain_grade(self.grade))


class EvidenceMark(Cycle):
    """Whether the item is the text itself; Enter keeps the item, as in the other fields."""

    BINDINGS = [Binding("enter", "screen.keep_item", "Keep the item", show=False)]


class EvidenceForm(Vertical):
    """One item as it is typed; what it means is decided by the session."""

    def compose(self) -> ComposeResult:
        """Lay out a line for each field, the mark of the text itself, and the grades."""
        for name, label, placeholder in _LABELS:
            with Horizontal(classes="field"):
                yield Static(label, classes="field-label", markup=False)
                yield LineField(placeholder=placeholder, id=f"field-{name}", compact=True)
        with Horizontal(classes="field"):
            yield Static("The text?", classes="field-label")
            yield EvidenceMark((_OTHER, _ITSELF), _OTHER, id="field-primary")
        yield GradeLegend()

    def typed(self) -> dict[str, str]:
        """Return what stands in the form; the mark of the text itself is part of the grade."""
        typed = {name: clean_line(self._field(name).value).strip() for name, *_ in _LABELS}
        is_marked = self._mark.value == _ITSELF and not typed["grade"].upper().startswith("T")
        return {**typed, "grade": ("T" if is_marked else "") + typed["grade"]}

    def fill(self, typed: Mapping[str, str]) -> None:
        """Put an item into the form; none of its fields is kept from before."""
        grade = typed.get("grade", "")
        self._mark.index = int(grade.startswith("T"))
        for name, *_ in _LABELS:
            self._field(name).value = typed.get(name, "")
        self._field("grade").value = grade.removeprefix("T")

    def grade_by(self, sign: str) -> None:
        """Choose the letter or the digit of the grade."""
        grade = self._field("grade")
        letter, digit = _split(grade.value)
        letter, digit = (sign, digit) if sign.isalpha() else (letter, sign)
        grade.value = f"{letter}{digit}"
        grade.cursor_position = len(grade.value)

    def _field(self, name: str) -> Input:
        return self.query_one(f"#field-{name}", Input)

    @property
    def _mark(self) -> Cycle:
        return self.query_one("#field-primary", Cycle)

    # What a grade means is shown while it is chosen: a standing table would take half the window.

    @on(Input.Changed, "#field-grade")
    def _explain(self, event: Input.Changed) -> None:
        self._show_grades(event.value, is_chosen=self._field("grade").has_focus)

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Show all grades when the field of the grade is entered."""
        self._show_grades(self._field("grade").value, is_chosen=event.widget.id == "field-grade")

    def on_descendant_blur(self, event: DescendantBlur) -> None:
        """Show only the grade chosen when its field is left."""
        if event.widget.id == "field-grade":
            self._show_grades(self._field("grade").value, is_chosen=False)

    def _show_grades(self, grade: str, *, is_chosen: bool) -> None:
        self.query_one(GradeLegend).show(grade, is_chosen=is_chosen)


def _split(grade: str) -> tuple[str, str]:
    plain = grade.strip().upper().removeprefix("T")
    letter = next((sign for sign in plain if sign in "ABCDEF"), "")
    return letter, next((sign for sign in plain if sign in "123456"), "")
