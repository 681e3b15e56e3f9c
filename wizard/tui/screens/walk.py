"""The walk: one question at a time, with the outline, the guidance and the result so far."""

from functools import partial

from textual import on
from textual.binding import Binding
from textual.events import Key

from wizard.errors import WizardError
from wizard.session.marks import kept_questions, next_filter
from wizard.storage.bookmarks import toggle_bookmark
from wizard.tui.messages import HomeWanted
from wizard.tui.screens.walk_entry import COMPUTED
from wizard.tui.screens.walk_judging import WalkJudging
from wizard.tui.widgets.pane import Pane

_NEED_NO_QUESTION = frozenset(
    {
        *("summary", "review", "whatif", "compare", "facts", "red_lines", "weights"),
        *("save", "home", "undo", "redo", "move_on", "guide"),
        *("settle", "conflicts", "recovery", "held", "file"),
    }
)
_ONLY_GO = frozenset({"step", "next_open", "find", "bookmark", "next_bookmark", "filter"})


class WalkScreen(WalkJudging):
    """Walks through the questions of one session; every answer is saved at once."""

    BINDINGS = [
        Binding("n,right", "step(1)", "Next question", id="walk.next"),
        Binding("p,left", "step(-1)", "Previous question", id="walk.previous"),
        Binding("o", "next_open", "Next open question", id="walk.next-open"),
        Binding("slash,g", "find", "Find a question", id="walk.find"),
        Binding("b", "bookmark", "Bookmark, or not", id="walk.bookmark"),
        Binding("j", "next_bookmark", "Next bookmark", id="walk.next-bookmark"),
        Binding("a", "filter", "Outline: which to show", id="walk.filter"),
        Binding("c", "confidence", "Confidence", id="walk.confidence"),
        Binding("t", "note", "Note", id="walk.note"),
        Binding("e", "evidence", "Evidence", id="walk.evidence"),
        Binding("r", "range", "Answer by a range", id="walk.range"),
        Binding("k", "unknown", "Cannot be established", id="walk.unknown"),
        Binding("x", "not_applicable", "Not applicable", id="walk.not-applicable"),
        Binding("delete,backspace", "clear", "Take the answer back", id="walk.clear"),
        Binding("u", "undo", "Undo", id="walk.undo"),
        Binding("y", "redo", "Redo", id="walk.redo"),
        Binding("i", "guide", "Guidance", id="walk.guide"),
        Binding("less_than_sign", "judge", "Judge a link weaker", id="walk.judge"),
        Binding("m", "move_on", "Answers lead on, or stay", id="walk.move-on"),
        Binding("s", "summary", "Summary", id="walk.summary"),
        Binding("v", "review", "Review: what is doubtful", id="walk.review"),
        Binding("w", "whatif", "What if: try other answers", id="walk.what-if"),
        Binding("equals_sign", "compare", "Compare with another", id="walk.compare"),
        Binding("f", "facts", "Facts of the partnership", id="walk.facts"),
        Binding("l", "red_lines", "Red lines and waivers", id="walk.red-lines"),
        Binding("d", "weights", "Weights of the dimensions", id="walk.weights"),
        Binding("z", "file", "File: history, versions", id="walk.file"),
        Binding("q", "settle", "Undecided about the file", id="walk.settle"),
        Binding("ctrl+s", "save", "Save again", id="walk.save"),
        Binding("escape,h", "home", "Back, or home", id="walk.home"),
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Refuse keys meant for a dialog, and what is about a question while none is in scope."""
        del parameters
        if not self.is_current:
            return False
        known = self.session.asked_questions()
        if action in _ONLY_GO:
            known = self.session.shown_questions()
        return action in _NEED_NO_QUESTION or self._question in known

    def on_key(self, event: Key) -> None:
        """Say why a key about an answer does nothing where the answer is computed."""
        names = {
            binding.action
            for key, binding in self._bindings
            if key == event.key and self.check_action(binding.action, ()) is False
        }
        if names and self.is_current and self._question in self.session.shown_questions():
            self._say(COMPUTED)

    def action_step(self, step: int) -> None:
        """Go to the next or the previous question."""
        target = self._neighbour(step)
        if target == self._question:
            end = "last" if step > 0 else "first"
            ways = "{walk.summary} shows the summary, {walk.next-open} the next open one."
            self._tell(f"This is the {end} question. {ways}")
        else:
            self._say("")
            self._go(target)

    def action_next_open(self) -> None:
        """Go to the next open question, from the top again after the last."""
        opened = self.session.open_questions()
        shown = self.session.shown_questions()
        if not opened:
            self._tell("Every question has been looked at. {walk.summary} shows the summary.")
            return
        here = shown.index(self._question)
        self._say("")
        self._go(next((q for q in opened if shown.index(q) > here), opened[0]))

    def action_bookmark(self) -> None:
        """Mark the question, or take its mark away."""
        bookmarks = frozenset(self._outlined.bookmarks) ^ {self._question}
        self._outlined = self._outlined._replace(bookmarks=bookmarks)
        there = "Bookmarked; {walk.next-bookmark} goes to the next one."
        said = there if self._question in bookmarks else "No bookmark any more."
        if not self._keep_bookmark():
            said += " It cannot be kept: it ends with this walk."
        self._tell(said)
        self._show(new=False)

    def _keep_bookmark(self) -> bool:
        """Keep for later walks that the mark of this question was changed; false if that failed."""
        return toggle_bookmark(self.session.assessment.id, self._question)

    def action_next_bookmark(self) -> None:
        """Go to the next question with a bookmark, from the top again after the last."""
        shown = self.session.shown_questions()
        here = shown.index(self._question)
        ahead = (*shown[here + 1 :], *shown[: here + 1])
        target = next((q for q in ahead if q in self._outlined.bookmarks), None)
        if target is None:
            self._tell("No question has a bookmark; {walk.bookmark} sets one.")
        else:
            self._go(target)

    def action_filter(self) -> None:
        """Show only some of the questions in the outline; the walk still goes through all."""
        only = next_filter(self._outlined.only)
        self._outlined = self._outlined._replace(only=only)
        count = len(kept_questions(self.session, only, self._outlined.bookmarks))
        self._tell(f"Outline: {only} ({count}); {{walk.filter}} shows the next kind.")
        self._show(new=False)

    @on(Pane.Chosen, "#outline,#guide")
    def jump(self, event: Pane.Chosen) -> None:
        """Go to the question chosen in the outline or among the links; Escape leads back."""
        if not self._may_go():
            return
        if event.pane.id == "guide":
            reopen = self.action_guide if self.has_class("-guided") else _nothing
            self._trail.follow(self._question, event.key, reopen)
            self.remove_class("-guided")
            self._say(f"Esc leads back to: {self.question.label}")
        self._go(event.key)

    def action_find(self) -> None:
        """Look for a question and go there."""
        from wizard.tui.dialogs.find import FindDialog  # noqa: PLC0415 - when first asked for

        if self.is_current:
            self.app.push_screen(FindDialog(self.session), self._go_if_asked)

    def action_guide(self) -> None:
        """Show or hide the guidance where it does not fit beside the question."""
        self.toggle_class("-guided")
        is_guided = self.has_class("-guided")
        self.query_one("#guide" if is_guided else "#question", Pane).focus()
        said = "Enter follows a link, {walk.judge} judges it weaker, {walk.home} leads back."
        self._tell(said if is_guided else "")

    def action_move_on(self) -> None:
        """Set whether an answer leads to the next question."""
        self._moves_on = not self._moves_on
        self._say("Answers lead on." if self._moves_on else "Answers stay on their question.")

    def action_summary(self) -> None:
        """Show the summary."""
        from wizard.tui.screens.summary import SummaryScreen  # noqa: PLC0415 - when first asked for

        self._visit(partial(SummaryScreen, self.session), "the summary")

    def action_review(self) -> None:
        """Show what is open, unsupported, doubtful or contradictory."""
        from wizard.tui.screens.review import ReviewScreen  # noqa: PLC0415 - when first asked for

        self._visit(partial(ReviewScreen, self.session), "the review")

    def action_whatif(self) -> None:
        """Try other answers without touching the assessment."""
        from wizard.tui.screens.whatif import WhatIfScreen  # noqa: PLC0415 - when first asked for

        if self.is_current:
            self.app.push_screen(WhatIfScreen(self.session, at=self._question))

    def action_compare(self) -> None:
        """Ask for another assessment and show what differs, and why."""
        from wizard.tui.dialogs.other_file import OtherFileDialog  # noqa: PLC0415 - when asked for

        self._ask(OtherFileDialog(self.session.path), lambda path: self._compare(str(path)))

    def _compare(self, typed: str) -> None:
        from wizard.session.comparing import compare_with  # noqa: PLC0415 - when first asked for
        from wizard.tui.screens.compare import CompareScreen  # noqa: PLC0415

        try:
            report = compare_with(self.session, typed)
        except WizardError as error:
            # One line has no room for a long path before what is wrong.
            self._say(str(error).replace(f"{self.session.path.parent}/", ""))
        else:
            self.app.push_screen(CompareScreen(report))

    def action_facts(self) -> None:
        """Change parties, stage, depth or scope."""
        from wizard.tui.screens.facts import FactsScreen  # noqa: PLC0415 - when first asked for

        if self.is_current:
            self.app.push_screen(FactsScreen(self.session.pack, session=self.session))

    def action_red_lines(self) -> None:
        """Show the red lines, and let a crossed one pass or not."""
        from wizard.tui.screens.red_lines import RedLinesScreen  # noqa: PLC0415 - when asked for

        self._visit(partial(RedLinesScreen, self.session), "the red lines")

    def action_weights(self) -> None:
        """Say how much each dimension weighs."""
        from wizard.tui.screens.weights import WeightsScreen  # noqa: PLC0415 - when asked for

        if self.is_current:
            self.app.push_screen(WeightsScreen(self.session))

    def action_home(self) -> None:
        """Drop a number half typed, go back where one came from, or go home."""
        if self._typed:
            self._type("")
        elif self._go_back():
            return
        elif self.has_class("-guided"):
            self.action_guide()
        else:
            self.post_message(HomeWanted())

    def _go_back(self) -> bool:
        """Go back to where the link to this question was followed; false if it was not."""
        step = self._trail.go_back(self._question)
        if step is None or step.start not in self.session.shown_questions():
            return False
        self._say("")
        self._go(step.start)
        step.reopen()
        return True


def _nothing() -> None:
    """Reopen nothing: the guidance stands beside the question."""
