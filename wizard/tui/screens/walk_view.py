"""What the walk shows: the question at once, and what follows from the answers a moment later."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import Resize
from textual.timer import Timer
from textual.widgets import Static

from wizard.model.checklist import Question
from wizard.model.result import Result
from wizard.session import Session
from wizard.session.live import describe_change, live_lines
from wizard.storage.bookmarks import load_bookmarks
from wizard.tui.actions import name_hints, put_keys
from wizard.tui.literal import literal
from wizard.tui.painting import paint_now
from wizard.tui.screens.base import WizardScreen
from wizard.tui.tidying import leave_to_pauses, tidy_up
from wizard.tui.trail import Trail
from wizard.tui.views.guide import guide_blocks
from wizard.tui.views.keeping import state_lines, state_word
from wizard.tui.views.outline import Choice, Outline
from wizard.tui.views.question import chosen_key, question_blocks
from wizard.tui.widgets.blocks import Block
from wizard.tui.widgets.hints import HintBar
from wizard.tui.widgets.pane import Pane, Scroll
from wizard.tui.widgets.too_small import TooSmall

_HINTS = (
    "F1 keys  0-9 answer  n next  p back  i why  s summary  t note  e evidence  o next open  "
    "Ctrl+P all  / find  u undo  k unknown  x does not apply  c confidence  v review  w what if"
)

_PAUSE = 0.03
"""Seconds until outline, guidance and result follow: the question itself is painted first."""


class WalkView(WizardScreen[None]):
    """Outline, question, guidance and the result so far of one session."""

    AUTO_FOCUS = "#question"

    def __init__(self, session: Session, *, at: str | None = None, moves_on: bool = True) -> None:
        super().__init__()
        self.session = session
        self._moves_on = moves_on
        self._outline = Outline(session)
        self._outlined = Choice(bookmarks=load_bookmarks(session.assessment.id))
        """What the outline shows."""
        self._typed = ""
        """What has been typed of a number, not recorded yet."""
        self._trail = Trail()
        self._told: Result | None = None
        self._guides_anew = True
        self._rest: Timer | None = None
        self.can_recover = False
        """Whether something that could not be saved waits to be brought back."""
        self._is_shown = False
        self._question = at or session.first_question()

    def compose(self) -> ComposeResult:
        """Lay out outline, question and guidance, the result so far and the keys."""
        yield TooSmall()
        yield Static(" Partnership wizard", id="top", markup=False)
        with Horizontal(id="body"):
            yield Pane(id="outline")
            yield Pane(id="question")
            yield Pane(id="guide")
        yield Static("", id="live", markup=False)
        yield Static("", id="state", classes="-empty", markup=False)
        yield Static("", id="message", markup=False)
        yield HintBar(name_hints(_HINTS, self))

    def on_mount(self) -> None:
        """Show where the work stands."""
        self._show(new=True)
        leave_to_pauses()
        if said := (*self.session.take_news(), *self.session.differences):
            self._say(" ".join(said))

    def on_screen_resume(self) -> None:
        """Show what other screens changed; the first time is on_mount's."""
        if self._is_shown:
            self._show(new=False)
        self._is_shown = True

    def on_resize(self, event: Resize) -> None:
        """Fit the lines at the bottom to the new width."""
        super().on_resize(event)
        if self._is_shown:
            self._show_status()

    @property
    def question(self) -> Question:
        """Return the question being shown."""
        return self.session.pack.questions[self._question]

    def _show(self, *, new: bool) -> None:
        """Show the question at once, and what follows from the answers after it is painted."""
        shown = self.session.shown_questions()
        if not shown:
            self._show_nothing()
            return
        if self._question not in shown:
            self._question = next(iter(self.session.open_questions()), shown[0])
            new = True
        if new:
            self._typed = ""
        pane = self.query_one("#question", Pane)
        cursor = chosen_key(self.session, self.question) if new else pane.cursor
        blocks = question_blocks(self.session, self.question, self._typed)
        scroll: Scroll = "top" if new else "keep"
        # Without an answer no choice is under the cursor: Enter alone must not answer.
        pane.show(blocks, cursor=cursor, scroll=scroll, needs_cursor=False)
        if self._is_shown:
            paint_now(self, pane, self.query_one("#message", Static))
        self._guides_anew = self._guides_anew or new
        if self._rest is None:
            self._rest = self.set_timer(_PAUSE, self._show_rest)

    def _show_nothing(self) -> None:
        self._outline = Outline(self.session)
        for name in ("#outline", "#guide"):
            self.query_one(name, Pane).show([])
        said = put_keys("Nothing is in scope: press {walk.facts} to change that.", self)
        self.query_one("#question", Pane).show([Block(said, "warning")])
        self._show_status()
        self._say(said)

    def _show_rest(self) -> None:
        self._rest = None
        self.call_after_refresh(tidy_up)
        if not self.is_attached or self._question not in self.session.shown_questions():
            return
        self._show_outline()
        guide = guide_blocks(self.session, self.question)
        position: Scroll = "top" if self._guides_anew else "keep"
        self.query_one("#guide", Pane).show(guide, scroll=position)
        self._guides_anew = False
        has_news = self._show_status()
        self._tell_change(has_news=has_news)

    def _show_outline(self) -> None:
        pane, at = self.query_one("#outline", Pane), self._question
        changes = self._outline.changes(at, self._outlined)
        if changes is None:
            blocks = self._outline.blocks(at, self._outlined)
            pane.show(blocks, cursor=at, scroll="cursor")
        else:
            pane.change(changes, cursor=at, scroll="cursor")

    def _tell_change(self, *, has_news: bool) -> None:
        """Say in the message line what the answers given since the last time have moved."""
        before, self._told = self._told, self.session.result
        said = describe_change(before, self._told) if before is not None else ""
        if said and not has_news:
            self._say(f"{said[0].upper()}{said[1:]}.")

    def _show_status(self) -> bool:
        """Show how far the work is and whether it is saved; tell whether there was news of that."""
        session = self.session
        asked, opened = len(session.asked_questions()), len(session.open_questions())
        title = session.assessment.title
        state = state_word(session, can_recover=self.can_recover)
        self._put("#top", f" {state}  {asked - opened} of {asked} looked at  {title}")
        self._put("#live", "\n".join(live_lines(session, max(20, self.size.width - 2))))
        self._put_state(state_lines(session, can_recover=self.can_recover))
        news = session.take_news()
        if news:
            self._say(" ".join(news))
        return bool(news)

    def _tell(self, sentence: str) -> None:
        """Say a sentence that names keys by their actions, such as `{walk.next}`."""
        self._say(put_keys(sentence, self))

    def _say(self, text: str) -> None:
        self._put("#message", text)

    def _put_state(self, said: str) -> None:
        """Show what is the matter with the file; where nothing is, it takes no room."""
        place = self.query_one("#state", Static)
        if place.content != literal(said):
            place.update(literal(said))
            place.set_class(not said, "-empty")

    def _put(self, name: str, text: str) -> None:
        """Show a text in its place, unless it stands there already."""
        place = self.query_one(name, Static)
        if place.content != literal(text):
            place.update(literal(text), layout=False)

    def _go(self, question: str) -> None:
        self._question = question
        self._show(new=True)
        pane = self.query_one("#question", Pane)
        if not pane.has_focus:
            # Asked for in vain, it would still paint the whole pane again.
            pane.focus()

    def _neighbour(self, step: int) -> str:
        shown = self.session.shown_questions()
        index = shown.index(self._question) + step if self._question in shown else 0
        return shown[max(0, min(index, len(shown) - 1))]

    def _next_asked(self) -> str:
        """Return the next question a person is to answer; this one if it is the last."""
        shown, asked = self.session.shown_questions(), self.session.asked_questions()
        later = shown[shown.index(self._question) + 1 :] if self._question in shown else asked
        return next((question for question in later if question in asked), self._question)
