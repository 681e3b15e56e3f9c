"""The walk as a conversation in lines: no escape codes, nothing redrawn, one question at a time."""

import sys
import textwrap
from collections.abc import Callable

from wizard.cli.interview_keeping import obey_keeping, offer_recovery, say_news
from wizard.cli.output import say, say_line
from wizard.errors import InvalidAnswerError, ReadOnlyError, WizardError
from wizard.model.assessment import CONFIDENCES
from wizard.model.checklist import Question
from wizard.model.scale import MultipleChoice, YesNo, YesPartlyNo
from wizard.report.question_text import render_question
from wizard.report.text import render_text
from wizard.report.wording import describe, describe_answer
from wizard.scoring.numerics import display
from wizard.session import Session
from wizard.session.entry import choices_of, parse_entry
from wizard.session.evidence import parse_evidence
from wizard.spelling import suggest
from wizard.visible import clean

_WIDTH = 78
_COMMANDS = (
    "Commands: ? why, s skip, b back, g ID go to, o next open, c confidence, n note, "
    "e evidence, u unknown, x not applicable, d delete the answer, undo, r result so far, q quit."
)


class _EndOfInput(Exception):  # noqa: N818 - no error: the person has gone
    """No more lines will come."""


class Interview:
    """One conversation over a session."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._place = ""
        self._was_refused = False
        """Whether an answer was not taken because the file may only be read."""
        self._commands: dict[str, Callable[[str], None]] = {
            "?": self._explain,
            "s": self._skip,
            "b": self._back,
            "g": self._go,
            "o": self._next_open,
            "c": self._confidence,
            "n": self._note,
            "e": self._evidence,
            "u": self._unknown,
            "x": self._not_applicable,
            "d": self._delete,
            "r": self._result,
            "h": self._help,
        }

    def run(self) -> None:
        """Ask from the first open question until `q`, the end of input or the last question."""
        session = self._session
        say(session.assessment.title)
        say(f"{len(session.open_questions())} questions are open. h lists the commands.")
        for difference in session.differences:
            say(f"Note: {difference}")
        say_news(session)
        offer_recovery(session)
        try:
            self._ask_all()
        except _EndOfInput:
            say("")
        self._say_where_it_stands()

    def _ask_all(self) -> None:
        opened = self._session.open_questions()
        if not opened:
            say("Every question has been looked at. g ID goes back to one, q leaves.")
        self._place = next(iter(opened or self._session.asked_questions()), "")
        while self._place:
            self._show()
            if not self._listen():
                return

    def _listen(self) -> bool:
        """Take lines until the place changes; false if the person leaves."""
        place = self._place
        while self._place == place:
            line = self._read("> ")
            if line == "q":
                return False
            try:
                self._obey(line)
            except WizardError as error:
                say(str(error))
                self._was_refused |= isinstance(error, ReadOnlyError)
            say_news(self._session)
            if self._session.unsaved is not None:
                say(f"NOT SAVED: {self._session.unsaved} The answer is kept until you leave.")
        return True

    def _read(self, prompt: str) -> str:
        # Written here, not by input(): its line editor would add escape codes.
        sys.stdout.write(prompt)
        sys.stdout.flush()
        line = sys.stdin.readline()
        if not line:
            raise _EndOfInput
        return clean(line).strip()

    def _obey(self, line: str) -> None:
        word, _, rest = line.partition(" ")
        is_word = line in ("y", "n") and isinstance(self._question().scale, YesNo | YesPartlyNo)
        command = None if is_word else self._commands.get(word)
        if line == "undo":
            say("Undone." if self._session.undo() else "Nothing to undo.")
        elif obey_keeping(self._session, line):
            return
        elif not line:
            say("Nothing was typed. s skips this question, h lists the commands.")
        elif command is not None:
            command(rest.strip())
        else:
            self._answer(line)

    def _question(self) -> Question:
        return self._session.pack.questions[self._place]

    def _show(self) -> None:
        question = self._question()
        asked = self._session.asked_questions()
        checklist, section = self._session.pack.sections[question.id]
        place = asked.index(question.id) + 1 if question.id in asked else 0
        say("")
        say(f"{checklist.title} / {section.title}, question {place} of {len(asked)}")
        say(textwrap.fill(f"[{question.id}] {question.text}", _WIDTH))
        for choice in choices_of(question.scale):
            lead = f"  {choice.key}  "
            say(textwrap.fill(choice.text, _WIDTH, initial_indent=lead, subsequent_indent="     "))
        answer = self._session.assessment.answers.get(question.id)
        if answer is not None:
            say(textwrap.fill(f"So far: {describe_answer(question, answer)}", _WIDTH))
        say(_what_to_type(question))

    def _answer(self, line: str) -> None:
        question = self._question()
        try:
            self._session.enter(question.id, parse_entry(question, line))
        except InvalidAnswerError as error:
            raise InvalidAnswerError(question.id, str(error), "h lists the commands.") from error
        say(f"Recorded: {describe(self._session.assessment, question)}")
        self._step(1)

    # Going elsewhere

    def _step(self, step: int) -> None:
        asked = self._session.asked_questions()
        index = asked.index(self._place) + step if self._place in asked else 0
        if not 0 <= index < len(asked):
            end = "last" if step > 0 else "first"
            say(f"This is the {end} question. o goes to the next open one, q leaves.")
        else:
            self._place = asked[index]

    def _skip(self, _: str) -> None:
        self._step(1)

    def _back(self, _: str) -> None:
        self._step(-1)

    def _go(self, wanted: str) -> None:
        asked = self._session.asked_questions()
        if wanted in asked:
            self._place = wanted
            return
        found = [question for question in asked if wanted and wanted in question]
        if len(found) == 1:
            self._place = found[0]
        else:
            hint = suggest(wanted, asked) or "partnership-wizard checklists list shows the ids."
            say(f"No question in scope is called {wanted or 'that'}. {hint}")

    def _next_open(self, _: str) -> None:
        opened = [q for q in self._session.open_questions() if q != self._place]
        if opened:
            asked = self._session.asked_questions()
            here = asked.index(self._place) if self._place in asked else 0
            self._place = next((q for q in opened if asked.index(q) > here), opened[0])
        else:
            say("No other question is open.")

    # About the answer

    def _confidence(self, word: str) -> None:
        word = word or self._read(f"How sure are you ({', '.join(CONFIDENCES)})? ")
        if word not in CONFIDENCES:
            say(f"Confidence is one of: {', '.join(CONFIDENCES)}.")
            return
        self._session.annotate(self._place, confidence=word)
        say(f"Confidence: {word}")

    def _note(self, text: str) -> None:
        text = text or self._read("Note: ")
        if not text:
            say("The note stays as it was.")
            return
        self._session.annotate(self._place, note=text)
        say("Note kept.")

    def _evidence(self, source: str) -> None:
        source = source or self._read("Source (author, title, article): ")
        grade = self._read("Admiralty grade, such as B2, or nothing: ")
        kept = self._session.kept_answer(self._place)
        item = parse_evidence({"source": source, "grade": grade})
        items = (*(kept.evidence if kept else ()), item)
        self._session.annotate(self._place, evidence=items)
        say("Evidence kept.")

    def _unknown(self, reason: str) -> None:
        reason = reason or self._read("Why can it not be established? ")
        self._session.mark_unknown(self._place, reason)
        self._step(1)

    def _not_applicable(self, reason: str) -> None:
        reason = reason or self._read("Why does it not apply? ")
        self._session.mark_not_applicable(self._place, reason)
        self._step(1)

    def _delete(self, _: str) -> None:
        self._session.clear(self._place)
        say("The answer is taken back.")

    # Telling

    def _explain(self, _: str) -> None:
        say(render_question(self._session.pack, self._question()).rstrip())

    def _result(self, _: str) -> None:
        say(render_text(self._session.summarise()).rstrip())

    def _help(self, _: str) -> None:
        say(textwrap.fill(_COMMANDS, _WIDTH))
        say(_what_to_type(self._question()))

    def _say_where_it_stands(self) -> None:
        session = self._session
        if session.unsaved is not None:
            raise session.unsaved
        if self._was_refused and session.read_only is not None:
            raise session.read_only
        result = session.result
        known = display(result.completeness)
        opened = len(session.open_questions())
        kept = "Read from" if session.read_only else "Saved in"
        say_line(f"{kept} {session.path}. {opened} questions open, {known:.1f} % known.")
        provisional = " (provisional)" if result.recommendation.provisional else ""
        say(f"So far: {result.recommendation.verdict.word.replace('-', ' ')}{provisional}.")


def _what_to_type(question: Question) -> str:
    choices = choices_of(question.scale)
    if isinstance(question.scale, MultipleChoice):
        return "Type the numbers that hold, joined by commas, or none."
    if choices:
        return f"Type {choices[0].key} to {choices[-1].key}, or a command."
    unit = getattr(question.scale, "unit", "")
    return f"Type a number of {unit}." if unit else f"Type a {question.scale.type}."
