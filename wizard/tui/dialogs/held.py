"""A file that can only be read at present: who has it open, and what can be done."""

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.binding import Binding

from wizard.errors import WizardError
from wizard.session import Session
from wizard.session.opening import Access
from wizard.tui.dialogs.uncalled import Uncalled
from wizard.tui.views.keeping import brief, name_of
from wizard.tui.widgets.blocks import Block
from wizard.tui.widgets.pane import Pane
from wizard.visible import visible_line

_WAYS = (
    ("r", "reads only: look at everything, change nothing."),
    ("t", "takes over: works on it all the same; what both sides answer is merged."),
    ("a", "looks again: as soon as it is free, it is opened for work."),
)
_HINTS = "r read only  t take over  a look again  Esc read only"


class HeldDialog(Uncalled[Session]):
    """Asks how to go on; dismissed with another session to go on with, or with the same."""

    DECIDING = frozenset({"open"})
    BINDINGS = [
        Binding("r,escape,ctrl+b", "back", "Read only"),
        Binding("t", "open('take-over')", "Take over: both sides' answers are merged"),
        Binding("a", "open('write')", "Look again whether it is free"),
    ]

    def compose(self) -> ComposeResult:
        """Lay out who has it open, the ways to go on, and the keys."""
        title = f"Can only be read: {name_of(self._session.home)}"
        yield from self.lay_out(title, _HINTS, "-held")

    def on_mount(self) -> None:
        """Say why."""
        super().on_mount()
        self.query_one("#found", Pane).show(list(self._blocks()))

    def _blocks(self) -> Iterator[Block]:
        holder, error = self._session.holder, self._session.read_only
        if holder is None:
            yield Block(str(error) if error is not None else "", "title")
        else:
            yield Block(f"Open elsewhere: {visible_line(str(holder))}.", "title")
        for key, does in _WAYS:
            if key != "t" or holder is not None:
                yield Block(does, prefix=f"{key}  ", prefix_style="heading", gap=key == "r")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to take over only what somebody else has open."""
        if "take-over" in parameters and self._session.holder is None:
            return False
        return super().check_action(action, parameters)

    def action_open(self, access: Access) -> None:
        """Open the file again, for work; stay here if that is still refused."""
        session = self._session
        try:
            opened = Session.open(session.home, session.pack, access=access)
        except WizardError as error:
            self.complain(str(error))
            return
        if opened.read_only is not None:
            opened.close()
            self.complain(f"Still so: {brief(opened.read_only)}")
            return
        self.leave(opened)

    def action_back(self) -> None:
        """Go on reading."""
        self.leave(self._session)
