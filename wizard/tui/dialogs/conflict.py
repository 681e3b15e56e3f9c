"""Decide what was changed here and by another program: both versions side by side, a key each."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from wizard.errors import WizardError
from wizard.session import Session
from wizard.session.merge import Conflict
from wizard.session.origins import say_origin, say_own
from wizard.tui.dialogs.uncalled import Uncalled
from wizard.tui.literal import literal
from wizard.tui.views.conflict import conflict_base, conflict_columns, conflict_head
from wizard.tui.views.keeping import brief
from wizard.tui.widgets.hints import Hints
from wizard.tui.widgets.pane import Pane

_HINTS = "m mine  t theirs  n/p next, back  Tab side  Esc later"


class ConflictDialog(Uncalled[str]):
    """One conflict after the other; dismissed with what was decided, in a sentence."""

    VERTICAL_BREAKPOINTS = [(0, "-low"), (16, "-middle"), (23, "-high")]
    DECIDING = frozenset({"decide"})
    BINDINGS = [
        Binding("m", "decide('mine')", "Let mine stand"),
        Binding("t", "decide('theirs')", "Let theirs stand"),
        Binding("n,right", "step(1)", "Next conflict"),
        Binding("p,left", "step(-1)", "Previous conflict"),
        Binding("escape,ctrl+b", "back", "Decide later"),
    ]

    def __init__(self, session: Session, *, called: bool) -> None:
        super().__init__(session, called=called)
        self._key = session.conflicts[0].key
        self._decided = 0

    def compose(self) -> ComposeResult:
        """Lay out what it is about, both versions, and the keys."""
        with Vertical(classes="dialog -full"):
            yield Static("", classes="dialog-title", id="count", markup=False)
            yield Static("", classes="dialog-about", id="about", markup=False)
            yield Static("", classes="dialog-text", id="base", markup=False)
            yield Static("", classes="dialog-text", id="origin", markup=False)
            with Horizontal(id="sides"):
                for name, title in (("mine", "m  Mine"), ("theirs", "t  Theirs")):
                    with Vertical(classes="side"):
                        yield Static(title, classes="side-title", markup=False)
                        yield Pane(id=name)
            yield Static("", classes="dialog-error", id="complaint", markup=False)
            yield Hints(_HINTS, classes="dialog-hint")

    def on_mount(self) -> None:
        """Show the first conflict."""
        super().on_mount()
        self._show()
        self.query_one("#mine", Pane).focus()

    @property
    def _place(self) -> int:
        keys = [conflict.key for conflict in self._session.conflicts]
        return keys.index(self._key) if self._key in keys else 0

    def _show(self) -> None:
        place, conflicts, pack = self._place, self._session.conflicts, self._session.pack
        conflict = conflicts[place]
        self._key = conflict.key
        self._say("count", f"Changed on both sides: {place + 1} of {len(conflicts)}")
        self._say("about", conflict_head(pack, conflict))
        self._say("base", conflict_base(pack, conflict))
        own, origin = say_own(self._session, conflict), say_origin(self._session, conflict)
        self._say("origin", f"Mine: you, {own}. Theirs: {origin}")
        self._show_sides(conflict)

    def _show_sides(self, conflict: Conflict) -> None:
        columns = conflict_columns(self._session.pack, conflict)
        for name, blocks in zip(("mine", "theirs"), columns, strict=True):
            self.query_one(f"#{name}", Pane).show(blocks)

    def _say(self, name: str, text: str) -> None:
        self.query_one(f"#{name}", Static).update(literal(text))

    def action_decide(self, side: str) -> None:
        """Let one side stand, and go on with the next conflict."""
        try:
            self._session.decide(self._key, side)
        except WizardError as error:
            self.complain(str(error))
            return
        self._decided += 1
        unsaved = self._session.unsaved
        self.complain("" if unsaved is None else f"NOT SAVED: {brief(unsaved)}")
        if self._session.conflicts:
            self._show()
        else:
            self.action_back()

    def action_step(self, step: int) -> None:
        """Show another conflict; this one stays as it is."""
        conflicts = self._session.conflicts
        self._key = conflicts[(self._place + step) % len(conflicts)].key
        self.complain("")
        self._show()

    def action_back(self) -> None:
        """Leave; what is undecided stays so."""
        left = len(self._session.conflicts)
        said = [f"Decided: {self._decided}."] if self._decided else []
        self.leave(" ".join([*said, f"{left} left to decide; q asks again."] if left else said))
