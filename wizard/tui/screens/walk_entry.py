"""How the walk takes answers: by digit, line or dialog."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from textual import on
from textual.events import Key

from wizard.errors import InvalidAnswerError, WizardError
from wizard.model.checklist import Question
from wizard.model.scale import MultipleChoice
from wizard.report.wording import describe, format_number
from wizard.scoring.answers.scale import accepts_range
from wizard.session.answers import changed_questions
from wizard.session.entry import Choice, choices_of, parse_entry
from wizard.tui.actions import put_keys
from wizard.tui.dialogs.base import Dialog
from wizard.tui.screens.walk_view import WalkView
from wizard.tui.views.keeping import refusal
from wizard.tui.views.question import NONE_KEY, chosen_key, question_blocks
from wizard.tui.widgets.pane import Pane

if TYPE_CHECKING:
    from wizard.tui.dialogs.prompt import Prompt

T = TypeVar("T")

_TYPED = "0123456789-.,"
"""Characters that answer, or make up a number or a range."""
_LAST = (
    "Recorded. That was the last question: {walk.next-open} goes to an open one, {walk.summary} to "
    "the summary."
)
COMPUTED = "This figure is computed from the answers named above; answer those."


class WalkEntry(WalkView):
    """Records what a person answers to the question being shown."""

    TYPED = (("0-9", "Answer: choice or number"),)
    SHOWS_MARKS = True

    def on_key(self, event: Key) -> None:
        """Answer by a digit: the choice under it, or one more character of a number."""
        if event.character is None or event.character not in _TYPED or not self.is_current:
            return
        event.stop()
        if self._question not in self.session.asked_questions():
            if self._question in self.session.shown_questions():
                self._say(COMPUTED)
            return
        choices = choices_of(self.question.scale)
        if not self._may_change():
            return
        if not choices:
            self._type(self._typed + event.character)
            return
        if not self._answer_by(event.character):
            self._say(f"No choice stands under {event.character}.")

    def _answer_by(self, key: str) -> bool:
        """Choose what stands under a key; false if nothing does."""
        question = self._question
        if isinstance(self.question.scale, MultipleChoice) and key == NONE_KEY:
            self._change(lambda: self.session.answer(question, ()), moves_on=True)
            return True
        found = next((c for c in choices_of(self.question.scale) if c.key == key), None)
        if found is not None:
            self._choose(found)
        return found is not None

    def _type(self, typed: str) -> None:
        """Show what has been typed of a number so far; Enter records it."""
        self._typed = typed
        blocks = question_blocks(self.session, self.question, typed)
        pane = self.query_one("#question", Pane)
        pane.show(blocks, cursor=chosen_key(self.session, self.question), scroll="keep")
        self._say("Enter records it, Backspace corrects." if typed else "")

    @on(Pane.Chosen, "#question")
    def choose_line(self, event: Pane.Chosen) -> None:
        """Answer by Enter or a click on a choice of the question being shown."""
        question, _, key = event.key.rpartition(":")
        if question != self._question:
            return
        if self._answer_by(key):
            return
        if self._typed:
            self._enter(self.question, self._typed)
        else:
            self._type_in()

    def _choose(self, choice: Choice) -> None:
        question = self._question
        if not isinstance(self.question.scale, MultipleChoice):
            self._change(lambda: self.session.answer(question, choice.value), moves_on=True)
            return
        kept = self.session.answer_of(question)
        before = kept.value if kept is not None and isinstance(kept.value, tuple) else ()
        order = [other.value for other in choices_of(self.question.scale)]
        after = set(before) ^ {str(choice.value)}
        value = tuple(str(item) for item in order if item in after)
        self._change(lambda: self.session.answer(question, value))

    def _may_change(self) -> bool:
        """Tell whether anything can be changed, before it is typed; say why not."""
        said = refusal(self.session)
        if said:
            self._say(said)
        return not said

    def _ask(self, dialog: Dialog[T], use: Callable[[T], None]) -> None:
        """Open a dialog, one at a time, and use what it is left with."""
        if self.is_current:
            self.app.push_screen(dialog, lambda value: None if value is None else use(value))

    def _ask_line(self, prompt: "Prompt", use: Callable[[str], None]) -> None:
        if self.is_current:
            self.app.push_screen(prompt, lambda text: None if text is None else use(text))

    def _type_in(self) -> None:
        question = self.question
        unit = getattr(question.scale, "unit", question.scale.type)
        kept = self.session.answer_of(question.id)
        value = format_number(kept.value) if kept is not None and kept.value is not None else ""
        self._ask_entry(f"{question.text} ({unit})", value)

    def _ask_entry(self, explanation: str, initial: str = "") -> None:
        if not self._may_change():
            return
        from wizard.tui.dialogs.prompt import Prompt  # noqa: PLC0415 - when first asked for

        question = self.question
        prompt = Prompt(
            question.label,
            explanation,
            initial=initial,
            check=lambda text: self._entry_complaint(question, text),
        )
        self._ask_line(prompt, lambda typed: self._enter(question, typed))

    def _enter(self, question: Question, typed: str) -> None:
        self._typed = ""
        try:
            entry = parse_entry(question, typed)
        except InvalidAnswerError as error:
            self._show(new=False)
            self._say(str(error))
            return
        self._change(lambda: self.session.enter(question.id, entry), moves_on=True)

    def _go(self, question: str) -> None:
        """Go to a question; a number half typed is recorded first, or keeps the walk here."""
        if self._may_go():
            if self._typed:
                self._enter(self.question, self._typed)
            super()._go(question)

    def _may_go(self) -> bool:
        """Tell whether the question can be left; say why not."""
        typed = self._typed
        complaint = self._entry_complaint(self.question, typed) if typed else ""
        if complaint:
            self._say(f"{complaint} Esc drops it.")
        return not complaint

    def record_typed(self) -> None:
        """Record a number half typed, if it can be one: the program is being left."""
        if self._typed and not self._entry_complaint(self.question, self._typed):
            self._enter(self.question, self._typed)

    def _entry_complaint(self, question: Question, typed: str) -> str:
        try:
            self.session.check(question.id, parse_entry(question, typed))
        except InvalidAnswerError as error:
            return str(error)
        return ""

    def _change(
        self, change: Callable[[], None], *, moves_on: bool = False, said: str = ""
    ) -> None:
        """Carry out a change, say what it did, and go to the next question if so set."""
        if not self._may_change():
            return
        asked = self.question
        try:
            change()
        except WizardError as error:
            self._say(str(error))
            return
        target = self._next_asked() if moves_on and self._moves_on else asked.id
        self._trail.lead_on(asked.id, target)
        moves, self._question = target != asked.id, target
        value = f"{asked.label}: {describe(self.session.assessment, asked)}"
        is_last = moves_on and self._moves_on and not moves
        done = said or (put_keys(_LAST, self) if is_last else f"Recorded: {value}")
        self._say(done if self.session.unsaved is None else f"Not saved yet: {value}")
        self._show(new=moves)

    def action_clear(self) -> None:
        """Take the last character typed back, or the answer; note and evidence stay."""
        if self._typed:
            self._type(self._typed[:-1])
            return
        self._change(lambda: self.session.clear(self._question))

    def action_range(self) -> None:
        """Ask for a range."""
        if accepts_range(self.question.scale):
            self._ask_entry("A range from the least to the most it can be, such as 1..3")
        else:
            self._tell(
                "This question takes no range; say {walk.unknown} if it cannot be established."
            )

    def action_unknown(self) -> None:
        """Ask why the answer cannot be established."""
        question = self._question
        self._ask_reason(
            "Looked for, and not to be established",
            "Why not? It is listed as a transparency gap.",
            lambda reason: self.session.mark_unknown(question, reason),
        )

    def action_not_applicable(self) -> None:
        """Ask why the question does not apply."""
        question = self._question
        if question in self.session.pack.absolute_exposures:
            said = "An absolute red line reads this question: answer it, or press {walk.unknown}"
            self._tell(f"{said} (unknown).")
            return
        self._ask_reason(
            "Not applicable",
            "Why does this question not apply?",
            lambda reason: self.session.mark_not_applicable(question, reason),
        )

    def _ask_reason(self, title: str, explanation: str, use: Callable[[str], None]) -> None:
        from wizard.tui.dialogs.prompt import Prompt, required  # noqa: PLC0415 - when first asked for

        if not self._may_change():
            return
        kept = self.session.assessment.answers.get(self._question)
        initial = kept.reason if kept is not None else ""
        prompt = Prompt(title, explanation, initial=initial, check=required)
        self._ask_line(prompt, lambda reason: self._change(lambda: use(reason), moves_on=True))

    def action_undo(self) -> None:
        """Take the last change back, and show the question it was about."""
        if self._typed:
            # What was typed last is the last change of all.
            self._type("")
            self._say("The number begun was dropped.")
            return
        self._travel(self.session.undo, "Undone.", "Nothing to undo.")

    def action_redo(self) -> None:
        """Bring an undone change back, and show the question it is about."""
        self._travel(self.session.redo, "Redone.", "Nothing to redo.")

    def _travel(self, travel: Callable[[], bool], done: str, nothing: str) -> None:
        if not self._may_change():
            return
        before = self.session.assessment
        is_done = travel()
        changed = changed_questions(before, self.session.assessment)
        shown = self.session.shown_questions()
        found = next((question for question in changed if question in shown), None)
        target = found or self._question
        self._say(self._travelled(done, found) if is_done else nothing)
        moved, self._question = target != self._question, target
        self._show(new=moved)

    def _travelled(self, done: str, question: str | None) -> str:
        if question is None:
            return done
        asked = self.session.pack.questions[question]
        said = describe(self.session.assessment, asked)
        return f"{done} Now {asked.label}: {said}"

    def action_save(self) -> None:
        """Write the file again; every answer is written by itself anyway."""
        if not self._may_change():
            return
        self.session.save()
        self._show_status()
        failed = self.session.unsaved is not None
        if failed:
            self._tell("Still not saved; {walk.file} says more.")
        else:
            self._say(f"Saved {self.session.path}")
