"""How the walk takes what supports an answer: confidence, note and evidence."""

from wizard.model.assessment import CONFIDENCES, Evidence
from wizard.session.evidence import cited_evidence, previous_evidence
from wizard.tui.screens.walk_entry import WalkEntry


class WalkSupport(WalkEntry):
    """Records how sure a person is, and on what the answer rests."""

    def action_confidence(self) -> None:
        """Go to the next of the four words for confidence."""
        kept = self.session.answer_of(self._question)
        if kept is None or kept.state not in ("answered", "range"):
            self._say("Answer first, then say how sure you are.")
            return
        index = CONFIDENCES.index(kept.confidence) + 1 if kept.confidence else 0
        word = CONFIDENCES[index % len(CONFIDENCES)]
        said = f"Confidence: {word}; c again for the next word."
        self._change(lambda: self.session.annotate(self._question, confidence=word), said=said)

    def action_note(self) -> None:
        """Write a note on the answer."""
        from wizard.tui.dialogs.note import NoteDialog  # noqa: PLC0415 - when first asked for

        if not self._may_change():
            return
        question = self._question
        kept = self.session.assessment.answers.get(question)
        before = kept.note if kept is not None else ""
        dialog = NoteDialog(f"Note: {self.question.label}", before)
        self._ask(dialog, lambda text: self._annotate(text != before, question, note=text))

    def action_evidence(self) -> None:
        """Say what the answer rests on."""
        from wizard.tui.dialogs.evidence import EvidenceDialog  # noqa: PLC0415 - when first asked for

        if not self._may_change():
            return
        question = self._question
        kept = self.session.assessment.answers.get(question)
        before = kept.evidence if kept is not None else ()
        dialog = EvidenceDialog(
            f"Evidence: {self.question.label}",
            before,
            previous=previous_evidence(self.session, question),
            cited=cited_evidence(self.session, question),
        )
        self._ask(dialog, lambda items: self._annotate(items != before, question, evidence=items))

    def _annotate(
        self,
        is_new: bool,  # noqa: FBT001 - what the caller compared
        question: str,
        *,
        note: str | None = None,
        evidence: tuple[Evidence, ...] | None = None,
    ) -> None:
        if is_new:
            said = "Note kept." if note is not None else "Evidence kept."
            self._change(
                lambda: self.session.annotate(question, note=note, evidence=evidence), said=said
            )
