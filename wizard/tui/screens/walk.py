"""The walk: one question at a time, with the outline, the guidance and the result so far."""

from collections.abc import Callable

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.events import Key
from textual.timer import Timer
from textual.widgets import Static

from wizard.errors import InvalidAnswerError
from wizard.model.assessment import CONFIDENCES
from wizard.model.checklist import Question
from wizard.model.result import Result
from wizard.model.scale import MultipleChoice
from wizard.report.wording import describe
from wizard.scoring.scale import accepts_range
from wizard.session import Session
from wizard.session.entry import Choice, choices_of, parse_entry
from wizard.tui.dialogs.evidence import EvidenceDialog
from wizard.tui.dialogs.find import FindDialog
from wizard.tui.dialogs.note import NoteDialog
from wizard.tui.dialogs.prompt import Prompt, required
from wizard.tui.literal import literal
from wizard.tui.messages import HomeWanted
from wizard.tui.screens.base import WizardScreen
from wizard.tui.views.guide import guide_blocks
from wizard.tui.views.live import describe_change, live_lines
from wizard.tui.views.outline import outline_blocks
from wizard.tui.views.question import CHOICE, chosen_key, question_blocks
from wizard.tui.widgets.pane import Pane, Scroll
from wizard.tui.widgets.too_small import TooSmall

_HINTS = "F1 keys  digit answers  n/p next/back  s summary  t note  e evidence  c sure?"

_NEED_NO_QUESTION = frozenset(
    {"summary", "facts", "save", "home", "undo", "redo", "move_on", "guide"}
)

_PAUSE = 0.03
"""Seconds until outline, guidance and result follow: the question itself is painted first."""


