"""The what-if: answers tried beside the real ones, kept as a variant or dropped."""

from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.events import Key
from textual.widgets import Static

from wizard.errors import InvalidAnswerError, UsageError
from wizard.model.assessment import Value
from wizard.model.scale import MultipleChoice
from wizard.session import Session
from wizard.session.entry import Span, choices_of, parse_entry
from wizard.session.route import find_route
from wizard.session.sandbox import Sandbox
from wizard.storage.assessments import SUFFIX
from wizard.tui.dialogs.path_prompt import PathPrompt
from wizard.tui.dialogs.prompt import Prompt
from wizard.tui.literal import literal
from wizard.tui.screens.page import PageScreen
from wizard.tui.views.whatif import both_results, whatif_blocks
from wizard.tui.widgets.pane import Pane, Scroll


class WhatIfScreen(PageScreen):
    """A sandbox over one session; nothing here touches its file."""

    TYPED = (("0-9", "Try the choice under that number"),)
    HINTS = (
        "F1 keys  digit tries  Enter lists  f binding  s shortest route  w keep  b back  r as it is"
    )
    BINDINGS = [
        Binding("f", "bind", "Set the safeguard to binding"),
        Binding("s", "route", "Shortest route to a milder verdict"),
        Binding("r,delete,backspace", "reset", "Answer as it stands"),
        Binding("x", "reset_all", "Drop everything tried"),
        Binding("w", "keep_variant", "Keep as a file of its own"),
        Binding("escape,b", "back", "Back to the walk; what was tried is dropped"),
    ]

    def __init__(self, session: Session, *, at: str) -> None:
        super().__init__()
        self._session = session
        self._at = at
        self._sandbox = Sandbox(session.pack, session.assessment)

    def compose(self) -> ComposeResult:
        """Lay out the page, and both results below it."""
        *above, hints = super().compose()
        yield from above
        yield Static("", id="live", markup=False)
        yield hints

    def on_mount(self) -> None:
        """Show the answers with the cursor on the question one came from."""
        title = f"What if: {self._session.assessment.title}"
        self.show_page(title, whatif_blocks(self._sandbox), at=self._at)
        self._show_results()

    def _show(self, at: str | None) -> None:
        pane = self.query_one("#page", Pane)
        scroll: Scroll = "keep" if at == pane.cursor else "cursor"
        pane.show(whatif_blocks(self._sandbox), cursor=at, scroll=scroll)
        if at is not None:
            # What was tried stands in full, and may reach out of sight.
            pane.move_to(at)
        self._show_results()

    def _show_results(self) -> None:
        self.query_one("#live", Static).update(literal(both_results(self._sandbox)))

    @property
    def _question(self) -> str:
        return self.query_one("#page", Pane).cursor or ""

    def on_key(self, event: Key) -> None:
        """Try the choice under a digit."""
        if event.character is None or not event.character.isdigit() or not self.is_current:
            return
        event.stop()
        asked = self._session.pack.questions.get(self._question)
        if asked is None:
            return
        found = [c.value for c in choices_of(asked.scale) if c.key == event.character]
        if found and not isinstance(asked.scale, MultipleChoice):
            self._try(found[0])
        else:
            self._ask(event.character)

    @on(Pane.Chosen)
    def type_in(self) -> None:
        """Ask for the answer to try."""
        self._ask("")

    def _ask(self, begun: str) -> None:
        question = self._session.pack.questions.get(self._question)
        if question is None or not self.is_current:
            return
        offered = [f"{c.key} {c.text}" for c in choices_of(question.scale)]
        explanation = "\n".join([question.text, *offered])
        self.app.push_screen(
            Prompt(question.label, explanation, initial=begun, check=self._complaint), self._typed
        )

    def _complaint(self, typed: str) -> str:
        try:
            self._entry(typed)
        except InvalidAnswerError as error:
            return str(error)
        return ""

    def _entry(self, typed: str) -> Value:
        question = self._session.pack.questions[self._question]
        entry = parse_entry(question, typed)
        if isinstance(entry, Span):
            raise InvalidAnswerError(question.id, "A what-if tries one answer, not a range.")
        self._session.check(question.id, entry)
        return entry

    def _typed(self, typed: str | None) -> None:
        if typed is not None:
            self._try(self._entry(typed))

    def _try(self, value: Value) -> None:
        question = self._question
        try:
            self._sandbox.try_answer(question, value)
        except InvalidAnswerError as error:
            self.say(str(error))
            return
        self.say("")
        self._show(question)

    def action_bind(self) -> None:
        """Set the safeguard under the cursor to binding."""
        question = self._question
        if not question:
            return
        try:
            self._sandbox.bind(question)
        except InvalidAnswerError as error:
            self.say(str(error))
            return
        self._show(question)

    def action_route(self) -> None:
        """Set those safeguards to binding that together make the verdict milder."""
        found = find_route(self._session.pack, self._sandbox.after.assessment)
        for question in found:
            self._sandbox.bind(question)
        verdict = self._sandbox.after.result.recommendation.verdict.word.replace("-", " ")
        said = f"Shortest route to {verdict}: {len(found)} set to binding, marked *."
        self.say(said if found else "No safeguard answered so far makes the verdict milder.")
        self._show(next(iter(found), self._question))

    def action_reset(self) -> None:
        """Answer the question under the cursor as it stands."""
        question = self._question
        self._sandbox.reset(question)
        self._show(question)

    def action_reset_all(self) -> None:
        """Drop everything tried."""
        self._sandbox.reset_all()
        self._show(self._question)

    def action_keep_variant(self) -> None:
        """Ask for a name and keep what was tried as a file of its own."""
        if not self._sandbox.trials:
            self.say("Nothing was tried yet.")
        elif self.is_current:
            stem = self._session.path.name.removesuffix(SUFFIX)
            proposed = str(self._session.path.with_name(f"{stem}.what-if{SUFFIX}"))
            prompt = PathPrompt("Keep the variant as", initial=proposed, write=self._keep_at)
            self.app.push_screen(prompt, self._say_kept)

    def _keep_at(self, path: Path) -> None:
        if not path.name.endswith(SUFFIX):
            raise UsageError(f"The name of an assessment's file ends in {SUFFIX}.")
        self._sandbox.keep(path, f"{self._session.assessment.title} (what if)")

    def _say_kept(self, path: str | None) -> None:
        if path is not None:
            # The folder is the one proposed, or the one just typed: one line has no room for it.
            self.say(f"Kept {Path(path).name}")
