"""How the walk lets an analyst judge that a safeguard lowers an exposure less than it could."""

from wizard.errors import UsageError
from wizard.model.checklist import Link
from wizard.session.judging import (
    judge,
    judgement_of,
    link_between,
    lower_words,
    withdraw_judgement,
)
from wizard.tui.screens.walk_keeping import WalkKeeping
from wizard.tui.widgets.pane import Pane

_NONE_CHOSEN = "Choose a link in the guidance first: i, then Up and Down."
_UNKNOWN = "-"
"""A reason, while only the word for the potency is looked at."""


class WalkJudging(WalkKeeping):
    """Judges the link under the cursor of the guidance."""

    def action_judge(self) -> None:
        """Ask how strong the link under the cursor is here, and why."""
        guide = self.query_one("#guide", Pane)
        other = self.session.pack.questions.get(guide.cursor or "") if guide.has_focus else None
        found = link_between(self.question, other) if other else None
        if found is None:
            self._say(_NONE_CHOSEN)
        elif judgement_of(self.session.assessment, found[0], found[1].exposure) is not None:
            self._withdraw(*found)
        else:
            self._ask_potency(*found)

    def _withdraw(self, safeguard: str, link: Link) -> None:
        before = self.session.assessment
        after = withdraw_judgement(before, safeguard, link.exposure)
        said = f"The link is {link.potency} again, as the checklist says."
        self._change(lambda: self.session.replace(after), said=said)

    def _ask_potency(self, safeguard: str, link: Link) -> None:
        from wizard.tui.dialogs.prompt import Prompt  # noqa: PLC0415 - when first asked for

        questions = self.session.pack.questions
        words = " or ".join(lower_words(link))
        prompt = Prompt(
            f"{questions[safeguard].label} lowers {questions[link.exposure].label}",
            f"The checklist says: {link.potency}. {link.reason}\nHow strongly here? {words}",
            check=lambda typed: self._complaint(safeguard, link, typed, _UNKNOWN),
        )
        self._ask_line(prompt, lambda potency: self._ask_why(safeguard, link, potency))

    def _ask_why(self, safeguard: str, link: Link, potency: str) -> None:
        from wizard.tui.dialogs.prompt import Prompt  # noqa: PLC0415 - when first asked for

        prompt = Prompt(
            f"Why {potency} instead of {link.potency}?",
            "The reason stands beside the link and in the summary.",
            check=lambda reason: self._complaint(safeguard, link, potency, reason),
        )
        self._ask_line(prompt, lambda reason: self._judge(safeguard, link, potency, reason))

    def _complaint(self, safeguard: str, link: Link, potency: str, reason: str) -> str:
        try:
            judge(self.session.assessment, safeguard, link, potency.strip(), reason)
        except UsageError as error:
            return f"{error} {error.hint}".strip() if reason.strip() else "Please write something."
        return ""

    def _judge(self, safeguard: str, link: Link, potency: str, reason: str) -> None:
        after = judge(self.session.assessment, safeguard, link, potency.strip(), reason)
        said = f"Judged {potency.strip()} instead of {link.potency}; < again takes it back."
        self._change(lambda: self.session.replace(after), said=said)