class WalkScreen(WizardScreen):
    """Walks through the questions of one session; every answer is saved at once."""

    BINDINGS = [
        Binding("n,right", "step(1)", "Next question"),
        Binding("p,left", "step(-1)", "Previous question"),
        Binding("o", "next_open", "Next open question"),
        Binding("slash,g", "find", "Find a question"),
        Binding("c", "confidence", "Confidence"),
        Binding("t", "note", "Note"),
        Binding("e", "evidence", "Evidence"),
        Binding("r", "range", "Answer by a range"),
        Binding("k", "unknown", "Not to be established"),
        Binding("x", "not_applicable", "Not applicable"),
        Binding("delete,backspace", "clear", "Take the answer back"),
        Binding("u", "undo", "Undo"),
        Binding("y", "redo", "Redo"),
        Binding("i", "guide", "Guidance"),
        Binding("m", "move_on", "Move on after answering, or stay"),
        Binding("s", "summary", "Summary"),
        Binding("f", "facts", "Facts of the partnership"),
        Binding("ctrl+s", "save", "Save again"),
        Binding("escape,h", "home", "Home"),
    ]

    def __init__(self, session: Session, *, at: str | None = None) -> None:
        super().__init__()
        self.session = session
        self._moves_on = True
        self._told: Result | None = None
        self._guides_anew = True
        self._rest: Timer | None = None
        self._is_shown = False
        self._question = at or self._first_question()

    def _first_question(self) -> str:
        asked = self.session.asked_questions()
        return next(iter(self.session.open_questions() or asked), "")

    def compose(self) -> ComposeResult:
        """Lay out outline, question and guidance, the result so far and the keys."""
        yield TooSmall()
        yield Static("", id="top", markup=False)
        with Horizontal(id="body"):
            yield Pane(id="outline")
            yield Pane(id="question")
            yield Pane(id="guide")
        yield Static("", id="live", markup=False)
        yield Static("", id="message", markup=False)
        yield Static(_HINTS, id="hints", markup=False)

    def on_mount(self) -> None:
        """Show where the work stands."""
        self._show(new=True)
        self.query_one("#question", Pane).focus()
        if self.session.differences:
            self._say(" ".join(self.session.differences))

    def on_screen_resume(self) -> None:
        """Show what other screens changed; the first time is on_mount's."""
        if self._is_shown:
            self._show(new=False)
        self._is_shown = True

    # Showing

    @property
    def question(self) -> Question:
        """Return the question being shown."""
        return self.session.pack.questions[self._question]

    def _show(self, *, new: bool) -> None:
        """Show the question at once, and what follows from the answers after it is painted."""
        asked = self.session.asked_questions()
        if not asked:
            self._say("Nothing is in scope: press f to change that.")
            return
        if self._question not in asked:
            self._question = next(iter(self.session.open_questions()), asked[0])
            new = True
        pane = self.query_one("#question", Pane)
        cursor = chosen_key(self.session, self.question) if new else pane.cursor
        blocks = question_blocks(self.session, self.question)
        pane.show(blocks, cursor=cursor, scroll="top" if new else "keep")
        self._guides_anew = self._guides_anew or new
        if self._rest is None:
            self._rest = self.set_timer(_PAUSE, self._show_rest)

    def _show_rest(self) -> None:
        self._rest = None
        if not self.is_attached or self._question not in self.session.asked_questions():
            return
        outline = outline_blocks(self.session, self._question)
        self.query_one("#outline", Pane).show(outline, cursor=self._question, scroll="cursor")
        scroll: Scroll = "top" if self._guides_anew else "keep"
        guide = guide_blocks(self.session, self.question)
        self.query_one("#guide", Pane).show(guide, scroll=scroll)
        self._guides_anew = False
        self._show_status()
        self._tell_change()

    def _tell_change(self) -> None:
        """Say in the message line what the answers given since the last time have moved."""
        before, self._told = self._told, self.session.result
        said = describe_change(before, self._told) if before is not None else ""
        if said and self.session.unsaved is None:
            self._say(f"{said[0].upper()}{said[1:]}.")

    def _show_status(self) -> None:
        session = self.session
        asked, opened = len(session.asked_questions()), len(session.open_questions())
        title = session.assessment.title
        state = "saved" if session.unsaved is None else "NOT SAVED"
        self.query_one("#top", Static).update(
            literal(f" {state}  {asked - opened} of {asked} looked at  {title}"), layout=False
        )
        lines = live_lines(session, max(20, self.size.width - 2))
        self.query_one("#live", Static).update(literal("\n".join(lines)), layout=False)
        if session.unsaved is not None:
            self._say(f"{session.unsaved} Nothing is lost: Ctrl+S tries again.")

    def _say(self, text: str) -> None:
        self.query_one("#message", Static).update(literal(text), layout=False)

    def _go(self, question: str) -> None:
        self._question = question
        self._show(new=True)
        self.query_one("#question", Pane).focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Refuse what is about a question while nothing is in scope."""
        del parameters
        return action in _NEED_NO_QUESTION or self._question in self.session.asked_questions()

    # Answering

    def on_key(self, event: Key) -> None:
        """Answer by a digit: the choice under it, or the first character of a number."""
        if event.character is None or event.character not in "0123456789-":
            return
        event.stop()
        if self._question not in self.session.asked_questions():
            return
        choices = choices_of(self.question.scale)
        found = [choice for choice in choices if choice.key == event.character]
        if found:
            self._choose(found[0])
        elif not choices:
            self._type_in(event.character)

    @on(Pane.Chosen, "#question")
    def choose_line(self, event: Pane.Chosen) -> None:
        """Answer by Enter or a click on a choice."""
        if not event.key.startswith(CHOICE):
            self._type_in(None)
            return
        key = event.key.removeprefix(CHOICE)
        self._choose(next(c for c in choices_of(self.question.scale) if c.key == key))

    def _choose(self, choice: Choice) -> None:
        if not isinstance(self.question.scale, MultipleChoice):
            self._change(lambda: self.session.answer(self._question, choice.value), moves_on=True)
            return
        kept = self.session.answer_of(self._question)
        before = kept.value if kept is not None and isinstance(kept.value, tuple) else ()
        order = [other.value for other in choices_of(self.question.scale)]
        after = set(before) ^ {str(choice.value)}
        value = tuple(str(item) for item in order if item in after)
        self._change(lambda: self.session.answer(self._question, value))

    @work
    async def _type_in(self, first: str | None) -> None:
        question = self.question
        unit = getattr(question.scale, "unit", question.scale.type)
        kept = self.session.answer_of(question.id)
        value = str(kept.value) if kept is not None and kept.value is not None else ""
        typed = await self.app.push_screen_wait(
            Prompt(
                question.label,
                f"{question.text} ({unit})",
                initial=value if first is None else first,
                check=lambda text: self._entry_complaint(question, text),
            )
        )
        if typed is not None:
            entry = parse_entry(question, typed)
            self._change(lambda: self.session.enter(question.id, entry), moves_on=True)

    def _entry_complaint(self, question: Question, typed: str) -> str:
        try:
            self.session.check(question.id, parse_entry(question, typed))
        except InvalidAnswerError as error:
            return str(error)
        return ""

    def _change(self, change: Callable[[], None], *, moves_on: bool = False) -> None:
        """Carry out a change, say what it did, and go to the next question if so set."""
        asked = self.question
        try:
            change()
        except InvalidAnswerError as error:
            self._say(str(error))
            return
        moves = moves_on and self._moves_on and self._has_next()
        if moves:
            self._question = self._neighbour(1)
        self._say(f"Recorded: {asked.label}: {describe(self.session.assessment, asked)}")
        self._show(new=moves)

    def action_clear(self) -> None:
        """Take the answer back; note and evidence stay."""
        self._change(lambda: self.session.clear(self._question))

    def action_confidence(self) -> None:
        """Go to the next of the four words for confidence."""
        kept = self.session.answer_of(self._question)
        if kept is None or kept.state not in ("answered", "range"):
            self._say("Answer first, then say how sure you are.")
            return
        index = CONFIDENCES.index(kept.confidence) + 1 if kept.confidence else 0
        word = CONFIDENCES[index % len(CONFIDENCES)]
        self._change(lambda: self.session.annotate(self._question, confidence=word))

    @work
    async def action_range(self) -> None:
        """Ask for a range."""
        question = self.question
        if not accepts_range(question.scale):
            self._say("This question takes no range; say k if it cannot be established.")
            return
        typed = await self.app.push_screen_wait(
            Prompt(
                question.label,
                "A range, such as 1..3",
                check=lambda text: self._entry_complaint(question, text),
            )
        )
        if typed is not None:
            entry = parse_entry(question, typed)
            self._change(lambda: self.session.enter(question.id, entry), moves_on=True)

    @work
    async def action_unknown(self) -> None:
        """Ask why the answer cannot be established."""
        title = "Looked for, and not to be established"
        reason = await self._ask_reason(title, "Why not? It is listed as a transparency gap.")
        if reason is not None:
            question = self._question
            self._change(lambda: self.session.mark_unknown(question, reason), moves_on=True)

    @work
    async def action_not_applicable(self) -> None:
        """Ask why the question does not apply."""
        question = self._question
        if question in self.session.pack.absolute_exposures:
            self._say("An absolute red line reads this question: answer it, or press k (unknown).")
            return
        reason = await self._ask_reason("Not applicable", "Why does this question not apply?")
        if reason is not None:
            self._change(lambda: self.session.mark_not_applicable(question, reason), moves_on=True)

    async def _ask_reason(self, title: str, explanation: str) -> str | None:
        kept = self.session.assessment.answers.get(self._question)
        initial = kept.reason if kept is not None else ""
        return await self.app.push_screen_wait(
            Prompt(title, explanation, initial=initial, check=required)
        )

    @work
    async def action_note(self) -> None:
        """Write a note on the answer."""
        question = self._question
        kept = self.session.assessment.answers.get(question)
        text = kept.note if kept is not None else ""
        written = await self.app.push_screen_wait(NoteDialog(f"Note: {self.question.label}", text))
        if written != text:
            self._change(lambda: self.session.annotate(question, note=written))

    @work
    async def action_evidence(self) -> None:
        """Say what the answer rests on."""
        question = self._question
        kept = self.session.assessment.answers.get(question)
        items = kept.evidence if kept is not None else ()
        title = f"Evidence: {self.question.label}"
        chosen = await self.app.push_screen_wait(EvidenceDialog(title, items))
        if chosen != items:
            self._change(lambda: self.session.annotate(question, evidence=chosen))

    def action_undo(self) -> None:
        """Take the last change back."""
        self._say("Undone." if self.session.undo() else "Nothing to undo.")
        self._show(new=False)

    def action_redo(self) -> None:
        """Bring an undone change back."""
        self._say("Redone." if self.session.redo() else "Nothing to redo.")
        self._show(new=False)

    def action_save(self) -> None:
        """Write the file again; every answer is written by itself anyway."""
        self.session.save()
        self._show_status()
        if self.session.unsaved is None:
            self._say(f"Saved {self.session.path}")

    # Going elsewhere

    def _neighbour(self, step: int) -> str:
        asked = self.session.asked_questions()
        index = asked.index(self._question) + step if self._question in asked else 0
        return asked[max(0, min(index, len(asked) - 1))]

    def _has_next(self) -> bool:
        asked = self.session.asked_questions()
        return self._question in asked and asked[-1] != self._question

    def action_step(self, step: int) -> None:
        """Go to the next or the previous question."""
        target = self._neighbour(step)
        if target == self._question:
            end = "last" if step > 0 else "first"
            self._say(f"This is the {end} question. s shows the summary, o the next open one.")
        else:
            self._say("")
            self._go(target)

    def action_next_open(self) -> None:
        """Go to the next open question, from the top again after the last."""
        opened = self.session.open_questions()
        asked = self.session.asked_questions()
        if not opened:
            self._say("Every question has been looked at. s shows the summary.")
            return
        here = asked.index(self._question)
        self._go(next((q for q in opened if asked.index(q) > here), opened[0]))

    @on(Pane.Chosen, "#outline,#guide")
    def jump(self, event: Pane.Chosen) -> None:
        """Go to the question chosen in the outline or among the links."""
        self._go(event.key)

    @work
    async def action_find(self) -> None:
        """Look for a question and go there."""
        found = await self.app.push_screen_wait(FindDialog(self.session))
        if found is not None:
            self._go(found)

    def action_guide(self) -> None:
        """Show or hide the guidance where it does not fit beside the question."""
        self.toggle_class("-guided")
        name = "#guide" if self.has_class("-guided") else "#question"
        self.query_one(name, Pane).focus()

    def action_move_on(self) -> None:
        """Set whether an answer leads to the next question."""
        self._moves_on = not self._moves_on
        self._say("Answers lead on." if self._moves_on else "Answers stay on their question.")

    def action_summary(self) -> None:
        """Show the summary."""
        from wizard.tui.screens.summary import SummaryScreen  # noqa: PLC0415 - when first asked for

        self.app.push_screen(SummaryScreen(self.session), self._jump_from_summary)

    def _jump_from_summary(self, question: str | None) -> None:
        if question in self.session.asked_questions():
            self._go(question)

    def action_facts(self) -> None:
        """Change parties, stage, depth or scope."""
        from wizard.tui.screens.facts import FactsScreen  # noqa: PLC0415 - when first asked for

        self.app.push_screen(FactsScreen(self.session.pack, session=self.session))

    def action_home(self) -> None:
        """Go to the home screen; everything is saved already."""
        self.post_message(HomeWanted())
